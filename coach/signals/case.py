"""What kind of message a draft is, for the retrieval query and the prompts."""

from __future__ import annotations

from enum import StrEnum

from coach.domain import Draft
from coach.signals.asked import COMPLAINT, CRITICISM, infer_asked
from coach.signals.reading import sections
from coach.text.patterns import Pattern

_FOLLOW_UP = Pattern(
    r"\bfollow(?:ing)?[- ]?up",
    r"\bcircling back|\bchecking in\b|\bas per my\b|\bbumping\b|\breminder\b",
    r"\b(?:my|our) (?:(?:last|previous|earlier|first) )+(?:\w+ )?"
    r"(?:e-?mails?|messages?|note|mail)",
    r"\b(?:haven['’]t|have not) heard\b",
    r"\bstill waiting\b",
    r"\bdid you (?:see|get) my\b",
    r"\b(?:second|third|fourth) time\b",
    r"\bany (?:news|update)\b",
)
_FAVOUR = Pattern(
    r"\b(?:could|can|would|will) you\b",
    r"\bany chance you\b",
    r"\bwondering (?:if|whether) you\b",
    r"\bi thought you could\b",
    r"\bneed your help\b|\ba favou?r\b|\bhelp me\b|\b(?:lend|borrow)\b|\bintroduce me\b",
    r"\bendorse\b|\bput in a good word\b",
    r"\bneed a (?:reference|ride|lift)\b",
    r"\bplease review my\b|\bsponsor me\b",
)
_ANNOUNCEMENT = Pattern(
    r"\bannounc\w+|\blaunch\w*|\bintroducing\b",
    r"\bis (?:finally )?here\b",
    r"\bnow (?:open|available|live)\b",
    r"\bnew (?:job|role|book|shop|store|feature|version|website)\b",
    r"\bspeaking at\b|\blaid off\b",
    r"\bi (?:did it|passed|joined|start(?:ed)? (?:as|at))\b",
    r"\bopen again\b",
    r"\bis out (?:today|now)\b",
    r"\bwe(?:['’]re| are) (?:hiring|opening|closing|moving)\b",
    r"\bproud to (?:have|share|announce)\b",
    r"\bwe(?:['’]ve| have) (?:launched|opened|closed|moved|raised)\b",
)


class CaseType(StrEnum):
    """The situations that retrieval and prompts tell apart."""

    ASKED_ABOUT_OFFER = "asked-about-offer"
    COMPLAINT_REPLY = "complaint-reply"
    CRITICISM_REPLY = "criticism-reply"
    QUESTION_REPLY = "question-reply"
    CONVERSATION = "conversation"
    COLD_OUTREACH = "cold-outreach"
    PROMOTION = "promotion"
    FOLLOW_UP = "follow-up"
    FAVOUR = "favour"
    ANNOUNCEMENT = "announcement"
    OTHER = "other"


def case_type(draft: Draft) -> CaseType:
    """The kind of situation, from channel, the message replied to, and the draft."""
    name, other = draft.channel.name, draft.in_reply_to
    if infer_asked(draft):
        return CaseType.ASKED_ABOUT_OFFER
    if name == "reply-to-complaint":
        return CaseType.COMPLAINT_REPLY
    if other.strip():
        return _reply_case(name, other)
    if name in {"cold-email", "linkedin-connection-request"}:
        return CaseType.COLD_OUTREACH
    if name in {"review-reply", "support-reply"}:
        return CaseType.COMPLAINT_REPLY
    if name == "reply-to-question":
        return CaseType.QUESTION_REPLY
    return _own_case(draft)


def _reply_case(name: str, other: str) -> CaseType:
    complaint, criticism = COMPLAINT.search(other), CRITICISM.search(other)
    if complaint and (name in {"review-reply", "support-reply"} or not criticism):
        return CaseType.COMPLAINT_REPLY
    if criticism:
        return CaseType.CRITICISM_REPLY
    return CaseType.QUESTION_REPLY if "?" in other else CaseType.CONVERSATION


def _own_case(draft: Draft) -> CaseType:
    _, hits = sections(draft.text)
    selling = "OFFER_STRONG" in hits or "CALLS" in hits
    if _FOLLOW_UP.search(draft.text):
        return CaseType.FOLLOW_UP
    if selling and draft.channel.name in {"linkedin-dm", "dm"}:
        return CaseType.COLD_OUTREACH
    if selling:
        return CaseType.PROMOTION
    if _ANNOUNCEMENT.search(draft.text):
        return CaseType.ANNOUNCEMENT
    if _FAVOUR.search(draft.text) and not draft.channel.public:
        return CaseType.FAVOUR
    return CaseType.OTHER
