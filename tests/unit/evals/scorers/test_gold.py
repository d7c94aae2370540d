"""Surface forms are found as whole words and whole numbers."""

from __future__ import annotations

import pytest

from evals.scorers.gold import added, holds, missing


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Come on TUESDAY, please", "tuesday"),
        ("at 14:30.", "14:30"),
        ("it’s\u00a0not\n vegan", "it's not vegan"),
        ("10–12 people", "10-12"),
        ("a non\u2011smoking room", "non-smoking"),
        ("(€45)", "€45"),
        ("18, 19 and 20", "18"),
        ("1,350", "1,350"),
        ("🙂", "🙂"),
    ],
)
def test_what_is_held(text, phrase):
    assert holds(text, phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Tuesdays", "Tuesday"),
        ("14:30", "14"),
        ("14:30", "30"),
        ("€45.50", "€45"),
        ("1,350", "350"),
        ("refunded", "refund"),
        ("anything", ""),
        ("anything", "  "),
    ],
)
def test_what_is_not_held(text, phrase):
    assert not holds(text, phrase)


def test_any_form_keeps_an_item_and_the_first_names_it():
    items = (("14:30", "2:30 pm"), ("Ruth",))
    assert list(missing(items, "at 2:30 PM, Ruth")) == []
    assert list(missing(items, "at 2:45 pm")) == ["14:30", "Ruth"]
    assert list(added(("refund", "free"), "A refund!")) == ["refund"]
