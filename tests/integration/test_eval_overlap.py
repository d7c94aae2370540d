"""No case is a near copy of what the program was made from, by the real embedding."""

from __future__ import annotations

import pytest

from evals.datasets.overlap import near, texts_of_cases, texts_of_product


def test_a_copy_with_other_names_is_found_and_another_message_is_not() -> None:
    source = "Hi Priya, the boiler man comes on Tuesday at 9. Please leave the cellar open. Jan"
    seen = {
        "copy": "Hi Agnes, the boiler man comes on Thursday at 8. Leave the cellar open. Tom",
        "other": "Hi Agnes, the choir meets on Thursday at 8. Please bring your own score. Tom",
    }
    assert [one.case for one in near(seen, {"source": source})] == ["copy"]


@pytest.mark.slow
def test_no_case_is_a_near_copy() -> None:
    assert list(near(texts_of_cases(), texts_of_product())) == []
