"""Sentences of a message, with exact spans.

Messages are not edited prose: lines end without a full stop, emoji stand where
punctuation would, greetings and signatures have lines of their own. So a line
break always ends a sentence, and inside a line a terminator does, unless it
belongs to an abbreviation, an initial, a number or an address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ABBREVIATIONS = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "sr",
        "jr",
        "vs",
        "etc",
        "eg",
        "ie",
        "e.g",
        "i.e",
        "no",
        "nr",
        "vol",
        "fig",
        "approx",
        "dept",
        "est",
        "inc",
        "ltd",
        "co",
        "corp",
        "ave",
        "rd",
        "blvd",
        "mt",
        "ft",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "a.m",
        "p.m",
        "am",
        "pm",
        "incl",
        "excl",
        "max",
        "min",
        "tel",
        "ext",
        "bzw",
        "z.b",
        "d.h",
        "u.a",
        "ca",
        "c.f",
        "cf",
        "al",
    }
)

# A terminator run with what closes it, followed by space and something that can
# begin a sentence.
_EMOJI = r"\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d"
# No run can be matched in two ways, and none is tried from its middle: time stays
# linear in whatever somebody pastes, "!!!!!!" and rows of emoji included.
_END = re.compile(
    r"(?<![.!?…。！？])(?P<mark>[.!?…。！？]++)(?P<close>[\"'”’»)\]]*)"
    rf"(?P<emoji>(?:\s*+[{_EMOJI}])*)(?=\s|$)"
    rf"|(?<![{_EMOJI}])(?P<picture>[{_EMOJI}]++)(?=\s+[A-Z0-9\"'“(#@]|$)"
)
# Longer than any abbreviation: enough to see whether the last word is one.
_WINDOW = 40
_LAST_WORD = re.compile(r"([\w.]+)$")
# What one line can begin with without being part of its first sentence's words.
_BULLET = re.compile(r"\s*(?:[-*•–▪✅✔👉➡→]\ufe0f?\s+|\d{1,2}[.)]\s+)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text == source[start:end]`, without surrounding white space."""

    start: int
    end: int
    text: str


def _following(line: str, match: re.Match[str]) -> str:
    return line[match.end() : match.end() + _WINDOW].lstrip()


def _ends_here(line: str, match: re.Match[str]) -> bool:
    if match.group("picture"):
        return True
    mark = match.group("mark")
    if mark != ".":
        # "Yahoo! is", "what?! no": a small letter goes on with the sentence
        # only after an ellipsis.
        following = _following(line, match)
        return not (mark in {"...", "…", ".."} and following[:1].islower())
    word = _LAST_WORD.search(line[max(0, match.start() - _WINDOW) : match.start()])
    if word is None:
        return True
    token = word.group(1).lower()
    following = _following(line, match)
    if token in _ABBREVIATIONS or (len(token) == 1 and token.isalpha() and token != "i"):
        # "at 5 p.m. We ..." ends; "Dr. Meyer" and "J. Smith" do not.
        return token in {"etc", "a.m", "p.m", "am", "pm", "inc", "ltd"} and following[:1].isupper()
    # "20. March", "No. 5": a list number or an ordinal.
    return not (token.isdigit() and len(token) <= 2 and match.start() == len(token))


def sentences(text: str) -> list[Sentence]:
    """The sentences of `text` in order; never empty ones, never overlapping.

    Everything but white space lies inside one of them.
    """
    found: list[Sentence] = []
    offset = 0
    for line in text.split("\n"):
        bullet = _BULLET.match(line)
        begin = 0
        scan_from = bullet.end() if bullet else 0
        for match in _END.finditer(line, scan_from):
            if _ends_here(line, match):
                _append(found, text, offset + begin, offset + match.end())
                begin = match.end()
        _append(found, text, offset + begin, offset + len(line))
        offset += len(line) + 1
    return found


def _append(found: list[Sentence], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Sentence(start, end, text[start:end]))
