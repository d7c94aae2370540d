"""How long a message is where it goes out, and where it becomes too long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coach.channels import Channel
from coach.text.addresses import web_addresses
from coach.text.graphemes import Clusters


class Overrun(NamedTuple):
    """The first character without room stands at `start`; `length` is the whole text's."""

    start: int
    length: int


class _Piece(NamedTuple):
    """What begins at `start` and counts `length`; `prose` is None for an address,
    which fits whole or not at all."""

    start: int
    length: int
    prose: Clusters | None


def message_length(text: str, channel: Channel) -> int:
    """Characters of `text` as `channel` counts them: as readers see them, but for
    web addresses where it has a length of its own for these. White space at the
    end is not sent."""
    return sum(piece.length for piece in _pieces(text.rstrip(), channel))


def overrun(text: str, channel: Channel) -> Overrun | None:
    """Where `text` becomes too long for `channel`, counted as in `message_length`;
    None when it all fits."""
    limit = channel.limit
    text = text.rstrip()
    if limit is None or (channel.address_length is None and len(text) <= limit):
        return None  # there are never more characters than code points
    length, start = 0, None
    for piece in _pieces(text, channel):
        if start is None and length + piece.length > limit:
            fitting = piece.prose.after(limit - length) if piece.prose else 0
            start = piece.start + fitting
        length += piece.length
    return None if start is None else Overrun(start, length)


def _pieces(text: str, channel: Channel) -> Iterator[_Piece]:
    done = 0
    if channel.address_length is not None:
        for start, end in web_addresses(text):
            yield _prose(done, text[done:start])
            yield _Piece(start, channel.address_length, None)
            done = end
    yield _prose(done, text[done:])


def _prose(start: int, text: str) -> _Piece:
    clusters = Clusters(text)
    return _Piece(start, clusters.count(), clusters)
