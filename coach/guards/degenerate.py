"""Text that fell apart: loops, broken encoding, drifting away from the draft."""

from __future__ import annotations

from collections import Counter

from coach.domain import FailureKind, GuardFailure
from coach.facts.words import FUNCTION_WORDS, stem, words
from coach.guards.context import GuardContext, failed
from coach.text.patterns import Pattern
from coach.text.sentences import sentences

# UTF-8 read as Latin-1 or Windows-1252, and the replacement character.
_MOJIBAKE = Pattern(
    r"\ufffd|Ã[\u0080-\u00bf©¨¼¶¤±³­¡]|â€[\u0080-\u00bf™œ\u009d“”¦]|Â[ £©®°»«]", flags=0
)
_LONG_TOKEN = 45
_RUN = 4  # words in a loop's step


def degenerate(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """No loop, no broken characters, no text that left the draft behind."""
    evidence = (
        _mojibake(candidate, context) or _loop(candidate, context) or _drift(candidate, context)
    )
    return failed(FailureKind.DEGENERATE, "The rewrite is not a sound text.", evidence[:80])


def _mojibake(candidate: str, context: GuardContext) -> str:
    for match in _MOJIBAKE.finditer(candidate):
        if match.group() not in context.sources.text:
            return match.group()
    return ""


def _loop(candidate: str, context: GuardContext) -> str:
    """The same words again and again, more often than the draft itself has them."""
    source = words(context.sources.text)
    found = words(candidate)
    for size, allowed in ((1, 3), (2, 2), (_RUN, 2), (8, 1)):
        counted = _most_frequent(found, size, in_a_row=size <= 2)
        if counted and counted[1] > max(allowed, _count(source, counted[0], in_a_row=size <= 2)):
            return " ".join(counted[0])
    repeated = Counter(
        " ".join(words(line.text)) for line in sentences(candidate) if len(words(line.text)) >= 3
    )
    before = Counter(" ".join(words(line.text)) for line in sentences(context.draft.text))
    for line, times in repeated.items():
        if times > max(1, before[line]):
            return line
    return ""


def _grams(found: list[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(found[at : at + size]) for at in range(len(found) - size + 1)]


def _most_frequent(
    found: list[str], size: int, *, in_a_row: bool
) -> tuple[tuple[str, ...], int] | None:
    counts = _counts(found, size, in_a_row=in_a_row)
    if not counts:
        return None
    gram = max(counts, key=lambda one: counts[one])
    return gram, counts[gram]


def _counts(found: list[str], size: int, *, in_a_row: bool) -> dict[tuple[str, ...], int]:
    grams = _grams(found, size)
    if not in_a_row:
        return Counter(grams)
    longest: dict[tuple[str, ...], int] = {}
    for offset in range(size):
        run = 0
        previous: tuple[str, ...] | None = None
        for gram in grams[offset::size]:
            run = run + 1 if gram == previous else 1
            previous = gram
            longest[gram] = max(longest.get(gram, 0), run)
    return longest


def _count(found: list[str], gram: tuple[str, ...], *, in_a_row: bool) -> int:
    return _counts(found, len(gram), in_a_row=in_a_row).get(gram, 0)


_DRIFT_SHARE = 0.12
_DRIFT_WORDS = 20


def _drift(candidate: str, context: GuardContext) -> str:
    """Hardly a content word in common with any source, or a single endless one."""
    longest = max(candidate.split(), key=len, default="")
    if len(longest) > _LONG_TOKEN and longest not in context.sources.text and "/" not in longest:
        return longest
    said = [stem(word) for word in words(candidate) if word not in FUNCTION_WORDS]
    if len(said) < _DRIFT_WORDS:
        return ""
    shared = sum(word in context.sources.stems for word in said)
    return candidate.strip()[:80] if shared / len(said) < _DRIFT_SHARE else ""
