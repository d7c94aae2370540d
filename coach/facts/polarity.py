"""Denied in one text, claimed in the other."""

from __future__ import annotations

from collections.abc import Sequence

from coach.domain import Fact, FactKind
from coach.facts.ledger import ledger
from coach.facts.patterns import Pattern
from coach.facts.words import content_stems, stem, words
from coach.text.sentences import sentences

_CLAUSE = Pattern(r"[.!?;:,\n()]+(?=\s|$)|\n| - | – ", 0)
_OPPOSITE_CUES = frozenset(
    "not no never without un non dis cannot nothing nobody none hardly".split()
)


def lost(negation: Fact, draft: str, rewrite: str, said: Sequence[Fact]) -> bool:
    """Whether `rewrite` claims what `negation` denied in `draft`.

    True when it uses the governed word about the same thing, in sentences none
    of which denies anything. A rewrite that leaves the matter out, or asks about
    it, has lost no negation.
    """
    governed = negation.value.removeprefix("not:")
    if not governed:
        return False
    about = set(content_stems(clause_at(draft, negation.start))) - {governed}
    denied = [fact for fact in said if fact.kind is FactKind.NEGATION]
    found = False
    for sentence in sentences(rewrite):
        said_words = words(sentence.text)
        if governed not in {stem(word) for word in said_words}:
            continue
        if any(sentence.start <= fact.start < sentence.end for fact in denied):
            return False
        if sentence.text.endswith("?") or _OPPOSITE_CUES & set(said_words):
            return False
        others = set(content_stems(sentence.text)) - {governed}
        found = found or bool(about & others) or not about or not others
    return found


def clause_at(text: str, offset: int) -> str:
    """The clause around `offset`: what stands between two marks."""
    start = max((match.end() for match in _CLAUSE.compiled.finditer(text, 0, offset)), default=0)
    end = _CLAUSE.search(text, offset)
    return text[start : end.start() if end else len(text)]


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
