"""Text in quotation marks: straight, curly, low-high, guillemets."""

from __future__ import annotations

from collections.abc import Iterator

from coach.domain import Fact, FactKind
from coach.text.patterns import Pattern

# Single quotes are quotes only when they cannot be apostrophes: outside words on
# both ends, and not the one in "the kids' room" ... "the dogs'".
_QUOTES = (
    Pattern(r'(?<![\w"])"(?=\S)(?P<inner>[^"\n]{1,300}?)(?<=\S)"(?!\w)'),
    Pattern(r"“(?P<inner>[^“”\n]{1,300})”"),
    Pattern(r"„(?P<inner>[^„“”\n]{1,300})[“”]"),
    Pattern(r"«\s?(?P<inner>[^«»\n]{1,300}?)\s?»"),
    Pattern(r"»\s?(?P<inner>[^«»\n]{1,300}?)\s?«"),
    Pattern(r"(?<![\w'])'(?=[^\s'])(?P<inner>[^\n]{1,120}?)(?<=[^\s'])'(?![\w'])"),
    Pattern(r"(?<![\w’])‘(?=\S)(?P<inner>[^\n‘]{1,120}?)(?<=\S)’(?!\w)"),
)


def scan(text: str) -> Iterator[Fact]:
    """Quoted passages; the span holds the marks, the value only the words."""
    for pattern in _QUOTES:
        for match in pattern.finditer(text):
            value = " ".join(match["inner"].casefold().split()).strip(" .,!?…")
            if value:
                yield Fact(FactKind.QUOTE, match.group(), value, *match.span())
