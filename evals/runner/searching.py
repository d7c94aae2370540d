"""The retrieval suite as one of the suites of `coach eval`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from coach import knowledge
from coach.errors import InputError
from coach.paths import Paths
from coach.retrieval.minilm import MiniLm
from evals.report.gates import GateResult, Minimum
from evals.retrieval import cases, systems
from evals.retrieval.metrics import Measure, measures

PRODUCT = "fused"

Measured = Mapping[str, Mapping[str, Measure]]


def measure(split: str) -> Measured:
    """Each measure of each system on `split` ("dev", "test" or "all")."""
    splits: tuple[cases.Split, ...] = ("dev", "test")
    labelled = [case for name in splits if split in ("all", name) for case in cases.load(name)]
    # An index of its own: the user's notes must not take part.
    with tempfile.TemporaryDirectory() as home:
        root = Path(home)
        paths = Paths(root / "config", root / "data", root / "cache")
        known, embedder = knowledge.load(paths), MiniLm()
        opened = systems.retriever(paths, known, embedder)
        meaning_only = systems.retriever(paths, known, embedder, words=0.0)
        return {
            name: measures(
                systems.run(meaning_only if name == "dense" else opened, system, labelled)
            )
            for name, system in systems.SYSTEMS.items()
        }


def summary(measured: Measured, split: str) -> str:
    """A Markdown table."""
    names = list(measured)
    lines = [
        f"## Retrieval ({split})",
        "",
        f"| measure, 95 % | n | {' | '.join(names)} |",
        f"| --- | ---: |{' --- |' * len(names)}",
    ]
    for metric, first in measured[names[0]].items():
        cells = (measured[name][metric] for name in names)
        shown = " | ".join(f"{m.value:.3f} [{m.low:.3f}, {m.high:.3f}]" for m in cells)
        lines.append(f"| {metric} | {first.n} | {shown} |")
    return "\n".join(lines) + "\n"


def document(measured: Measured) -> dict[str, object]:
    """The same for programs: system, measure, {value, low, high, n}."""
    return {
        system: {metric: asdict(found) for metric, found in by_metric.items()}
        for system, by_metric in measured.items()
    }


def gates(measured: Measured, minima: Iterable[Minimum]) -> list[GateResult]:
    """Whether the product's search reaches `minima`. InputError for an unknown measure."""
    product = measured[PRODUCT]
    found = []
    for wanted in minima:
        if wanted.metric not in product:
            raise InputError(
                f"Nothing in retrieval is called {wanted.metric!r}.",
                where="--min",
                mend=f"one of: {', '.join(product)}",
            )
        reached = product[wanted.metric]
        found.append(
            GateResult(
                name=f"min retrieval:{wanted.metric}",
                value=reached.value,
                wanted=f"at least {wanted.value:.3f}",
                passed=reached.value >= wanted.value,
                sentence=f"{wanted.metric} is {reached.value:.3f} (95 % interval "
                f"{reached.low:.3f} to {reached.high:.3f}) over {reached.n} queries.",
            )
        )
    return found
