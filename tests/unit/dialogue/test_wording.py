from __future__ import annotations

import pytest

from coach.pipeline.wording import sendable

SOUP = "A guest wrote that she waited 40 minutes for soup. We were short of staff."
NOISE = "My neighbour complained about the noise of my saxophone."


@pytest.mark.parametrize(
    ("told", "advice", "kept"),
    [
        (SOUP, 'Write: "I waited too long. I am sorry."', 'Write: "I am sorry."'),
        (SOUP, 'Own it [1]. You could write: "I had to wait."', "Own it [1]."),
        (
            SOUP,
            'Say: "You waited 40 minutes, I am sorry. "',
            'Say: "You waited 40 minutes, I am sorry."',
        ),
        (NOISE, 'Write: "I hear you about your saxophone. I am sorry."', 'Write: "I am sorry."'),
        (
            NOISE,
            'Write: "Hello [name], I am sorry for the noise."',
            'Write: "Hello, I am sorry for the noise."',
        ),
        (NOISE, "Listen [1]. The soup took 40 minutes. Then ask [2].", "Listen [1]. Then ask [2]."),
        (NOISE, 'Say: "We were two people short that day. Sorry."', 'Say: "Sorry."'),
        (
            "My neighbour complained about my kids.",
            'Say: "I hear you about your kids." [1] Ask: "Which hours are worst?" [2]',
            'Ask: "Which hours are worst?" [2]',
        ),
        (
            NOISE,
            'Own it: "I am sorry for the noise." [1] Be glad: "I am sorry for the noise." [2] Ask.',
            'Own it: "I am sorry for the noise." [1] Ask.',
        ),
    ],
)
def test_what_cannot_be_sent_is_left_out(told: str, advice: str, kept: str) -> None:
    assert sendable(advice, told) == kept


def test_advice_that_keeps_the_sides_apart_is_left_alone() -> None:
    advice = 'Begin with her wait [1]. You could write: "You waited 40 minutes, and I am sorry."'
    assert sendable(advice, SOUP) == advice


def test_what_the_other_one_calls_mine_is_yours_in_the_answer() -> None:
    told = 'She wrote: "Where is my parcel?" I run a shop.'
    assert (
        sendable('Write: "Your parcel left on Tuesday."', told)
        == 'Write: "Your parcel left on Tuesday."'
    )
