"""Rank statistics against values worked out by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.meta.ranks import auc, interval, ranks, spearman

NUMBERS = st.lists(st.integers(-5, 5).map(float), min_size=2, max_size=30)


def test_ties_share_their_mean_rank():
    assert list(ranks([10, 20, 10, 30])) == [1.5, 3, 1.5, 4]


def test_spearman_by_hand():
    # 1 - 6·Σd² / (n·(n² - 1)) with d = (0, 1, 1, 0)
    assert spearman([1, 2, 3, 4], [1, 3, 2, 4]) == pytest.approx(0.8)
    assert spearman([1, 1, 1], [1, 2, 3]) == 0


def test_auc_by_hand():
    assert auc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]) == 0.75
    assert auc([1, 1], [0, 1]) == 0.5


def test_an_auc_of_one_kind_is_refused():
    with pytest.raises(ValueError, match="positives and negatives"):
        auc([1, 2], [1, 1])


@settings(deadline=None)
@given(NUMBERS)
def test_spearman_sees_order_only(values):
    assert spearman(values, [v**3 for v in values]) == pytest.approx(
        1.0 if len(set(values)) > 1 else 0.0
    )


def test_whole_groups_make_wider_intervals():
    values = [float(n // 10) + n % 2 for n in range(100)]
    labels = [float(n // 10 >= 5) for n in range(100)]
    alone = interval(auc, values, labels)
    grouped = interval(auc, values, labels, [n // 10 for n in range(100)])
    assert alone[0] <= auc(values, labels) <= alone[1]
    assert alone == interval(auc, values, labels)
    noisy = [float(n // 10 % 3) for n in range(100)]
    narrow, wide = (
        interval(auc, noisy, labels),
        interval(auc, noisy, labels, [n // 10 for n in range(100)]),
    )
    assert wide[1] - wide[0] > narrow[1] - narrow[0]
    assert grouped[0] <= grouped[1]
