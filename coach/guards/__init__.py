"""Deterministic checks a candidate must pass before it is shown (design 5.4)."""

from __future__ import annotations

from coach.domain import GuardFailure
from coach.guards.context import Guard, GuardContext
from coach.guards.degenerate import degenerate
from coach.guards.factual import invented_facts, lost_negations, missing_facts
from coach.guards.form import channel_limit, empty, placeholder, preamble
from coach.guards.leaks import leak
from coach.guards.obedience import obeyed
from coach.guards.polarity import polarity
from coach.guards.promises import invented_promises
from coach.guards.roles import role_flip
from coach.guards.selling import pitch
from coach.guards.tongue import same_language

GUARDS: tuple[Guard, ...] = (
    missing_facts,
    invented_facts,
    invented_promises,
    lost_negations,
    polarity,
    role_flip,
    preamble,
    placeholder,
    leak,
    same_language,
    channel_limit,
    pitch,
    obeyed,
    degenerate,
)


def check(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """All failures of `candidate`, in the order of `GUARDS`; empty when it may
    be shown. An empty candidate has only that one failure."""
    nothing = empty(candidate, context)
    if nothing:
        return nothing
    return tuple(failure for guard in GUARDS for failure in guard(candidate, context))


__all__ = ["GUARDS", "Guard", "GuardContext", "check"]
