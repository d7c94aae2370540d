"""The engine behind a command: opened once, listened to, closed whatever happens."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from coach.cli import output, progress
from coach.cli.session import Session
from coach.domain import AdviseResult, RewriteResult
from coach.errors import CoachError
from coach.stop import StopSignal

if TYPE_CHECKING:
    from coach.api import Coach
    from coach.events import Event
    from coach.progress import Progress

Result = TypeVar("Result", RewriteResult, AdviseResult)


@contextmanager
def opened(session: Session, *, quiet: bool = False) -> Iterator[tuple[Coach, Progress]]:
    """The engine, and a progress for work done with it; `quiet`: no lines in a log.

    Errors: NotSetUpError when model or knowledge is missing.
    """
    settings = session.settings
    with progress.on_stderr(quiet=quiet) as shown:
        from coach.api import Coach

        ours = progress.Resuming(shown)
        coach = Coach(session.paths, settings, progress=ours.inside)
        try:
            yield coach, ours
        finally:
            coach.close()


def result_of(
    run: Callable[[StopSignal], Iterable[Event]],
    kind: type[Result],
    *,
    on_text: Callable[[str], None] = lambda _: None,
) -> Result:
    """The result of a run of the engine; the text it streams goes to `on_text`.

    `run` gets the signal that stops it, which is set when we are interrupted, so
    that the model's thread ends too. Raises the CoachError of a failed run.
    """
    from coach import events

    stop = StopSignal()
    try:
        for event in run(stop):
            match event:
                case events.Delta(text):
                    on_text(text)
                case events.Done(result) if isinstance(result, kind):
                    return result
                case events.Failed(error):
                    raise error
                case _:
                    continue
    except BaseException:
        stop.set()
        raise
    raise CoachError("The engine ended without a result.", mend="coach doctor")


class Status:
    """One line on stderr that says what is going on, for a person only."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._shown = output.is_terminal(sys.stderr)

    def __enter__(self) -> Status:
        if self._shown:
            sys.stderr.write(f"{self._text} ...")
            sys.stderr.flush()
        return self

    def clear(self) -> None:
        """Take the line away; harmless to repeat."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False

    def __exit__(self, *_: object) -> None:
        self.clear()
