"""What is typed and not sent: kept while one types, given back at the next start.

Each view has a place of its own, "composer" and "draft".
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.history import Unsent
    from tui.services import Services

COMPOSER, DRAFT = "composer", "draft"

# Quitting must not wait for a history that another process holds.
_PATIENCE_S = 1.0


async def adopt(services: Services) -> dict[str, Unsent]:
    """What windows left that have ended, by place; it belongs to this window from now
    on. The history is asked once for each `services`, whoever asks first.

    CoachError when the history cannot be used.
    """
    if services.adoption is None:
        services.adoption = asyncio.create_task(asyncio.to_thread(_adopt, services))
    # One view that is closed while it waits must not take it from the other.
    return await asyncio.shield(services.adoption)


async def keep(
    services: Services, place: str, text: str, data: Mapping[str, Any] | None = None
) -> None:
    """Keep what is typed in `place` now; "" forgets it. CoachError when it cannot be."""
    await asyncio.to_thread(_keep, services, place, text, data)


def keep_now(
    services: Services, place: str, text: str, data: Mapping[str, Any] | None = None
) -> None:
    """The same at the end of the app; gives up after a second."""
    problems: list[CoachError] = []

    def write() -> None:
        try:
            _keep(services, place, text, data)
        except CoachError as error:
            problems.append(error)

    within(write)
    if problems:
        raise problems[0]


def within(write: Callable[[], None], patience: float = _PATIENCE_S) -> bool:
    """Run `write` in a thread; whether it was done within `patience` seconds."""
    thread = threading.Thread(target=write, daemon=True)
    thread.start()
    thread.join(patience)
    return not thread.is_alive()


def _adopt(services: Services) -> dict[str, Unsent]:
    from coach.history import alive

    return services.store.adopt_unsent(
        services.window, lambda window: alive(services.paths, window)
    )


def _keep(services: Services, place: str, text: str, data: Mapping[str, Any] | None) -> None:
    services.store.save_unsent(services.window, place, text, data)
