"""Cases of the tests' own, and an embedding that needs no model."""

from __future__ import annotations

import math
import zlib

import msgspec

from coach.text.content import content
from evals.datasets.cases import GoldFinding, RewriteCase
from evals.datasets.check import filled

DRAFT = (
    "Hi Ruth, as stated in our terms, delays can happen, and you should have called us first. "
    "The spare wheel did not arrive until Friday. My colleague tested your bike this morning. "
    "It is ready on Tuesday at 14:30 and the repair stays at 45 euros. "
    "We are simply the BEST workshop in town, so book your next service now!!! Anton"
)
THREAD = (
    "I waited from nine until noon on Friday and nobody from your workshop rang me. "
    "My bike is still in pieces and I need it for work. Ruth"
)
REFERENCE = (
    "Hi Ruth, waiting from nine until noon without a call is not right, and I'm sorry. "
    "The spare wheel did not arrive until Friday. My colleague tested your bike this morning. "
    "It is ready on Tuesday at 14:30 and the repair stays at 45 euros. "
    "Does that time suit you for work? Anton"
)
TEMPLATE = (
    "Thank you for reaching out. We value your feedback and appreciate your patience. "
    "Please do not hesitate to contact us. Best regards"
)
STOCK = "I hear you. I completely understand how you feel. Thank you for sharing this with me."

_COMPLAINT = RewriteCase(
    id="made-up-1",
    split="dev",
    type="complaint-reply",
    channel="reply-to-complaint",
    limit=None,
    asked=False,
    in_reply_to=THREAD,
    draft=DRAFT,
    must_keep=(("Ruth",), ("14:30", "2:30 pm"), ("45 euros", "€45"), ("Tuesday",), ("Anton",)),
    must_not_add=("wednesday", "free of charge"),
    findings=(
        GoldFinding(
            text="as stated in our terms, delays can happen, and you should have called us first",
            kind="defensive",
            principle="listen-first",
        ),
        GoldFinding(
            text="We are simply the BEST workshop in town, so book your next service now!!!",
            kind="unasked-pitch",
            principle="sell-only-when-asked",
        ),
    ),
    principles=("listen-first",),
    edit_band=(0.2, 0.7),
    references=(REFERENCE,),
)
GOOD_DRAFT = (
    "Hi Ruth, the gate code is 4471. The key hangs behind the blue door. "
    "Could you water the beans on Sunday? Anton"
)


def complaint(**changed: object) -> RewriteCase:
    """A defensive, selling answer to a complaint."""
    return filled(msgspec.structs.replace(_COMPLAINT, **changed))


def good() -> RewriteCase:
    """A draft that needs nothing."""
    return complaint(
        type="already-good",
        channel="dm",
        in_reply_to="",
        draft=GOOD_DRAFT,
        must_keep=(("4471",),),
        findings=(),
        edit_band=(0.0, 0.0),
        references=(GOOD_DRAFT,),
    )


def bag(text: str) -> tuple[float, ...]:
    """The content words of `text` as a unit vector, equal words in equal places."""
    counts = [0.0] * 512
    for word in content(text):
        counts[zlib.crc32(word.encode()) % 512] += 1.0
    length = math.hypot(*counts)
    return tuple(count / length for count in counts) if length else tuple(counts)
