"""Answers against the gold labels of a case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

# Straight quotes, plain spaces, one kind of hyphen.
_FOLDED = str.maketrans("’‘“”\u00a0\u202f\u2010\u2011\u2012–", "''\"\"  ----")


@lru_cache(maxsize=16384)
def _pattern(phrase: str) -> re.Pattern[str]:
    """`phrase` as whole words, whatever the case, the kind of spaces, quotes and
    hyphens; a number only whole: "4" is neither in "4.50" nor in "14:04"."""
    folded = _fold(phrase)
    parts = (re.escape(part) for part in folded.split())
    first, last = folded[:1], folded[-1:]
    before = r"(?<!\w)" if first.isalnum() else ""
    after = r"(?!\w)" if last.isalnum() else ""
    if first.isdigit():
        before += r"(?<!\d[.,:])"
    if last.isdigit():
        after += r"(?![.,:]\d)"
    return re.compile(before + r"\s+".join(parts) + after, re.IGNORECASE)


def _fold(text: str) -> str:
    return text.strip().translate(_FOLDED)


def holds(text: str, phrase: str) -> bool:
    """Whether `phrase` stands in `text` as whole words."""
    return bool(phrase.strip()) and bool(_pattern(phrase).search(_fold(text)))


def missing(must_keep: Iterable[Sequence[str]], text: str) -> Iterator[str]:
    """The first form of each item of which no form stands in `text`."""
    return (forms[0] for forms in must_keep if not any(holds(text, form) for form in forms))


def added(must_not_add: Iterable[str], text: str) -> Iterator[str]:
    """What stands in `text` and never should."""
    return (phrase for phrase in must_not_add if holds(text, phrase))
