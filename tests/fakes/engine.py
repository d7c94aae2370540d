"""An engine that says what the test tells it to, when the test tells it to.

    engine = ScriptedEngine()
    ... the app submits a job ...
    engine.last.tell(Delta("Ask "), Delta("her."))   # reaches the app at once
    engine.last.finish(reply("Ask her."))

Given `answers`, it answers each job by itself, at once, with the next of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from coach.errors import CoachError, StoppedError
from coach.events import Delta, Done, Event, Failed
from tui.engine import EngineState, Idle, Job, Ready

READY = Ready("scripted", 0.1)


class ScriptedRun:
    """A job the test answers."""

    def __init__(self, job: Job, on_event: Callable[[Event], None]) -> None:
        self.job = job
        self.ended = False
        self.stopped = False
        self._on_event = on_event
        self._partial = ""

    def tell(self, *events: Event) -> None:
        """Deliver `events`; what comes after the end is dropped, as by the real one."""
        for event in events:
            if self.ended:
                return
            match event:
                case Delta(text):
                    self._partial += text
                case Done() | Failed():
                    self.ended = True
            self._on_event(event)

    def fail(self, error: CoachError) -> None:
        """End it with `error` and what was written so far."""
        self.tell(Failed(error, self._partial))

    def stop(self) -> None:
        self.stopped = True
        self.fail(StoppedError("Stopped."))


class ScriptedEngine:
    """The port, in this process. `runs` holds every job that was submitted."""

    def __init__(self, answers: Iterable[Iterable[Event]] = (), state: EngineState = READY) -> None:
        self.runs: list[ScriptedRun] = []
        self.closed = False
        self.state: EngineState = Idle()
        self._first = state
        self._answers = [list(events) for events in answers]
        self._on_state: Callable[[EngineState], None] = lambda state: None

    @property
    def last(self) -> ScriptedRun:
        """The newest job."""
        return self.runs[-1]

    def start(self, on_state: Callable[[EngineState], None]) -> None:
        self._on_state = on_state
        self.become(self._first)

    def become(self, state: EngineState) -> None:
        """Tell the app about another state."""
        self.state = state
        self._on_state(state)

    def submit(self, job: Job, on_event: Callable[[Event], None]) -> ScriptedRun:
        run = ScriptedRun(job, on_event)
        self.runs.append(run)
        if self._answers:
            run.tell(*self._answers.pop(0))
        return run

    def close(self) -> None:
        self.closed = True
