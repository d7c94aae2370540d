from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.retrieval import fusion

ids = st.lists(st.sampled_from("abcdefgh"), unique=True)


def test_best_per_owner_takes_the_highest() -> None:
    assert fusion.best_per_owner([("a", 0.1), ("b", 0.5), ("a", 0.7)]) == {"a": 0.7, "b": 0.5}


def test_ranking_is_stable_for_equal_scores() -> None:
    assert fusion.ranking({"b": 1.0, "a": 1.0, "c": 2.0}) == ["c", "a", "b"]


def test_first_in_every_ranking_is_one() -> None:
    fused = fusion.reciprocal_rank([["a", "b"], ["a", "c"]])
    assert fused["a"] == pytest.approx(1.0)
    assert fused["b"] == pytest.approx((1 / 62) / (2 / 61))


def test_weights_decide_between_rankings() -> None:
    fused = fusion.reciprocal_rank([["a"], ["b"]], (3.0, 1.0))
    assert fused["a"] == pytest.approx(0.75)
    assert fused["b"] == pytest.approx(0.25)


@given(st.lists(ids, min_size=1, max_size=4))
def test_fused_scores_lie_between_nothing_and_one(rankings: list[list[str]]) -> None:
    fused = fusion.reciprocal_rank(rankings)
    assert set(fused) == {owner for order in rankings for owner in order}
    assert all(0.0 < score <= 1.0 + 1e-9 for score in fused.values())
