"""Means, shares and paired differences with 95 % intervals.

Every interval is a function of the values alone: the resampling is seeded, and the
values are put in order first, so that neither the order of the cases nor the clock
changes a figure.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

LEVEL = 0.95
RESAMPLES = 4000
_SEED = 20_260
# The standard normal quantile of 1 - (1 - LEVEL) / 2.
_Z = 1.959963984540054
# Resamples are drawn in blocks of at most this many numbers, to bound memory.
_BLOCK = 1_000_000
# Two scores that differ by less are the same score with another rounding.
_TIE = 1e-9

_Values = NDArray[np.float64]
Case = TypeVar("Case", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with its 95 % interval, `low <= value <= high`, over `n` cases."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Paired:
    """New minus old over the cases both have: mean difference, its 95 % interval,
    how many cases won, lost and tied, and the two-sided p-value of no difference."""

    difference: float
    low: float
    high: float
    wins: int
    losses: int
    ties: int
    p: float

    @property
    def n(self) -> int:
        """The number of cases that were compared."""
        return self.wins + self.losses + self.ties


def mean_interval(values: Iterable[float], clusters: Iterable[Hashable] | None = None) -> Interval:
    """The mean of `values` with a percentile bootstrap interval.

    With `clusters` (one label per value, such as the case type) a resample draws as
    many clusters as there are, then as many members of each as it has, both with
    replacement: cases of one type are alike, and counting them as independent would
    make the interval too narrow. Without, it draws values.

    Source: Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), section
    13.3, for percentiles; Davison and Hinkley, "Bootstrap Methods and their
    Application" (1997), section 3.8, for drawing on two levels. With few clusters (the
    eight types) such intervals are still somewhat narrow. ValueError for no values,
    and for another number of clusters than of values.
    """
    members = list(values)
    means = _resampled(members, clusters)
    mean = math.fsum(members) / len(members)
    low, high = _percentiles(means)
    # A percentile interval of a very skewed sample can miss its mean; a reader would
    # take that for an error.
    return Interval(mean, min(low, mean), max(high, mean), len(members))


def proportion_interval(successes: float, n: int) -> Interval:
    """The share `successes / n` with Wilson's score interval.

    With p = successes / n and z = 1.96:
    (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n).

    Source: Wilson, "Probable Inference, the Law of Succession, and Statistical
    Inference", JASA 22 (1927). Unlike the normal approximation it says something
    sensible about 24 of 24. `successes` may be a fraction: cases that were run several
    times count by their share. ValueError for n < 1 or more successes than n.
    """
    if n < 1 or not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is no share")
    share = successes / n
    scale = 1 + _Z**2 / n
    centre = (share + _Z**2 / (2 * n)) / scale
    half = _Z * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2)) / scale
    # At the ends the formula gives 0 and 1 but for rounding.
    low, high = max(0.0, centre - half), min(1.0, centre + half)
    return Interval(share, min(low, share), max(high, share), n)


def paired_comparison(
    new: Mapping[Case, float],
    old: Mapping[Case, float],
    clusters: Mapping[Case, Hashable] | None = None,
) -> Paired:
    """How much better `new` is than `old` on the cases (keys) that both have.

    The differences of a case are resampled as in `mean_interval`, clustered by
    `clusters[case]` (the case type). p = min(1, 2·(1 + min(#{d* <= 0}, #{d* >= 0})) /
    (1 + resamples)) over the resampled mean differences d*: the level at which the
    percentile interval would just touch 0 (Davison and Hinkley 1997, sections 4.4 and
    5.4). It is never below 2 / (1 + RESAMPLES). ValueError when no case is in both,
    and when a case has no cluster.
    """
    shared = [case for case in new if case in old]
    if clusters is not None and any(case not in clusters for case in shared):
        raise ValueError("a compared case has no cluster")
    differences = [new[case] - old[case] for case in shared]
    labels = None if clusters is None else [clusters[case] for case in shared]
    means = _resampled(differences, labels)
    difference = math.fsum(differences) / len(differences)
    low, high = _percentiles(means)
    tail = 1 + min(int(np.sum(means <= 0)), int(np.sum(means >= 0)))
    return Paired(
        difference=difference,
        low=min(low, difference),
        high=max(high, difference),
        wins=sum(value > _TIE for value in differences),
        losses=sum(value < -_TIE for value in differences),
        ties=sum(abs(value) <= _TIE for value in differences),
        p=min(1.0, 2 * tail / (1 + RESAMPLES)),
    )


def _percentiles(means: _Values) -> tuple[float, float]:
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def _resampled(values: Sequence[float], clusters: Iterable[Hashable] | None) -> _Values:
    """The mean of each of RESAMPLES resamples."""
    if not values:
        raise ValueError("there is no mean of no values")
    groups: dict[Hashable, list[float]] = {}
    for value, cluster in zip(values, clusters or (None,) * len(values), strict=True):
        groups.setdefault(cluster, []).append(value)
    # In order of their values, not of arrival: the same cases in another order must
    # meet the same random numbers.
    ordered = sorted(sorted(group) for group in groups.values())
    means = _two_stage([np.array(group) for group in ordered])
    # Sums of equal numbers can round past them.
    return np.clip(means, min(values), max(values))


def _two_stage(groups: Sequence[_Values]) -> _Values:
    random = np.random.default_rng(_SEED)
    sizes = np.array([len(group) for group in groups])
    picks = random.integers(0, len(groups), size=(RESAMPLES, len(groups)))
    counts = sizes[picks].sum(axis=1)
    # All resamples that drew a group, one entry per time they drew it.
    order = np.argsort(picks, axis=None, kind="stable")
    bounds = np.searchsorted(picks.ravel()[order], np.arange(len(groups) + 1))
    sums = np.zeros(RESAMPLES)
    for index, group in enumerate(groups):
        draws = order[bounds[index] : bounds[index + 1]] // len(groups)
        step = max(1, _BLOCK // len(group))
        for start in range(0, len(draws), step):
            block = draws[start : start + step]
            members = random.integers(0, len(group), size=(len(block), len(group)))
            sums += np.bincount(block, group[members].sum(axis=1), minlength=RESAMPLES)
    return np.asarray(sums / counts)
