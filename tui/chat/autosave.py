"""Keeps what is in the composer while one types."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer

from coach.errors import CoachError
from tui.unsent import COMPOSER, keep, keep_now

if TYPE_CHECKING:
    from tui.chat.screen import ChatScreen

_AFTER_S = 1.0


class Autosave:
    """Of the composer of `screen`. `failed` hears when it cannot be kept."""

    def __init__(self, screen: ChatScreen, failed: Callable[[CoachError], None]) -> None:
        self._screen = screen
        self._failed = failed
        self._saved = ""
        self._timer: Timer | None = None
        self._writing = asyncio.Lock()

    def changed(self) -> None:
        """Keep it when the user has stopped typing for a second."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(_AFTER_S, self.soon)

    def soon(self) -> None:
        """Keep it now, without waiting for it."""
        self._screen.run_worker(self._write())

    def at_the_end(self) -> None:
        """Keep it before the app ends. CoachError when it cannot be."""
        text = self._screen.composer.text
        if text != self._saved:
            keep_now(self._screen.coach.services, COMPOSER, text)

    async def _write(self) -> None:
        # One after the other, each with what is there when its turn comes.
        async with self._writing:
            text = self._screen.composer.text
            if text == self._saved:
                return
            try:
                await keep(self._screen.coach.services, COMPOSER, text)
                self._saved = text
            except CoachError as error:
                self._failed(error)

    def given_back(self, text: str) -> None:
        """`text` is what is kept already."""
        self._saved = text
