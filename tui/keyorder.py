"""Keys take effect in the order they were pressed.

Textual runs a priority binding the moment its key arrives, while the keys before it
may still wait in the queue of the widget that has the focus: on a busy machine, over
SSH, or when a terminal pastes without saying so, Enter would send a message without
its last words. So a key with a priority binding waits until those before it are done, and those
behind it wait for what it does: a composer that is about to be emptied takes no letter.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from textual.events import Key, Paste

from tui.actions import ACTIONS
from tui.keys import keys_of

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump

# A widget that is busy for so long must not keep the user from quitting.
_PATIENCE = 0.5


class KeyOrder:
    """Hands events to `handle`, priority keys only when nothing before them is on its way.

    `chosen` are the user's own keys.
    """

    def __init__(
        self,
        app: App[Any],
        handle: Callable[[Key | Paste], Awaitable[None]],
        chosen: Mapping[str, str],
    ) -> None:
        self._app = app
        self._handle = handle
        # The usual keys too: they hold when the user's own are refused.
        self._priority = {
            key
            for action in ACTIONS.values()
            if action.priority
            for key in (*action.keys, *keys_of(action.id, chosen))
        }
        self._waiting: list[Key | Paste] = []
        self._round = 0
        self._under_way = False
        self._after_first = False
        self._once_more = False
        self._give_up: asyncio.TimerHandle | None = None

    async def take(self, event: Key | Paste) -> None:
        """Handle `event`, now or as soon as its turn has come."""
        first = isinstance(event, Key) and event.key in self._priority
        if self._waiting or (self._under_way and (first or self._after_first)):
            self._waiting.append(event)
            return
        self._after_first = first
        await self._handle(event)
        self._follow()

    def _follow(self) -> None:
        """Find out when what was handed on is done."""
        if self._under_way:
            self._once_more = True
            return
        self._under_way, self._once_more = True, False
        self._round += 1
        self._give_up = asyncio.get_running_loop().call_later(
            _PATIENCE, self._app.call_later, self._passed, self._round
        )
        self._climb(self._app.focused or self._app.screen, self._round)

    def _climb(self, place: MessagePump | None, number: int) -> None:
        """Go the way of a key that bubbles: through the queue of each place in turn."""
        if place is None or place is self._app:
            self._app.call_later(self._passed, number)
        elif not place.call_later(self._climb, place._parent, number):
            self._climb(None, number)  # it is being closed

    async def _passed(self, number: int) -> None:
        if number != self._round or not self._under_way:
            return
        if self._give_up is not None:
            self._give_up.cancel()
        self._under_way = False
        if self._once_more:
            self._follow()
            return
        waiting, self._waiting = self._waiting, []
        for event in waiting:
            await self.take(event)
