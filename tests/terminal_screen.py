"""What a terminal shows after the bytes it was sent: pyte, and what pyte lacks.

Added to pyte: the alternate screen, synchronised updates (a frame appears whole,
as in a real terminal), answers to mode queries, and a filter for sequences that
pyte would print as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pyte
from pyte.screens import Char

# A sequence that has begun and not ended: it has to wait for the next bytes.
_UNFINISHED = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*|[]PX^_][^\x07\x1b]*\x1b?)?\Z"  # CSI, strings, a lone ESC
)
# DCS, SOS, PM and APC strings, and CSI with a prefix or a colon pyte does not know.
_FOREIGN = re.compile(
    rb"\x1b[PX^_].*?(?:\x1b\\|\x07)|\x1b\[[<=>][0-?]*[ -/]*[@-~]|\x1b\[[0-9;]*:[0-?]*[ -/]*[@-~]",
    re.DOTALL,
)
# Is a mode known (DECRQM)? How large is a character in pixels?
_QUERY = re.compile(rb"\x1b\[(?:\?(?P<mode>\d+)\$p|16t)")
CELL_WIDTH, CELL_HEIGHT = 10, 20
_SYNC_START, _SYNC_END = b"\x1b[?2026h", b"\x1b[?2026l"
# https://gist.github.com/christianparpart/d8a62cc1ab659194337d73e399004036
_SYNCHRONISED_OUTPUT = 2026
_ALTERNATE = {47, 1047, 1049}
_NOT_RECOGNISED, _RESET = 0, 2


class _Screen(pyte.Screen):
    """A pyte screen with an alternate one behind it."""

    def __init__(self, columns: int, rows: int, answer: Callable[[bytes], None]) -> None:
        self._answer = answer
        self._kept: Any = None
        super().__init__(columns, rows)

    @property
    def alternate(self) -> bool:
        return self._kept is not None

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        if kwargs.get("private") and _ALTERNATE & set(modes) and not self.alternate:
            self._kept = (deepcopy(dict(self.buffer)), deepcopy(self.cursor))
            self.erase_in_display(2)
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        super().reset_mode(*modes, **kwargs)
        if kwargs.get("private") and _ALTERNATE & set(modes) and self.alternate:
            rows, cursor = self._kept
            self._kept = None
            self.buffer.clear()
            self.buffer.update(rows)
            self.cursor.x, self.cursor.y = cursor.x, cursor.y

    def write_process_input(self, data: str) -> None:
        self._answer(data.encode())


class Emulator:
    """Fed with what a program writes, it knows what a person would see.

    `answer` gets the bytes a terminal sends back to queries.
    """

    def __init__(
        self, columns: int, rows: int, answer: Callable[[bytes], None] = lambda _: None
    ) -> None:
        self._answer = answer
        self._screen = _Screen(columns, rows, answer)
        self._stream = pyte.ByteStream(self._screen)
        self._held = b""

    def feed(self, data: bytes) -> None:
        """Take in what the program wrote; a frame counts when its last byte is there."""
        data = self._held + data
        cut = len(data)
        unfinished = _UNFINISHED.search(data)
        if unfinished:
            cut = unfinished.start()
        frame = data.rfind(_SYNC_START, 0, cut)
        if frame >= 0 and data.find(_SYNC_END, frame) < 0:
            cut = frame
        ready, self._held = data[:cut], data[cut:]
        # Up to each query on its own, so that answers come in the order of the questions.
        start = 0
        for query in _QUERY.finditer(ready):
            self._show(ready[start : query.start()])
            self._answer(_reply(query["mode"]))
            start = query.end()
        self._show(ready[start:])

    def _show(self, data: bytes) -> None:
        self._stream.feed(_FOREIGN.sub(b"", data))

    def resize(self, columns: int, rows: int) -> None:
        """Change the size; what is no longer inside is lost, as in a terminal."""
        self._screen.resize(rows, columns)

    @property
    def lines(self) -> list[str]:
        """The rows from top to bottom, without the blanks at their ends."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def alternate(self) -> bool:
        """Whether a full-screen program has the screen."""
        return self._screen.alternate

    @property
    def title(self) -> str:
        """The window title the program has set."""
        return str(self._screen.title)

    @property
    def cursor(self) -> tuple[int, int]:
        """(row, column) of the cursor, from 0."""
        return self._screen.cursor.y, self._screen.cursor.x

    def cell(self, row: int, column: int) -> Char:
        """One cell: `data`, `fg`, `bg` (a name, six hex digits or "default"), `bold` ..."""
        return self._screen.buffer[row][column]

    def colours(self) -> set[str]:
        """Every foreground and background colour on the screen."""
        cells = [
            self.cell(row, column)
            for row in range(self._screen.lines)
            for column in range(self._screen.columns)
        ]
        return {cell.fg for cell in cells} | {cell.bg for cell in cells}


def _reply(mode: bytes | None) -> bytes:
    if mode is None:
        return b"\x1b[6;%d;%dt" % (CELL_HEIGHT, CELL_WIDTH)
    state = _RESET if int(mode) == _SYNCHRONISED_OUTPUT else _NOT_RECOGNISED
    return b"\x1b[?%s;%d$y" % (mode, state)
