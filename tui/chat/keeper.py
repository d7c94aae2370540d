"""Writes the conversation to the history while it goes on, one thing after the other.

The history may be locked, full, read-only or damaged. Nothing waits for it twice:
what could not be written stays in the queue, is tried again with whatever comes
next, and the user is told once.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from coach.errors import CoachError, InputError
from tui.chat.thread import Thread, Turn

if TYPE_CHECKING:
    from coach.history import ConversationStore
    from tui.services import Services

_Step = Callable[["ConversationStore"], None]


class Keeper:
    """Keeps one thread. `failed` hears of the first error, `mended` when all of it is
    kept after all. Called from the app's event loop; the writing is done in threads."""

    def __init__(
        self,
        services: Services,
        thread: Thread,
        failed: Callable[[CoachError], None],
        mended: Callable[[], None],
    ) -> None:
        self._services = services
        self._thread = thread
        self._failed = failed
        self._mended = mended
        self._steps: deque[tuple[int | None, _Step]] = deque()
        self._queue = threading.Lock()  # held for a moment, by either side
        self._writing = threading.Lock()  # held for as long as the history takes
        self._broken = False
        self._given_up = False

    @property
    def well(self) -> bool:
        """Whether everything that was to be kept has been."""
        return not self._broken

    # -- what to keep ----------------------------------------------------------------

    def add(self, turn: Turn) -> None:
        """Keep a new turn, as it is now."""
        text, status, data = turn.text, turn.status, dict(turn.data)

        def step(store: ConversationStore) -> None:
            if not self._thread.session:
                self._thread.session = store.start().id
            above = self._thread.parent(turn)
            turn.stored = store.add(
                self._thread.session,
                turn.role,
                text,
                parent=above.stored if above else None,
                kind=turn.kind,
                status=status,
                data=data,
            ).id

        self._put(None, step)

    def update(self, turn: Turn) -> None:
        """Keep what has become of a turn. An older state of it that was not written
        yet need not be any more."""
        text, status, data = turn.text, turn.status, dict(turn.data)

        def step(store: ConversationStore) -> None:
            store.update(turn.stored, text=text, status=status, data=data)

        self._put(turn.number, step)

    def stand(self) -> None:
        """Keep where one stands."""
        head = self._thread.head

        def step(store: ConversationStore) -> None:
            if self._thread.session:
                stored = self._thread[head].stored if head is not None else None
                store.set_head(self._thread.session, stored)

        self._put(None, step)

    def _put(self, updates: int | None, step: _Step) -> None:
        """Queue `step`; `updates` is the turn that it and nothing else is about."""
        with self._queue:
            if updates is not None and self._steps and self._steps[-1][0] == updates:
                self._steps.pop()
            self._steps.append((updates, step))

    def give_up(self) -> None:
        """Write nothing any more: the conversation is gone on purpose."""
        self._given_up = True

    # -- writing ---------------------------------------------------------------------

    async def flush(self) -> None:
        """Write what is waiting. Returns when that is done or cannot be done."""
        if not self._given_up:
            self._tell(await asyncio.to_thread(self._write))

    def flush_now(self) -> None:
        """The same at the end of the app, where nothing can be awaited."""
        if not self._given_up:
            self._write()

    def _write(self) -> CoachError | None:
        with self._writing:
            while True:
                with self._queue:
                    if not self._steps:
                        return None
                    updates, step = self._steps.popleft()
                try:
                    step(self._services.store)
                except CoachError as error:
                    with self._queue:
                        self._steps.appendleft((updates, step))
                    return error

    def _tell(self, error: CoachError | None) -> None:
        if error is None:
            if self._broken:
                self._broken = False
                self._mended()
            return
        # What was deleted in another window is not made again.
        self._given_up = isinstance(error, InputError)
        if not self._broken:
            self._broken = True
            self._failed(error)
