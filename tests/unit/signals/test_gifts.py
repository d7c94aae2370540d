"""Free help from a person is no pitch, and a taunt is no offer."""

import pytest

from coach.domain import Draft, FindingKind
from coach.signals import find


def kinds(text: str) -> set[FindingKind]:
    return {found.kind for found in find(Draft(text=text, asked=False))}


@pytest.mark.parametrize(
    "text",
    [
        "I am in Ghent from 3 to 9 May and could tune it then, at no cost.",
        "We'd gladly look over the plan for free.",
        "Try paying the rent for nine months yourself, then talk.",
    ],
)
def test_no_pitch(text: str) -> None:
    assert FindingKind.UNASKED_PITCH not in kinds(text)


def test_a_free_trial_with_a_price_still_is() -> None:
    assert FindingKind.UNASKED_PITCH in kinds("We could tune it at no cost, then only €90 a year.")
