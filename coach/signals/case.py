"""What kind of message a draft is, and whether the reader asked about the offer."""

from __future__ import annotations

import re
from enum import StrEnum

from coach.domain import Draft
from coach.signals.reading import sections

_I = re.IGNORECASE

# About the offer: what it costs, whether there is any, what it does, how to get it.
_OFFER_QUESTION = re.compile(
    r"how much|what(?:['’]s| is| are|s)? (?:the|your|a|its)?\s?(?:prices?|costs?|fees?|rates?|charges?|rent|deposit|tariff)\b"
    r"|\b(?:prices?|pricing|costs?|fees?|rates?|quote|deposit|rent)\b[^.?!\n]{0,60}\?"
    r"|\b(?:do|does|can|could|will|would|is|are|have|has)\b[^.?!\n]{0,80}\b(?:available|availability|free|in stock|vacan\w+|"
    r"still (?:there|open|for sale)|suitable|included|include|support|supports|work (?:with|on|offline|for)|"
    r"works? (?:with|on|offline|for)|run on|integrate\w*|compatible|ship|deliver|sell|offer|take (?:bookings|on|new|cards?|debit|credit)|"
    r"book|order|rent|buy|stock|fit|accept|do (?:you )?(?:weddings|repairs|lessons)|waterproof|vegan|gluten|refundable|guarantee)\b[^.?!\n]{0,120}\?"
    r"|how (?:do|can|would) (?:i|we|one) (?:book|order|buy|sign|join|register|subscribe|get (?:one|it|a|started|access)|apply|pay)"
    r"|where (?:can|do) (?:i|we) (?:book|order|buy|get|find|sign|register|see)"
    r"|(?:when|which days?|what (?:days?|times?|hours)) (?:do|does|are|is|can|will|could)[^.?!\n]{0,40}\b(?:you|it|the|your)\b[^.?!\n]{0,40}\b(?:open|start|available|free|next|ship|deliver|course|class|workshop|launch)\w*"
    r"|do you (?:have|offer|do|sell|make|take|ship|deliver|provide|repair|teach|cover|support|also|still)\b[^.?!\n]*\?"
    r"|\b(?:tell me (?:more )?about|send me (?:more )?(?:info|information|details|a quote|your)|more (?:info|information|details) (?:on|about|please))"
    r"|what(?:['’]s| is) (?:included|the difference|in the)|how (?:long does|does (?:it|your|the)|big is|many (?:seats|people|places|pieces|hours|sessions|users))[^.?!\n]*\?"
    r"|where is the data|can (?:it|you|your|the)\b[^.?!\n]{3,}\?|does (?:it|your|the)\b[^.?!\n]{3,}\?"
    r"|interested in (?:your|the|buying|booking|ordering|a )|i(?:['’]d| would) like to (?:book|order|buy|rent|know more|sign up)",
    _I,
)
# A need the offer could meet, or a request to be pointed somewhere.
_NEED = re.compile(
    r"\b(?:can|could|would|does|do) (?:any(?:one|body)|some(?:one|body)|you|you guys)\b[^.?!\n]{0,40}\b(?:recommend|suggest|know (?:of )?(?:a|an|any|someone|good))"
    r"|\brecommend(?:ation)?s?\b[^.!\n]{0,60}\?|\bany (?:recommendations?|suggestions?|tips|ideas) for\b"
    r"|\b(?:looking|searching|hunting) for (?:a|an|some|someone|somebody|good|the right|help)\b"
    r"|\b(?:i|we) need (?:a|an|some|someone|somebody|help with)\b|\bin (?:need|search) of\b|\biso\b"
    r"|\bwho (?:can|could|does|do you use|would you)\b[^.?!\n]*\?|\bwhat(?:['’]s| is| are)? (?:the best|a good|good)\b[^.?!\n]*\?",
    _I,
)
_COMPLAINT = re.compile(
    r"\b(?:refund|broken|broke|damaged?|missing|never (?:arrived|came|got|received|showed|called|answered)|still (?:waiting|not|haven['’]t|no)|"
    r"waiting for|late|delayed|wrong (?:size|order|item|colou?r|one)|unacceptable|disappoint\w*|terrible|awful|horrible|worst|rude|dirty|cold food|"
    r"doesn['’]t work|didn['’]t work|not working|stopped working|fell apart|rip[- ]?off|complain\w*|overcharged|charged (?:me )?twice|"
    r"faulty|defective|leak\w*|crash\w*|ruined|useless|poor(?:ly)?|money back|lost my|cancel(?:led)? (?:my|our)|rash|smell\w*|noisy|ignored|no (?:answer|reply|response)|"
    r"instead of|1 star|one star|2 stars|two stars|3 stars|never again|waste of|wobbl\w*|cracked|scratched|mould|mold|burnt|stain\w*|"
    r"expected more|not as described|third time|second time|hung up|keeps? (?:failing|crashing|losing|breaking))\b",
    _I,
)
_CRITICISM = re.compile(
    r"\b(?:scam|spam|joke|nonsense|rubbish|bullshit|bs|ridiculous|overpriced|too expensive|clickbait|fake|lies?|liars?|greedy|greenwash\w*|pathetic|"
    r"laugh\w*|clueless|disagree|not convinced|sceptical|skeptical|doubt|prove it|source\?|i don['’]t (?:buy|believe|think|get|see)|why would (?:i|any)|"
    r"yet another|another (?:ad|app|guru|course)|buzzwords?|snake oil|cringe|stupid|idiots?|shame|hypocrit\w*|self[- ]?promot\w*|"
    r"(?:just|only) (?:want|after|selling|an ad|advertising|marketing)|unfollow\w*|money grab|for free|what a|seriously|sure, because|oh great|wow, so)\b",
    _I,
)
_FOLLOW_UP = re.compile(
    r"\b(?:follow(?:ing)?[- ]?up|circling back|checking in|(?:my|our) (?:last|previous|earlier|first) (?:e-?mails?|messages?|note|mail)|as per my|"
    r"haven['’]t heard|have not heard|still waiting|bump(?:ing)?|reminder|any (?:news|update)|did you (?:see|get) my|third time|second time)\b",
    _I,
)
_FAVOUR = re.compile(
    r"\b(?:could you|can you|would you|will you|do you think you could|any chance you|wondering (?:if|whether) you|i thought you could|need your help|"
    r"do me a favou?r|ask you a favou?r|a favou?r|help me (?:with|out)|lend|borrow|introduce me|endorse|put in a good word|feed (?:our|my)|sponsor me)\b",
    _I,
)
_ANNOUNCEMENT = re.compile(
    r"\b(?:announc\w+|launch\w*|introducing|is (?:finally )?here|now (?:open|available|live)|new (?:job|role|book|shop|store|feature|version|website)|"
    r"i (?:did it|passed|start(?:ed)? (?:as|at)|joined)|we(?:['’]re| are) (?:hiring|opening|closing|moving)|we(?:['’]ve| have) (?:launched|opened|closed|moved|raised)|"
    r"laid off|from (?:monday|today|tomorrow|next week) (?:on|we)|is out (?:today|now)|speaking at)\b",
    _I,
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


def infer_asked(draft: Draft) -> bool:
    """Whether the reader asked about the offer: as given, else as they wrote.

    A question inside a complaint ("when do I get my refund?") is not about the
    offer, nor is one inside a sneer.
    """
    if draft.asked is not None:
        return draft.asked
    other = draft.in_reply_to
    if not other.strip() or draft.channel.name == "reply-to-complaint":
        return False
    if _COMPLAINT.search(other) or _CRITICISM.search(other):
        return _NEED.search(other) is not None and not _COMPLAINT.search(other)
    return (_OFFER_QUESTION.search(other) or _NEED.search(other)) is not None


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
    complaint, criticism = _COMPLAINT.search(other), _CRITICISM.search(other)
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
