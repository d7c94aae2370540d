"""As easy to read as the draft was."""

from __future__ import annotations

import re

from coach.text.sentences import sentences
from evals.scorers.levels import ramp

_WORD = re.compile(r"[a-zà-ÿ]+(?:['’][a-z]+)?", re.IGNORECASE)
_VOWELS = re.compile(r"[aeiouyà-ÿ]+", re.IGNORECASE)
# Grades above the draft's: up to the first is a matter of chance in a short text.
_EASY, _HARD = 2.0, 7.0
# Nobody minds a message at the level of a thirteen-year-old.
_PLAIN = 8.0


def readability(draft: str, text: str) -> float:
    """1 when `text` is at most two school grades harder than `draft` or plain anyway,
    falling to 0 at seven."""
    before, after = grade(draft), grade(text)
    return ramp(after - max(before, _PLAIN), _HARD, _EASY)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59
    (Kincaid, Fishburne, Rogers and Chissom 1975); 0 without words. Syllables are
    counted as groups of vowels, a silent final e left out."""
    found = _WORD.findall(text)
    if not found:
        return 0.0
    syllables = sum(_syllables(word) for word in found)
    return 0.39 * len(found) / max(1, len(sentences(text))) + 11.8 * syllables / len(found) - 15.59


def _syllables(word: str) -> int:
    groups = len(_VOWELS.findall(word))
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and groups > 1
    return max(1, groups - silent)
