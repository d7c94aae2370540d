"""The log, as it grows."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll

from tui.keys import binding, closing
from tui.logfile import tail
from tui.screens.overlay import Reading, short
from tui.widgets.keybar import KeyBar
from tui.widgets.plain import Plain, titled

_EVERY = 1.0


class LogScreen(Reading):
    """The end of the log. It follows while its last line is in view."""

    BINDINGS: ClassVar[list[BindingType]] = [binding("over.copy"), closing()]

    DEFAULT_CSS = """
    LogScreen #lines { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._seen: tuple[int, int] | None = None
        self._text = ""

    def compose(self) -> ComposeResult:
        """The lines, and where they come from."""
        with Vertical(classes="box") as box:
            titled(box, "What happened: the log")
            with VerticalScroll(id="lines", can_focus=False):
                yield Plain("", id="text")
            yield Plain(f"The file: {short(self.coach.services.paths.log_file)}", classes="note")
            yield KeyBar()

    async def on_mount(self) -> None:
        """Read, and go on reading."""
        await self._read()
        self.set_interval(_EVERY, self._read)

    async def _read(self) -> None:
        path = self.coach.services.paths.log_file
        try:
            state = path.stat() if path.exists() else None
            seen = (state.st_size, state.st_mtime_ns) if state else (0, 0)
            if seen == self._seen:
                return
            self._seen = seen
            self._text = await asyncio.to_thread(tail, path)
        except OSError as error:
            self._text = f"The log cannot be read: {error.strerror}."
        lines = self.query_one("#lines", VerticalScroll)
        follows = lines.is_vertical_scroll_end
        self.query_one("#text", Plain).show(self._text or "Nothing has been reported.")
        if follows:
            self.call_after_refresh(lines.scroll_end, animate=False)

    async def action_copy(self) -> None:
        """Put the lines on the clipboard."""
        copied = await self.coach.services.clipboard.copy(self.coach, self._text)
        self.coach.tell(copied.how)
