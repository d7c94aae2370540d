"""What `coach eval` does once its options are read."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.cli import output, progress
from coach.errors import GateNotMetError
from coach.paths import atomic_write
from evals.report import gates as gating
from evals.report.gates import GateResult, Minimum
from evals.runner.plan import ALL, Plan, require_extra, suites_of

if TYPE_CHECKING:
    from coach.cli.session import Session
    from coach.progress import Progress

RETRIEVAL = "retrieval"
META = "meta"


@dataclass
class _Told:
    """What there is to say: Markdown for people, one document for programs."""

    parts: list[str] = field(default_factory=list)
    document: dict[str, object] = field(default_factory=dict)
    gates: list[GateResult] = field(default_factory=list)


def main(session: Session, given: Mapping[str, Any]) -> None:
    """Run the suites, print the result, write the folder. GateNotMetError at the end."""
    require_extra()
    suite: str = given["suite"]
    minima = [gating.minimum(text) for text in given["minima"]]
    plan = _plan(given)
    told = _Told()
    with progress.on_stderr(quiet=given["as_json"]) as shown:
        if plan.suites:
            _texts(session, plan, _others(minima), shown, told)
        if suite in (RETRIEVAL, ALL):
            _retrieval(plan, _about(minima, RETRIEVAL, suite), told)
        if suite in (META, ALL):
            _meta(given["data"], plan.out, told)
    told.document["gates"] = [_gate(gate) for gate in told.gates]
    if given["as_json"]:
        output.emit_json(told.document)
    else:
        output.emit("\n".join(told.parts))
    if plan.out is not None:
        output.say(f"Everything is in {plan.out}.")
    _raise_for(told.gates)


def _plan(given: Mapping[str, Any]) -> Plan:
    return Plan(
        suites=suites_of(given["suite"]),
        command=shlex.join(["coach", *sys.argv[1:]]),
        split=given["split"],
        limit=given["limit"],
        per_type=given["per_type"],
        systems=given["systems"],
        epochs=given["epochs"],
        greedy=given["greedy"],
        model=given["model"],
        file=given["file"],
        outputs=given["outputs"],
        baseline=given["baseline"],
        out=given["out"],
        viewer=given["viewer"],
        score=not given["generate_only"],
    )


def _texts(
    session: Session, plan: Plan, minima: list[Minimum], shown: Progress, told: _Told
) -> None:
    from evals import report
    from evals.runner import tables, work
    from evals.runner.store import GENERATIONS

    try:
        done = work.run(plan, session.paths, session.settings, shown)
    except KeyboardInterrupt:
        if plan.out is not None and (plan.out / GENERATIONS).exists():
            output.say("What was generated is kept; the same command goes on from there.")
        raise
    told.document["run"] = tables.run(done.record)
    if not plan.score:
        told.parts.append(f"{len(done.generations)} texts generated, none scored.\n")
        told.document["generated"] = len(done.generations)
        return
    gates = gating.check(done.results, minima)
    told.gates += gates
    labels = done.record.labels()
    told.parts.append(report.summary(done.results, run=labels, baseline=done.baseline, gates=gates))
    told.document |= {
        "systems": tables.systems(done.results),
        "raw": tables.raw(done.results),
        "baseline": tables.baseline(done.results, done.baseline),
    }
    if plan.out is not None:
        report.write(done.results, plan.out, labels, baseline=done.baseline, gates=gates)


def _retrieval(plan: Plan, minima: list[Minimum], told: _Told) -> None:
    from evals.runner import searching

    measured = searching.measure(plan.split)
    text, document = searching.summary(measured, plan.split), searching.document(measured)
    told.gates += searching.gates(measured, minima)
    told.parts.append(text)
    told.document[RETRIEVAL] = document
    _keep(plan.out, RETRIEVAL, text, document)


def _meta(data: Path | None, out: Path | None, told: _Told) -> None:
    from evals.runner import validating

    report = validating.run(data)
    text, document = validating.summary(report), validating.document(report)
    told.gates += validating.gates(report)
    told.parts.append(text)
    told.document[META] = document
    _keep(out, META, text, document)


def _keep(out: Path | None, name: str, text: str, document: object) -> None:
    import msgspec

    if out is None:
        return
    for ending, data in (("md", text.encode()), ("json", msgspec.json.encode(document))):
        with atomic_write(out / f"{name}.{ending}") as handle:
            handle.write(data)


def _others(minima: Iterable[Minimum]) -> list[Minimum]:
    return [wanted for wanted in minima if wanted.suite != RETRIEVAL]


def _about(minima: Iterable[Minimum], name: str, suite: str) -> list[Minimum]:
    """Those of the suite `name`: named so, or the only suite that runs."""
    return [wanted for wanted in minima if name in (wanted.suite, suite)]


def _gate(gate: GateResult) -> dict[str, object]:
    import msgspec

    return dict(msgspec.to_builtins(gate))


def _raise_for(gates: Iterable[GateResult]) -> None:
    missed = [gate for gate in gates if not gate.passed]
    if missed:
        names = ", ".join(gate.name for gate in missed)
        raise GateNotMetError(
            f"{len(missed)} of the gates {'is' if len(missed) == 1 else 'are'} not met: {names}.",
            mend="see the gates in the summary",
        )
