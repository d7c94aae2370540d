"""From selling to helping, and how much room is left."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from coach.channels import Channel
from tui.draft.assess import Assessment
from tui.glyphs import Glyphs
from tui.widgets.plain import Plain, plain

_CELLS = 14


class Meter(Horizontal):
    """One line: the gauge on the left, the counter on the right."""

    DEFAULT_CSS = """
    Meter {
        height: 1;
        padding: 0 1;
        & > #gauge { width: 1fr; }
        & > #counter { width: auto; padding-left: 1; color: $muted; }
        & > #counter.-over { color: $error; text-style: bold; }
    }
    """

    def __init__(self, glyphs: Glyphs, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._glyphs = glyphs
        # Held, not looked up: a reading may end while the app does.
        self._gauge = Plain("", id="gauge")
        self._counter = Plain("", id="counter")

    def compose(self) -> ComposeResult:
        """Gauge and counter."""
        yield self._gauge
        yield self._counter

    def show(self, found: Assessment) -> None:
        """Show the score and the length of `found`."""
        self._gauge.show(gauge(found.score, self._glyphs))
        over = excess(found.length, found.draft.channel)
        self._counter.set_class(over > 0, "-over")
        self._counter.show(count(found.length, found.draft.channel, self._glyphs.warn))


def gauge(score: int | None, glyphs: Glyphs) -> Content:
    """`score` (0-100) between its two ends; an empty line without one."""
    if score is None:
        return plain("")
    full = round(score * _CELLS / 100)
    return Content.assemble(
        ("selling ", "$muted"),
        (glyphs.full * full, "$success" if score >= 70 else "$accent"),
        (glyphs.empty * (_CELLS - full), "$muted"),
        (" helping ", "$muted"),
        (f"{score}", "bold"),
        ("/100", "$muted"),
    )


def excess(length: int, channel: Channel) -> int:
    """How many characters are too many, 0 when all fit."""
    return max(0, length - channel.limit) if channel.limit is not None else 0


def count(length: int, channel: Channel, warn: str) -> Content:
    """`length` against the limit of `channel`, in words where it is too much."""
    over = excess(length, channel)
    if over:
        return plain(f"{warn} {length:,} of {channel.limit:,} characters: {over:,} too many")
    if channel.limit is not None:
        return plain(f"{length:,} of {channel.limit:,} characters")
    return plain(f"{length:,} characters" if length else "")
