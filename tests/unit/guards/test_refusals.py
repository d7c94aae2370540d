"""A model's refusal is no rewrite."""

from __future__ import annotations

import pytest

from coach import guards
from coach.channels import CHANNELS
from coach.domain import Draft, FailureKind
from coach.guards import GuardContext


def kinds(draft: str, candidate: str) -> set[FailureKind]:
    context = GuardContext(draft=Draft(text=draft, channel=CHANNELS["dm"]), asked=False)
    return {failure.kind for failure in guards.check(candidate, context)}


@pytest.mark.parametrize(
    "refusal",
    [
        "I'm sorry, but I can't assist with that.",
        "I’m really sorry, I cannot help with this request.",
        "I can't fulfill that request.",
        "I am unable to rewrite this message.",
    ],
)
def test_a_refusal_is_refused(refusal: str) -> None:
    assert FailureKind.PREAMBLE in kinds("Come and see the garden when you like.", refusal)


def test_a_writer_who_cannot_help_may_say_so() -> None:
    text = "I'm sorry, I can't help with the move on Sunday, my back is bad."
    assert kinds(text, text) == set()
    assert kinds(text, "I can't help with the move on Sunday, my back is bad.") == set()
