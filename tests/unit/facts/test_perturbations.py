"""Errors put into the shipped pairs are caught; the pairs themselves pass."""

import pytest

from coach.resources import folder
from evals.facts.pairs import clean_pairs
from evals.facts.suite import Outcome, run


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return run(clean_pairs(folder("knowledge")))


def test_enough_errors_are_made(outcome: Outcome) -> None:
    assert outcome.total.made >= 300
    assert all(row.made >= 15 for row in outcome.rows)


def test_errors_are_caught(outcome: Outcome) -> None:
    assert outcome.total.recall >= 0.98
    assert all(row.recall >= 0.80 for row in outcome.rows)


def test_good_rewrites_pass(outcome: Outcome) -> None:
    assert outcome.total.false_alarm_rate <= 0.05


def test_the_same_seed_makes_the_same_errors() -> None:
    pairs = clean_pairs(folder("knowledge"))[:6]
    assert run(pairs, seed=3) == run(pairs, seed=3)
