"""How long a message is where it goes out, and where it becomes too long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coach.channels import Channel
from coach.text import graphemes
from coach.text.addresses import web_addresses


class _Piece(NamedTuple):
    """text[start:end]; `whole`: it fits or it does not, there is no part of it."""

    start: int
    end: int
    length: int
    whole: bool


def message_length(text: str, channel: Channel) -> int:
    """Characters of `text` as `channel` counts them: as readers see them, but for
    web addresses where it has a length of its own for these. White space at the
    end is not sent."""
    return sum(piece.length for piece in _pieces(text.rstrip(), channel))


def overrun(text: str, channel: Channel) -> int | None:
    """Where in `text` the first character stands that `channel` has no room for;
    None when it all fits. An address that does not fit whole does not fit."""
    if channel.limit is None:
        return None
    room = channel.limit
    text = text.rstrip()
    for piece in _pieces(text, channel):
        if piece.length > room:
            inside = graphemes.Clusters(text[piece.start : piece.end])
            return piece.start + (0 if piece.whole else inside.after(room))
        room -= piece.length
    return None


def _pieces(text: str, channel: Channel) -> Iterator[_Piece]:
    done = 0
    if channel.address_length is not None:
        for start, end in web_addresses(text):
            yield _Piece(done, start, graphemes.length(text[done:start]), whole=False)
            yield _Piece(start, end, channel.address_length, whole=True)
            done = end
    yield _Piece(done, len(text), graphemes.length(text[done:]), whole=False)
