"""One job at a time: stored, submitted, followed to its end, stopped on demand."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from coach.domain import Draft, RewriteResult, Style, Wish
from coach.errors import CoachError, StoppedError
from coach.events import Delta, Done, Event, Failed
from tui.draft.record import Record
from tui.engine import Engine, Job, Restyle, Rewrite, Run


class Listener(Protocol):
    """Who shows what becomes of a job."""

    def writing(self, partial: str) -> None:
        """So much is written."""
        ...

    def written(self, draft: Draft, style: Style | None, result: RewriteResult) -> None:
        """It is done."""
        ...

    def stopped(self, partial: str) -> None:
        """The user stopped it."""
        ...

    def failed(self, style: Style | None, error: CoachError, partial: str) -> None:
        """It could not be done."""
        ...


class _Work:
    """One job on its way. `over` as soon as nobody wants to hear of it any more."""

    def __init__(self, draft: Draft, style: Style | None) -> None:
        self.draft = draft
        self.style = style
        self.run: Run | None = None
        self.answer: str | None = None
        self.partial: list[str] = []
        self.over = False

    @property
    def text(self) -> str:
        return "".join(self.partial)


class Rewriting:
    """Asks the engine for versions of a draft. Methods that begin something are awaited
    in a worker; what comes of it reaches `listener` on the app's loop."""

    def __init__(
        self,
        engine: Callable[[], Engine],
        record: Record,
        listener: Listener,
        later: Callable[[Coroutine[Any, Any, None]], object],
    ) -> None:
        """`later` runs a coroutine in a worker of its own."""
        self._engine = engine
        self._record = record
        self._listener = listener
        self._later = later
        self._work: _Work | None = None
        self._drafts: dict[Draft, int] = {}

    @property
    def busy(self) -> bool:
        """Whether a job is on its way."""
        return self._work is not None

    async def rewrite(self, draft: Draft) -> None:
        """A better version of `draft`; another one each time it is asked for."""
        seed = self._drafts.get(draft, 0)
        self._drafts[draft] = seed + 1
        await self._begin(_Work(draft, None), Rewrite(draft, seed))

    async def restyle(self, draft: Draft, current: str, style: Style) -> None:
        """The version `current` of `draft` in another style."""
        job = Restyle(draft, current, Wish(styles=(style,)))
        await self._begin(_Work(draft, style), job)

    def stop(self) -> bool:
        """Stop what is on its way, at once; False when nothing is."""
        work = self._work
        if work is None:
            return False
        self._leave(work)
        if work.run is not None:
            work.run.stop()
        self._later(self._record.ended(work.answer, work.text, None))
        self._listener.stopped(work.text)
        return True

    async def _begin(self, work: _Work, job: Job) -> None:
        self.stop()
        self._work = work
        # Stored first: a crash of the engine or of the machine costs nothing typed.
        work.answer = await self._record.asks(work.draft, work.style)
        if work.over:
            await self._record.ended(work.answer, "", None)
            return
        work.run = self._engine().submit(job, lambda event: self._heard(work, event))

    def _heard(self, work: _Work, event: Event) -> None:
        if work.over:
            return  # stopped: the screen has said so already
        match event:
            case Delta(text):
                work.partial.append(text)
                self._listener.writing(work.text)
            case Done(RewriteResult() as result):
                self._leave(work)
                self._later(self._record.answered(work.answer, work.draft, result))
                self._listener.written(work.draft, work.style, result)
            case Failed(StoppedError(), partial):
                self._leave(work)
                self._later(self._record.ended(work.answer, partial, None))
                self._listener.stopped(partial)
            case Failed(error, partial):
                self._leave(work)
                self._later(self._record.ended(work.answer, partial, error))
                self._listener.failed(work.style, error, partial)
            case _:
                pass  # findings and citations come again with the result

    def _leave(self, work: _Work) -> None:
        work.over = True
        if self._work is work:
            self._work = None
