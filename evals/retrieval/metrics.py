"""How good rankings are, with bootstrap intervals.

A ranking holds at most three ids; an empty one is an abstention and, for a case
in scope, counts as a miss everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from evals.retrieval.cases import Case

TOP = 3
_RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one system returned for one case."""

    case: Case
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A mean over `n` cases with its 95 % percentile bootstrap interval."""

    value: float
    low: float
    high: float
    n: int


def success(outcome: Outcome) -> float:
    """1 when a relevant id is among the first three."""
    return float(any(found in outcome.case.relevant for found in outcome.found[:TOP]))


def recall(outcome: Outcome) -> float:
    """Relevant ids among the first three, of as many as could be there."""
    hits = sum(found in outcome.case.relevant for found in outcome.found[:TOP])
    return hits / min(TOP, len(outcome.case.relevant))


def reciprocal_rank(outcome: Outcome) -> float:
    """1 / rank of the first relevant id; 0 beyond the third place."""
    ranks = (n for n, i in enumerate(outcome.found[:TOP], 1) if i in outcome.case.relevant)
    return 1.0 / next(ranks, float("inf"))


def first_label_rank(outcome: Outcome) -> float:
    """The same for the id an editor would name first."""
    ranks = (n for n, i in enumerate(outcome.found[:TOP], 1) if i == outcome.case.relevant[0])
    return 1.0 / next(ranks, float("inf"))


def abstained(outcome: Outcome) -> float:
    """1 when nothing was returned."""
    return float(not outcome.found)


IN_SCOPE: dict[str, Callable[[Outcome], float]] = {
    "recall@3": success,
    "recall@3 strict": recall,
    "MRR": reciprocal_rank,
    "MRR first label": first_label_rank,
    "in scope lost": abstained,
}
OUT_OF_SCOPE: dict[str, Callable[[Outcome], float]] = {"out of scope abstained": abstained}


def measures(outcomes: Sequence[Outcome]) -> dict[str, Measure]:
    """Every metric over the cases it is for."""
    inside = [outcome for outcome in outcomes if outcome.case.kind != "out_of_scope"]
    outside = [outcome for outcome in outcomes if outcome.case.kind == "out_of_scope"]
    return {
        name: _measure([metric(outcome) for outcome in group])
        for group, metrics in ((inside, IN_SCOPE), (outside, OUT_OF_SCOPE))
        for name, metric in metrics.items()
    }


def _measure(values: Sequence[float]) -> Measure:
    sample = np.asarray(values)
    draws = np.random.default_rng(0).integers(len(sample), size=(_RESAMPLES, len(sample)))
    low, high = np.percentile(sample[draws].mean(axis=1), [2.5, 97.5])
    return Measure(float(sample.mean()), float(low), float(high), len(sample))
