"""How far long work is: a bar for a person, a line now and then for a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coach.cli import output
from coach.progress import Progress, Silent

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

# A log wants to show that the work goes on, not how smoothly.
_LINE_EVERY_SECONDS = 10.0


@contextmanager
def on_stderr(*, quiet: bool = False) -> Iterator[Progress]:
    """A bar when stderr is a terminal, else lines; nothing when `quiet` and no terminal.

    Bars go to stderr, so they may stay under --json: stdout holds the document.
    However the work ends, the terminal gets its cursor back.
    """
    if not output.is_terminal(sys.stderr):
        yield Silent() if quiet else Lines()
        return
    bar = Bar()
    try:
        yield bar
    finally:
        bar.stop()


class Lines:
    """A line at the beginning, every ten seconds, and at the end."""

    def __init__(
        self,
        write: Callable[[str], None] = output.say,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._write = write
        self._clock = clock
        self._what = ""
        self._unit = ""
        self._total: int | None = None
        self._done = 0
        self._said = 0.0

    def begin(self, what: str, total: int | None, unit: str) -> None:
        """Say what is beginning and how much it is."""
        self._what, self._total, self._unit, self._done = what, total, unit, 0
        self._said = self._clock()
        self._write(f"{what}: {amount(total, unit)}" if total else what)

    def advance(self, amount: int) -> None:
        """Count; say so when the last line is old enough."""
        self._done += amount
        now = self._clock()
        if now - self._said >= _LINE_EVERY_SECONDS:
            self._said = now
            self._write(f"{self._what}: {self._state()}")

    def end(self, note: str = "") -> None:
        """Say how it ended; it also ends when the work failed half way."""
        whole = not self._total or self._done >= self._total
        self._write(f"{self._what}: {note or ('done' if whole else f'stopped at {self._state()}')}")

    def _state(self) -> str:
        done = amount(self._done, self._unit)
        if not self._total:
            return done
        if self._unit != "bytes":
            done = str(self._done)
        return f"{done} of {amount(self._total, self._unit)}, {100 * self._done // self._total} %"


class Bar:
    """A bar with rich, on stderr; gone when the work is done."""

    def __init__(self) -> None:
        self._bar: RichProgress | None = None
        self._task: TaskID | None = None
        self._what = ""

    def begin(self, what: str, total: int | None, unit: str) -> None:
        """Draw the bar; one left over from work that failed is taken away."""
        from rich import progress
        from rich.console import Console

        self.stop()
        sys.stderr.write("\r\x1b[K")  # a status line may stand where the bar goes
        self._what = what
        columns: list[progress.ProgressColumn] = [
            # Markup off: `what` may quote a file name with brackets in it.
            progress.TextColumn("{task.description}", markup=False),
            progress.BarColumn(),
        ]
        if unit == "bytes":
            columns += [progress.DownloadColumn(), progress.TransferSpeedColumn()]
        else:
            columns += [progress.MofNCompleteColumn(), progress.TextColumn(unit, markup=False)]
        columns.append(progress.TimeRemainingColumn())
        self._bar = progress.Progress(
            *columns,
            console=Console(stderr=True, markup=False, highlight=False),
            transient=True,
            # Batches print to stderr themselves while the bar stands.
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._bar.add_task(what, total=total)
        self._bar.start()

    def advance(self, amount: int) -> None:
        """Move the bar."""
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task, amount)

    def end(self, note: str = "") -> None:
        """Take the bar away and leave one line when there is something to say."""
        self.stop()
        if note:
            output.say(f"{self._what}: {note}")

    def stop(self) -> None:
        """Take the bar away, if one stands."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


class Resuming:
    """A Progress that comes back after work which had to be done in between.

    A Progress shows one piece of work at a time, but a batch may find that the
    index has to be built first. Whoever does such work gets `inside`.
    """

    def __init__(self, shown: Progress) -> None:
        self._shown = shown
        self._work: tuple[str, int | None, str] | None = None
        self._done = 0
        self.inside: Progress = _Inside(shown, self._resume)

    def begin(self, what: str, total: int | None, unit: str) -> None:
        """Begin the work that is come back to."""
        self._work, self._done = (what, total, unit), 0
        self._shown.begin(what, total, unit)

    def advance(self, amount: int) -> None:
        """Move on."""
        self._done += amount
        self._shown.advance(amount)

    def end(self, note: str = "") -> None:
        """End it; nothing is come back to any more."""
        self._work = None
        self._shown.end(note)

    def _resume(self) -> None:
        if self._work is not None:
            self._shown.begin(*self._work)
            self._shown.advance(self._done)


class _Inside:
    def __init__(self, shown: Progress, resume: Callable[[], None]) -> None:
        self._shown = shown
        self._resume = resume

    def begin(self, what: str, total: int | None, unit: str) -> None:
        self._shown.begin(what, total, unit)

    def advance(self, amount: int) -> None:
        self._shown.advance(amount)

    def end(self, note: str = "") -> None:
        self._shown.end(note)
        self._resume()


def amount(number: int, unit: str) -> str:
    """`number` of `unit` for people: "1.1 GB", "40 drafts"."""
    if unit != "bytes":
        return f"{number} {unit}"
    size = float(number)
    for name in ("bytes", "kB", "MB"):
        if size < 1000:
            return f"{size:.0f} {name}"
        size /= 1000
    return f"{size:.1f} GB"
