"""An engine process with a scripted coach: `python -m tests.fakes.worker FD`.

What it does is written in the message or draft: "SLOW" writes until it is stopped,
"DEAF" does not stop, "DIE" ends the process, "KILL" as the system would, "CRASH"
raises what nobody expects, "MEMORY" runs out of it; anything else is answered.
COLD=1 in the environment: no model is set up; PATIENT=1: getting ready goes on until a
job has come.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator

from coach.domain import Conversation, Draft, ModelInfo, Reply, ReplyKind, Wish
from coach.errors import NotSetUpError, StoppedError
from coach.events import Delta, Done, Event, Failed
from coach.progress import Progress
from coach.stop import StopSignal
from tests.fakes.coach import rewrite_result
from tui.engine.worker import main

MODEL = ModelInfo("fake-1", "0" * 64)


class Coach:
    """The methods of the facade that the worker calls."""

    model_info = MODEL

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def warm(self, hurry: StopSignal) -> None:
        if os.environ.get("COLD"):
            raise NotSetUpError("There is no model yet.", mend="coach model pull")
        self._progress.begin("Loading the model", 4, "bytes")
        self._progress.advance(4)
        self._progress.end()
        if os.environ.get("PATIENT"):
            while not hurry.is_set():
                time.sleep(0.005)

    def reply(
        self, conversation: Conversation, message: str, *, seed: int, stop: StopSignal
    ) -> Iterator[Event]:
        yield from self._act(message, stop)
        words = f"You said: {message}"
        for word in words.split():
            yield Delta(f"{word} ")
        yield Done(
            Reply(
                id="1",
                kind=ReplyKind.ADVICE,
                text=words,
                draft=None,
                current="",
                rewrite=None,
                principles=(),
                cited=(),
                in_scope=True,
                model=MODEL,
                timings_ms={},
            )
        )

    def rewrite(self, draft: Draft, *, seed: int, stop: StopSignal) -> Iterator[Event]:
        yield from self._act(draft.text, stop)
        yield Done(rewrite_result(draft, "1"))

    def restyle(
        self, draft: Draft, current: str, wish: Wish, *, seed: int, stop: StopSignal
    ) -> Iterator[Event]:
        yield from self._act(draft.text, stop)
        yield Done(rewrite_result(draft, "1"))

    def _act(self, text: str, stop: StopSignal) -> Iterator[Event]:
        if "DIE" in text:
            os._exit(7)
        if "KILL" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "CRASH" in text:
            raise RuntimeError("a defect")
        if "MEMORY" in text:
            raise MemoryError
        if "DEAF" in text:
            yield Delta("deaf ")
            time.sleep(60)
        if "SLOW" in text:
            while not stop.is_set():
                yield Delta("on ")
                time.sleep(0.005)
            yield Failed(StoppedError("Stopped."), "on")


if __name__ == "__main__":
    main(sys.argv[1:], Coach)  # type: ignore[arg-type]
