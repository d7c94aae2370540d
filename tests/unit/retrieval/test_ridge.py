from __future__ import annotations

import random

import pytest

from coach.knowledge import Passage
from coach.retrieval import scope
from coach.retrieval.ridge import KernelRidge
from tests.fakes.retrieval import HashingEmbedder

TEXTS = [
    Passage.of("complaints", "the soup was cold and the guest is angry"),
    Passage.of("complaints", "an angry guest complains about the cold room"),
    Passage.of("selling", "my first message to a stranger is an offer with a price"),
    Passage.of("selling", "an offer with a discount in the first message", ("pressure",)),
    Passage.of("elsewhere", "how long do i boil an egg"),
]


def fitted(passages: list[Passage]) -> tuple[KernelRidge, HashingEmbedder]:
    embedder = HashingEmbedder()
    vectors = embedder.embed([p.text for p in passages])
    return KernelRidge(
        passages, {p.id: v for p, v in zip(passages, vectors, strict=True)}
    ), embedder


def ask(query: str, passages: list[Passage] = TEXTS) -> dict[str, float]:
    ridge, embedder = fitted(passages)
    vector = embedder.embed([query])[0]
    stored = embedder.embed([p.text for p in passages])
    return ridge.scores(
        query, {p.id: float(v @ vector) for p, v in zip(passages, stored, strict=True)}
    )


def test_the_owner_of_like_passages_scores_highest() -> None:
    scores = ask("a guest is angry about cold soup")
    assert max(scores, key=lambda owner: scores[owner]) == "complaints"


def test_a_further_principle_counts_less_than_the_owner() -> None:
    scores = ask("an offer with a discount in the first message")
    assert scores["selling"] > scores["pressure"] > scores["complaints"]


def test_the_order_of_passages_makes_no_difference() -> None:
    shuffled = TEXTS.copy()
    random.Random(1).shuffle(shuffled)
    assert ask("cold offer", TEXTS) == pytest.approx(ask("cold offer", shuffled))


def test_what_is_like_elsewhere_does_not_fit() -> None:
    assert not scope.fits(ask("how long do i boil an egg"))
    assert scope.fits(ask("the angry guest complains"))


def test_without_any_guidance_nothing_fits_elsewhere() -> None:
    assert scope.margin({"elsewhere": 0.4}) == pytest.approx(-0.4)
    assert scope.margin({}) == 0.0
