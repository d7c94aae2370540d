"""A scripted language model: it says what the test gave it, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.domain import ModelInfo
from coach.errors import CoachError
from coach.inference import Finished, FinishReason, Output, Piece, Request, Started, Turn
from coach.stop import StopSignal


class ScriptedModel:
    """Answers each request with the next entry of `script`: a list of samples, or
    an error to raise. `requests` holds what it was asked; `pieces` is the size of
    the pieces in characters."""

    def __init__(
        self, *script: Sequence[str] | CoachError, pieces: int = 7, context: int = 4096
    ) -> None:
        self._script = list(script)
        self._pieces = pieces
        self.context = context
        self.info = ModelInfo("scripted", "0" * 64)
        self.requests: list[Request] = []
        self.warmed: list[Sequence[Turn]] = []
        self.closed = False

    def count(self, turns: Sequence[Turn]) -> int:
        return sum(len(turn.content.split()) for turn in turns)

    def warm(
        self, turns: Sequence[Turn], stop: StopSignal | None = None, *, adapted: bool = False
    ) -> None:
        self.warmed.append(turns)

    def generate(self, request: Request, stop: StopSignal | None = None) -> Iterator[Output]:
        self.requests.append(request)
        answer = self._script.pop(0) if self._script else [""]
        if isinstance(answer, CoachError):
            raise answer
        yield Started(self.count(request.turns), 0)
        for sample in range(request.samples):
            text = answer[sample % len(answer)]
            for start in range(0, len(text), self._pieces):
                if stop is not None and stop.is_set():
                    yield Finished(sample, FinishReason.STOPPED, start)
                    break
                yield Piece(sample, text[start : start + self._pieces])
            else:
                yield Finished(sample, FinishReason.END, len(text.split()))

    def close(self) -> None:
        self.closed = True
