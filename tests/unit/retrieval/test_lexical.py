from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.retrieval.lexical import LexicalIndex, WordKernel, stem, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("complaint", "complaints"),
        ("reply", "replies"),
        ("post", "posting"),
        ("post", "posted"),
        ("write", "writing"),
        ("stop", "stopping"),
        ("class", "classes"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["bus", "is", "thing", "news", "red", "class"])
def test_short_words_keep_something(word: str) -> None:
    assert len(stem(word)) >= 2


def test_words_that_say_nothing_are_left_out_and_not_stays() -> None:
    assert tokens("The reply isn't for them, it is NOT mine") == ["reply", "isn't", "not"]


def test_the_text_with_the_rarer_shared_word_wins() -> None:
    index = LexicalIndex(["a price for the garden", "a price for the roof", "a song"])
    scores = index.scores("what price for roofs")
    assert scores.argmax() == 1
    assert scores[2] == 0


def test_nothing_shared_and_nothing_indexed_score_zero() -> None:
    assert not LexicalIndex(["one two"]).scores("three").any()
    assert LexicalIndex([]).scores("three").shape == (0,)
    assert not LexicalIndex(["the of"]).scores("the of").any()


@given(st.lists(st.text(max_size=80), max_size=5), st.text(max_size=200))
def test_any_text_can_be_indexed_and_asked(texts: list[str], query: str) -> None:
    scores = LexicalIndex(texts).scores(query)
    assert scores.shape == (len(texts),)
    assert (scores >= 0).all()


def test_the_word_kernel_is_a_matrix_of_cosines() -> None:
    texts = ["a red garden", "the red roof", "red garden roof", "something else"]
    kernel = WordKernel(texts)
    gram = kernel.gram()
    assert gram.diagonal() == pytest.approx(1.0)
    assert gram == pytest.approx(gram.T)
    assert gram[0, 3] == 0
    assert gram[0, 2] > gram[0, 1] > 0
    assert kernel.row(texts[2]) == pytest.approx(gram[2])
    assert not kernel.row("unknown").any()


@given(st.lists(st.text(max_size=60), max_size=4), st.text(max_size=60))
def test_word_cosines_of_any_text_lie_between_nothing_and_one(texts: list[str], query: str) -> None:
    row = WordKernel(texts).row(query)
    assert row.shape == (len(texts),)
    assert ((row >= 0) & (row <= 1 + 1e-9)).all()
