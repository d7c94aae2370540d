"""The validation of the measures as one of the suites of `coach eval`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from evals.report.gates import GateResult
from evals.report.markdown import escape

if TYPE_CHECKING:
    from evals.meta import MetaReport
    from evals.meta.rows import Row


def run(data: Path | None) -> MetaReport:
    """Each measure against labelled data; `data` holds the sets that may be missing."""
    from evals import meta

    return meta.run(data)


def summary(report: MetaReport) -> str:
    """A Markdown table."""
    lines = [
        "## The measures against labelled data",
        "",
        "| | measure | data | of | n | value, 95 % | length alone | gate |",
        "| --- | --- | --- | --- | ---: | --- | ---: | --- |",
    ]
    for row in report.rows:
        cells = (
            "" if row.gate is None else "passed" if row.passed else "**FAILED**",
            escape(row.name),
            escape(row.data),
            escape(row.metric),
            str(row.n),
            _value(row),
            "" if row.baseline is None else f"{row.baseline:.3f}",
            _wanted(row),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def document(report: MetaReport) -> list[dict[str, object]]:
    """The same for programs."""
    return [{**asdict(row), "passed": row.passed} for row in report.rows]


def gates(report: MetaReport) -> list[GateResult]:
    """The rows that have a gate."""
    return [
        GateResult(
            name=f"meta: {row.name}, {row.data}, {row.metric}",
            value=row.value,
            wanted=_wanted(row),
            passed=row.passed,
            sentence=f"{row.metric} of {row.name} on {row.data} is {_value(row)} (n = {row.n}).",
        )
        for row in report.rows
        if row.gate is not None
    ]


def _value(row: Row) -> str:
    if row.low is None or row.high is None:
        return f"{row.value:.3f}"
    return f"{row.value:.3f} [{row.low:.3f}, {row.high:.3f}]"


def _wanted(row: Row) -> str:
    if row.gate is None:
        return ""
    return f"at {'most' if row.at_most else 'least'} {row.gate:.3f}"
