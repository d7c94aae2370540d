"""Denied in one text, claimed in the other."""

from __future__ import annotations

from collections.abc import Sequence

from coach.domain import Fact, FactKind
from coach.facts.ledger import ledger
from coach.facts.words import content_stems, stem, words
from coach.text.sentences import sentences

_OPPOSITE_CUES = frozenset(
    "not no never without un non dis cannot nothing nobody none hardly".split()
)


def lost(negation: Fact, rewrite: str, said: Sequence[Fact]) -> bool:
    """Whether `rewrite` claims what `negation` denied.

    True when it uses the governed word, in sentences none of which denies
    anything. A rewrite that leaves the matter out has lost no negation.
    """
    governed = negation.value.removeprefix("not:")
    denied = [fact for fact in said if fact.kind is FactKind.NEGATION]
    if not governed:
        return False
    found = False
    for sentence in sentences(rewrite):
        if governed not in {stem(word) for word in words(sentence.text)}:
            continue
        if any(sentence.start <= fact.start < sentence.end for fact in denied):
            return False
        if sentence.text.rstrip().endswith("?") or _OPPOSITE_CUES & set(words(sentence.text)):
            return False
        found = True
    return found


def claimed_stems(text: str) -> set[str]:
    """Content stems `text` uses in some sentence without denying them."""
    claimed: set[str] = set()
    for sentence in sentences(text):
        denied = {
            fact.value.removeprefix("not:")
            for fact in ledger(sentence.text)
            if fact.kind is FactKind.NEGATION
        }
        claimed |= set(content_stems(sentence.text)) - denied
    return claimed
