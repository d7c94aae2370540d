"""A model that always says the likeliest thing, once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.domain import ModelInfo
from coach.inference import ChatModel, Output, Request, Turn
from coach.stop import StopSignal


class Greedy:
    """A ChatModel that turns every request into one greedy sample.

    For runs that have to give the same texts on every machine as far as that is
    possible, and quickly. The seed is left out: it changes nothing.
    """

    def __init__(self, inner: ChatModel) -> None:
        self._inner = inner

    @property
    def info(self) -> ModelInfo:
        """Which model this is."""
        return self._inner.info

    @property
    def context(self) -> int:
        """How many tokens prompt and answer may have together."""
        return self._inner.context

    def count(self, turns: Sequence[Turn]) -> int:
        """How many prompt tokens `turns` take, template included."""
        return self._inner.count(turns)

    def warm(
        self, turns: Sequence[Turn], stop: StopSignal | None = None, *, adapted: bool = False
    ) -> None:
        """Pass it on."""
        self._inner.warm(turns, stop, adapted=adapted)

    def generate(self, request: Request, stop: StopSignal | None = None) -> Iterator[Output]:
        """One sample of `request` at temperature 0."""
        sampling = replace(request.sampling, temperature=0.0, seed=0)
        return self._inner.generate(replace(request, sampling=sampling, samples=1), stop)

    def close(self) -> None:
        """Close the inner model."""
        self._inner.close()
