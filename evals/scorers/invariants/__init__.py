"""Tier A: what no rewrite may do, however well it reads.

Facts are read by `coach.facts`, whose reading is validated on its own
(`evals.facts`); what must be kept and what may go is decided by the gold labels
of the case, never by the program. Everything else here is separate code from
the program's guards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from evals.datasets.cases import RewriteCase
from evals.records import Violation
from evals.scorers.invariants.claims import claims
from evals.scorers.invariants.facts import facts
from evals.scorers.invariants.form import language, placeholder, preamble, too_long, wrapped
from evals.scorers.invariants.leaks import leaks
from evals.scorers.invariants.loops import cut_off, echo, repeated
from evals.scorers.invariants.roles import roles
from evals.scorers.invariants.turned import turned

Invariant = Callable[[RewriteCase, str], Iterator[Violation]]

INVARIANTS: tuple[Invariant, ...] = (
    facts,
    claims,
    turned,
    roles,
    preamble,
    wrapped,
    placeholder,
    leaks,
    too_long,
    language,
    repeated,
    echo,
    cut_off,
)


def violations(case: RewriteCase, text: str) -> tuple[Violation, ...]:
    """Every invariant of `case` that `text` breaks.

    A draft that needed nothing is judged by one thing only: whether it was left
    alone. An empty text has nothing else worth saying about it.
    """
    if not text.strip():
        return (Violation(kind="empty"),)
    if case.good:
        same = " ".join(text.split()) == " ".join(case.draft.split())
        return () if same else (Violation(kind="good-draft-changed"),)
    return tuple(found for invariant in INVARIANTS for found in invariant(case, text))


__all__ = ["INVARIANTS", "Invariant", "violations"]
