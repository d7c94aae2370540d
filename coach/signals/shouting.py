"""Rows of exclamation marks and words in capitals."""

from __future__ import annotations

import re

from coach.domain import FindingKind as Kind
from coach.signals.lexicon.plain import ACRONYMS, SHOUTED
from coach.signals.reading import Reading, quoted
from coach.signals.tokens import LINK, TAG

_MARKS = re.compile(r"[!?！？]*[!！][!?！？]*|[?？]{2,}")
_CAPS = re.compile(r"(?<![\w@#./'’&-])[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’]+(?![\w@/-]|[.'’]\w)")
# Endings that names and abbreviations hardly ever have.
_ENDING = re.compile(
    r"\w{3,}(?:ING|EST|TION|TIONS|NESS|FUL|ABLE|OUS|MENT|ORY|ALLY|LESS|IES)$|\w{4,}ED$"
)


def find_shouting(reading: Reading) -> None:
    text = reading.text
    is_friendly = False  # whether one has stayed: a row becomes a full stop
    for match in _MARKS.finditer(text):
        row = match[0]
        if len(row) > 1:
            calm = "?" if "?" in row or "？" in row else "."
            message = f"{quoted(row)} sounds like shouting; one mark is enough."
            reading.add(Kind.SHOUTING, *match.span(), message, calm)
        elif is_friendly:
            message = "One exclamation mark is friendly; a second one starts to shout."
            reading.add(Kind.SHOUTING, *match.span(), message, ".")
        else:
            is_friendly = True
    for run in _runs(reading):
        _capitals(reading, run)


def _is_shouted(word: str) -> bool:
    return word.lower().replace("’", "'") in SHOUTED or _ENDING.match(word) is not None


def _capitals(reading: Reading, run: list[re.Match[str]]) -> None:
    shouted = [match for match in run if _is_shouted(match[0])]
    certain = [match for match in shouted if len(match[0]) > 2 and match[0] not in ACRONYMS]
    # A word or two must be ones people shout; in a longer row, most must be.
    if not certain or (len(run) > 2 and len(shouted) * 2 < len(run)):
        return
    if len(run) <= 2 and len(shouted) < len(run):
        run = certain
    start, end = run[0].start(), run[-1].end()
    message = f"{quoted(reading.text[start:end])} in capitals reads as shouting."
    reading.add(Kind.SHOUTING, start, end, message, _calm(reading, start, end))


def _runs(reading: Reading) -> list[list[re.Match[str]]]:
    """Words in capitals, grouped where only a space or comma lies between."""
    tokens = reading.tokens
    fixed = [
        (tokens.starts[i], tokens.ends[i])
        for i, kind in enumerate(tokens.kinds)
        if kind in {TAG, LINK}
    ]
    runs: list[list[re.Match[str]]] = []
    for match in _CAPS.finditer(reading.text):
        if any(start <= match.start() < end for start, end in fixed):
            continue
        if runs and re.fullmatch(r",? ", reading.text[runs[-1][-1].end() : match.start()]):
            runs[-1].append(match)
        else:
            runs.append([match])
    return runs


def _calm(reading: Reading, start: int, end: int) -> str:
    """Small letters, but for abbreviations, "I", and words that may be names."""

    def lower(match: re.Match[str]) -> str:
        word = match[0]
        if word in ACRONYMS and not _alone(word):
            return word
        low = word.lower()
        if _is_shouted(word):
            return low.capitalize() if low.startswith(("i'", "i’")) else low
        return low.capitalize() if len(word) > 3 else word

    calm = _CAPS.sub(lower, reading.text[start:end])
    sentence = max((s.start for s in reading.sentences if s.start <= start), default=0)
    opens = re.search(r"\w", reading.text[sentence:start]) is None
    return calm[:1].upper() + calm[1:] if opens else calm


def _alone(word: str) -> bool:
    """Abbreviations that in a shouted row are more likely the small word."""
    return word in {"IT", "US", "WHO", "AM"}
