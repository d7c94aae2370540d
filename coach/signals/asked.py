"""Whether the other person's message asks about the offer, complains, or sneers."""

from __future__ import annotations

from coach.domain import Draft
from coach.text.patterns import Pattern

# "…" within one question: up to its question mark, not beyond the sentence.
_TO = r"[^.?!\n]{0,120}"
_VERB = r"(?:do|does|can|could|will|would|is|are|have|has)"
_TRAITS = (
    r"(?:available|availability|free|in stock|vacan\w+|still (?:there|open|for sale)|suitable|"
    r"included?|supports?|works? (?:with|on|offline|for)|run on|integrate\w*|compatible|import|"
    r"export|ship|deliver|sell|offer|take (?:bookings|on|new|cards?|debit|credit)|self-hosted|book|"
    r"order|rent|buy|stock|fit|accept|waterproof|vegan|gluten|refundable|guarantee|recorded|"
    r"discount|accessible|wheelchair|parking|doable|beginners?|kids|children|dogs?|pets?)"
)

# How much, whether there is any, how to get it. Holds on every channel.
OFFER_QUESTION = Pattern(
    r"how much (?:is|are|for|do|does|would|will|per)\b",
    rf"\b(?:prices?|pricing|costs?|fees?|rates?|quote|deposit|discount){_TO}\?",
    r"what(?:['’]s| is| are) (?:the|your|a) (?:prices?|costs?|fees?|rates?|rent|deposit)\b",
    rf"\b{_VERB} (?:you|your|it|the|this|that|these|there|she|he|students|[A-Z]\w+)\b{_TO}"
    rf"\b{_TRAITS}\b{_TO}\?",
    rf"\bdo you (?:have|offer|do|sell|make|take|ship|deliver|provide|repair|teach|cover|support)"
    rf"{_TO}\?",
    r"how (?:do|can|would) (?:i|we|one) (?:book|order|buy|sign up|join|register|subscribe|apply)",
    r"where (?:can|do) (?:i|we) (?:book|order|buy|get (?:one|it|yours)|sign up|register)",
    rf"\b(?:when|what time|which days?|what days?|what hours){_TO}"
    rf"\b(?:open|start|available|launch|next)\w*{_TO}\?",
    rf"\bis [^.?!\n]{{0,30}} (?:ok|okay|safe|suitable|right) for{_TO}\?",
    r"\b(?:tell|send) me (?:more |some )?(?:about|info|information|details|a quote|your)",
    r"\bmore (?:info|information|details) (?:on|about|please)",
    rf"\bwhat(?:['’]s| is) (?:included|the difference){_TO}\?",
    rf"\b(?:which|what) (?:of your|one of your){_TO}\?",
    rf"\bany chance of{_TO}\?",
    r"\binterested in (?:your|buying|booking|ordering|renting)\b",
    r"\b(?:i['’]d|i would|we['’]d|we would) like to (?:book|order|buy|rent|know more|sign up)",
    rf"\bwhere is the data{_TO}\?",
    rf"\bwhether (?:you|your|it){_TO}\b{_TRAITS}",
)
# Any question about how things are with "you" or "it": about the offer where
# people come to ask the seller, anything at all in a forum.
_PLAIN_QUESTION = Pattern(
    rf"\b(?:can|could|may) (?:i|we|my|our|it|this|your"
    rf"|you (?:come|make|do|fix|repair|finish|write|print|drive|paint|clean)){_TO}\?",
    rf"\bwhat(?:['’]s| is) (?:the|your) (?:minimum|maximum|notice){_TO}\?",
    rf"\b(?:is|are|does|do|will) (?:it|this|the|there|your|you|[a-z]+day['’]s){_TO}\?",
    rf"\b(?:how (?:many|long|big|do i|do we)|what would|from what age|what age){_TO}\?",
    rf"\bif (?:i|we) (?:book|cancel|order|buy|pay|subscribe){_TO}\?",
)
_ASKING_CHANNELS = frozenset(
    "reply-to-question support-reply dm whatsapp email linkedin-dm x-reply".split()
)
# Questions between people who know one another.
_PRIVATE = Pattern(
    r"\bhow(?:['’]s| is| are) (?:your|you|the (?:kids|family|cat|dog))",
    r"\b(?:would|will|could) you be\b",
    r"\bare you (?:ok|okay|well|still in|coming|alright|around|mad|angry|free (?:to|for|on))",
    r"\bcan you take over\b",
)
# A need the offer could meet, or a request to be pointed somewhere.
NEED = Pattern(
    rf"\b(?:can|could|would|does|do) (?:any(?:one|body)|some(?:one|body)|you){_TO}"
    r"\b(?:recommend|suggest|know (?:of )?(?:a|an|any|someone|good))",
    rf"\brecommend(?:ation)?s?\b{_TO}\?",
    r"\bany (?:recommendations?|suggestions?) for\b",
    r"\b(?:looking|searching|hunting) for (?:an?|some|someone|somebody|good|the right|help)\b",
    r"\b(?:i|we) need (?:an?|some|someone|somebody) "
    r"(?!minute|moment|break|answer|refund|day|week)\w+",
    r"\bin (?:need|search) of\b",
    rf"\bwho (?:can|could|does|do you use|would you){_TO}\?",
    rf"\bwhat(?:['’]s| is| are)? (?:the best|a good)\b{_TO}\?",
)
COMPLAINT = Pattern(
    r"\b(?:refund|broken|broke|damaged?|missing|unacceptable|disappoint\w*|terrible|awful|horrible|"
    r"worst|rude|dirty|delayed|rip[- ]?off|complain\w*|overcharged|faulty|defective|leak\w*|ruined|"
    r"useless|poor|poorly|rash|smells?|noisy|cracked|scratched|mould|mold|burnt|stain\w*|wobbl\w*|"
    r"crash\w*|cheated|unusable|overcooked|undercooked|cancell?ed|corrupted|misleading)\b",
    r"\bnever (?:arrived|came|got|received|showed|called|answered|again|even)\b",
    r"\bstill (?:waiting|not|haven['’]t|no|hasn['’]t)\b|\bwaiting for\b",
    r"\b(?:doesn['’]t|didn['’]t|not|stopped|won['’]t) (?:work|working|fit|open|load|arrive)\b",
    r"\bwrong (?:size|order|item|colou?r|one|address|date|name)\b",
    r"\b(?:fell|falls|falling|came) apart\b|\bwaste of\b|\bhung up\b|\bmoney back\b",
    r"\bno (?:answer|reply)\b",
    r"\bcharged (?:me |us )?twice\b|\bexpected more\b|\bnot as described\b|\binstead of\b",
    r"\b(?:1|2|3|one|two|three) stars?\b|\bkeeps? (?:failing|crashing|losing|breaking|stopping)\b",
    r"\b(?:second|third|fourth) time\b|\bforgot\b|\bleft (?:my|our|the)\b",
)
CRITICISM = Pattern(
    r"\b(?:scam|spam|joke|nonsense|rubbish|bullshit|bs|ridiculous|overpriced|clickbait|fake|lies?|"
    r"liars?|greedy|greenwash\w*|pathetic|laugh|clueless|disagree|sceptical|skeptical|snake oil|"
    r"cringe|stupid|idiots?|shame|hypocrit\w*|unfollow\w*|buzzwords?|propaganda|embarrassing)\b",
    r"\btoo expensive\b|\bnot convinced\b|\bprove it\b|\bsource\?|\bself[- ]?promot\w*",
    r"\bmoney grab\b",
    r"\bi don['’]t (?:buy|believe|think|get why|see (?:why|how|the point))",
    r"\b(?:yet )?another ['\"‘“]?(?:ad|app|guru|coach|course|influencer)\b",
    r"\bwhy would (?:i|anyone)\b|\beasy (?:for you )?to say\b|\bwritten by someone who\b",
    r"\b(?:just|only) (?:want|after|selling|an ad|advertising|marketing)",
    r"\boh great\b|\bwow, so\b|\bsure, because\b|\byou (?:people|guys) (?:are|just)\b",
)


def infer_asked(draft: Draft) -> bool:
    """Whether the reader asked about the offer: as given, else as they wrote.

    A question inside a complaint ("when do I get my refund?") is not about the
    offer, nor is one inside a sneer.
    """
    if draft.asked is not None:
        return draft.asked
    other, name = draft.in_reply_to, draft.channel.name
    if not other.strip() or name in {"reply-to-complaint", "review-reply"}:
        return False
    asks = OFFER_QUESTION.search(other) is not None
    if CRITICISM.search(other) or (COMPLAINT.search(other) and not _before_buying(other)):
        return False
    if asks or NEED.search(other):
        return True
    plain = name in _ASKING_CHANNELS and _PLAIN_QUESTION.search(other) is not None
    return plain and _PRIVATE.search(other) is None


_BEFORE = Pattern(r"\bhow much (?:is|are|for|do|would)\b", r"\bif (?:i|we) (?:book|order|buy)\b")


def _before_buying(other: str) -> bool:
    """Such as "How much for a cracked screen?", "if we book and cancel": no complaint yet."""
    return "?" in other and _BEFORE.search(other) is not None
