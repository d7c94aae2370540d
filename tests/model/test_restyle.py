"""Restyling with the real model behind the rules."""

from __future__ import annotations

import pytest

from coach import Coach, Draft
from coach.channels import CHANNELS
from coach.domain import RewriteResult, Style, Wish
from coach.events import Candidate, Done, Failed, Usage

pytestmark = pytest.mark.model

THEIRS = "My boots leak after two weeks and the left sole is coming off. It rained all week here."
OURS = Draft(
    text="We do not repair soles. Send me the order number. The warranty runs until 4 March.",
    channel=CHANNELS["reply-to-complaint"],
    in_reply_to=THEIRS,
)


def test_warmer_with_the_model_and_formal_without_it() -> None:
    with Coach() as coach:
        events = list(coach.restyle(OURS, OURS.text, Wish(styles=(Style.WARMER,)), seed=1))
        assert isinstance(events[-1], Done), events[-1]
        warm = events[-1].result
        assert isinstance(warm, RewriteResult)
        assert warm.passed
        assert warm.facts.missing == warm.facts.invented == ()
        assert "4 March" in warm.rewrite
        assert "Could you send me the order number?" in warm.rewrite

        # Judged as strictly: whatever the model writes for a note, it ends in one of two ways.
        noted = list(coach.restyle(OURS, warm.rewrite, Wish(note="say it more simply"), seed=1))
        assert any(isinstance(event, Usage) for event in noted)
        match noted[-1]:
            case Done(result=RewriteResult() as simple):
                assert simple.facts.missing == simple.facts.invented == ()
            case Failed(error=error):
                assert error.what.startswith("I found")
            case other:
                pytest.fail(f"ended with {other}")

        plain = list(coach.restyle(OURS, warm.rewrite, Wish(styles=(Style.CASUAL,))))
        assert isinstance(plain[-1], Done)
        assert isinstance(plain[-1].result, RewriteResult)
        assert "We don't repair soles." in plain[-1].result.rewrite
        assert not any(isinstance(event, Usage) for event in plain), "the rules are enough"
        assert any(isinstance(event, Candidate) for event in plain)
