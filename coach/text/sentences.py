"""Sentences of a message, with exact spans.

Messages are not edited prose: lines end without a full stop, emoji stand where
punctuation would, greetings and signatures have lines of their own. So a line
break always ends a sentence (but for a list number with its text below it), and
inside a line a terminator does, unless it belongs to an abbreviation, an
initial, a number or an address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.text.content import STOP_WORDS

# The sentence goes on after them, whatever comes next.
_JOINING = frozenset(
    """mr mrs ms mx dr prof rev hon ing dipl st sr jr vs eg ie e.g i.e z.b d.h u.a bzw ca cf c.f
    incl excl approx vol fig dept co corp ave rd blvd mt ft tel""".split()
)
# Words of their own but before a number: "no. 5", and "Linux: no."
_BEFORE_NUMBER = frozenset("no nos nr ep ch pp ext".split())
_DATE_WORDS = frozenset(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat
    sun may""".split()
)
# "at 5 p.m. today" goes on, "at 5 p.m. We ..." does not.
_BEFORE_SMALL = _DATE_WORDS - {"may"} | frozenset(
    "etc a.m p.m am pm inc ltd max min est al".split()
)
# A letter after one of these names a thing, not a person: "stairwell B."
_LETTERED = frozenset(
    """annex appendix area arm bay block box building bus case category chapter class column
    corridor course department door drawer entrance exhibit exit figure flat floor form gate
    grade group hall hepatitis house item key kitchen lane letter level line lot model option
    page panel paragraph part phase plan platform point position question room route row season
    seat section series set shelf side site stair staircase stairway stairwell stand step table
    team terminal tier tower track type unit variant version vitamin wing zone""".split()
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
_LAST_WORD = re.compile(r"(?:([\w-]+)[ \t]+)?\(?([\w.'’]+)$")
_POSTSCRIPT = re.compile(r"(?:^|\W)(?:P\.?\s?){1,2}S$", re.IGNORECASE)
_FIRST_WORD = re.compile(r"\w+")
# What one line can begin with without being part of its first sentence's words.
_BULLET = re.compile(r"\s*(?:[-*•–▪✅✔👉➡→]\ufe0f?\s+|\d{1,2}[.)]\s+)")
# A list number whose text begins on the next line.
_NUMBER_ALONE = re.compile(r"[ \t]*\d{1,2}[.)][ \t]*")


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
    before = line[max(0, match.start() - _WINDOW) : match.start()]
    word = _LAST_WORD.search(before)
    if word is None:
        return True
    following = _following(line, match)
    previous, token = (word.group(1) or "").lower(), word.group(2).lower()
    if token in _JOINING or _POSTSCRIPT.search(before):
        return False
    if token in _BEFORE_NUMBER:
        return not following[:1].isdigit()
    first = _FIRST_WORD.match(following)
    opener = first.group() if first else ""
    if token in _BEFORE_SMALL:
        is_date = token in _DATE_WORDS and opener.lower() in _DATE_WORDS
        return opener[:1].isupper() and not is_date
    if len(token) == 1 and token.isalpha() and token != "i":
        # "J. Smith" is a name; "2 m." is none, and no name goes on with "The".
        is_name = previous not in _LETTERED and not previous.isdigit()
        return not is_name or (opener[:1].isupper() and opener.lower() in STOP_WORDS)
    # "20. March": a list number or an ordinal.
    return not (token.isdigit() and len(token) <= 2 and match.start() == len(token))


def sentences(text: str) -> list[Sentence]:
    """The sentences of `text` in order; never empty ones, never overlapping.

    Everything but white space lies inside one of them.
    """
    found: list[Sentence] = []
    offset = begin = 0
    lines = text.split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        bullet = _BULLET.match(line)
        for match in _END.finditer(line, bullet.end() if bullet else 0):
            if _ends_here(line, match):
                _append(found, text, begin, offset + match.end())
                begin = offset + match.end()
        if not (_NUMBER_ALONE.fullmatch(line) and _has_text(following)):
            _append(found, text, begin, offset + len(line))
            begin = offset + len(line) + 1
        offset += len(line) + 1
    return found


def _has_text(line: str) -> bool:
    return bool(line.strip()) and not _BULLET.match(line) and not _NUMBER_ALONE.fullmatch(line)


def _append(found: list[Sentence], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Sentence(start, end, text[start:end]))
