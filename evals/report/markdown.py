"""The summary of a run for a terminal, a pull request or a job page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from coach.text.sanitise import clean_line
from evals.records import Scored
from evals.report import tables
from evals.report.gates import GateResult
from evals.report.tables import PRODUCT, p_value, percent
from evals.stats import Interval

# What Markdown or HTML could read in a name or a quotation.
_ACTIVE = re.compile(r"([\\`*_\[\]<#|~&])")
_QUOTED = 80


def summary(
    results: Sequence[Scored],
    *,
    run: Mapping[str, str],
    baseline: Sequence[Scored] | None = None,
    gates: Sequence[GateResult] = (),
) -> str:
    """Markdown. `run` is shown as it is, label by label: model, hashes, date, command.

    `baseline` holds the samples of an earlier run to compare with.
    """
    parts = ["# Evaluation of Coach", _run(run), _gates(gates)]
    if results:
        parts += [
            *_systems(results),
            _against(results),
            _raw(results),
            _types(results),
            _broken(results),
            _baseline(results, baseline),
            _notes(),
        ]
    else:
        parts.append("No samples were scored.")
    return "\n\n".join(part for part in parts if part) + "\n"


def _run(run: Mapping[str, str]) -> str:
    return "\n".join(f"- {escape(label)}: {escape(value)}" for label, value in run.items())


def _gates(gates: Iterable[GateResult]) -> str:
    rows = [
        [
            "passed" if gate.passed else "**FAILED**",
            escape(gate.name),
            "" if gate.value is None else f"{gate.value:.3f}",
            escape(gate.wanted),
            escape(gate.sentence),
        ]
        for gate in gates
    ]
    return _section("Gates", ["", "gate", "value", "wanted", "what was found"], rows)


def _systems(results: Sequence[Scored]) -> list[str]:
    rows = tables.systems(results)
    found = []
    for suite in tables.suites(results):
        mine = [row for row in rows if row.suite == suite]
        found.append(
            _section(
                f"Systems: {escape(suite)}",
                ["system", "n", "invariants", "improvement", "preservation", "composite, 95 %"],
                [[_name(row.system), *_measures(row)] for row in mine],
            )
        )
    return found


def _measures(row: tables.Row) -> list[str]:
    return [
        str(row.n),
        percent(row.invariants.value),
        f"{row.improvement.value:.3f}",
        "" if row.preservation is None else f"{row.preservation.value:.3f}",
        interval(row.composite),
    ]


def _against(results: Sequence[Scored]) -> str:
    rows = tables.against_systems(results)
    return _section(
        f"{PRODUCT} minus each system: composite, paired, flawed cases",
        ["system", "n", "difference, 95 %", "wins", "losses", "ties", "p"],
        [_compared(row, [_name(row.label)]) for row in rows],
    )


def _raw(results: Sequence[Scored]) -> str:
    rows = [
        [
            escape(row.suite),
            _name(row.system),
            percent(row.raw_invariants.value),
            percent(row.invariants.value),
            interval(row.raw_composite),
            interval(row.composite),
            "" if row.reverted is None else percent(row.reverted),
        ]
        for row in tables.raw_and_shipped(results)
    ]
    head = [
        "suite",
        "system",
        "raw invariants",
        "shipped invariants",
        "raw composite",
        "shipped composite",
        "reverted",
    ]
    return _section("The model's first sample (raw) and what was shipped", head, rows)


def _types(results: Sequence[Scored]) -> str:
    rows = [
        [escape(f"{row.suite}/{row.type}"), *_measures(row)]
        for row in tables.by_type(tables.of_system(results))
    ]
    head = ["type", "n", "invariants", "improvement", "preservation", "composite, 95 %"]
    return _section(f"{PRODUCT} by case type", head, rows)


def _broken(results: Sequence[Scored]) -> str:
    rows = [
        [escape(row.kind), str(row.shipped), str(row.raw), _quoted(row.evidence)]
        for row in tables.broken(results)
    ]
    return _section(
        f"Broken invariants of {PRODUCT}", ["kind", "shipped", "raw", "for example"], rows
    )


def _baseline(results: Sequence[Scored], baseline: Sequence[Scored] | None) -> str:
    if baseline is None:
        return ""
    rows = tables.against_baseline(results, baseline)
    if not rows:
        nothing = f"It has no case of {PRODUCT} in common with this run."
        return f"## Against the stored baseline\n\n{nothing}"
    return _section(
        "Against the stored baseline: this run minus it, paired",
        ["cases", "measure", "n", "difference, 95 %", "wins", "losses", "ties", "p"],
        [_compared(row, [escape(row.label), row.metric]) for row in rows],
    )


def _compared(row: tables.Compared, names: list[str]) -> list[str]:
    paired = row.paired
    return [
        *names,
        str(paired.n),
        f"{paired.difference:+.3f} [{paired.low:+.3f}, {paired.high:+.3f}]",
        str(paired.wins),
        str(paired.losses),
        str(paired.ties),
        p_value(paired),
    ]


def _notes() -> str:
    return (
        "n counts cases; epochs of a case are averaged first. Intervals are 95 %: bootstrap"
        " clustered by case type for means and differences, Wilson for shares. p is two-sided."
    )


def _section(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    numbers = {"n", "value", "wins", "losses", "ties", "p", "shipped", "raw"}
    rule = ["---:" if name in numbers else "---" for name in head]
    lines = [head, rule, *rows]
    return f"## {title}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)


def escape(text: str) -> str:
    """`text` on one line, with nothing in it that Markdown or HTML would act on."""
    return _ACTIVE.sub(r"\\\1", clean_line(text)).replace(r"\<", "&lt;").replace(r"\&", "&amp;")


def interval(value: Interval) -> str:
    """As in 0.612 [0.580, 0.644]."""
    return f"{value.value:.3f} [{value.low:.3f}, {value.high:.3f}]"


def _name(system: str) -> str:
    return f"**{escape(system)}**" if system == PRODUCT else escape(system)


def _quoted(text: str) -> str:
    line = clean_line(text)
    return escape(line if len(line) <= _QUOTED else line[: _QUOTED - 1] + "…")
