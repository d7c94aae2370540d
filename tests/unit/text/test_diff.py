import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.text.diff import changes, diff, tokens

PIECES = ("we", "the", "a", "open", "Sunday", ".", "! ", ", ", " ", "\n\n", "é", "🎉", "20", "%")
PROSE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def marked(source: str, target: str) -> str:
    return "".join(
        hunk.before if hunk.kind == "equal" else f"[{hunk.before}|{hunk.after}]"
        for hunk in diff(source, target)
    )


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Same text.", "Same text.", "Same text."),
        ("We open. Book NOW! Thanks.", "We open. Thanks.", "We open. [Book NOW! |]Thanks."),
        ("Hi. A. B. C.", "Hi. A. C.", "Hi. A. [B. |]C."),
        ("It is good.", "It is very good.", "It is [|very ]good."),
        ("Thank you.", "Thank you. How are you?", "Thank you.[| How are you?]"),
        ("I love the book.", "I like a book.", "I [love the|like a] book."),
        ("", "New.", "[|New.]"),
        ("Old.", "", "[Old.|]"),
    ],
)
def test_marks_what_a_person_would_mark(source: str, target: str, expected: str) -> None:
    assert marked(source, target) == expected


def test_words_are_never_cut() -> None:
    for hunk in changes("The delivery was delayed.", "The delivery was delivered."):
        assert hunk.before == "delayed"
        assert hunk.after == "delivered"


@given(PROSE, PROSE)
def test_hunks_cover_both_texts_in_order(source: str, target: str) -> None:
    hunks = diff(source, target)
    assert "".join(hunk.before for hunk in hunks) == source
    assert "".join(hunk.after for hunk in hunks) == target
    for hunk in hunks:
        assert source[hunk.start : hunk.end] == hunk.before
        assert target[hunk.target_start : hunk.target_end] == hunk.after
        assert (hunk.before == hunk.after) == (hunk.kind == "equal")


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_unicode_survives(source: str, target: str) -> None:
    assert "".join(tokens(source)) == source
    assert "".join(hunk.after for hunk in diff(source, target)) == target
