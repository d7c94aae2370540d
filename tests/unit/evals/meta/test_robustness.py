"""The checks of the composite's robustness see a composite that is not robust."""

from __future__ import annotations

from evals.datasets.cases import RewriteCase
from evals.meta import robustness
from evals.meta.rows import Row
from evals.meta.swap import swapped
from evals.scorers.rate import Rating
from evals.scorers.words import words
from tests.unit.evals.scorers.kit import DRAFT, REFERENCE, complaint

CASE = complaint()
TEXTS = [(CASE, DRAFT), (CASE, REFERENCE)]
SWAPPED = [(CASE, text, swapped(CASE, text)) for _, text in TEXTS]


def rows(rate: robustness.Rate) -> dict[str, Row]:
    found = robustness.run(TEXTS, SWAPPED, rate)
    return {row.name.split(" ")[0] + row.name.split(" ")[-1]: row for row in found}


def likes_length(case: RewriteCase, text: str) -> Rating:
    value = min(1.0, len(words(text)) / 200)
    return Rating((), value, value)


def likes_ruth(case: RewriteCase, text: str) -> Rating:
    return Rating((), 0.9 if "Ruth" in text else 0.3, 1.0)


def indifferent(case: RewriteCase, text: str) -> Rating:
    return Rating((), 0.5, 0.5)


def test_a_composite_that_likes_length_is_caught() -> None:
    assert rows(likes_length)["appendingcomposite"].value == 1.0
    assert not rows(likes_length)["appendingcomposite"].passed
    assert rows(indifferent)["appendingcomposite"].passed


def test_a_composite_that_likes_a_name_is_caught() -> None:
    found = [row for row in robustness.run(TEXTS, SWAPPED, likes_ruth) if "composite" in row.name]
    assert [row.passed for row in found] == [True, False]


def test_the_cry_raises_pressure_everywhere() -> None:
    (row,) = [row for row in robustness.run(TEXTS, SWAPPED, indifferent) if "LAST" in row.name]
    assert row.value == 1.0
    assert row.n == 3 * len(TEXTS)
