"""Runs every perturbation over every clean pair and counts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from coach import guards
from coach.domain import FailureKind
from coach.signals import find
from evals.facts.pairs import CleanPair
from evals.facts.perturb import PERTURBATIONS


@dataclass(slots=True)
class Row:
    """`made` damaged rewrites, `caught` of them; `alarms` on `clean` undamaged ones."""

    name: str
    made: int = 0
    caught: int = 0
    clean: int = 0
    alarms: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.caught / self.made if self.made else 1.0

    @property
    def false_alarm_rate(self) -> float:
        return self.alarms / self.clean if self.clean else 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row per kind of error, and one over all: there an undamaged rewrite
    counts as an alarm when any guard at all objects to it."""

    rows: tuple[Row, ...]
    total: Row
    alarms: tuple[tuple[str, str], ...]


def failures_of(pair: CleanPair, candidate: str) -> tuple[tuple[FailureKind, str], ...]:
    """What the guards say about `candidate` as a rewrite of the pair's draft."""
    context = guards.GuardContext(pair.draft, asked=pair.asked, findings=find(pair.draft))
    return tuple((failure.kind, failure.evidence) for failure in guards.check(candidate, context))


def run(pairs: Sequence[CleanPair], seed: int = 7) -> Outcome:
    """The whole suite over `pairs`; the same seed gives the same errors."""
    clean = [failures_of(pair, pair.after) for pair in pairs]
    rows = []
    for name, (perturb, expected) in PERTURBATIONS.items():
        row = Row(name, clean=len(pairs))
        row.alarms = sum(any(kind in expected for kind, _ in found) for found in clean)
        for pair in pairs:
            # Seeded by the pair, so that one pair more changes no other's error.
            damaged = perturb(pair, random.Random(f"{seed} {name} {pair.name}"))
            if damaged is None:
                continue
            row.made += 1
            if any(kind in expected for kind, _ in failures_of(pair, damaged)):
                row.caught += 1
            else:
                row.missed.append((pair.name, damaged))
        rows.append(row)
    total = Row(
        "all",
        made=sum(row.made for row in rows),
        caught=sum(row.caught for row in rows),
        clean=len(pairs),
        alarms=sum(bool(found) for found in clean),
    )
    alarms = tuple(
        (pair.name, f"{kind.value}: {evidence}")
        for pair, found in zip(pairs, clean, strict=True)
        for kind, evidence in found
    )
    return Outcome(tuple(rows), total, alarms)
