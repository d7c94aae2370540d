"""Readings become labels; labels are what the composite is held against."""

from __future__ import annotations

import msgspec
import pytest

from coach.errors import InputError
from evals.meta import agreement, facts
from evals.meta.agreement import notices, prefers, shorter
from evals.meta.pairs import Adjudication, Pair, Reading, Verdict, alphas, load, undecided
from evals.meta.rows import Row
from evals.records import Violation
from evals.scorers.rate import Rating
from tests.unit.evals.scorers.kit import DRAFT, REFERENCE, complaint

SENT = Verdict(meaning=True, pushy=False, send=True)
LEFT = Verdict(meaning=True, pushy=True, send=False)
CASES = {"made-up-1": complaint()}


def pair(name="p1", **changed):
    fields = {"a": REFERENCE, "b": DRAFT, "a_source": "reference", "b_source": "copy"}
    return Pair(id=name, split="dev", case="made-up-1", **{**fields, **changed})


def reading(rater, better="a", name="p1", a=SENT, b=LEFT):
    return Reading(pair=name, rater=rater, better=better, a=a, b=b)


def loaded(folder, pairs, readings, decided=(), known=CASES):
    for name, rows in (("pairs", pairs), ("ratings", readings), ("adjudicated", decided)):
        lines = b"\n".join(msgspec.json.encode(row) for row in rows)
        (folder / f"{name}.jsonl").write_bytes(lines)
    return load(known, folder=folder)


def test_the_majority_of_three_is_the_label(tmp_path):
    readings = [reading("x"), reading("y", "b", a=LEFT), reading("z")]
    (one,) = loaded(tmp_path, [pair()], readings)
    assert one.label.better == "a"
    assert one.label.a == SENT
    assert one.label.b == LEFT
    assert undecided([one]) == []


def test_three_answers_are_undecided_until_a_fourth_reading_decides(tmp_path):
    readings = [reading("x", "a"), reading("y", "b"), reading("z", "tie")]
    (one,) = loaded(tmp_path, [pair()], readings)
    assert undecided([one]) == [one]
    assert one.label.better == "tie"
    decision = Adjudication(pair="p1", better="b", why="The draft keeps the time.")
    (one,) = loaded(tmp_path, [pair()], readings, [decision])
    assert one.label.better == "b"


def test_pairs_nobody_read_are_left_out(tmp_path):
    assert loaded(tmp_path, [pair(), pair("p2")], [reading("x", name="p2")])[0].pair.id == "p2"


def test_a_pair_of_no_case_is_an_input_error(tmp_path):
    with pytest.raises(InputError) as error:
        loaded(tmp_path, [pair()], [reading("x")], known={})
    assert "made-up-1" in str(error.value)


def test_alpha_is_one_for_one_voice_and_below_for_many(tmp_path):
    pairs = [pair(f"p{number}") for number in range(4)]
    same = [reading(r, "ab"[n % 2], f"p{n}") for n in range(4) for r in "xyz"]
    assert alphas(loaded(tmp_path, pairs, same))["better"] == 1
    mixed = [reading(r, "ab"[(n + ord(r)) % 2], f"p{n}") for n in range(4) for r in "xyz"]
    assert alphas(loaded(tmp_path, pairs, mixed))["better"] < 0.2


def rated(value, broken=0):
    found = tuple(Violation(kind="fact-lost") for _ in range(broken))
    return Rating(found, value, value)


def test_the_better_rating_wins_then_the_fewer_violations_then_the_tiers():
    assert prefers(rated(0.8), rated(0.7)) == "a"
    assert prefers(rated(0.9, 1), rated(0.1)) == "b"
    assert prefers(rated(0.2, 1), rated(0.9, 2)) == "a"
    assert prefers(rated(0.2, 1), rated(0.9, 1)) == "b"
    assert prefers(rated(0.5), rated(0.5)) == "tie"
    assert shorter("one two", "one") == "b"


def test_an_error_is_noticed_when_the_composite_falls(tmp_path):
    (one,) = loaded(tmp_path, [pair(bad="b", seeded="hype")], [reading("x")])
    assert notices(one, (rated(0.9), rated(0.5)))
    assert not notices(one, (rated(0.9), rated(0.89)))
    assert not notices(one, (rated(0.5), rated(0.9)))


def test_agreement_counts_the_pairs_the_readers_decided(tmp_path):
    pairs = [pair("p1"), pair("p2", a=DRAFT, b=REFERENCE, seeded="hype", bad="a"), pair("p3")]
    readings = [
        *(reading(r, "a", "p1") for r in "xyz"),
        *(reading(r, "b", "p2", a=LEFT, b=SENT) for r in "xyz"),
        *(reading(r, "tie", "p3") for r in "xyz"),
    ]
    rows = agreement.run(
        loaded(tmp_path, pairs, readings),
        lambda _, text: rated(0.9 if text == REFERENCE else 0.1),
    )
    by_name = {(row.name, row.data): row for row in rows}
    whole = by_name["composite: agrees with the majority", "2 all pairs"]
    assert (whole.value, whole.n, whole.passed) == (1.0, 2, True)
    worse = agreement.run(
        loaded(tmp_path, pairs, readings),
        lambda _, text: rated(0.1 if text == REFERENCE else 0.9),
    )
    assert not worse[0].passed
    assert agreement.run([]) == []


def test_a_gate_is_a_least_or_a_largest_value():
    row = {"name": "x", "data": "y", "metric": "z", "n": 9}
    assert Row(**row, value=0.5).passed
    assert Row(**row, value=0.5, gate=0.5).passed
    assert not Row(**row, value=0.49, gate=0.5).passed
    assert Row(**row, value=0.05, gate=0.05, at_most=True).passed
    assert not Row(**row, value=0.06, gate=0.05, at_most=True).passed


def test_no_case_gives_no_row():
    assert facts.run([]) == []


def test_errors_put_into_a_reference_are_caught_and_the_reference_is_not():
    caught, alarms = facts.run([complaint()])
    assert caught.n >= 8
    assert caught.value == 1
    assert (alarms.value, alarms.n) == (0, 1)
