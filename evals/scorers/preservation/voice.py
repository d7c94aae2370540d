"""The writer's manner: how they greet, sign, contract, pace and decorate."""

from __future__ import annotations

import re

from coach.text.anatomy import Part, units
from coach.text.sentences import sentences
from evals.scorers.levels import ramp
from evals.scorers.words import words

_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55]")
_CONTRACTED = re.compile(r"\w['’](?:m|re|ve|ll|d|t|s)\b", re.IGNORECASE)
_EXPANDED = re.compile(
    r"\b(?:i am|(?:you|we|they) are|(?:it|that|there|what|he|she) is|(?:i|you|we|they) have"
    r"|(?:do|does|did|is|are|was|were|can|could|would|should|has|have) not|cannot"
    r"|(?:i|you|we|they|it) will|(?:i|you|we|they) would)\b",
    re.IGNORECASE,
)
# Sentences may be a third shorter or half as long again before it is another pace.
_SHORTER, _LONGER = (0.35, 0.65), (2.2, 1.5)


def voice(draft: str, text: str) -> float:
    """The mean of greeting, signature, contractions, emoji and sentence length, 0 to 1,
    each against the draft's own."""
    parts = (
        _frame(draft, text),
        _contractions(draft, text),
        _emoji(draft, text),
        _pace(draft, text),
    )
    return sum(parts) / len(parts)


def _frame(draft: str, text: str) -> float:
    """Greeting and signature: there in both or in neither, with the same names."""
    found = 0.0
    for part in (Part.GREETING, Part.SIGN_OFF):
        before, after = _of(part, draft), _of(part, text)
        if bool(before) == bool(after):
            shared = set(before) & set(after)
            found += 1.0 if not before or shared else 0.5
    return found / 2


def _of(part: Part, text: str) -> list[str]:
    return [word for unit in units(text) if unit.part is part for word in words(unit.text)]


def _contractions(draft: str, text: str) -> float:
    """1 when the share of contracted forms among those that could be is as before."""
    before, after = _contracted(draft), _contracted(text)
    return 1.0 if before is None or after is None else 1.0 - abs(before - after)


def _contracted(text: str) -> float | None:
    short, long = len(_CONTRACTED.findall(text)), len(_EXPANDED.findall(text))
    return short / (short + long) if short + long else None


def _emoji(draft: str, text: str) -> float:
    """Fewer is part of calming down; all of them gone is half a loss, more are a whole one."""
    before, after = len(_EMOJI.findall(draft)), len(_EMOJI.findall(text))
    if after > before:
        return 0.0
    return 0.5 if before and not after else 1.0


def _pace(draft: str, text: str) -> float:
    before, after = _sentence_length(draft), _sentence_length(text)
    if not before or not after:
        return 1.0
    ratio = after / before
    return min(ramp(ratio, *_SHORTER), ramp(ratio, *_LONGER))


def _sentence_length(text: str) -> float:
    lengths = [len(words(sentence.text)) for sentence in sentences(text)]
    return sum(lengths) / len(lengths) if lengths else 0.0
