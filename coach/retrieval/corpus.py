"""Everything that is indexed: the knowledge's passages and solved cases.

A solved case is a draft from the cards' examples or from the pairs, written as
the query that it would be (see `coach.retrieval.query`) and labelled with the
principles that its better version follows. A new draft is then compared with
drafts that stood in the same situation, in the same words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from coach import signals
from coach.channels import channel
from coach.domain import Draft
from coach.knowledge import CardExample, KnowledgeBase, Pair, Passage
from coach.retrieval import query


@dataclass(frozen=True, slots=True)
class Corpus:
    """`digest` is equal exactly when the same texts are indexed for the same owners."""

    passages: tuple[Passage, ...]
    digest: str

    @classmethod
    def of(cls, knowledge: KnowledgeBase) -> Corpus:
        """The corpus of `knowledge`, each passage once."""
        unique = {passage.id: passage for passage in _passages(knowledge)}
        joined = "\n".join(sorted(unique))
        return cls(tuple(unique.values()), hashlib.sha256(joined.encode("utf-8")).hexdigest())


def _passages(knowledge: KnowledgeBase) -> Iterator[Passage]:
    yield from knowledge.passages()
    for card in knowledge.cards.values():
        for example in card.examples:
            yield Passage.of(card.id, _as_query(example))
    for pair in knowledge.pairs:
        owner, *also = pair.principles
        yield Passage.of(owner, _as_query(pair), tuple(also))


def _as_query(solved: CardExample | Pair) -> str:
    draft = Draft(
        text=solved.before,
        channel=channel(solved.channel),
        in_reply_to=solved.in_reply_to,
        asked=solved.asked,
    )
    return query.for_draft(draft, signals.find(draft), signals.case_type(draft))
