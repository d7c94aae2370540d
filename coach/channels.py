"""The channels a message can go out on, and what each of them allows."""

from __future__ import annotations

from dataclasses import dataclass

from coach.errors import InputError, nearest


@dataclass(frozen=True, slots=True)
class Channel:
    """`limit` is in characters, None where the platform sets none that matters.
    `address_length` is what a web address counts, however long it is, None where it
    counts as it stands (for X see docs.x.com, "Counting characters").

    `reply`: the message answers somebody by nature. `public`: others than the
    addressee read it. `one_to_one`: one named reader. `label` is how a prompt
    and a person call it.
    """

    name: str
    label: str
    limit: int | None = None
    address_length: int | None = None
    reply: bool = False
    public: bool = False
    one_to_one: bool = False


_ALL = (
    Channel("linkedin-post", "LinkedIn post", 3000, public=True),
    Channel("linkedin-dm", "LinkedIn message", 8000, one_to_one=True),
    Channel("linkedin-connection-request", "LinkedIn connection request", 300, one_to_one=True),
    Channel("linkedin-comment", "LinkedIn comment", 1250, reply=True, public=True),
    Channel("x-post", "X post", 280, 23, public=True),
    Channel("x-reply", "X reply", 280, 23, reply=True, public=True),
    Channel("facebook-post", "Facebook post", public=True),
    Channel("instagram-caption", "Instagram caption", 2200, public=True),
    Channel("reddit-comment", "Reddit comment", 10000, reply=True, public=True),
    Channel("community-forum", "forum post", public=True),
    Channel("dm", "direct message", one_to_one=True),
    Channel("whatsapp", "WhatsApp message", one_to_one=True),
    Channel("email", "e-mail", one_to_one=True),
    Channel("cold-email", "e-mail to a stranger", one_to_one=True),
    Channel("newsletter", "newsletter", public=True),
    Channel("event-invitation", "event invitation"),
    Channel("reply-to-comment", "reply to a comment", reply=True, public=True),
    Channel("reply-to-complaint", "reply to a complaint", reply=True),
    Channel("reply-to-question", "reply to a question", reply=True),
    Channel("review-reply", "reply to a review", reply=True, public=True),
    Channel("support-reply", "support reply", reply=True, one_to_one=True),
    Channel("nextdoor-post", "Nextdoor post", public=True),
    Channel("slack-message", "Slack message"),
    Channel("other", "message"),
)

CHANNELS: dict[str, Channel] = {channel.name: channel for channel in _ALL}
OTHER = CHANNELS["other"]


def channel(name: str) -> Channel:
    """The channel called `name`; InputError naming the nearest one otherwise."""
    found = CHANNELS.get(name.strip().lower())
    if found is not None:
        return found
    guess = nearest(name, list(CHANNELS))
    meant = f" Did you mean {guess!r}?" if guess else ""
    raise InputError(
        f"There is no channel {name!r}.{meant}",
        mend=f"one of: {', '.join(CHANNELS)}",
    )
