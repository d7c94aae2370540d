"""Intervals and comparisons."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals import stats
from evals.stats import mean_interval, paired_comparison, proportion_interval

SCORES = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["a", "b", "c"])), min_size=1, max_size=25
)


@pytest.fixture(autouse=True, scope="module")
def _fewer_resamples():
    """Properties hold for any number of resamples; fewer are faster."""
    patch = pytest.MonkeyPatch()
    patch.setattr(stats, "RESAMPLES", 400)
    yield
    patch.undo()


@settings(max_examples=60, deadline=None)
@given(SCORES)
def test_the_interval_holds_the_mean_and_stays_among_the_values(scores):
    values, clusters = zip(*scores, strict=True)
    for labels in (None, clusters):
        interval = mean_interval(values, labels)
        assert interval.low <= interval.value <= interval.high
        assert min(values) - 1e-12 <= interval.low
        assert interval.high <= max(values) + 1e-12
        assert interval.n == len(values)
        assert interval.value == pytest.approx(sum(values) / len(values))


@settings(max_examples=60, deadline=None)
@given(SCORES, st.randoms(use_true_random=False))
def test_the_order_changes_nothing_and_neither_does_a_second_time(scores, shuffler):
    values, clusters = zip(*scores, strict=True)
    shuffled = list(scores)
    shuffler.shuffle(shuffled)
    moved, labels = zip(*shuffled, strict=True)
    assert mean_interval(values, clusters) == mean_interval(moved, labels)
    assert mean_interval(values) == mean_interval(moved)
    assert mean_interval(values, clusters) == mean_interval(values, clusters)


@settings(max_examples=60, deadline=None)
@given(SCORES, st.randoms(use_true_random=False))
def test_a_comparison_knows_neither_order_nor_direction(scores, shuffler):
    new = {f"case{n}": value for n, (value, _) in enumerate(scores)}
    old = {f"case{n}": 1 - value / 2 for n, (value, _) in enumerate(scores)}
    clusters = {f"case{n}": cluster for n, (_, cluster) in enumerate(scores)}
    found = paired_comparison(new, old, clusters)
    assert found.low <= found.difference <= found.high
    assert 0 < found.p <= 1
    assert found.n == len(scores)
    keys = list(new)
    shuffler.shuffle(keys)
    assert paired_comparison({key: new[key] for key in keys}, old, clusters) == found
    turned = paired_comparison(old, new, clusters)
    assert turned.difference == pytest.approx(-found.difference)
    assert (turned.wins, turned.losses, turned.ties) == (found.losses, found.wins, found.ties)


@settings(max_examples=40, deadline=None)
@given(SCORES)
def test_the_same_results_do_not_differ(scores):
    cases = {n: value for n, (value, _) in enumerate(scores)}
    clusters = {n: cluster for n, (_, cluster) in enumerate(scores)}
    found = paired_comparison(cases, cases, clusters)
    assert (found.difference, found.low, found.high, found.p) == (0, 0, 0, 1)
    assert found.ties == len(scores)


def test_clusters_that_differ_widen_the_interval():
    values = [0.2] * 30 + [0.5] * 30 + [0.8] * 30
    clusters = ["a"] * 30 + ["b"] * 30 + ["c"] * 30
    plain, clustered = mean_interval(values), mean_interval(values, clusters)
    assert clustered.high - clustered.low > 2 * (plain.high - plain.low)


def test_the_interval_covers_the_true_mean_about_as_often_as_it_says():
    generator = np.random.default_rng(5)
    covered = 0
    for _ in range(300):
        interval = mean_interval(generator.beta(4, 2, size=60))
        covered += interval.low <= 4 / 6 <= interval.high
    assert 0.90 <= covered / 300 <= 0.985


def test_clustered_intervals_cover_the_true_mean_of_many_clusters():
    generator = np.random.default_rng(6)
    covered = 0
    labels = [cluster for cluster in range(20) for _ in range(5)]
    for _ in range(200):
        centres = generator.normal(0.5, 0.1, size=20)
        values = [float(generator.normal(centres[cluster], 0.05)) for cluster in labels]
        interval = mean_interval(values, labels)
        covered += interval.low <= 0.5 <= interval.high
    assert 0.88 <= covered / 200 <= 0.99


def test_a_clear_gain_and_a_chance_one():
    rng = random.Random(3)
    old = {n: rng.uniform(0.3, 0.6) for n in range(80)}
    types = {n: n % 8 for n in range(80)}
    better = paired_comparison({n: value + 0.2 for n, value in old.items()}, old, types)
    assert better.low > 0.15
    assert better.p <= 0.01
    assert better.wins == 80
    noise = paired_comparison(
        {n: value + rng.gauss(0, 0.1) for n, value in old.items()}, old, types
    )
    assert noise.low < 0 < noise.high
    assert noise.p > 0.05


def test_only_cases_of_both_are_compared():
    found = paired_comparison({"a": 1.0, "b": 0.5}, {"b": 0.25, "c": 1.0})
    assert found.n == 1
    assert found.difference == 0.25


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    # Wilson intervals by hand; 24 of 24 and 0 of 10 are the ends.
    [(24, 24, 0.8620, 1.0), (0, 10, 0.0, 0.2775), (81, 263, 0.2553, 0.3662)],
)
def test_wilson(successes, n, low, high):
    interval = proportion_interval(successes, n)
    assert interval.low == pytest.approx(low, abs=5e-5)
    assert interval.high == pytest.approx(high, abs=5e-5)
    assert interval.value == successes / n


@given(st.integers(1, 500), st.data())
def test_a_share_lies_in_its_interval_and_more_cases_narrow_it(n, data):
    successes = data.draw(st.integers(0, n))
    wide, narrow = proportion_interval(successes, n), proportion_interval(4 * successes, 4 * n)
    assert 0 <= wide.low <= wide.value <= wide.high <= 1
    assert narrow.high - narrow.low < wide.high - wide.low


def test_more_of_the_same_values_narrow_the_interval():
    widths = []
    for times in (1, 4, 16):
        interval = mean_interval([0.1, 0.4, 0.6, 0.9] * times)
        widths.append(interval.high - interval.low)
    assert all(after < before for before, after in pairwise(widths))


def test_impossible_input_is_refused():
    with pytest.raises(ValueError, match="no values"):
        mean_interval([])
    with pytest.raises(ValueError, match="no values"):
        paired_comparison({"a": 1.0}, {"b": 1.0})
    with pytest.raises(ValueError, match="cluster"):
        paired_comparison({"a": 1.0}, {"a": 1.0}, {})
    with pytest.raises(ValueError, match="zip"):
        mean_interval([0.1, 0.2], ["a"])
    with pytest.raises(ValueError, match="no share"):
        proportion_interval(3, 2)
    with pytest.raises(ValueError, match="no share"):
        proportion_interval(0, 0)
