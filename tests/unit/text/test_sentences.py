import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Meyer calls at 5 p.m. today.", ["Dr. Meyer calls at 5 p.m. today."]),
        ("We met at 5 p.m. Then we left.", ["We met at 5 p.m.", "Then we left."]),
        ("It costs 4.50. Fine.", ["It costs 4.50.", "Fine."]),
        ("See www.example.com. Thanks", ["See www.example.com.", "Thanks"]),
        ("no full stop\nnext line", ["no full stop", "next line"]),
        ("Great news 🎉 We open.", ["Great news 🎉", "We open."]),
        ("Thanks! 😀 Bye.", ["Thanks! 😀", "Bye."]),
        ('He said "stop." Then he left.', ['He said "stop."', "Then he left."]),
        ("Well... maybe. Yes", ["Well... maybe.", "Yes"]),
        ("1. First point\n2. Second point", ["1. First point", "2. Second point"]),
        ("I think J. Smith knows.", ["I think J. Smith knows."]),
        ("So do I. Really.", ["So do I.", "Really."]),
        ("   \n\n ", []),
    ],
)
def test_splits_like_a_reader(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == expected


@given(st.text(alphabet=st.sampled_from("ab.!?…\"' \n1é🎉\u0301)("), max_size=80))
def test_spans_are_exact_ordered_and_lose_nothing_but_space(text: str) -> None:
    found = sentences(text)
    position = 0
    for sentence in found:
        assert text[sentence.start : sentence.end] == sentence.text
        assert not text[position : sentence.start].strip()
        assert sentence.text.strip() == sentence.text != ""
        position = sentence.end
    assert not text[position:].strip()
