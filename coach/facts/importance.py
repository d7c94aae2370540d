"""Which facts of a draft a rewrite must carry."""

from __future__ import annotations

from collections.abc import Sequence

from coach.domain import Draft, Fact, FactKind, Finding, FindingKind
from coach.facts.ledger import ledger
from coach.facts.patterns import Pattern
from coach.facts.people import addressees, signature
from coach.text.sentences import Sentence, sentences

PITCH_LIKE = frozenset(
    {
        FindingKind.UNASKED_PITCH,
        FindingKind.LINK_WITH_PRICE,
        FindingKind.CALL_TO_ACTION,
        FindingKind.URGENCY,
        FindingKind.PRESSURE,
        FindingKind.HYPE,
    }
)
# Kinds a pitch is made of; its people, places and dates are asked about below.
_OFFER_KINDS = frozenset(
    {FactKind.PRICE, FactKind.NUMBER, FactKind.URL, FactKind.QUOTE, FactKind.TAG, FactKind.HANDLE}
)
_DEADLINE = Pattern(
    r"\b(?:only|until|till|by|before|ends?|expires?|last|hurry|deadline|today|tonight|tomorrow)\b"
)
_SPELLED_RANK = Pattern(r"(?:first|second|third)")


def must_keep(draft: Draft, findings: Sequence[Finding], asked: bool) -> tuple[Fact, ...]:
    """The facts of `draft` without which a rewrite says something else.

    When nobody `asked`, what belongs only to the pitch may go: prices, codes,
    buy links, discounts, offer deadlines and numbers of hype in a sentence a
    pitch-like finding touches. Who writes, who is addressed, contact data and
    dates of events stay. Negations and promises count where they carry the
    message: in answers.
    """
    lines = sentences(draft.text)
    pitch = [] if asked else _pitch_sentences(lines, findings)
    people = addressees(draft.text) | signature(draft.text)
    answering = bool(draft.in_reply_to.strip()) or draft.channel.reply or asked
    return tuple(
        fact
        for fact in ledger(draft.text)
        if _carries_message(fact, draft, pitch, people, answering=answering)
    )


def _pitch_sentences(lines: Sequence[Sentence], findings: Sequence[Finding]) -> list[Sentence]:
    spans = [(found.start, found.end) for found in findings if found.kind in PITCH_LIKE]
    return [
        line for line in lines if any(start < line.end and end > line.start for start, end in spans)
    ]


def _carries_message(
    fact: Fact, draft: Draft, pitch: Sequence[Sentence], people: set[str], *, answering: bool
) -> bool:
    if fact.kind in {FactKind.NEGATION, FactKind.PROMISE}:
        inside = any(line.start <= fact.start < line.end for line in pitch)
        return answering and not inside
    if fact.kind is FactKind.NUMBER and _SPELLED_RANK.fullmatch(fact.text):
        return False
    around = next((line for line in pitch if line.start <= fact.start < line.end), None)
    if around is None:
        return True
    if fact.kind in _OFFER_KINDS:
        return False
    if fact.kind in {FactKind.DATE, FactKind.TIME}:
        before = draft.text[max(around.start, fact.start - 25) : fact.end]
        return _DEADLINE.search(before) is None
    if fact.kind is FactKind.NAME:
        return bool(set(fact.value.split()) & people)
    return True
