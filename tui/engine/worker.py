"""The engine's own process: `python -m tui.engine.worker FD`.

Two threads: this one reads what the app says, so that a stop is heard at once;
the other does the work, one job after the other.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
import traceback
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Protocol

from coach.errors import CoachError, StoppedError
from coach.events import Event, Failed
from coach.stop import StopSignal
from tui.engine.jobs import Job, Reply, Restyle, Rewrite
from tui.engine.wire import Cold, Start, Step, Stop, ToApp, ToEngine, Told, Warm

if TYPE_CHECKING:
    from coach.api import Coach
    from coach.progress import Progress


class MakeCoach(Protocol):
    """How the process gets its coach; tests give a scripted one."""

    def __call__(self, progress: Progress) -> Coach: ...


class Worker:
    """Serves one app over `link` until the app is gone."""

    def __init__(self, link: Connection[ToApp, ToEngine], make: MakeCoach) -> None:
        self._link = link
        self._make = make
        self._sending = threading.Lock()
        self._jobs: queue.SimpleQueue[Start] = queue.SimpleQueue()
        self._stops: dict[int, StopSignal] = {}
        self._hurry = StopSignal()

    def serve(self) -> None:
        """Read until the app has closed its end."""
        threading.Thread(target=self._work, name="work", daemon=True).start()
        while True:
            try:
                told = self._link.recv()
            except (EOFError, OSError):
                return
            match told:
                case Start(run):
                    self._stops[run] = StopSignal()
                    self._jobs.put(told)
                    self._hurry.set()
                case Stop(run):
                    if signal := self._stops.get(run):
                        signal.set()

    def _work(self) -> None:
        coach = self._make(_Steps(self))
        self._warm(coach)
        while True:
            start = self._jobs.get()
            for event in self._events(coach, start):
                self.send(Told(start.run, event))
            self._stops.pop(start.run, None)

    def _warm(self, coach: Coach) -> None:
        try:
            coach.warm(self._hurry)
            self.send(Warm(coach.model_info.name))
        except CoachError as error:
            self.send(Cold(error))
        except Exception as error:
            self.send(Cold(_unexpected(error)))

    def _events(self, coach: Coach, start: Start) -> Iterator[Event]:
        stop = self._stops[start.run]
        if stop.is_set():
            yield Failed(StoppedError("Stopped."))
            return
        try:
            yield from run(coach, start.job, stop)
        except CoachError as error:
            yield Failed(error)
        except Exception as error:
            yield Failed(_unexpected(error))

    def send(self, told: ToApp) -> None:
        """To the app; an app that is gone ends this process."""
        try:
            with self._sending:
                self._link.send(told)
        except OSError:
            os._exit(0)


def run(coach: Coach, job: Job, stop: StopSignal) -> Iterator[Event]:
    """The events of `job`."""
    match job:
        case Rewrite(draft, seed):
            return coach.rewrite(draft, seed=seed, stop=stop)
        case Restyle(draft, current, wish, seed):
            return coach.restyle(draft, current, wish, seed=seed, stop=stop)
        case Reply(conversation, message, seed):
            return coach.reply(conversation, message, seed=seed, stop=stop)


class _Steps:
    """A Progress that tells the app."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._step = Step("")

    def begin(self, what: str, total: int | None, unit: str) -> None:
        self._tell(Step(what, 0, total, unit))

    def advance(self, amount: int) -> None:
        step = self._step
        self._tell(Step(step.what, step.done + amount, step.total, step.unit))

    def end(self, note: str = "") -> None:
        """Nothing: what comes next says so itself."""

    def _tell(self, step: Step) -> None:
        self._step = step
        self._worker.send(step)


def _unexpected(error: Exception) -> CoachError:
    """A defect of ours as a sentence; the traceback goes to the log."""
    traceback.print_exc()
    if isinstance(error, MemoryError):
        return CoachError(
            "There is not enough memory for this.",
            mend="close other programs, or choose a smaller model (coach model list)",
        )
    return CoachError(
        f"The coach failed in a way nobody expected: {type(error).__name__}.",
        mend="see the log (F12), and try again",
    )


def real_coach(progress: Progress) -> Coach:
    """The coach of the user's own folders and settings."""
    from coach.api import Coach

    return Coach(progress=progress)


def main(arguments: list[str], make: MakeCoach = real_coach) -> None:
    """Serve the app at the other end of the file descriptor in `arguments`."""
    link: Connection[ToApp, ToEngine] = Connection(int(arguments[0]))
    Worker(link, make).serve()
    # The work may be deep in native code; nothing of it is worth waiting for.
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
