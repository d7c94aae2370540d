"""Suggestions leave sentences that a person can send."""

from __future__ import annotations

import pytest

from coach.channels import CHANNELS
from coach.domain import Draft
from coach.signals import applied, find


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It is an amazing product.", "It is a product."),
        ("We built a revolutionary app.", "We built an app."),
        ("A world-class hour of music.", "An hour of music."),
        ("Our most revolutionary lamp yet.", "Our lamp yet."),
        ("Revolutionary lamps for bakers.", "Lamps for bakers."),
        ("Our amazing, revolutionary product is here.", "Our product is here."),
        ("We leverage our data.", "We use our data."),
        ("We utilise steam.", "We use steam."),
        ("A holistic approach.", "An approach."),
        ("Come and see it!!", "Come and see it."),
        ("Really???", "Really?"),
        ("We NEED two more chairs.", "We need two more chairs."),
        ("WHY IS THIS STILL BROKEN?", "Why is this still broken?"),
        ("Hey guys, the shop is open.", "Hello, the shop is open."),
        ("Dear valued customers, we move.", "Hello, we move."),
        ("We are thrilled to announce our new shop.", "We are announcing our new shop."),
        ("We are thrilled to announce that the shop is open.", "The shop is open."),
        ("Excited to announce the plan.", "Announcing the plan."),
        ("Only 3 spots left for May.", "3 spots left for May."),
        ("The lamp is ready. Book your demo now!", "The lamp is ready. "),
        ("Hurry! The lamp is ready.", "The lamp is ready."),
        ("The lamp is good. Use code LAMP20 for 20% off. Bye.", "The lamp is good. Bye."),
        ("Sorry to bother you, but could you help?", "Could you help?"),
        ("Please be advised that the lift is closed.", "The lift is closed."),
        ("Seamless handover.", "Handover."),
        ("Our ultra-scalable and trusted platform is here.", "Our trusted platform is here."),
        ("It is an ultra-scalable and fast app.", "It is a fast app."),
        ("A cloud-scalable app for bakers.", "An app for bakers."),
        ("We leverage data-driven tools.", "We use data-driven tools."),
        ("A non-scalable app.", "A non-scalable app."),
        ("Hi Beth! So sorry to hear that!", "Hi Beth! So sorry to hear that."),
        ("The soup is good!! Come on Sunday! Bye!", "The soup is good. Come on Sunday! Bye."),
        ("Dear client, tax law is changing.", "Hello, tax law is changing."),
        ("Dear client, sorry to bother you, but the lift is closed.", "Hello, the lift is closed."),
        ("Dear client, please note that the lift is closed.", "Hello, the lift is closed."),
    ],
)
def test_applied(before: str, after: str) -> None:
    draft = Draft(text=before, channel=CHANNELS["other"])
    assert applied(before, find(draft)) == after


@pytest.mark.parametrize(
    "text",
    [
        "Our API exports PDF files for SEO in the USA.",
        'Her book "The Revolutionary Garden" is out. It has 212 pages.',
        "The results were amazing.",
        "Mail anna@shop.example before 3 May, please.",
    ],
)
def test_left_alone(text: str) -> None:
    assert applied(text, find(Draft(text=text))) == text


def test_dates_and_senders_survive() -> None:
    text = (
        "LinguaNova is a leading provider of translations. Book a table now for "
        "3 May at 18:00 by mail to anna@lingua.example!"
    )
    after = applied(text, find(Draft(text=text)))
    for fact in ("LinguaNova", "3 May", "18:00", "anna@lingua.example"):
        assert fact in after
