"""Another name, day and sum must leave a case the same case."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from evals.datasets.check import filled, known_principles, problems
from evals.meta.swap import swapped
from evals.scorers.gold import missing
from tests.unit.evals.scorers.kit import REFERENCE, complaint


def test_names_days_and_sums_change_and_the_gold_labels_with_them() -> None:
    case, text = swapped(complaint(), REFERENCE)
    for old in ("Ruth", "Anton", "Tuesday", "45 euros", "14:30"):
        assert old in REFERENCE
        assert old not in text
        assert old not in case.draft
    assert list(missing(case.must_keep, text)) == []
    assert list(problems(case, known_principles())) == []


def test_times_stay_times() -> None:
    assert swapped(complaint(), "at 14:30, 19:00 or 23:15")[1] == "at 15:30, 19:00 or 22:14"


def test_capitals_and_lower_case_stay() -> None:
    case = msgspec.structs.replace(complaint(), in_reply_to="Thanks, Ruth. RUTH is loud.")
    _, text = swapped(case, "Hi Ruth, hi ruth, on Monday")
    first, second = text.split(", ")[:2]
    assert first.removeprefix("Hi ").lower() == second.removeprefix("hi ")
    assert first[3].isupper()
    assert second[3].islower()


@given(st.text(max_size=200), st.text(max_size=80))
def test_spans_fit_whatever_the_text(before: str, after: str) -> None:
    case = complaint()
    fault = case.findings[0].text
    draft = f"{before}{fault}{after}"
    case = filled(
        msgspec.structs.replace(case, draft=draft, findings=(case.findings[0],), references=("x",))
    )
    new, _ = swapped(case, draft)
    (finding,) = new.findings
    assert finding.end - finding.start == len(finding.text)
