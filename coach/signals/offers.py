"""Calls to action, links with prices, pitches: what sells to somebody who did not ask."""

from __future__ import annotations

import re

from coach.domain import FindingKind as Kind
from coach.signals.lexicon.plain import (
    COME_PUSH,
    COME_VERBS,
    CONTACT_PUSH,
    CONTACT_VERBS,
    USE_PUSH,
    USE_VERBS,
)
from coach.signals.phrases import Hit
from coach.signals.reading import Reading, each, mostly
from coach.signals.repair import drop_sentence, holds_facts
from coach.signals.tokens import LINK, NUMBER, TAG, WORD
from coach.text.sentences import Sentence

PRICE = re.compile(
    r"[£$€¥₹]\s?\d|\d\s?[£$€¥₹]"
    r"|\b\d+(?:[.,]\d+)?\s?(?:euros?|pounds?|dollars?|usd|eur|gbp|chf|quid|bucks)\b"
    r"|\b\d+\s?(?:%|percent|per cent)\s*(?:off|discount)",
    re.IGNORECASE,
)
CODE = re.compile(
    r"\b(?:[Uu]se|[Ww]ith|[Ee]nter|[Aa]pply|[Mm]y|[Oo]ur|[Pp]romo|[Dd]iscount|[Cc]oupon|[Vv]oucher)"
    r"\s+(?:(?:my|our|the|this|promo|discount|coupon|voucher)\s+)*(?:[Cc]ode|CODE)\b[:\s]+"
    r"[\"'“‘]?(?=[A-Z0-9]*[A-Z])[A-Z0-9]{4,}\b"
    r"|\b(?:promo|discount|coupon|voucher|referral)[ -]?codes?\b",
)
_LINK_PLACES = frozenset({"bio", "comments", "profile"})
# Where registering or coming is the subject, the call is the message.
_CALLING_CHANNELS = frozenset({"event-invitation"})
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\d{1,2}[:.]\d\d\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d ?[ap]\.?m\b",
    re.IGNORECASE,
)
# Help that costs nothing, from a person: what a coach would tell the writer to offer.
_GIFT = re.compile(
    r"\b(?:i|we)\b[^.!?]{0,80}(?:['’](?:d|ll)|\b(?:would|could|can|will))\b[^.!?]{3,80}"
    r"\b(?:at no (?:cost|charge)|for (?:free|nothing)|free of charge|without charge)\b",
    re.IGNORECASE,
)
# "Try paying 21 days of rent, then talk": a taunt, not an offer.
_TAUNT = re.compile(r"^\W*try \w+ing\b[^.!?]*\bthen\b", re.IGNORECASE)
_WHO = re.compile(
    r"^(?:(?:hi|hello|hey|dear)\b[^,\n]*,\s*)?"
    r"(?:(?:i['’]?m|i am|we are|we['’]re) (?:an?|the|two|three|from|your|at|with)\b"
    r"|my name is\b|we at\b"
    r"|(?:i|we) (?:run|own|work|recruit|teach|make|build|write|repair|sell|bake|grow|design)\b)",
    re.IGNORECASE,
)


def find_offers(reading: Reading) -> None:
    """Nothing here when they asked: then price, link and offer are the answer."""
    if reading.asked:
        return
    taken: set[int] = set()
    _links_with_price(reading, taken)
    _calls(reading, taken)
    _pitches(reading, taken)


def _has_link(reading: Reading, inside: range) -> bool:
    tokens = reading.tokens
    return any(
        (tokens.kinds[i] == LINK and "@" not in tokens.words[i])
        or (tokens.words[i] == "link" and bool(_LINK_PLACES & set(tokens.words[i : i + 4])))
        for i in inside
    )


def _links_with_price(reading: Reading, taken: set[int]) -> None:
    tokens = reading.tokens
    linked = [s for s in reading.sentences if _has_link(reading, tokens.inside(s))]
    coded = [s for s in reading.sentences if CODE.search(s.text)]
    priced = PRICE.search(reading.text) is not None
    selling = reading.has("OFFER_STRONG") or reading.has("CALLS") or bool(coded)
    flagged = {s.start: s for s in coded}
    if priced and selling:
        flagged.update({s.start: s for s in linked})
    for start in sorted(flagged):
        sentence = flagged[start]
        taken.add(start)
        what = "A discount code" if sentence in coded else "A link together with a price"
        message = f"{what} that nobody asked for turns the message into an advert."
        _add(reading, Kind.LINK_WITH_PRICE, sentence, message)


def _calls(reading: Reading, taken: set[int]) -> None:
    tokens = reading.tokens
    for hit in each(reading, "CALLS"):
        sentence = reading.sentence_of(hit)
        if sentence.start in taken or reading.denied(hit) or _is_help(reading, hit, sentence):
            continue
        taken.add(sentence.start)
        message = f"{reading.surface(hit)} asks the reader for something before giving anything."
        inside = tokens.inside(sentence)
        early = reading.words_in(range(inside.start, hit.first)) <= 3
        if early or mostly(reading, sentence, [hit]):
            _add(reading, Kind.CALL_TO_ACTION, sentence, message)
        else:
            reading.add(Kind.CALL_TO_ACTION, *reading.span(hit), message)


def _sells(reading: Reading, sentence: Sentence) -> bool:
    strong = reading.within("OFFER_STRONG", sentence)
    return bool(strong) or PRICE.search(sentence.text) is not None


def _is_help(reading: Reading, hit: Hit, sentence: Sentence) -> bool:
    """Orders that serve the reader: "call me if the door sticks", "click on Settings"."""
    first = reading.tokens.words[hit.first]
    inside = reading.tokens.inside(sentence)
    rest = set(reading.tokens.words[hit.first : inside.stop])
    channel = reading.draft.channel
    if first in CONTACT_VERBS:
        return not rest & CONTACT_PUSH and (channel.reply or not _sells(reading, sentence))
    if first in USE_VERBS:
        return not rest & USE_PUSH and not _sells(reading, sentence)
    if first in COME_VERBS:
        advert = reading.has("OFFER_STRONG") or reading.has("HYPE_STRONG")
        pushes = rest & COME_PUSH and channel.name not in _CALLING_CHANNELS
        return not pushes and not advert and not _sells(reading, sentence)
    return channel.name in _CALLING_CHANNELS


def _pitches(reading: Reading, taken: set[int]) -> None:
    for sentence in reading.sentences:
        hits = [h for h in reading.within("OFFER_STRONG", sentence) if not reading.denied(h)]
        weak = reading.within("OFFER_WEAK", sentence)
        if weak and not hits and _pushed(reading, sentence):
            hits = weak
        if not hits or sentence.start in taken or _is_none(sentence):
            continue
        taken.add(sentence.start)
        message = f"{reading.surface(hits[0])} is an offer nobody asked for; keep it until they do."
        # Who the writer is and what they do may stay.
        if _WHO.match(sentence.text) and len(hits) < 2:
            reading.add(Kind.UNASKED_PITCH, *reading.span(hits[0]), message)
        else:
            _add(reading, Kind.UNASKED_PITCH, sentence, message)


def _is_none(sentence: Sentence) -> bool:
    """Whether the words of an offer make none here: a gift, or a taunt."""
    gift = _GIFT.search(sentence.text) and not PRICE.search(sentence.text)
    return bool(gift) or _TAUNT.search(sentence.text) is not None


def _pushed(reading: Reading, sentence: Sentence) -> bool:
    """Whether something else in the sentence sells, so that a weak sign counts."""
    sections = ("CALLS", "HYPE_STRONG", "HYPE_CLAIMS", "URGENCY", "BUZZWORDS")
    many = len(reading.within("OFFER_WEAK", sentence)) > 1
    return many or any(reading.within(name, sentence) for name in sections)


def _add(reading: Reading, kind: Kind, sentence: Sentence, message: str) -> None:
    start, end, nothing = drop_sentence(reading.text, sentence)
    keeps = _says_more(reading, sentence, kind)
    reading.add(kind, start, end, message, None if keeps else nothing)


def _says_more(reading: Reading, sentence: Sentence, kind: Kind) -> bool:
    """Whether taking the sentence out would lose more than the pitch: a date, an
    address, or the only mention of a name (the reader must know who writes)."""
    tokens = reading.tokens
    inside = tokens.inside(sentence)
    # The numbers of an offer or of a "15 min call" belong to the pitch.
    pitching = kind != Kind.UNASKED_PITCH or _sells(reading, sentence)
    if not pitching and holds_facts(tokens, inside):
        return True
    if any(tokens.kinds[i] == LINK and "@" in tokens.words[i] for i in inside):
        return True
    if _DATE.search(sentence.text) and not re.search(
        r"(?:until|till|by|before|ends?|this|next)\s+\w+", sentence.text, re.IGNORECASE
    ):
        return True
    if _WHO.match(sentence.text) or any(tokens.kinds[i] == TAG for i in inside):
        return True
    return _opens_with_name(reading, sentence, inside)


def _opens_with_name(reading: Reading, sentence: Sentence, inside: range) -> bool:
    """Such as "LinguaNova is a leading provider ...": says who writes, if nothing else does."""
    tokens = reading.tokens
    first = tokens.surface(inside.start)
    named = (
        tokens.kinds[inside.start] in {WORD, NUMBER}
        and first[:1].isupper()
        and tokens.words[inside.start + 1 : inside.start + 2] in (["is"], ["helps"], ["offers"])
        and tokens.words[inside.start] not in {"it", "this", "that", "he", "she", "there", "what"}
    )
    return named and reading.text.count(first) == 1
