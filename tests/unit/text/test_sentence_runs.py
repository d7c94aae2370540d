"""Rows of one character must not make the sentence splitter hang."""

from __future__ import annotations

import pytest

from coach.text.sentences import sentences


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    ["Hi!" + "😀" * 50_000 + "x", "." * 100_000 + "x", "! " * 50_000 + "x", "We listen. " * 50_000],
)
def test_long_runs_are_split_in_linear_time(text: str) -> None:
    found = sentences(text)
    assert found[0].start == 0
    assert all(text[each.start : each.end] == each.text for each in found)


def test_emoji_belong_to_the_sentence_they_follow() -> None:
    assert [each.text for each in sentences("Great! 🎉🎉 See you. 😀hi")] == [
        "Great! 🎉🎉",
        "See you.",
        "😀hi",
    ]
