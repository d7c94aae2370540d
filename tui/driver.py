"""Reads keys and pastes from the terminal, where Textual's own reader loses some.

Three things that were seen in tmux, and happen in every terminal without the Kitty
protocol or without a filter of its own on what is pasted:

- An escape character in a paste made keys of what follows it: a line end in it pressed
  Enter, which sent half a message.
- Alt+Enter, which is Escape and Enter to such a terminal, came out as Enter.
- One byte that is not UTF-8 ended the app.
"""

from __future__ import annotations

import os
import re
import select
import signal
from codecs import getincrementaldecoder
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

if TYPE_CHECKING:
    from textual.app import App

    from tui.app import CoachApp

_ESC = "\x1b"
# A code point that no text has, for an escape character on its way through the parser.
_STAND_IN = "\ufdd0"
# The same keys in the Kitty protocol's words, which Textual takes:
# CSI code ; 1 + modifiers u, where shift is 1 and alt is 2.
_ALT_ENTER = f"{_ESC}[13;3u"
# xterm's modifyOtherKeys, also tmux's extended keys: CSI 27 ; modifiers ; code ~
_OTHER_KEY = re.compile(r"\x1b\[27;(\d+);(\d+)~")
_WAITS_SECONDS = 0.1
_AT_ONCE_BYTES = 4096


class TerminalParser(XTermParser):
    """Textual's parser, given what it reads rightly."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasting = False
        self._before = ""  # the end of what came before, where a mark may have begun

    def feed(self, data: str) -> Iterable[Message]:
        """The keys, pastes and reports in `data`; "" is the end of all input."""
        told = self._translated(data) if data else ""
        if data and not told:
            return
        for message in super().feed(told):
            if isinstance(message, events.Paste):
                message.text = message.text.replace(_STAND_IN, _ESC)
            yield message

    def _translated(self, data: str) -> str:
        told = ""
        while data:
            part, data = self._pasted(data) if self._pasting else self._typed(data)
            told += part
        return told

    def _typed(self, data: str) -> tuple[str, str]:
        """What to tell of `data` up to the beginning of a paste, and what is left.

        Nothing is held back, for an Escape at the end may be the key."""
        known = self._before + data
        at = known.find(BRACKETED_PASTE_START)
        end = len(known) if at < 0 else at + len(BRACKETED_PASTE_START)
        typed, rest = known[len(self._before) : end], known[end:]
        self._pasting = at >= 0
        escaped = self._before.endswith(_ESC) and self._timeout_time is not None
        self._before = "" if self._pasting else known[1 - len(BRACKETED_PASTE_START) :]
        if escaped and typed.startswith("\r"):
            typed = _ALT_ENTER[1:] + typed[1:]
        typed = typed.replace(f"{_ESC}\r", _ALT_ENTER)
        return _OTHER_KEY.sub(f"{_ESC}[\\2;\\1u", typed), rest

    def _pasted(self, data: str) -> tuple[str, str]:
        """The same up to the end of a paste. What may be the beginning of the end mark
        is held back until more comes."""
        known = self._before + data
        at = known.find(BRACKETED_PASTE_END)
        if at >= 0:
            self._pasting, self._before = False, ""
            rest = known[at + len(BRACKETED_PASTE_END) :]
            return known[:at].replace(_ESC, _STAND_IN) + BRACKETED_PASTE_END, rest
        begun = next(
            size
            for size in range(len(BRACKETED_PASTE_END) - 1, -1, -1)
            if known.endswith(BRACKETED_PASTE_END[:size])
        )
        self._before = known[len(known) - begun :]
        return known[: len(known) - begun].replace(_ESC, _STAND_IN), ""


class TerminalDriver(LinuxDriver):
    """Textual's driver with our parser, without a byte that could end the app, and
    with an end that keeps what is typed when the system asks for one."""

    def __init__(self, app: App[Any], **given: Any) -> None:
        super().__init__(app, **given)
        self._coach = cast("CoachApp", app)
        self._loop.add_signal_handler(signal.SIGTERM, app.call_later, self._coach.action_quit)
        self._loop.add_signal_handler(signal.SIGHUP, self._coach.hang_up)

    def run_input_thread(self) -> None:
        """Hand on what the terminal sends, until the app ends."""
        try:
            self._read()
        except Exception as error:
            # In a thread of its own it would end unheard.
            self._app.call_later(self._app._handle_exception, error)

    def _read(self) -> None:
        parser = TerminalParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], _WAITS_SECONDS)[0]:
                if not (read := self._bytes()):
                    self._loop.call_soon_threadsafe(self._coach.hang_up)
                    return
                if text := decode(read):
                    for message in parser.feed(text):
                        self.process_message(message)
            for message in parser.tick():
                self.process_message(message)
        try:
            list(parser.feed(""))
        except (EOFError, ParseError):
            return

    def _bytes(self) -> bytes:
        """What the terminal has sent, nothing when it is gone."""
        try:
            return os.read(self.fileno, _AT_ONCE_BYTES)
        except OSError:
            return b""
