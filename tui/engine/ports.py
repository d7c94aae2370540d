"""The port between the app and the coach; tests/fakes/engine.py is the scripted one.

Every callback runs on the app's own event loop.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from coach.errors import CoachError
from tui.engine.jobs import Job

if TYPE_CHECKING:  # the first frame waits for what is imported here
    from coach.events import Event


@dataclass(frozen=True, slots=True)
class Idle:
    """Not started yet."""


@dataclass(frozen=True, slots=True)
class Loading:
    """Getting ready: `what` it does ("Loading the model"), `done` of `total` `unit`s
    where that is known, since `since` (time.monotonic seconds)."""

    what: str
    since: float
    done: int = 0
    total: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """Waiting for work. `model` answers; getting ready took `seconds`."""

    model: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Broken:
    """Cannot work before the user has mended what `error` says. The next job
    tries again."""

    error: CoachError


EngineState = Idle | Loading | Ready | Broken


class Run(Protocol):
    """One job on its way."""

    @property
    def ended(self) -> bool:
        """Whether Done or Failed has been delivered."""
        ...

    def stop(self) -> None:
        """End it; Failed(StoppedError) with the partial text follows within 200 ms."""
        ...


class Engine(Protocol):
    """Runs jobs one after the other, in the order they were given."""

    @property
    def state(self) -> EngineState: ...

    def start(self, on_state: Callable[[EngineState], None]) -> None:
        """Begin to get ready in the background; `on_state` hears of every change."""
        ...

    def submit(self, job: Job, on_event: Callable[[Event], None]) -> Run:
        """Queue `job`, also while getting ready. `on_event` gets its events, Deltas
        joined to at most 30 a second, and exactly one Done or Failed at the end."""
        ...

    def close(self) -> None:
        """Stop everything and give up the process, at once."""
        ...
