"""The product, in this process, as anybody who imports it would use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from coach import documents
from coach.api import Coach
from coach.domain import AdviseResult, RewriteResult
from coach.errors import CoachError, ExitCode
from coach.events import Delta, Done, Event, Failed, Usage
from coach.pipeline.candidates import MODEL
from coach.stop import StopSignal
from evals.datasets.cases import AdviceCase, RewriteCase
from evals.records import Generation
from evals.systems.ports import Suite
from evals.systems.texts import draft_of
from evals.systems.timing import Clock

NAME = "coach"


@dataclass(frozen=True, slots=True)
class _Run:
    """How a run ended: `result` or `error`; `first` is what was streamed until the
    model's first answer was complete, None when the model was not asked."""

    result: RewriteResult | AdviseResult | None
    error: CoachError | None
    first: str | None


class CoachRewriter:
    """`text` is what is shipped, `raw` the model's first sample, unchecked.

    A draft the program refuses (too long for the model) is an empty text, with the
    error in `document`.
    """

    name = NAME

    def __init__(self, suite: Suite, coach: Coach, clock: Clock, stop: StopSignal) -> None:
        self._suite = suite
        self._coach = coach
        self._clock = clock
        self._stop = stop

    def generate(self, case: RewriteCase, epoch: int, seed: int) -> Generation:
        """See System.generate."""
        draft = draft_of(case)
        run, seconds = self._clock.timed(
            lambda: _run(lambda: self._coach.rewrite(draft, id=case.id, seed=seed, stop=self._stop))
        )
        made = Generation(
            suite=self._suite,
            system=self.name,
            case=case.id,
            text="",
            epoch=epoch,
            seconds=seconds,
        )
        if not isinstance(run.result, RewriteResult):
            return replace(made, document=_refusal(run.error, case.id))
        result = run.result
        return replace(
            made,
            text=result.rewrite,
            raw=result.raw or None,
            reverted=_reverted(result),
            document=_timeless(documents.rewrite(result), seconds),
        )


class CoachAdviser:
    """`text` is the advice, `document` what `coach advise --json` prints."""

    name = NAME

    def __init__(self, coach: Coach, clock: Clock, stop: StopSignal) -> None:
        self._coach = coach
        self._clock = clock
        self._stop = stop

    def generate(self, case: AdviceCase, epoch: int, seed: int) -> Generation:
        """See System.generate."""
        run, seconds = self._clock.timed(
            lambda: _run(
                lambda: self._coach.advise(case.situation, id=case.id, seed=seed, stop=self._stop)
            )
        )
        made = Generation(
            suite="advice", system=self.name, case=case.id, text="", epoch=epoch, seconds=seconds
        )
        if not isinstance(run.result, AdviseResult):
            return replace(made, document=_refusal(run.error, case.id), raw=run.first)
        return replace(
            made,
            text=run.result.advice,
            raw=run.first,
            document=_timeless(documents.advise(run.result), seconds),
        )


def _run(start: Callable[[], Iterator[Event]]) -> _Run:
    """Follow a run to its end. Raises what would end every other run as well."""
    streamed: list[str] = []
    first: str | None = None
    for event in start():
        match event:
            case Delta(text):
                streamed.append(text)
            case Usage() if first is None:
                first = "".join(streamed)
            case Done(result) if isinstance(result, RewriteResult | AdviseResult):
                return _Run(result, None, first)
            case Failed(error):
                if error.exit_code in (ExitCode.NOT_SET_UP, ExitCode.INTERRUPTED):
                    raise error
                return _Run(None, error, first)
            case _:
                continue
    raise CoachError("The engine ended without a result.", mend="coach doctor")


def _reverted(result: RewriteResult) -> bool | None:
    """Whether the checks refused everything the model wrote; None when it wrote nothing."""
    if not result.raw:
        return None
    return not any(variant.origin == MODEL and variant.passed for variant in result.variants)


def _refusal(error: CoachError | None, identity: str) -> dict[str, object]:
    assert error is not None  # a run ends with a result or an error
    record = documents.batch_error(error, id=identity, line=0)
    del record["line"]
    return record


def _timeless(document: dict[str, object], seconds: float) -> dict[str, object]:
    """`document` without times when the model did not work for it: those measure us."""
    if seconds:
        return document
    return {**document, "timings_ms": {"retrieve": 0, "first_token": 0, "total": 0}}
