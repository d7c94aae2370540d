"""A user's Markdown cut into titled sections, and sections into passages.

Only headings and fences matter here; everything else is left as it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.text.sentences import sentences

# CommonMark 0.31, sections 4.2 (ATX headings) and 4.5 (fenced code blocks).
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(?P<title>.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{3,})[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,})")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_MARKS = re.compile(r"[*_`]+(?=\w)|(?<=[\w.,!?])[*_`]+")

# The embedder reads 256 word pieces; English has about 1.3 of them a word.
PASSAGE_WORDS = 120


@dataclass(frozen=True, slots=True)
class Section:
    """A heading ("" before the first one) and the text up to the next heading."""

    heading: str
    text: str


def sections(text: str) -> list[Section]:
    """The sections of `text` that hold any text, in order.

    A first heading with nothing but other headings below it is the document's
    title: it is not returned (see `title`).
    """
    found: list[Section] = []
    heading = ""
    lines: list[str] = []
    fence = ""
    for line in _FRONT_MATTER.sub("", text, count=1).split("\n"):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark["mark"].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif mark:
            fence = mark["mark"]
        elif match := _HEADING.match(line):
            _close(found, heading, lines)
            heading, lines = plain(match["title"]), []
            continue
        elif _UNDERLINE.match(line) and lines and lines[-1].strip() and _starts_block(lines):
            # A Setext heading is the paragraph line above the underline.
            above = lines.pop()
            _close(found, heading, lines)
            heading, lines = plain(above), []
            continue
        lines.append(line)
    _close(found, heading, lines)
    return found


def title(text: str) -> str | None:
    """The first heading of `text`, or None."""
    body = _FRONT_MATTER.sub("", text, count=1)
    previous = ""
    for line in body.split("\n"):
        if match := _HEADING.match(line):
            return plain(match["title"]) or None
        if _UNDERLINE.match(line) and previous.strip():
            return plain(previous)
        if _FENCE.match(line):
            return None
        previous = line
    return None


def plain(heading: str) -> str:
    """A heading without emphasis marks, on one line."""
    return " ".join(_MARKS.sub("", heading).split())


def chunks(text: str, words: int = PASSAGE_WORDS) -> list[str]:
    """`text` in pieces of at most `words` words, cut between sentences.

    One sentence longer than that is cut between words.
    """
    pieces: list[str] = []
    current: list[str] = []
    for sentence in sentences(text):
        tokens = sentence.text.split()
        if len(current) + len(tokens) > words and current:
            pieces.append(" ".join(current))
            current = []
        while len(tokens) > words:
            pieces.append(" ".join(tokens[:words]))
            tokens = tokens[words:]
        current += tokens
    if current:
        pieces.append(" ".join(current))
    return pieces


def _starts_block(lines: list[str]) -> bool:
    """Whether the last of `lines` is a paragraph of its own: a rule under longer
    text or a list is a separator, not a heading.
    """
    return (len(lines) == 1 or not lines[-2].strip()) and not lines[-1].lstrip().startswith(
        ("-", "*", ">", "|")
    )


def _close(found: list[Section], heading: str, lines: list[str]) -> None:
    body = "\n".join(lines).strip()
    if body:
        found.append(Section(heading, body))
