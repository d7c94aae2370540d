"""Where a draft advertises: claims, offers, upsells, proposals to meet.

The findings of `coach.signals` say what is worth changing; this says more
broadly whose facts a good rewrite may leave out with the sales talk around
them. It must be generous: a rewrite without "rated 9.4 by 30 countries" is
still the writer's message.
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.domain import Finding, FindingKind
from coach.facts.words import content_stems
from coach.text.patterns import Pattern
from coach.text.sentences import sentences

# Findings mended by taking the words out, facts and all.
REMOVABLE = frozenset(
    {
        FindingKind.UNASKED_PITCH,
        FindingKind.LINK_WITH_PRICE,
        FindingKind.CALL_TO_ACTION,
        FindingKind.URGENCY,
        FindingKind.PRESSURE,
        FindingKind.HYPE,
        FindingKind.DEFENSIVE,
        FindingKind.INSTITUTIONAL_WE,
        FindingKind.FAKE_PERSONAL,
        FindingKind.MASS_ADDRESS,
        FindingKind.BROADCAST,
        FindingKind.BUZZWORD,
        FindingKind.OVER_APOLOGY,
    }
)

_OFFER = (
    r"\d\s?(?:%|percent)\s(?:off|discount|cheaper)",
    r"discounts?\b|\boff if\b",
    r"special (?:offer|price|deal)",
    r"\bdeals?\b|\bbundles?\b|\bcoupon|\bvoucher|promo",
    r"\bfree\b(?! (?:to|of|on|places?|from))",
    r"giveaway|\bprizes?\b|\bwin\b|\bworth [€$£]|\binstead of [€$£]?\d|\bnormally [€$£]",
    r"\bfor (?:just|only) [€$£]?\d",
    r"\b(?:only|just) [€$£]\s?\d",
    r"for the price of",
    r"[€$£]\d[\d.,]* ?(?:off|instead)",
    r"\bprice goes up|\bmoney[- ]back|\bspend over",
    r"\bsave (?:up to |over )?[€$£]?\d",
)
_SCARCE = (
    r"\b(?:only|last|just)\s(?:the first |the last )?\d+\s",
    r"\b\d+\s(?:spots?|slots?|seats?|places?|tickets?|models?|units?|places)\s"
    r"(?:left|remaining|only)",
    r"\bfor the first \d",
    r"\b(?:act|book|order|buy|call|sign up|subscribe|register|reserve|upgrade|grab|click|donate"
    r"|apply|come)\b[^.!?]{0,25}\b(?:now|today|fast|quick|asap)\b",
    r"\b(?:selling|filling|going|sell) (?:out|up|fast)",
    r"\bhurry",
    r"\bwhile (?:stocks?|supplies) last",
    r"\bends? (?:soon|tonight|today|on|at)\b",
    r"\bbefore (?:it['’]?s|they['’]?re|prices?)",
)
_CLAIM = (
    r"\btrusted by",
    r"\bjoin (?:over |more than |the |our )?\d",
    r"\bup to \d",
    r"\b(?:over|more than) [\d.,]+k?\+?\s",
    r"\d\+\s",
    r"\b(?:happy|satisfied|smart) (?:customers|clients|users|leaders|members)",
    r"\bguarantee",
    r"\b(?:our|my) (?:clients|customers|members|students|users|teams?)\b",
    r"\b(?:teams?|clients|customers|hotels|companies|people|participants) "
    r"(?:see|get|rate|love|save|like)",
    r"\b(?:the )?(?:most|best|fastest|cheapest|safest|leading|finest|greatest|undisputed"
    r"|number one|#1|no\. ?1|premium|flagship|world[- ]class|award[- ]?winning|unique|legendary"
    r"|revolutionary)\b",
    r"\bincreas\w+ [^.!?]{0,40}\d+\s?%",
    r"\bboost",
    r"\bin (?:just |only )?\d+ (?:days|weeks|hours|minutes)\b[^.!?]*(?:!|$)",
    r"\b\d+x\b|\bfigures\b",
    r"\b(?:years?|yrs?)['’]?\s(?:of\s)?exp\w+",
    r"\bcertified\b|\bfounded in|\baward|\bfeatured in|\b\d+\s?% of|\b\d+ out of \d+|\bmarket \$",
    r"\bindustry\b|\bresults\b|\blose \d|\bsatisfaction",
)
_UPSELL = (
    r"\bupgrade|\bpremium|\bdeluxe|\bpro plan",
    r"\bpro\b[^.!?]{0,15}\b(?:free|only|just|for)",
    r"\bpackages?\b|\bwe also",
    r"\balso (?:take|do|check|have)",
    r"\badd-on|\bcheck our|\bconsider our|\bhighly recommend",
    r"\bstrongly (?:recommend|advise)",
    r"\bgo for (?:the )?[A-Z\d]",
    r"\bgo bigger|\bwhy not|\bdid you know|\badvantage of|\b\d+[- ]?pack\b|\bgift\b|\bVIP\b",
    r"\bloyalty|\bmembership card|\bset of",
)
_MEETING = (
    r"\b(?:hop|jump|get) on (?:a|the)\b",
    r"\b(?:quick|short|\d+[- ]?min\w*)\s(?:\d+[- ]?min\w*\s)?"
    r"(?:call|chat|demo|meeting|zoom|intro)",
    r"\b(?:call|chat|demo|zoom)\?",
    r"\b(?:minutes|min) of your time",
    r"\b(?:hour|hours) of\s+your time",
    r"\bin return\b",
    r"\bplease (?:all )?(?:go|share|like|vote|follow|comment|rt|retweet|tag)\b",
    r"\bdemo\b|\bcan i show you|\bshall we say",
    r"\b(?:are you )?free (?:at|on|for a)\b",
    r"\bi['’]ve reserved a slot",
    r"\bi['’]?ll come by",
    r"\bwhen (?:can|could|suits)",
    r"\b(?:mon|tues|wednes|thurs|fri)day \d{1,2} or\b",
)
_PROMOTION = Pattern(*_OFFER, *_SCARCE, *_CLAIM, *_UPSELL, *_MEETING)
# Proposals of a sales call; "are you free on 12 May" may be the whole message.
_SALES_CALL = Pattern(
    r"\b(?:hop|jump|get) on (?:a|the)\b",
    r"\b(?:quick|short|\d+[- ]?min\w*)\s(?:call|chat|demo|zoom)",
    r"\bdemo\b",
    r"\b(?:works|suits) (?:better|best|you better|you best)\b",
    r"\bslot for you|\bplease confirm\b|\bcan i show you|\bshall we say",
)
_CLAUSE_END = Pattern(r"[,;:](?=\s)|\s[-–—]\s|\s(?:but|so|plus)\s|[!?.]+(?=\s|$)|\n")


def promotional_spans(
    text: str, findings: Sequence[Finding], question: str | None
) -> list[tuple[int, int]]:
    """The stretches of `text` that advertise, as spans.

    Whole sentences where nobody asked (`question` None). In an answer to
    `question` only clauses, and none that takes up a word of the question.
    """
    flagged = [(found.start, found.end) for found in findings if found.kind in REMOVABLE]
    asked_about = set(content_stems(question)) if question is not None else set()
    parts = _clauses(text) if question is not None else _sentences(text)
    return [
        (start, end)
        for start, end in parts
        if (
            any(left < end and right > start for left, right in flagged)
            or _PROMOTION.search(text[start:end])
        )
        and not asked_about & set(content_stems(text[start:end]))
    ]


def proposed_meetings(text: str) -> list[tuple[int, int]]:
    """Sentences that propose a sales call, whose dates go with it."""
    return [span for span in _sentences(text) if _SALES_CALL.search(text[slice(*span)])]


def _sentences(text: str) -> list[tuple[int, int]]:
    return [(line.start, line.end) for line in sentences(text)]


def _clauses(text: str) -> list[tuple[int, int]]:
    spans = []
    for line in sentences(text):
        start = line.start
        for match in _CLAUSE_END.compiled.finditer(text, line.start, line.end):
            spans.append((start, match.end()))
            start = match.end()
        if start < line.end:
            spans.append((start, line.end))
    return spans
