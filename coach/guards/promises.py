"""No commitment or offer in the writer's name that the writer did not make."""

from __future__ import annotations

import re

from coach.domain import FactKind, FailureKind, GuardFailure
from coach.facts.comparison import contains
from coach.facts.words import stem
from coach.guards.context import GuardContext
from coach.text.patterns import Pattern

# What costs the writer something. Naming one that no source names is an offer,
# whatever the grammar around it.
_GIVEN = (
    r"refund(?:s|ed|ing)?|reimburse\w*|discount(?:s|ed)?|vouchers?|coupons?|gift\ cards?",
    r"compensat\w+|rebates?|replacements?|guarantee[sd]?|warrant(?:y|ies)|money[- ]back",
    r"credit\ note|store\ credit|goodwill|promo\ code",
)
_FREE = (
    r"free\ of\ charge|for\ free|at\ no\ (?:extra\ )?(?:cost|charge)|on\ the\ house|on\ us",
    r"complimentary",
    r"(?:a|your|our|get|with|and)\ free\ (?:trial|month|week|session|consultation|call|quote"
    r"|sample|upgrade|shipping|delivery|audit|demo|lesson|class|copy|guide|ebook|e-book|coffee"
    r"|drink|dessert|meal)",
)
_OFFER = Pattern(rf"\b(?:(?P<noun>{'|'.join(_GIVEN)})|(?P<free>{'|'.join(_FREE)}))\b")
_DENIED = Pattern(r"\b(?:not|no|never|without|non|\w+n['’]t)[\s-]+(?:\w+\s+){0,2}$")
_FREE_WORDS = frozenset(
    stem(word) for word in ("free", "complimentary", "gratis", "gift", "charge")
)


def invented_promises(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """First-person commitments, refunds, discounts, guarantees and free things
    that neither the draft nor the user's own texts mention."""
    evidence = [
        fact.text for fact in context.facts_of(candidate).invented if fact.kind is FactKind.PROMISE
    ]
    evidence += [match.group() for match in _OFFER.finditer(candidate) if _is_new(match, context)]
    return tuple(
        GuardFailure(
            FailureKind.PROMISE_INVENTED,
            f'The draft does not promise or offer this: "{text}".',
            text,
        )
        for text in dict.fromkeys(evidence)
    )


def _is_new(match: re.Match[str], context: GuardContext) -> bool:
    if contains(context.sources.text, match.group()):
        return False
    if _DENIED.search(match.string[: match.start()]):
        return False
    if match["free"]:
        return not (_FREE_WORDS & context.sources.stems)
    begins = match["noun"].lower()[:6]
    return not any(known.startswith(begins) for known in context.sources.words)
