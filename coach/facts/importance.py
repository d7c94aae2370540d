"""Which facts of a draft a rewrite must carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.domain import Draft, Fact, FactKind, Finding
from coach.facts.equality import supports
from coach.facts.ledger import ledger
from coach.facts.people import addressees, signature
from coach.facts.promotion import promotional_spans, proposed_meetings
from coach.text.patterns import Pattern

# Kinds sales talk is made of; its people, places and dates are looked at one by one.
_OFFER_KINDS = frozenset(
    {FactKind.PRICE, FactKind.NUMBER, FactKind.URL, FactKind.QUOTE, FactKind.TAG, FactKind.HANDLE}
)
# What a reader can look up, pay or turn up for. Names are left to the eye: in sales talk
# every second word is written like one.
_TOLD_KINDS = frozenset({*FactKind} - {FactKind.NAME, FactKind.NEGATION, FactKind.PROMISE})
_DEADLINE = Pattern(
    r"\b(?:only|until|till|by|before|ends?|expires?|last|hurry|deadline|off)\b",
    r"\b(?:call|chat|demo|zoom|meet)\b",
)
_MONTH = Pattern(r"--\d\d")
_SPELLED_RANK = Pattern(r"(?:first|second|third)")
# Ways of speaking that happen to hold a number.
_FIGURE_OF_SPEECH = Pattern(
    r"\b\d+(?: out)? of \d+\b",
    r"\b24/7\b|\b360\s?°",
    r"\b(?:a|one in a|thanks a) million\b",
    r"\b\d figures?\b|#\s?1\b|\b(?:1[01]0|1000)\s?%|\bzero\b|\b\d+(?:st|th) century",
    r"\b[a-z]+ times\b",
)
_ADDRESS_FORM = frozenset({"sir/madam", "tbd", "tba"})


@dataclass(frozen=True, slots=True)
class _Setting:
    draft: Draft
    promotion: list[tuple[int, int]]
    meetings: list[tuple[int, int]]
    idle: list[tuple[int, int]]
    people: set[str]
    told: tuple[Fact, ...]
    answering: bool
    asked: bool

    def inside(self, fact: Fact, spans: Sequence[tuple[int, int]]) -> bool:
        return any(start <= fact.start < end for start, end in spans)


def must_keep(draft: Draft, findings: Sequence[Finding], asked: bool) -> tuple[Fact, ...]:
    """The facts of `draft` without which a rewrite says something else.

    What belongs only to the sales talk may go: prices, codes, buy links,
    discounts, deadlines and numbers of an offer, unless they answer what was
    `asked`. So may what the reader wrote and knows. Who writes, who is
    addressed, contact data and dates of events stay. A promise counts where it
    carries the message: in an answer.
    """
    setting = _Setting(
        draft=draft,
        promotion=promotional_spans(draft.text, findings, draft.in_reply_to if asked else None),
        meetings=[] if asked else proposed_meetings(draft.text),
        idle=[match.span() for match in _FIGURE_OF_SPEECH.finditer(draft.text)],
        people=addressees(draft.text) | signature(draft.text),
        told=ledger(draft.in_reply_to),
        answering=bool(draft.in_reply_to.strip()) or draft.channel.reply or asked,
        asked=asked,
    )
    return tuple(fact for fact in ledger(draft.text) if _carries_message(fact, setting))


def may_go(draft: Draft, kept: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts that only the sales talk of `draft` holds: those beside the `kept` ones
    that the reader does not know. Where they go, the writer wants to be told."""
    idle = [match.span() for match in _FIGURE_OF_SPEECH.finditer(draft.text)]
    told = ledger(draft.in_reply_to)
    return tuple(
        fact
        for fact in ledger(draft.text)
        if fact not in kept
        and fact.kind in _TOLD_KINDS
        and not any(start <= fact.start < end for start, end in idle)
        and fact.value != "today"
        and _SPELLED_RANK.fullmatch(fact.text) is None
        and not any(supports(known, fact) for known in told if known.kind is fact.kind)
    )


def _carries_message(fact: Fact, setting: _Setting) -> bool:
    promoted = setting.inside(fact, setting.promotion)
    if fact.kind is FactKind.NEGATION:
        return True  # it counts as lost only where the rewrite claims the contrary
    if fact.kind is FactKind.PROMISE:
        return setting.answering and not promoted
    if fact.kind in {FactKind.EMAIL, FactKind.PHONE}:
        return True
    if fact.kind is FactKind.NAME:
        return _name_stays(fact, setting, promoted=promoted)
    if fact.kind in {FactKind.NUMBER, FactKind.DATE} and setting.inside(fact, setting.idle):
        return False
    if fact.value in {"nth:1", "nth:2", "nth:3"} and _SPELLED_RANK.fullmatch(fact.text):
        return False
    if _is_told(fact, setting):
        return False
    if fact.kind in {FactKind.DATE, FactKind.TIME}:
        return not _is_deadline(fact, setting, promoted=promoted)
    return not (promoted and fact.kind in _OFFER_KINDS)


def _name_stays(fact: Fact, setting: _Setting, *, promoted: bool) -> bool:
    if set(fact.value.split()) & setting.people:
        return True
    if fact.value in _ADDRESS_FORM or (fact.text.isupper() and fact.text.isalpha()):
        return False  # a shout or a term of the trade more often than a name
    return not promoted and not _is_told(fact, setting)


def _is_told(fact: Fact, setting: _Setting) -> bool:
    """The reader said it first, so an answer need not repeat it."""
    return any(supports(told, fact) for told in setting.told if told.kind is fact.kind)


def _is_deadline(fact: Fact, setting: _Setting, *, promoted: bool) -> bool:
    if fact.value == "today" or setting.inside(fact, setting.meetings):
        return True
    before = setting.draft.text[max(0, fact.start - 25) : fact.end]
    # Events have a day; a month alone is when an offer runs.
    return promoted and (_MONTH.fullmatch(fact.value) or _DEADLINE.search(before)) is not None
