"""Times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.domain import Fact, FactKind
from coach.facts.amounts import UNIT_WORDS
from coach.text.patterns import Pattern

_HALF = r"(?P<half>a\.?\s?m\b\.?|p\.?\s?m\b\.?)"
_DASH = r"\s?(?:-|–|—|to|and|or|until|till)\s?"
_CLOCK = Pattern(
    rf"(?<![\w:.,/])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)"
    rf"(?![\d:%]|[.,]\d)\s?{_HALF}?(?P<uhr>\s?(?:uhr|hrs|h)\b)?"
)
_TWELVE = Pattern(rf"(?<![\w:.,/€$£])(?P<hour>1[0-2]|0?[1-9])\s?{_HALF}")
_SHARED_HALF = Pattern(
    rf"(?<![\w:.,/€$£])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?"
    rf"(?={_DASH}(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?{_HALF})"
)
_HOURS = Pattern(
    r"(?<![\w:.,/])(?P<hour>[01]?\d|2[0-3])"
    r"(?:\s?uhr|h(?=[0-5]\d\b)|\s?heures|\s?o['’]?clock)(?P<minute>[0-5]\d)?(?!\w)"
)
_HOUR_WORD = "|".join(word for word, number in UNIT_WORDS.items() if 1 <= number <= 12)
_SPOKEN = Pattern(
    rf"\b(?P<part>half past|half|quarter past|quarter to|ten past|ten to|twenty past|twenty to"
    rf"|five past|five to)\s+"
    rf"(?P<hour>{_HOUR_WORD}|1[0-2]|[1-9])\b(?!\s?(?:of|%|hours|days|years|percent))(?:\s?{_HALF})?"
)
_OCLOCK = Pattern(rf"\b(?P<hour>{_HOUR_WORD})\s?(?:o['’]?clock|{_HALF})(?!\w)")
_NAMED = Pattern(r"\b(?P<name>noon|midday|midnight|mittags|mitternacht|minuit)\b")
_NAMES = {
    "noon": "12:00", "midday": "12:00", "mittags": "12:00",
    "midnight": "00:00", "mitternacht": "00:00", "minuit": "00:00",
}  # fmt: skip
_MINUTES = {
    "half past": 30, "half": 30, "quarter past": 15, "quarter to": -15, "ten past": 10,
    "ten to": -10, "twenty past": 20, "twenty to": -20, "five past": 5, "five to": -5,
}  # fmt: skip


def scan(text: str) -> Iterator[Fact]:
    """Times of `text` as "15:00", possibly overlapping.

    A time on the twelve-hour clock without a half of the day ("half past three",
    "at 7:00") keeps its morning reading; `coach.facts.equality` treats the
    spoken ones as either.
    """
    for match in _CLOCK.finditer(text):
        if "." in match.group()[:3] and not (
            match["half"] or match["uhr"] or _after_at(text, match)
        ):
            continue  # "15.30" is a price or a decimal unless something says time
        yield _fact(text, match, int(match["hour"]), int(match["minute"]))
    for match in _SHARED_HALF.finditer(text):
        yield _fact(text, match, int(match["hour"]), int(match["minute"] or 0))
    for match in _TWELVE.finditer(text):
        yield _fact(text, match, int(match["hour"]), 0)
    for match in _HOURS.finditer(text):
        yield _fact(text, match, int(match["hour"]), int(match["minute"] or 0))
    for match in _SPOKEN.finditer(text):
        if match["part"].lower() == "half" and not match["hour"].isalpha():
            continue
        minutes = _hour(match["hour"]) * 60 + _MINUTES[match["part"].lower()]
        yield _fact(text, match, minutes // 60, minutes % 60)
    for match in _OCLOCK.finditer(text):
        yield _fact(text, match, _hour(match["hour"]), 0)
    for match in _NAMED.finditer(text):
        yield Fact(FactKind.TIME, match.group(), _NAMES[match["name"].lower()], *match.span())


def _after_at(text: str, match: re.Match[str]) -> bool:
    return bool(
        re.search(
            r"\b(?:at|from|um|ab|à)\s$", text[max(0, match.start() - 6) : match.start()].lower()
        )
    )


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else UNIT_WORDS[word.lower()]


def _fact(text: str, match: re.Match[str], hour: int, minute: int) -> Fact:
    half = match.groupdict().get("half")
    if half:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    start, end = match.span()
    # "at 5 p.m." at the end of a sentence: the second point belongs to both.
    shown = text[start:end].rstrip()
    return Fact(FactKind.TIME, shown, f"{hour % 24:02d}:{minute:02d}", start, start + len(shown))
