"""Results as the one JSON document of `coach eval --json`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import msgspec

from evals.records import Scored
from evals.report import tables
from evals.report.gates import GateResult
from evals.runner.record import Record

if TYPE_CHECKING:
    from evals.stats import Interval

Document = dict[str, object]


def run(record: Record) -> Document:
    """The record of the run."""
    return dict(msgspec.to_builtins(record))


def systems(results: Sequence[Scored]) -> list[Document]:
    """One entry for each suite and system, the best of a suite first."""
    return [
        {
            "suite": row.suite,
            "system": row.system,
            "n": row.n,
            "invariants": _interval(row.invariants),
            "improvement": _interval(row.improvement),
            "preservation": _interval(row.preservation),
            "composite": _interval(row.composite),
        }
        for row in tables.systems(results)
    ]


def raw(results: Sequence[Scored]) -> list[Document]:
    """The model's first sample beside what was shipped, for each suite and system."""
    return [
        {
            "suite": row.suite,
            "system": row.system,
            "raw_invariants": _interval(row.raw_invariants),
            "raw_composite": _interval(row.raw_composite),
            "invariants": _interval(row.invariants),
            "composite": _interval(row.composite),
            "reverted": row.reverted,
        }
        for row in tables.raw_and_shipped(results)
    ]


def baseline(results: Sequence[Scored], earlier: Sequence[Scored] | None) -> list[Document]:
    """The run minus the stored one, paired."""
    if earlier is None:
        return []
    return [
        {"cases": row.label, "measure": row.metric, **asdict(row.paired)}
        for row in tables.against_baseline(results, earlier)
    ]


def gates(found: Iterable[GateResult]) -> list[Document]:
    """Every gate."""
    return [dict(msgspec.to_builtins(gate)) for gate in found]


def _interval(found: Interval | None) -> Document | None:
    return None if found is None else asdict(found)
