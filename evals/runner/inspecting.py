"""A run as tasks of Inspect AI: its logs, its epochs, its clustered standard errors.

Each pair of a suite and a system is one Task over a MemoryDataset. The solver calls
the system in a thread, one case at a time, because the model has one owner; the scorer
wraps our plain functions. No model of Inspect's takes part, so that it needs no key and
opens no connection.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from coach.errors import CoachError
from coach.stop import StopSignal
from evals.datasets.cases import RewriteCase
from evals.records import Generation, Scored
from evals.systems import Suite, System

if TYPE_CHECKING:
    from inspect_ai import Task

    from evals.runner.selection import Case


@dataclass(frozen=True, slots=True)
class Job:
    """One system over the cases of one suite."""

    suite: Suite
    system: System[Any]
    cases: Sequence[Case]
    epochs: int = 1


Result = TypeVar("Result", Generation, Scored)
# What a case becomes, and what that is worth; None when nothing is to be scored.
Generate = Callable[[Job, "Case", int], Generation]
Score = Callable[["Case", Generation], Scored]


class _Run:
    """What the threads of Inspect call; the first failure ends everything."""

    def __init__(self, job: Job, generate: Generate, score: Score | None, stop: StopSignal) -> None:
        self.job = job
        self.stop = stop
        self.failure: BaseException | None = None
        self._cases = {case.id: case for case in job.cases}
        self._generate = generate
        self._score = score
        self._made: dict[tuple[str, int], Generation] = {}

    @property
    def scores(self) -> bool:
        return self._score is not None

    def answer(self, case: str, epoch: int) -> Generation:
        made = self._guarded(lambda: self._generate(self.job, self._cases[case], epoch))
        self._made[case, epoch] = made
        return made

    def rate(self, case: str, epoch: int) -> Scored:
        assert self._score is not None
        score = self._score
        return self._guarded(lambda: score(self._cases[case], self._made[case, epoch]))

    def _guarded(self, work: Callable[[], Result]) -> Result:
        try:
            return work()
        except BaseException as error:
            self.failure = self.failure or error
            raise


def evaluate(
    jobs: Iterable[Job],
    generate: Generate,
    score: Score | None,
    *,
    log_dir: Path,
    stop: StopSignal,
) -> None:
    """Run `jobs` one after the other; an `.eval` log each in `log_dir`.

    Raises what `generate` or `score` raised first. An interruption (KeyboardInterrupt)
    sets `stop`, so that the model ends, and goes on up.
    """
    trace = _divert_trace()
    try:
        for job in jobs:
            _evaluate(_Run(job, generate, score, stop), log_dir)
    finally:
        # Here and not at the exit of the process, which an interruption does not reach.
        shutil.rmtree(trace, ignore_errors=True)


def _evaluate(run: _Run, log_dir: Path) -> None:
    from inspect_ai import eval as run_tasks

    for earlier in log_dir.glob(f"*_{_name(run.job)}_*.eval"):
        earlier.unlink()  # of a run that this one goes on with
    try:
        logs = run_tasks(
            _task(run),
            model=None,
            display="none",
            log_dir=str(log_dir),
            log_format="eval",
            log_level="error",
            # Otherwise the texts also go into a database in the user's home.
            log_realtime=False,
            log_buffer=1,
            ctl_server=False,
            acp_server=False,
            notification=False,
            max_samples=1,
            max_tasks=1,
            fail_on_error=True,
            score=run.scores,
            score_display=False,
        )
    except BaseException:
        run.stop.set()
        raise
    if run.failure is not None:
        raise run.failure
    if logs[0].status == "cancelled":
        raise KeyboardInterrupt
    if logs[0].status != "success":
        reason = logs[0].error.message if logs[0].error else logs[0].status
        raise CoachError(f"The evaluation failed: {reason}.", where=run.job.suite)


def _divert_trace() -> Path:
    """The folder for Inspect's diary, which else lies in the user's home.

    It packs and DELETES the file it is given when the process ends, so that this must
    be a file of our own: never a device, never one that was there before. Once the
    folder is gone it finds nothing to delete.
    """
    folder = Path(tempfile.mkdtemp(prefix="coach-eval-"))
    os.environ["INSPECT_TRACE_FILE"] = str(folder / "trace.log")
    return folder


def _task(run: _Run) -> Task:
    from inspect_ai import Epochs, Task
    from inspect_ai.dataset import MemoryDataset

    job = run.job
    return Task(
        name=_name(job),
        dataset=MemoryDataset([_sample(case) for case in job.cases], name=job.suite),
        solver=_solver(run),
        scorer=_scorer(run) if run.scores else None,
        epochs=Epochs(job.epochs, "mean"),
        metadata={"suite": job.suite, "system": job.system.name},
    )


def _name(job: Job) -> str:
    return f"{job.suite}-{job.system.name}"


def _sample(case: Case) -> Any:
    from inspect_ai.dataset import Sample

    if isinstance(case, RewriteCase):
        thread = f"{case.in_reply_to}\n\n---\n\n" if case.in_reply_to else ""
        text, target = f"{thread}{case.draft}", list(case.references)
    else:
        text, target = case.situation, [item.what for item in case.does]
    metadata = {"type": case.type, "split": case.split}
    return Sample(input=text, target=target, id=case.id, metadata=metadata)


def _solver(run: _Run) -> Any:
    from anyio import to_thread
    from inspect_ai.model import ModelOutput
    from inspect_ai.solver import Generate as Generator
    from inspect_ai.solver import TaskState, solver

    @solver(name="system")
    def answered() -> Any:
        async def solve(state: TaskState, generate: Generator) -> TaskState:
            del generate  # there is no model of Inspect's
            case, epoch = str(state.sample_id), state.epoch
            try:
                made = await to_thread.run_sync(run.answer, case, epoch, abandon_on_cancel=True)
            except BaseException:
                run.stop.set()
                raise
            state.output = ModelOutput.from_content(run.job.system.name, made.text)
            state.metadata |= {"raw": made.raw, "reverted": made.reverted, "seconds": made.seconds}
            state.completed = True
            return state

        return solve

    return answered()


def _scorer(run: _Run) -> Any:
    from anyio import to_thread
    from inspect_ai.scorer import Score, Target, mean, scorer, stderr
    from inspect_ai.solver import TaskState

    # Cases of one type are alike; see evals.stats.mean_interval.
    @scorer(name="rating", metrics={"*": [mean(), stderr(cluster="type")]})
    def rated() -> Any:
        async def rate(state: TaskState, target: Target) -> Score:
            del target
            found = await to_thread.run_sync(run.rate, str(state.sample_id), state.epoch)
            broken = [f"{item.kind}: {item.evidence}" for item in found.violations]
            return Score(
                value={
                    "composite": found.composite,
                    "invariants": float(found.passed),
                    "improvement": found.improvement,
                    "preservation": found.preservation,
                },
                answer=found.text,
                explanation="\n".join(broken) or "No invariant is broken.",
                metadata={"scores": found.scores, "raw_composite": found.raw_composite},
            )

        return rate

    return rated()


def viewer(logs: Path, out: Path) -> None:
    """Inspect's own viewer of `logs` as a static page in the folder `out`."""
    from inspect_ai.log import bundle_log_dir

    bundle_log_dir(log_dir=str(logs), output_dir=str(out), overwrite=True)
