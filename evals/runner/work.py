"""One run: cases to generations to scores to reports."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from coach.cli.progress import Resuming
from coach.config import Settings
from coach.errors import InputError
from coach.paths import Paths, atomic_write, ensure_folder
from coach.progress import Progress
from coach.stop import StopSignal
from evals.records import Generation, Scored
from evals.runner import record as records
from evals.runner import rescore, store
from evals.runner.connection import Connection
from evals.runner.inspecting import Job, evaluate, viewer
from evals.runner.plan import ALL, Plan
from evals.runner.record import Record
from evals.runner.selection import Case, select
from evals.runner.store import GENERATIONS, RESULTS
from evals.systems import Parts, Suite, build
from evals.systems.timing import Clock

if TYPE_CHECKING:
    from evals.runner.rescore import Raters

LOGS = "logs"
VIEWER = "viewer"

Selected = dict[Suite, list[Case]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`results` is in the order of suites, systems, cases, epochs; empty when nothing
    was to be scored."""

    generations: tuple[Generation, ...]
    results: tuple[Scored, ...]
    baseline: tuple[Scored, ...] | None
    record: Record


def run(
    plan: Plan,
    paths: Paths,
    settings: Settings,
    shown: Progress,
    *,
    raters: Callable[[], Raters] = rescore.ours,
    connect: Callable[..., Connection] = Connection,
) -> Outcome:
    """Do what `plan` says, and leave generations, results and record in its folder.

    What was generated stays when the run is stopped, and the next run goes on from it.
    """
    selected: Selected = {
        suite: select(
            suite,
            split=plan.split,
            limit=plan.limit,
            per_type=plan.per_type,
            file=plan.file,
        )
        for suite in plan.suites
    }
    baseline = tuple(store.read_results(plan.baseline)) if plan.baseline else None
    if plan.outputs is not None:
        generations = _earlier(plan, selected)
        results = rescore.rescore(generations, selected, raters(), shown)
        record = _record(plan, selected, generations, None)
    else:
        generations, results, record = _generated(
            plan, selected, paths, settings, shown, raters, connect
        )
    if plan.out is not None:
        records.write(record, plan.out)
        if plan.score:
            _write_lines(results, plan.out / RESULTS)
    return Outcome(tuple(generations), tuple(results), baseline, record)


def _earlier(plan: Plan, selected: Selected) -> list[Generation]:
    assert plan.outputs is not None
    wanted = {(suite, case.id) for suite, rows in selected.items() for case in rows}
    names = None if ALL in plan.systems else set(plan.systems)
    found = [
        made
        for made in store.read(plan.outputs)
        if (made.suite, made.case) in wanted and (names is None or made.system in names)
    ]
    if not found:
        raise InputError(
            "None of these generations belongs to the cases and systems asked for.",
            where=str(plan.outputs),
            mend="--split all --system all",
        )
    return found


def _generated(
    plan: Plan,
    selected: Selected,
    paths: Paths,
    settings: Settings,
    shown: Progress,
    raters: Callable[[], Raters],
    connect: Callable[..., Connection],
) -> tuple[list[Generation], list[Scored], Record]:
    resuming = Resuming(shown)
    connection = connect(
        paths,
        settings,
        wanted=plan.model,
        greedy=plan.greedy,
        own=plan.file is not None,
        progress=resuming.inside,
    )
    stop = StopSignal()
    parts = Parts(connection.coach, connection.model, Clock(lambda: connection.computed), stop)
    with closing(connection):
        jobs = [
            Job(suite, system, rows, plan.epochs)
            for suite, rows in selected.items()
            for system in build(suite, plan.names(suite), parts)
        ]
        _require_jobs(jobs, plan)
        record = _record(plan, selected, None, connection if plan.needs_model else None)
        scorers = raters() if plan.score else None
        with _opened(plan, record) as kept, _logs(plan) as logs:
            results = _evaluated(jobs, kept, scorers, logs, stop, resuming)
            if plan.viewer and plan.out is not None:
                viewer(logs, plan.out / VIEWER)
            return kept.in_order(_keys(jobs)), results, record


def _evaluated(
    jobs: Sequence[Job],
    kept: store.Store,
    scorers: Raters | None,
    logs: Path,
    stop: StopSignal,
    shown: Progress,
) -> list[Scored]:
    results: dict[store.Key, Scored] = {}

    def generate(job: Job, case: Case, epoch: int) -> Generation:
        made = kept.get((job.suite, job.system.name, case.id, epoch))
        if made is None:
            made = job.system.generate(case, epoch, seed=epoch)
            kept.add(made)
        shown.advance(1)
        return made

    def score(case: Case, made: Generation) -> Scored:
        assert scorers is not None
        found = rescore.scored(case, made, scorers)
        results[store.key_of(made)] = found
        return found

    shown.begin("Evaluating", sum(len(job.cases) * job.epochs for job in jobs), "texts")
    evaluate(jobs, generate, score if scorers else None, log_dir=logs, stop=stop)
    shown.end()
    return [results[key] for key in _keys(jobs) if key in results]


def _keys(jobs: Sequence[Job]) -> list[store.Key]:
    return [
        (job.suite, job.system.name, case.id, epoch)
        for job in jobs
        for case in job.cases
        for epoch in range(1, job.epochs + 1)
    ]


@contextmanager
def _opened(plan: Plan, record: Record) -> Iterator[store.Store]:
    """The generations of the folder, if they were made by what is measured now."""
    if plan.out is None:
        with closing(store.Store()) as kept:
            yield kept
        return
    earlier = records.read(plan.out)
    if earlier is not None and (plan.out / GENERATIONS).exists():
        changed = earlier.resumable_by(record)
        if changed:
            raise InputError(
                f"The folder holds a run that cannot be gone on with: other {changed}.",
                where=str(plan.out),
                mend="name another folder with --out; what is generated anew is kept apart",
            )
    ensure_folder(plan.out)
    with closing(store.Store(plan.out / GENERATIONS)) as kept:
        # Before the first generation, so that a run that is stopped says what made it.
        records.write(record, plan.out)
        yield kept


@contextmanager
def _logs(plan: Plan) -> Iterator[Path]:
    if plan.out is not None:
        yield ensure_folder(plan.out / LOGS)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _require_jobs(jobs: Sequence[Job], plan: Plan) -> None:
    if not jobs:
        raise InputError(
            f"No system of {', '.join(plan.systems)} takes part in {', '.join(plan.suites)}.",
            where="--system",
            mend="--system coach",
        )


def _record(
    plan: Plan,
    selected: Selected,
    generations: Sequence[Generation] | None,
    connection: Connection | None,
) -> Record:
    earlier = records.read(plan.outputs.parent) if plan.outputs else None
    if generations is not None:
        systems = tuple(dict.fromkeys(made.system for made in generations))
    else:
        systems = tuple(dict.fromkeys(n for suite in plan.suites for n in plan.names(suite)))
    return Record(
        command=plan.command,
        suites=plan.suites,
        split=plan.split,
        cases=sum(map(len, selected.values())),
        systems=systems,
        epochs=earlier.epochs if earlier else plan.epochs,
        greedy=earlier.greedy if earlier else plan.greedy,
        model=_model(connection) if connection else (earlier.model if earlier else {}),
        program=earlier.program if earlier else records.program_hash(),
        prompts=earlier.prompts if earlier else records.prompt_hashes(),
        data=records.data_hashes(plan.data),
        commit=records.commit(),
        date=records.now(),
        python=records.python(),
    )


def _model(connection: Connection) -> dict[str, str]:
    identity = connection.identity
    return {
        "name": connection.chosen.name,
        "sha256": identity.model,
        "adapter": identity.adapter,
        "context": str(identity.context),
        "runtime": identity.runtime,
    }


def _write_lines(results: Sequence[Scored], file: Path) -> None:
    with atomic_write(file) as handle:
        for result in results:
            handle.write(msgspec.json.encode(result) + b"\n")
