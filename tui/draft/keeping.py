"""What is typed goes to the disk by itself, and comes back at the next start."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.screen import Screen
from textual.timer import Timer

from coach.errors import CoachError
from tui import unsent
from tui.draft.autosave import DELAY_S, Autosave, Typed
from tui.services import Services


class Keeping:
    """Saves what `typed` returns a moment after it changed. `failed` hears of the first
    time that it cannot be saved; typing goes on."""

    def __init__(
        self,
        owner: Screen[None],
        services: Services,
        typed: Callable[[], Typed],
        failed: Callable[[CoachError], None],
    ) -> None:
        self._owner = owner
        self._services = services
        self._typed = typed
        self._failed = failed
        self._autosave = Autosave(services)
        self._timer: Timer | None = None
        self._told = False

    async def left(self) -> Typed | None:
        """What the window before left here, None when nothing."""
        try:
            found = (await unsent.adopt(self._services)).get(unsent.DRAFT)
        except CoachError as error:
            self._tell(error)
            return None
        if found is None:
            return None
        typed = Typed.of(found.text, found.data)
        self._autosave.adopted(typed)
        return typed

    def changed(self) -> None:
        """Save soon. A timer that runs already is left alone: who types without a pause
        is saved as well."""
        if self._timer is None:
            self._timer = self._owner.set_timer(DELAY_S, self._save)

    def now(self) -> None:
        """Save at the end of the app; CoachError when that is impossible."""
        self._autosave.save_now(self._typed())

    def _save(self) -> None:
        self._timer = None
        self._owner.run_worker(self._write(self._autosave.number(), self._typed()))

    async def _write(self, number: int, typed: Typed) -> None:
        try:
            await asyncio.to_thread(self._autosave.save, number, typed)
        except CoachError as error:
            self._tell(error)

    def _tell(self, error: CoachError) -> None:
        if not self._told:
            self._told = True
            self._failed(error)
