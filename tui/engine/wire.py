"""What app and engine process say to each other.

Pickled dataclasses over a socket pair that only these two processes hold: both
ends run the same code for the same user, and text from outside only ever
travels inside these values.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.errors import CoachError
from coach.events import Event
from tui.engine.jobs import Job


@dataclass(frozen=True, slots=True)
class Start:
    """App to engine: do `job` and call it `run`."""

    run: int
    job: Job


@dataclass(frozen=True, slots=True)
class Stop:
    """App to engine: end `run`, begun or not."""

    run: int


@dataclass(frozen=True, slots=True)
class Told:
    """Engine to app: an event of `run`."""

    run: int
    event: Event


@dataclass(frozen=True, slots=True)
class Step:
    """Engine to app: what getting ready is at."""

    what: str
    done: int = 0
    total: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Warm:
    """Engine to app: ready, with `model`."""

    model: str


@dataclass(frozen=True, slots=True)
class Cold:
    """Engine to app: getting ready failed; a job may still be tried."""

    error: CoachError


ToEngine = Start | Stop
ToApp = Told | Step | Warm | Cold
