"""A program in a real pseudo-terminal: keys go in, a screen comes out.

    with Terminal(["coach", "chat"]) as terminal:
        terminal.wait_for("Write")
        terminal.send("hello")
        terminal.press("ctrl+r")
        terminal.wait_for(lambda seen: "rewritten" in seen.text)

Nothing here sleeps: every wait is for bytes of the program, and a number of
seconds is only the point at which a test gives up.
"""

from __future__ import annotations

import base64
import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.terminal_keys import encode
from tests.terminal_screen import CELL_HEIGHT, CELL_WIDTH, Emulator

PATIENCE = 30.0
_CLIPBOARD = re.compile(rb"\x1b\]52;[a-z0-9]*;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")
# Questions that a terminal answers: its modes, its state, its kind.
_QUERY = re.compile(rb"\x1b\[(?:\?\d+\$p|[56]n|0?c|16t)")
_LONGEST_QUERY = 10
# What would make a run depend on the terminal or the shell that the tests run in.
_FOREIGN = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "TMUX", "STY", "LC_ALL",
            "TERM_PROGRAM", "SSH_TTY", "SSH_CONNECTION")  # fmt: skip
_USUAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}


class Terminal:
    """One command on a terminal of its own; use it as a context manager.

    `environment` adds to that of the tests; None takes a variable away.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str | None] | None = None,
        folder: Path | None = None,
    ) -> None:
        self.chunks: list[tuple[float, bytes]] = []
        self._fed = 0
        self._answers: list[bytes] = []
        self._emulator = Emulator(columns, rows, self._answers.append)
        self._open, program_end = os.openpty()
        os.set_blocking(self._open, False)
        self._set_size(columns, rows)
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=program_end,
            stdout=program_end,
            stderr=program_end,
            cwd=folder,
            env=_environment(environment or {}),
            start_new_session=True,
            # A terminal belongs to a session only once its leader asks for it, and
            # without that neither Ctrl-C nor a resize would reach the program.
            preexec_fn=_take_terminal,  # noqa: PLW1509 - nothing else runs in this process
        )
        os.close(program_end)

    # -- what a person does --------------------------------------------------------

    def send(self, text: str) -> None:
        """Type `text`, one key after the other, as fast as the program takes it."""
        self._write(text.encode())

    def press(self, *keys: str) -> None:
        """Press keys by their Textual names: "ctrl+r", "escape", "alt+enter", "f1"."""
        for key in keys:
            self._write(encode(key))

    def paste(self, text: str) -> None:
        """Paste as terminals with bracketed paste do: line ends become carriage returns,
        and the end mark cannot be smuggled in."""
        safe = text.replace("\x1b[201~", "").replace("\r\n", "\r").replace("\n", "\r")
        self._write(f"\x1b[200~{safe}\x1b[201~".encode())

    def resize(self, columns: int, rows: int) -> None:
        """Drag the window; the program gets SIGWINCH."""
        self._feed()
        self._emulator.resize(columns, rows)
        self._set_size(columns, rows)

    # -- what a person sees --------------------------------------------------------

    def screen(self) -> list[str]:
        """The rows of the screen, without the blanks at their ends."""
        return self.emulator.lines

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.screen())

    @property
    def emulator(self) -> Emulator:
        """The screen with its colours, up to the last byte that was read."""
        self._feed()
        return self._emulator

    def raw(self) -> bytes:
        """Everything the program has written, and the terminal's own echo."""
        return b"".join(data for _, data in self.chunks)

    def copied(self) -> list[str]:
        """What the program put on the clipboard through OSC 52, the newest last."""
        return [base64.b64decode(found).decode("utf-8") for found in _CLIPBOARD.findall(self.raw())]

    # -- waiting -------------------------------------------------------------------

    def wait_for(
        self, wanted: str | Callable[[Terminal], object], within: float = PATIENCE
    ) -> None:
        """Read until `wanted` is on the screen, or is true of this terminal.

        Raises AssertionError with the screen when the program ends, or `within`
        seconds pass, before that.
        """
        met = (lambda seen: wanted in seen.text) if isinstance(wanted, str) else wanted
        limit = time.monotonic() + within
        while not met(self):
            if not self._read(limit):
                if met(self):
                    return
                ended = f"ended with {self._process.returncode}" if self._reap() else "waits"
                name = repr(wanted) if isinstance(wanted, str) else "what was waited for"
                raise AssertionError(f"No {name}; the program {ended}. Screen:\n{self.text}")

    def wait_for_silence(self, seconds: float, at_most: float = PATIENCE) -> None:
        """Read until nothing has come for `seconds`, or the program has ended."""
        limit = time.monotonic() + at_most
        while (now := time.monotonic()) < limit and self._read(now + seconds):
            pass

    def wait_for_exit(self, within: float = PATIENCE) -> int:
        """Read until the program has ended; its exit code, negative for a signal."""
        limit = time.monotonic() + within
        while self._read(limit):
            pass
        try:
            return self._process.wait(max(0.0, limit - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise AssertionError(f"The program goes on. Screen:\n{self.text}") from None

    @property
    def exit_code(self) -> int | None:
        """The exit code, negative for a signal; None while the program runs."""
        return self._process.poll()

    @property
    def process_id(self) -> int:
        """Of the program, which also leads its process group and session."""
        return self._process.pid

    # -- the end -------------------------------------------------------------------

    def close(self) -> None:
        """End the program and everything in its process group; allowed twice."""
        if self._open < 0:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        # Closed before waiting: a program that is stuck in a write gets free.
        os.close(self._open)
        self._open = -1
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- the machinery -------------------------------------------------------------

    def _read(self, limit: float) -> bool:
        """Wait for the next bytes; False when the program's end is closed or time is up."""
        readable, _, _ = select.select([self._open], [], [], max(0.0, limit - time.monotonic()))
        return bool(readable) and self._take()

    def _take(self) -> bool:
        try:
            data = os.read(self._open, 65536)
        except BlockingIOError:
            return True
        except OSError:  # how Linux says that nobody holds the other end any more
            return False
        if data:
            before = self.chunks[-1][1][-_LONGEST_QUERY:] if self.chunks else b""
            self.chunks.append((time.perf_counter(), data))
            if _QUERY.search(before + data):
                self._feed()  # the program may wait for the answer, whoever looks
        return bool(data)

    def _feed(self) -> None:
        # Lazily, because emulating costs more than reading: a benchmark that only
        # reads is not slowed down, and has its moments in `chunks`.
        while self._fed < len(self.chunks):
            self._fed += 1
            self._emulator.feed(self.chunks[self._fed - 1][1])
            answers = b"".join(self._answers)
            self._answers.clear()
            self._write(answers)

    def _write(self, data: bytes) -> None:
        """Write all of it, reading meanwhile: both sides of a terminal can be full."""
        view = memoryview(data)
        limit = time.monotonic() + PATIENCE
        while view:
            left = max(0.0, limit - time.monotonic())
            readable, writable, _ = select.select([self._open], [self._open], [], left)
            if not readable and not writable:
                raise AssertionError(f"The program takes no more keys. Screen:\n{self.text}")
            if readable and not self._take():
                return  # it has ended; what is waited for next will say so
            if writable:
                with contextlib.suppress(BlockingIOError):
                    view = view[os.write(self._open, view) :]

    def _reap(self) -> bool:
        """Whether the program has ended, waiting a moment for one that just closed."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(0.2)
        return self._process.returncode is not None

    def _set_size(self, columns: int, rows: int) -> None:
        size = struct.pack("HHHH", rows, columns, columns * CELL_WIDTH, rows * CELL_HEIGHT)
        fcntl.ioctl(self._open, termios.TIOCSWINSZ, size)


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _environment(changes: Mapping[str, str | None]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
    wanted: dict[str, str | None] = {**kept, **_USUAL, **changes}
    return {name: value for name, value in wanted.items() if value is not None}
