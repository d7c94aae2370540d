"""Urgency, pressure, calls to action, links with prices, pitches: mostly whole sentences."""

from __future__ import annotations

import re

from coach.domain import FindingKind as Kind
from coach.signals.phrases import Hit
from coach.signals.reading import Reading, each
from coach.signals.repair import drop_sentence, holds_facts
from coach.signals.tokens import LINK, MARK
from coach.text.sentences import Sentence

PRICE = re.compile(
    r"[£$€¥₹]\s?\d|\d\s?[£$€¥₹]|\b\d+(?:[.,]\d+)?\s?(?:euros?|pounds?|dollars?|usd|eur|gbp|chf|quid|bucks)\b"
    r"|\b\d+\s?(?:%|percent|per cent)\s*(?:off|discount)",
    re.IGNORECASE,
)
CODE = re.compile(
    r"\b(?:code|coupon|voucher)\b[:\s]+[\"'“‘]?(?=[A-Z0-9]*[A-Z])[A-Z0-9]{4,}\b"
    r"|\b(?:promo|discount|coupon|voucher|referral)[ -]?codes?\b",
)
_LINK_WORDS = frozenset({"bio", "comments", "profile"})
# Where registering or coming is the subject, the call is the message.
_INVITING_CHANNELS = frozenset({"event-invitation"})


def find_push(reading: Reading) -> None:
    _urgency(reading)
    _pressure(reading)
    taken: set[int] = set()
    if not reading.asked:
        _links_with_price(reading, taken)
    _calls(reading, taken)
    if not reading.asked:
        _pitches(reading, taken)


def _mostly(reading: Reading, sentence: Sentence, hits: list[Hit]) -> bool:
    """Whether the sentence says little besides what was matched."""
    inside = reading.tokens.inside(sentence)
    kinds = reading.tokens.kinds
    covered = {i for hit in hits for i in range(hit.first, hit.last) if kinds[i] != MARK}
    return len(covered) * 2 >= reading.words_in(inside)


def _urgency(reading: Reading) -> None:
    tokens = reading.tokens
    for sentence in reading.sentences:
        hits = reading.within("URGENCY", sentence)
        if not hits:
            continue
        inside = tokens.inside(sentence)
        message = f"{reading.surface(hits[0])} hurries the reader; let them decide when."
        if _mostly(reading, sentence, hits) and not holds_facts(tokens, inside):
            reading.add(Kind.URGENCY, *drop_sentence(reading.text, sentence)[:2], message, "")
            continue
        for hit in hits:
            start, end = reading.span(hit)
            message = f"{reading.surface(hit)} hurries the reader; let them decide when."
            calm = None
            if tokens.words[hit.first] in {"only", "just"} and tokens.words[hit.first + 1][0].isdigit():
                calm = reading.text[tokens.starts[hit.first + 1] : end]
            reading.add(Kind.URGENCY, start, end, message, calm)


def _pressure(reading: Reading) -> None:
    tokens = reading.tokens
    for sentence in reading.sentences:
        hits = reading.within("PRESSURE", sentence)
        if not hits:
            continue
        message = f"{reading.surface(hits[0])} puts pressure on the reader; a free choice is answered more gladly."
        if _mostly(reading, sentence, hits) and not holds_facts(tokens, tokens.inside(sentence)):
            reading.add(Kind.PRESSURE, *drop_sentence(reading.text, sentence)[:2], message, "")
            continue
        for hit in hits:
            message = f"{reading.surface(hit)} puts pressure on the reader; a free choice is answered more gladly."
            reading.add(Kind.PRESSURE, *reading.span(hit), message)


def _has_link(reading: Reading, inside: range) -> bool:
    tokens = reading.tokens
    return any(
        (tokens.kinds[i] == LINK and "@" not in tokens.words[i])
        or (tokens.words[i] == "link" and bool(_LINK_WORDS & set(tokens.words[i : i + 4])))
        for i in inside
    )


def _links_with_price(reading: Reading, taken: set[int]) -> None:
    tokens = reading.tokens
    linked = [s for s in reading.sentences if _has_link(reading, tokens.inside(s))]
    priced = [s for s in reading.sentences if PRICE.search(s.text)]
    coded = [s for s in reading.sentences if CODE.search(s.text)]
    selling = reading.has("OFFER_STRONG") or reading.has("CALLS") or bool(coded)
    flagged = {s.start: s for s in coded}
    if linked and priced and selling:
        flagged.update({s.start: s for s in linked})
        flagged.update({s.start: s for s in priced if s in linked})
    for start in sorted(flagged):
        sentence = flagged[start]
        taken.add(start)
        what = "A discount code" if sentence in coded else "A link together with a price"
        reading.add(
            Kind.LINK_WITH_PRICE,
            *drop_sentence(reading.text, sentence)[:2],
            f"{what} that nobody asked for turns the message into an advert.",
            "",
        )


def _calls(reading: Reading, taken: set[int]) -> None:
    tokens, channel = reading.tokens, reading.draft.channel
    if channel.name in _INVITING_CHANNELS or reading.asked:
        return
    for hit in each(reading, "CALLS"):
        sentence = reading.sentence_of(hit)
        if sentence.start in taken or _is_help(reading, hit, sentence):
            continue
        taken.add(sentence.start)
        message = (
            f"{reading.surface(hit)} asks the reader for something before giving them anything."
        )
        inside = tokens.inside(sentence)
        start, end, _ = drop_sentence(reading.text, sentence)
        whole = hit.first - inside.start <= 3 or _mostly(reading, sentence, [hit])
        if whole:
            keeps = holds_facts(tokens, inside) and not _selling(reading, sentence)
            reading.add(Kind.CALL_TO_ACTION, start, end, message, None if keeps else "")
        else:
            reading.add(Kind.CALL_TO_ACTION, *reading.span(hit), message)


_CONTACT = frozenset("call ring contact phone message text dm email mail pm whatsapp write".split())
_PLAIN = frozenset("if or at on to when once whenever any".split())


def _selling(reading: Reading, sentence: Sentence) -> bool:
    return bool(reading.within("OFFER_STRONG", sentence) or PRICE.search(sentence.text))


def _is_help(reading: Reading, hit: Hit, sentence: Sentence) -> bool:
    """"Call me if the door is stuck" and "click on Settings" help; "Call now!" does not."""
    tokens = reading.tokens
    words = tokens.words
    first = words[hit.first]
    inside = tokens.inside(sentence)
    rest = set(words[hit.first : inside.stop])
    if first in _CONTACT:
        pushing = rest & {"now", "today", "asap", "sales", "free", "quote", "booking", "packages", "info", "details"}
        return not pushing and not _selling(reading, sentence) or reading.draft.channel.reply and not pushing
    if first in {"click", "tap", "use", "enter", "see", "watch", "try", "download"}:
        return not (_selling(reading, sentence) or rest & {"now", "today", "bio", "link", "pro", "premium", "webinar", "demo", "free"})
    if first in {"join", "register", "sign", "apply", "stop", "head", "drop", "visit", "book", "get", "start", "comment", "donate", "vote"}:
        selling = _selling(reading, sentence) or reading.has("OFFER_STRONG") or reading.has("HYPE_STRONG")
        pushy = rest & {"now", "today", "free", "demo", "call", "consultation", "trial", "below", "us", "our"}
        return not selling and not pushy
    return False


_WHO = re.compile(
    r"^(?:(?:hi|hello|hey|dear)\b[^,\n]*,\s*)?(?:i['’]?m|i am|we are|we['’]re|my name is|i run|we run|i own|i work|we work"
    r"|i recruit|i teach|i make|we make|i build|we build)\b",
    re.IGNORECASE,
)


def _pitches(reading: Reading, taken: set[int]) -> None:
    tokens = reading.tokens
    for sentence in reading.sentences:
        hits = reading.within("OFFER_STRONG", sentence)
        if not hits or sentence.start in taken:
            continue
        if sentence.text.endswith("?") and not PRICE.search(sentence.text) and len(hits) < 2:
            if not set(tokens.words[hits[0].first : hits[0].last]) & {"free", "demo", "not"}:
                continue
        message = f"{reading.surface(hits[0])} is an offer nobody asked for yet; leave it out until they ask."
        start, end, nothing = drop_sentence(reading.text, sentence)
        # Who somebody is and what they do may stay, and so may a sentence with
        # other facts: only the writer can part them from the offer.
        who = _WHO.match(sentence.text) is not None and len(hits) < 2
        if who:
            reading.add(Kind.UNASKED_PITCH, *reading.span(hits[0]), message)
        else:
            reading.add(Kind.UNASKED_PITCH, start, end, message, nothing)
        taken.add(sentence.start)
