"""How long a model worked for an answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


class Clock:
    """Wall time of work in which the model computed something.

    `computed` counts what the model was really asked. An answer put together from
    stored generations took 0 seconds, so that a repeated run gives the same record.
    """

    def __init__(
        self, computed: Callable[[], int], now: Callable[[], float] = time.monotonic
    ) -> None:
        self._computed = computed
        self._now = now

    def timed(self, work: Callable[[], Result]) -> tuple[Result, float]:
        """What `work` returns, and its seconds to the millisecond."""
        before, began = self._computed(), self._now()
        result = work()
        seconds = round(self._now() - began, 3) if self._computed() != before else 0.0
        return result, seconds
