"""A situation of the tests' own."""

from __future__ import annotations

from evals.datasets.cases import AdviceCase, Expectation


def situation(*, in_scope: bool = True) -> AdviceCase:
    """A neighbour who does not answer; or a question that is no message at all."""
    if not in_scope:
        return AdviceCase(
            id="made-up-out",
            split="dev",
            situation="How long do I boil an egg?",
            in_scope=False,
            principles=(),
            does=(),
            must_not_say=("eight minutes",),
        )
    return AdviceCase(
        id="made-up-in",
        split="dev",
        situation="My neighbour Olga borrowed my ladder in March and does not answer my notes.",
        in_scope=True,
        principles=("listen-first", "make-it-easy-to-answer"),
        does=(
            Expectation(what="asks for the ladder plainly", any=("ladder back", "need the ladder")),
            Expectation(what="offers a time", any=("saturday", "evening", "weekend")),
        ),
        must_not_say=("last warning",),
    )
