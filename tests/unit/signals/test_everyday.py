"""Everyday sentences that share words with adverts. None of them may be flagged."""

from __future__ import annotations

import pytest

from coach.channels import CHANNELS
from coach.domain import Draft
from coach.signals import find

SENTENCES = """
Are you free on Tuesday?
The bread is gluten-free and still warm.
It took a great deal of work to mend the roof.
How do you deal with the noise at night?
It was the only room with a window.
I just wanted to say that the soup was good.
I was in a hurry and left my umbrella behind.
School ends tomorrow, so we are going to the lake.
The winter is almost over.
I wake up at five and feed the hens.
Where did you grow up?
The drain in the yard is blocked again.
See you next time.
I can help you carry the sofa on Saturday.
I can offer you a lift to the station.
I'd love to show you the garden in June.
Our team is on holiday until the ninth.
My system is down, so I am writing from my phone.
We are starting at 7 with a walk along the river.
The garage sale is in the yard behind the church.
Thank you for the gift card, I bought a kettle.
Thank you for your kind words.
Thank you for your help with the move.
Let's get a coffee after the match.
Let's talk about the hedge on Sunday.
Follow the path until you see the mill.
Check out the new bridge when you are here.
Join us for soup on Sunday at 12.
Call me if the door sticks.
I am still waiting for the bus.
I expect a parcel on Friday.
If you don't hear from me by six, start without me.
Don't wait for me, I will be late.
Otherwise I will walk.
Say no to plastic bags.
It was a magical evening, thank you.
You'll love this book.
It must have been a long night.
That was the biggest mistake of my life.
The most beautiful walk is the one by the mill.
I noticed that your gate is open.
I need someone like you to check my figures.
As a fellow gardener I know how slugs can be.
We look forward to your visit in May.
The lever gives you leverage.
Please use the back door.
I used to sell insurance.
The first class of the day is at nine.
There were 7 for dinner, and 8 items on the list.
We sat by the lake and watched the sunset.
My children love a good story before bed.
I promise to bring the ladder back on Monday.
She booked the table for two.
I have a question about the invoice of 3 May.
The API returns PDF files.
Can you unlock the door for me?
He works for the NHS and she works for IBM.
Type your password and press Enter.
I think you are right about the hinge.
What do you read by in the evening?
""".strip().split("\n")


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("channel", ["email", "dm", "nextdoor-post", "linkedin-post"])
def test_nothing_is_found(sentence: str, channel: str) -> None:
    found = find(Draft(text=sentence, channel=CHANNELS[channel]))
    assert [(finding.kind.value, finding.text) for finding in found] == []


def test_nothing_is_found_in_all_of_them_together() -> None:
    text = "\n".join(s for s in SENTENCES if not s.endswith("?"))
    assert find(Draft(text=text, channel=CHANNELS["email"])) == ()
