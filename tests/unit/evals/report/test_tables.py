"""The numbers of a report."""

from __future__ import annotations

import random

import msgspec
import pytest

from evals.records import Scored, Violation
from evals.report import tables
from evals.stats import Paired
from tests.unit.evals.report.results import results


def sample(case: str, composite: float, **fields: object) -> Scored:
    return Scored(
        **{
            "suite": "rewrite",
            "system": "coach",
            "case": case,
            "type": "favour",
            "split": "dev",
            "text": "x",
            "draft": "y",
            "composite": composite,
            **fields,
        }
    )


def test_epochs_of_a_case_count_once():
    rows = tables.systems(
        [sample("a", 0.9), sample("a", 0.7, epoch=2), sample("a", 0.8, epoch=3), sample("b", 0.2)]
    )
    assert rows[0].n == 2
    assert rows[0].composite.value == pytest.approx(0.5)


def test_systems_stand_by_suite_then_by_composite():
    rows = tables.systems(results(4))
    assert [row.suite for row in rows] == ["rewrite"] * 8 + ["hard"] * 8 + ["advice"] * 8
    values = [row.composite.value for row in rows[:8]]
    assert values == sorted(values, reverse=True)
    assert {row.preservation is None for row in rows if row.suite == "advice"} == {True}
    assert {row.preservation is None for row in rows if row.suite != "advice"} == {False}


def test_the_order_of_samples_changes_no_number():
    found = results(3, suites=("rewrite",))
    shuffled = list(found)
    random.Random(2).shuffle(shuffled)
    assert tables.systems(found) == tables.systems(shuffled)
    assert tables.against_systems(found) == tables.against_systems(shuffled)


def test_raw_and_shipped_are_of_the_same_samples():
    broken = (Violation(kind="preamble"),)
    found = tables.raw_and_shipped(
        [
            sample("a", 0.8, raw="r", raw_composite=0.0, raw_violations=broken, reverted=True),
            sample("b", 0.6, raw="r", raw_composite=0.5, reverted=False),
            sample("c", 1.0),
            sample("d", 0.1, system="template"),
        ]
    )
    assert len(found) == 1
    assert found[0].composite.value == pytest.approx(0.7)
    assert found[0].raw_composite.value == pytest.approx(0.25)
    assert found[0].raw_invariants.value == 0.5
    assert found[0].reverted == 0.5


def test_a_kind_is_counted_once_per_sample_and_shown_with_its_first_evidence():
    lost = Violation(kind="fact-lost", evidence="18 euros")
    found = tables.broken(
        [
            sample("a", 0, violations=(lost, lost)),
            sample("b", 0, violations=(Violation(kind="fact-lost"),), raw_violations=(lost,)),
            sample("c", 0, raw_violations=(Violation(kind="preamble", evidence="Sure"),)),
            sample("d", 0, system="base", violations=(lost,)),
        ]
    )
    assert [(row.kind, row.shipped, row.raw, row.evidence) for row in found] == [
        ("fact-lost", 2, 1, "18 euros"),
        ("preamble", 0, 1, "Sure"),
    ]


def test_a_baseline_is_compared_case_by_case():
    then = [sample("a", 0.5), sample("b", 0.5), sample("gone", 1.0)]
    now = [sample("a", 0.7), sample("b", 0.4, type="follow-up"), sample("new", 0.0)]
    found = {(row.label, row.metric): row.paired for row in tables.against_baseline(now, then)}
    assert found["all", "composite"].n == 2
    assert found["all", "composite"].difference == pytest.approx(0.05)
    assert found["rewrite/favour", "composite"].difference == pytest.approx(0.2)
    assert found["rewrite/follow-up", "composite"].losses == 1
    assert tables.against_baseline(now, []) == []
    assert tables.against_baseline(now, [msgspec.structs.replace(now[0], suite="hard")]) == []


@pytest.mark.parametrize(
    ("share", "shown"),
    [(1, "100.0 %"), (0.9999, "99.9 %"), (0.0001, "0.1 %"), (0, "0.0 %"), (0.967, "96.7 %")],
)
def test_only_all_is_a_hundred_percent(share, shown):
    assert tables.percent(share) == shown


def test_a_handful_of_cases_has_no_p_value():
    assert tables.p_value(Paired(0.8, 0.8, 0.8, 1, 0, 0, 0.0)) == "-"
    assert tables.p_value(Paired(0.8, 0.7, 0.9, 20, 0, 0, 0.0)) == "< 0.001"
    assert tables.p_value(Paired(0.1, 0.0, 0.2, 9, 4, 3, 0.0321)) == "0.032"
