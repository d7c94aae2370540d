"""Going through a rewrite: decisions, their undoing, and the prose that comes out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain import Change
from coach.review import Review
from coach.text.sanitise import clean_final

DRAFT = "Hi Ana. BUY NOW and save! We open on 3 May.  See you."
REWRITE = "Hi Ana. Congratulations on the shop. We open on 3 May.  Does that suit you?"

WORDS = st.sampled_from(
    [
        "buy",
        "now",
        "we",
        "open",
        "3",
        "May",
        "it’s",
        "é",
        "👍🏽",
        ".",
        "!",
        ",",
        "\n\n",
        "[/a]",
        "-",
    ]
)
PROSE = st.lists(WORDS, max_size=14).map(" ".join)
ANY = st.one_of(PROSE, st.text(max_size=60))


@given(ANY, ANY)
def test_all_accepted_is_the_rewrite_and_all_rejected_the_draft(draft: str, rewrite: str) -> None:
    review = Review(draft, rewrite)
    assert review.raw == rewrite
    assert review.text == clean_final(rewrite)
    review.reject_all()
    assert review.raw == draft
    assert review.text == clean_final(draft)
    review.accept_all()
    assert review.raw == rewrite


@given(ANY, ANY, st.data())
def test_undo_goes_all_the_way_back_and_redo_forward_again(
    draft: str, rewrite: str, data: st.DataObject
) -> None:
    review = Review(draft, rewrite)
    texts = [review.raw]
    if review.items:
        numbers = st.integers(0, len(review.items) - 1)
        for number in data.draw(st.lists(numbers, max_size=6)):
            (review.reject if review.accepted(number) else review.accept)(number)
            texts.append(review.raw)
    for text in reversed(texts[:-1]):
        assert review.undo()
        assert review.raw == text
    assert not review.undo()
    for text in texts[1:]:
        assert review.redo()
        assert review.raw == text
    assert not review.redo()


@given(PROSE, PROSE, st.data())
def test_neighbours_in_the_outcome_are_neighbours_in_one_of_the_texts(
    draft: str, rewrite: str, data: st.DataObject
) -> None:
    review = Review(draft, rewrite)
    for number in range(len(review.items)):
        if data.draw(st.booleans()):
            review.reject(number)
    known = {pair for text in (draft, rewrite) for pair in pairwise(text)}
    mixed = review.raw
    assert set(pairwise(mixed)) <= known


def test_rejecting_one_change_leaves_clean_prose() -> None:
    review = Review("Great news! Come by. Bye.", "Come by. Bye. What do you need?")
    assert [item.hunk.before.strip() for item in review.items] == ["Great news!", ""]
    review.reject(0)
    assert review.text == "Great news! Come by. Bye. What do you need?"
    review.reject(1)
    assert review.text == "Great news! Come by. Bye."
    review.accept(0)
    assert review.text == "Come by. Bye."


def test_each_change_gets_its_own_reason_in_order() -> None:
    draft = "Best tea in town. We open at nine each day. Best tea in town."
    rewrite = "Good tea in town. We open at nine each day. Good tea in town."
    told = Review(
        draft, rewrite, [Change("Best", "Good", "first"), Change("Best", "Good", "second", "p")]
    )
    assert [(item.reason, item.principle) for item in told.items] == [
        ("first", ""),
        ("second", "p"),
    ]


def test_a_change_nobody_explained_has_no_reason_and_spacing_says_so() -> None:
    (words,) = Review("one two three", "one four three").items
    assert (words.reason, words.principle) == ("", "")
    (spacing,) = Review("one  two", "one two").items
    assert spacing.reason == "Only the spacing changes here."


def test_deciding_the_same_again_is_no_step_to_undo() -> None:
    review = Review("a tall house", "a small house")
    review.accept(0)
    assert not review.undo()
    review.reject(0)
    review.reject(0)
    assert review.undo()
    assert not review.undo()
    assert review.untouched


def test_a_new_decision_ends_what_could_be_redone() -> None:
    review = Review(DRAFT, REWRITE)
    review.reject(0)
    review.undo()
    review.reject(1)
    assert not review.redo()
    assert not review.accepted(1)


def test_a_number_that_is_no_change_is_refused() -> None:
    review = Review("same", "same")
    for decide in (review.accept, review.reject):
        with pytest.raises(IndexError):
            decide(0)
    with pytest.raises(IndexError):
        Review("a b", "a c").accept(-1)


def test_merging_carries_over_what_was_rejected_in_the_same_words() -> None:
    first = Review(DRAFT, REWRITE)
    first.reject(0)
    other = first.merge(REWRITE.replace("Does that suit you?", "Write me."))
    assert not other.accepted(0)
    assert all(other.accepted(number) for number in range(1, len(other.items)))
    assert "BUY NOW" in other.text
    unlike = first.merge(REWRITE.replace("Congratulations on the shop.", "Well done."))
    assert unlike.untouched
    assert not other.undo()


def test_what_comes_out_has_no_hidden_characters_and_no_spaces_at_line_ends() -> None:
    assert Review("a", "fine  \n\n\n\nthen\u200b \x1b[31mred").text == "fine\n\nthen red"
