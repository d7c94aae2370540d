"""Rank statistics and their bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Statistic = Callable[[Sequence[float], Sequence[float]], float]
_RESAMPLES = 1000
_SEED = 4


def ranks(values: Sequence[float]) -> Values:
    """Ranks from 1, ties sharing their mean."""
    _, inverse, count = np.unique(
        np.asarray(values, dtype=float), return_inverse=True, return_counts=True
    )
    last = np.cumsum(count)
    return np.asarray((last - (count - 1) / 2)[inverse], dtype=float)


def spearman(left: Sequence[float], right: Sequence[float]) -> float:
    """Rank correlation; 0 when either side is constant."""
    if len(left) != len(right):
        raise ValueError("as many values as labels")
    a, b = ranks(left), ranks(right)
    a, b = a - a.mean(), b - b.mean()
    spread = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / spread if spread else 0.0


def auc(values: Sequence[float], labels: Sequence[float]) -> float:
    """Chance that a positive (label above 0) is ranked above a negative, ties counting half.

    ValueError when there is only one kind.
    """
    positive = np.asarray(labels, dtype=float) > 0
    positives = int(positive.sum())
    negatives = len(positive) - positives
    if not positives or not negatives:
        raise ValueError("an AUC needs positives and negatives")
    won = float(ranks(values)[positive].sum())
    return (won - positives * (positives + 1) / 2) / (positives * negatives)


STATISTICS: dict[str, Statistic] = {"spearman": spearman, "auc": auc}


def interval(
    statistic: Statistic,
    values: Sequence[float],
    labels: Sequence[float],
    groups: Sequence[Hashable] | None = None,
) -> tuple[float, float]:
    """The 2.5 % and 97.5 % points of `statistic` over seeded resamples of whole groups.

    Rows of one group (a web page, near-duplicates) are drawn together: they are not
    independent. Percentile bootstrap, Efron and Tibshirani (1993), section 13.3.
    """
    x, y = np.asarray(values, dtype=float), np.asarray(labels, dtype=float)
    members: dict[Hashable, list[int]] = {}
    for index, group in enumerate(groups if groups is not None else range(len(x))):
        members.setdefault(group, []).append(index)
    rows = [np.array(found) for found in members.values()]
    random = np.random.default_rng(_SEED)
    found = []
    for _ in range(_RESAMPLES):
        drawn = np.concatenate([rows[i] for i in random.integers(0, len(rows), len(rows))])
        try:
            found.append(statistic(x[drawn], y[drawn]))
        except ValueError:  # a resample of one kind only says nothing
            continue
    if not found:
        raise ValueError("no resample holds both kinds")
    low, high = np.quantile(found, [0.025, 0.975])
    return float(low), float(high)
