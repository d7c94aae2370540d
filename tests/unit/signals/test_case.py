"""Who asked about the offer, and which situation it is."""

from __future__ import annotations

import pytest

from coach.channels import CHANNELS
from coach.domain import Draft
from coach.signals import CaseType, case_type, infer_asked


@pytest.mark.parametrize(
    ("channel", "other"),
    [
        ("other", "How much is the blue lamp?"),
        ("dm", "Is it still available?"),
        ("email", "Do you deliver to Leeds?"),
        ("linkedin-dm", "Send me more details about the course, please."),
        ("reddit-comment", "Can anyone recommend a plumber in Leeds?"),
        ("x-reply", "does it work offline?"),
        ("reply-to-question", "Can I use this on marble?"),
        ("nextdoor-post", "We are looking for a gardener."),
        ("email", "How do I sign up?"),
        ("whatsapp", "What's the price for a cut?"),
    ],
)
def test_asked(channel: str, other: str) -> None:
    assert infer_asked(Draft(text="x", channel=CHANNELS[channel], in_reply_to=other))


@pytest.mark.parametrize(
    ("channel", "other"),
    [
        ("other", ""),
        ("support-reply", "The lamp arrived broken. When do I get my refund?"),
        ("reply-to-comment", "Another scam. Do you really sell this?"),
        ("dm", "How's your winter?"),
        ("review-reply", "3 stars. Is there ever any parking?"),
        ("linkedin-comment", "I planted forty trees last week."),
        ("reply-to-complaint", "How much longer do I have to wait?"),
        ("email", "I'm still waiting for the invoice. Do you have it?"),
    ],
)
def test_not_asked(channel: str, other: str) -> None:
    assert not infer_asked(Draft(text="x", channel=CHANNELS[channel], in_reply_to=other))


@pytest.mark.parametrize("given", [True, False])
def test_what_the_user_says_counts(given: bool) -> None:
    assert infer_asked(Draft(text="x", in_reply_to="How much is it?", asked=given)) is given


@pytest.mark.parametrize(
    ("channel", "other", "text", "expected"),
    [
        ("dm", "How much is it?", "It is 20.", CaseType.ASKED_ABOUT_OFFER),
        ("reply-to-complaint", "", "Sorry.", CaseType.COMPLAINT_REPLY),
        ("email", "The lamp arrived broken.", "Sorry.", CaseType.COMPLAINT_REPLY),
        ("reply-to-comment", "What a scam.", "It is not.", CaseType.CRITICISM_REPLY),
        ("linkedin-comment", "I planted a tree.", "Which one?", CaseType.CONVERSATION),
        ("cold-email", "", "Hello, I run a bakery.", CaseType.COLD_OUTREACH),
        ("linkedin-post", "", "Get 30% off all lamps now!", CaseType.PROMOTION),
        ("email", "", "Following up on my last email.", CaseType.FOLLOW_UP),
        ("whatsapp", "", "Could you water my plants?", CaseType.FAVOUR),
        ("linkedin-post", "", "We are opening on Monday.", CaseType.ANNOUNCEMENT),
        ("slack-message", "", "The build is green.", CaseType.OTHER),
    ],
)
def test_case_type(channel: str, other: str, text: str, expected: CaseType) -> None:
    assert case_type(Draft(text=text, channel=CHANNELS[channel], in_reply_to=other)) is expected
