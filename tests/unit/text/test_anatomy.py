import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.text.anatomy import Part, units


def parts(text: str) -> list[tuple[str, str]]:
    return [(unit.part.value, unit.text) for unit in units(text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Hi Camille, I sell houses.", ("greeting", "Hi Camille,")),
        ("Dear Mr. Wójcik,\n\nI write.", ("greeting", "Dear Mr. Wójcik,")),
        ("hi there! We open.", ("greeting", "hi there!")),
        ("Hello everyone, sorry this is late. See you.", ("greeting", "Hello everyone,")),
        ("Highlights of the week. More below.", ("body", "Highlights of the week.")),
        ("Hello? Is anybody there?", ("body", "Hello?")),
        # A name alone looks the same as a shout, so neither is taken for a greeting.
        ("BUY NOW!!! Only 3 left.", ("body", "BUY NOW!!!")),
        ("Amazing! We open.", ("body", "Amazing!")),
    ],
)
def test_finds_the_greeting(text: str, first: tuple[str, str]) -> None:
    assert parts(text)[0] == first


def test_finds_sign_off_and_tags() -> None:
    found = units("We open on Sunday.\n\nBest wishes,\nTom Brown\nBrown & Co\n\n#bread #leeds")
    assert [unit.part for unit in found] == [
        Part.BODY,
        Part.SIGN_OFF,
        Part.SIGN_OFF,
        Part.SIGN_OFF,
        Part.TAGS,
    ]


def test_a_name_in_the_middle_is_not_a_sign_off() -> None:
    assert parts("Tom Brown\nWe open on Sunday.")[0][0] == "body"


@given(st.text(alphabet=st.sampled_from("Hi Anna,.!?\n\n-#Best wishes é🎉"), max_size=100))
def test_units_give_the_text_back(text: str) -> None:
    assert "".join(unit.gap + unit.text for unit in units(text)) == text.rstrip()


def test_a_subject_line_is_never_body() -> None:
    found = units("Subject: Your menu\n\nDear Ms Lind,\n\nWe met on Monday. It was good.\n\nTom")
    assert [unit.part.value for unit in found[:2]] == ["greeting", "greeting"]
