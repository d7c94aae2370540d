"""Textual's own signs in ASCII: borders, scroll bars, the palette's looking glass.

The app's signs come from tui.glyphs. What Textual draws is translated on its way
to the terminal, which no new widget can forget. Somebody's text may have such
signs as well and is translated with them; only on the screen.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter


class AsciiFilter(LineFilter):
    """Draws box drawing, block elements and arrows in ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """`segments` with each sign replaced by one of the same width."""
        return [
            segment if segment.text.isascii() else segment._replace(text=to_ascii(segment.text))
            for segment in segments
        ]


def to_ascii(text: str) -> str:
    """`text` with the signs that Textual draws in ASCII, as wide as before."""
    return text.translate(_SIGNS)


# What an edge or a mark looks like without its sign; each as wide as the sign.
_ALIKE = {
    "-": "─━┄┅┈┉╌╍═╴╶╸╺╼╾▔▀",
    "|": "│┃┆┇┊┋╎╏║╵╷╹╻╽╿▎▏▊▕▌▐",
    "_": "▁▂▄",
    "+": "▖▗▘▝",
    "*": "•●▪",
    ">": "▶",
    "<": "◀",
    "^": "▲",
    "v": "▼",
    "~": "…",
    "> ": "\N{LEFT-POINTING MAGNIFYING GLASS}\N{RIGHT-POINTING MAGNIFYING GLASS}",
}
_SIGNS = (
    dict.fromkeys(range(0x2500, 0x2580), "+")  # box drawing: corners and crossings
    | dict.fromkeys(range(0x2580, 0x25A0), "#")  # block elements
    | dict.fromkeys(range(0x2800, 0x2900), "*")  # Braille, for spinners
    | {ord(sign): plain for plain, signs in _ALIKE.items() for sign in signs}
)
