"""How long the steps of a run took."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from typing import TypeVar

from coach.events import Delta, Event

_Result = TypeVar("_Result")


class Stopwatch:
    """Milliseconds since it was made, by step."""

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._start = now()
        self.milliseconds = {"retrieve": 0.0, "first_token": 0.0, "total": 0.0}

    def mark(self, step: str) -> None:
        """`step` is reached now."""
        self.milliseconds[step] = round((self._now() - self._start) * 1000, 1)

    def first_delta(
        self, events: Generator[Event, None, _Result]
    ) -> Generator[Event, None, _Result]:
        """`events`, marking "first_token" when the first text comes by."""
        try:
            while True:
                event = next(events)
                if isinstance(event, Delta) and not self.milliseconds["first_token"]:
                    self.mark("first_token")
                yield event
        except StopIteration as end:
            result: _Result = end.value
            return result
        finally:
            events.close()
