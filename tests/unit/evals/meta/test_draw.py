"""Sheets hide where a text comes from, and answers find their way back."""

from __future__ import annotations

import pytest

from coach.errors import InputError
from evals.meta.draw import RATERS, Row, collect, draw, sheet
from evals.meta.pairs import Pair, Verdict
from tests.unit.evals.scorers.kit import DRAFT, REFERENCE, complaint

GOOD = Verdict(meaning=True, pushy=False, send=True)
BAD = Verdict(meaning=True, pushy=True, send=False)
PAIRS = [
    Pair(
        id=f"p{number:02}",
        split="dev",
        case="made-up-1",
        a=f"{REFERENCE} {number}",
        b=f"{DRAFT} {number}",
        a_source="reference",
        b_source="draft",
    )
    for number in range(20)
]
KNOWN = {"made-up-1": complaint()}


def answers(rater: str) -> list[Row]:
    """A rater who always prefers the reference."""
    found = []
    for row in sheet(PAIRS, KNOWN, rater):
        left = str(row["a"]).startswith(REFERENCE)
        found.append(
            Row(
                row=int(str(row["row"])),
                better="a" if left else "b",
                a=GOOD if left else BAD,
                b=BAD if left else GOOD,
            )
        )
    return found


@pytest.mark.parametrize("rater", RATERS)
def test_answers_are_turned_back(rater: str) -> None:
    readings = collect(PAIRS, rater, answers(rater))
    assert [reading.pair for reading in readings] == [pair.id for pair in PAIRS]
    assert {reading.better for reading in readings} == {"a"}
    assert {reading.a for reading in readings} == {GOOD}
    assert {reading.b for reading in readings} == {BAD}


def test_every_rater_has_an_order_of_their_own_and_no_source() -> None:
    sheets = {rater: list(sheet(PAIRS, KNOWN, rater)) for rater in RATERS}
    orders = {tuple(str(row["a"])[-3:] for row in rows) for rows in sheets.values()}
    assert len(orders) == len(RATERS)
    for rows in sheets.values():
        assert not any("source" in key or key == "pair" for row in rows for key in row)
        turned = sum(str(row["a"]).startswith(DRAFT) for row in rows)
        assert 0 < turned < len(PAIRS)


def test_a_row_without_an_answer_is_named() -> None:
    with pytest.raises(InputError, match="row 20"):
        collect(PAIRS, "r1", [row for row in answers("r1") if row.row != 20])


def test_pairs_are_drawn_once_from_texts_that_differ() -> None:
    case = complaint()
    texts = {
        (case.id, "coach"): REFERENCE,
        (case.id, "reference"): REFERENCE,
        (case.id, "draft"): DRAFT,
        (case.id, "rules"): f"  {DRAFT}\n",
    }
    real = [pair for pair in draw([case], texts, []) if pair.seeded is None]
    assert [(pair.a_source, pair.b_source) for pair in real] == [
        ("coach", "draft"),
        ("coach", "rules"),
    ]
