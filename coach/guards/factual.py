"""Guards over the fact ledger: nothing lost, nothing made up."""

from __future__ import annotations

from coach.domain import Fact, FactKind, FailureKind, GuardFailure
from coach.guards.context import GuardContext

_MEANING = frozenset({FactKind.NEGATION, FactKind.PROMISE})


def missing_facts(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """Facts of the draft that the candidate must carry and does not."""
    missing = context.facts_of(candidate).missing
    return tuple(
        GuardFailure(
            FailureKind.FACT_MISSING,
            f"The rewrite must keep {_quoted(fact)} from the draft.",
            fact.text,
        )
        for fact in missing
        if fact.kind is not FactKind.NEGATION
    )


def lost_negations(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """Things the draft denies and the candidate claims."""
    missing = context.facts_of(candidate).missing
    return tuple(
        GuardFailure(
            FailureKind.NEGATION_LOST,
            f"The draft says {_quoted(fact)}; the rewrite says the opposite.",
            fact.text,
        )
        for fact in missing
        if fact.kind is FactKind.NEGATION
    )


def invented_facts(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """Numbers, dates, names, prices and addresses that no source has."""
    invented = context.facts_of(candidate).invented
    return tuple(
        GuardFailure(
            FailureKind.FACT_INVENTED,
            f"{_quoted(fact)} is not in the draft, nor in the message it answers.",
            fact.text,
        )
        for fact in invented
        if fact.kind not in _MEANING
    )


def _quoted(fact: Fact) -> str:
    return f'"{fact.text.strip(chr(34) + "“”")}"'
