"""Guards over the fact ledger: nothing lost, nothing made up."""

from __future__ import annotations

from collections.abc import Iterable

from coach.domain import Fact, FactKind, FailureKind, GuardFailure
from coach.guards.context import GuardContext

_MEANING = frozenset({FactKind.NEGATION, FactKind.PROMISE})


def missing_facts(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """Facts of the draft that the candidate must carry and does not."""
    return _failures(
        FailureKind.FACT_MISSING,
        "The rewrite must keep {} from the draft.",
        (
            fact
            for fact in context.facts_of(candidate).missing
            if fact.kind is not FactKind.NEGATION
        ),
    )


def lost_negations(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """Things the draft denies and the candidate claims."""
    return _failures(
        FailureKind.NEGATION_LOST,
        "The draft says {}; the rewrite says the opposite.",
        (fact for fact in context.facts_of(candidate).missing if fact.kind is FactKind.NEGATION),
    )


def invented_facts(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """Numbers, dates, names, prices and addresses that no source has."""
    return _failures(
        FailureKind.FACT_INVENTED,
        "{} is not in the draft, nor in the message it answers.",
        (fact for fact in context.facts_of(candidate).invented if fact.kind not in _MEANING),
    )


def _failures(kind: FailureKind, message: str, facts: Iterable[Fact]) -> tuple[GuardFailure, ...]:
    return tuple(GuardFailure(kind, message.format(_quoted(fact)), fact.text) for fact in facts)


def _quoted(fact: Fact) -> str:
    return f'"{fact.text.strip(chr(34) + "“”")}"'
