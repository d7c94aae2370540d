"""Everything the coach knows: the built-in principles and the user's own notes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable

from coach import resources
from coach.domain import Guidance
from coach.errors import InputError, nearest
from coach.knowledge import builtin, markdown, notes
from coach.knowledge.notes import Note
from coach.knowledge.schema import Card, Pair, Situation, Source
from coach.paths import Paths

# The owner of passages about what the coach has nothing to say on.
ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that is indexed for the guidance `owner`, or for ELSEWHERE.

    `also` are further cards it speaks for, less than for its owner. `id` is made
    of the owner and the text's sha256 (`digest`): a passage whose text changed is
    another passage, and one that only moved is the same.
    """

    id: str
    owner: str
    text: str
    digest: str
    also: tuple[str, ...] = ()

    @classmethod
    def of(cls, owner: str, text: str, also: tuple[str, ...] = ()) -> Passage:
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        return cls(f"{owner}:{digest[:16]}", owner, text, digest, also)


# No slots: `cached_property` keeps its value in the instance's dictionary.
@dataclass(frozen=True)
class KnowledgeBase:
    """Read-only; `cards` and `sources` by id, `notes` by id (`my/...`)."""

    cards: Mapping[str, Card]
    notes: Mapping[str, Note]
    pairs: tuple[Pair, ...]
    sources: Mapping[str, Source]
    situations: tuple[Situation, ...] = ()

    def guidance(self, guidance_id: str) -> Guidance:
        """The card or note called `guidance_id`; InputError naming the nearest."""
        if guidance_id in self.cards:
            return self.cards[guidance_id].guidance
        if guidance_id in self.notes:
            return self.notes[guidance_id].guidance
        guess = nearest(guidance_id, [*self.cards, *self.notes])
        meant = f" Did you mean {guess!r}?" if guess else ""
        raise InputError(
            f"There is no principle or note {guidance_id!r}.{meant}", mend="coach knowledge list"
        )

    def passages(self) -> Iterator[Passage]:
        """What is indexed, each id once: of a card its title with the rule and
        every situation it applies in; the situations written for search; of a
        note its text under its title.
        """
        seen: set[str] = set()
        for passage in self._passages():
            if passage.id not in seen:
                seen.add(passage.id)
                yield passage

    @cached_property
    def digest(self) -> str:
        """A sha256 over all passages: equal when the index need not change."""
        joined = "\n".join(sorted(passage.id for passage in self.passages()))
        return hashlib.sha256(joined.encode("utf-8")).hexdigest()

    def _passages(self) -> Iterator[Passage]:
        for card in self.cards.values():
            yield Passage.of(card.id, f"{card.title}. {card.rule}")
            for case in card.applies_when:
                yield Passage.of(card.id, case)
        for situation in self.situations:
            owner, *also = situation.principles or (ELSEWHERE,)
            yield Passage.of(owner, situation.text, tuple(also))
        for note in self.notes.values():
            for chunk in markdown.chunks(note.text):
                yield Passage.of(note.id, f"{note.title}. {chunk}")


def load(paths: Paths, *, shipped: Traversable | None = None) -> KnowledgeBase:
    """The knowledge that ships with the program plus the user's notes.

    `shipped` stands in for the shipped folder. CoachError when a shipped file is
    wrong, InputError when one of the user's is; both name file and field.
    """
    root = shipped or resources.folder("knowledge")
    cards = builtin.read_cards(root)
    sources = builtin.read_sources(root)
    builtin.check_references(cards, sources)
    return KnowledgeBase(
        cards=cards,
        notes=notes.read(paths),
        pairs=builtin.read_pairs(root, cards),
        sources=sources,
        situations=builtin.read_situations(root, cards),
    )
