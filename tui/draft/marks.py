"""A review as prose with marks: what goes, what comes, what stays after all."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content, Span
from textual.style import Style

from coach.review import Piece, Review
from coach.text.sanitise import sanitise

# The key in the meta data of a change's characters, for the mouse: its number.
CHANGE = "change"
LEGEND = "[-goes-]  [+comes+]  [=stays, change rejected=]"


@dataclass(frozen=True, slots=True)
class Marked:
    """`content` to show; `ends` is where the mark of each change ends in it, in code
    points of its plain text."""

    content: Content
    ends: tuple[int, ...]


def marked(review: Review, current: int | None, here: str) -> Marked:
    """The changes of `review` in their places; `here` points at number `current`.

    Every mark is a sign around the words as well as a colour. Of a rejected change
    only what stays is shown, for this is how the text will read.
    """
    parts: list[str] = []
    spans: list[Span] = []
    ends: list[int] = []
    at = 0

    def put(text: str, style: str = "") -> None:
        nonlocal at
        parts.append(text)
        if style:
            spans.append(Span(at, at + len(text), style))
        at += len(text)

    for piece in review.pieces:
        begin = at
        if piece.item is None:
            put(sanitise(piece.hunk.after))
            continue
        if piece.item == current:
            put(here, "bold $primary")
        for text, style in _signs(piece, accepted=review.accepted(piece.item)):
            put(text, style)
        if piece.item == current:
            spans.append(Span(begin, at, "bold on $panel"))
        spans.append(Span(begin, at, Style.from_meta({CHANGE: piece.item})))
        ends.append(at)
    return Marked(Content("".join(parts), spans), tuple(ends))


def _signs(piece: Piece, *, accepted: bool) -> list[tuple[str, str]]:
    before, after = sanitise(piece.hunk.before), sanitise(piece.hunk.after)
    if not accepted:
        return (
            _around(before, "[=", "=]", "$accent")
            if before.strip()
            else [("[==]", "$accent"), (before, "")]
        )
    goes = _around(before, "[-", "-]", "$removed strike") if before.strip() else []
    comes = _around(after, "[+", "+]", "$added underline") if after.strip() else []
    return goes + comes or [(after, "")]


def _around(text: str, opening: str, closing: str, style: str) -> list[tuple[str, str]]:
    """`text` between its signs, with the white space around it left outside: a mark
    that begins with a line break would be torn apart."""
    colour = style.split(" ", 1)[0]
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return [(lead, ""), (opening, colour), (text.strip(), style), (closing, colour), (tail, "")]
