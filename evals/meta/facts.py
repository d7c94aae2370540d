"""Does tier A catch errors put into good rewrites, and leave the good ones alone?"""

from __future__ import annotations

import random
from collections.abc import Sequence

from coach.channels import channel
from coach.domain import Draft
from evals.datasets.cases import RewriteCase
from evals.facts.pairs import CleanPair
from evals.facts.perturb import PERTURBATIONS
from evals.meta.rows import Row
from evals.scorers.invariants import violations
from evals.stats import proportion_interval

_RECALL, _ALARMS = 0.98, 0.05
_SEED = 7


def run(cases: Sequence[RewriteCase]) -> list[Row]:
    """Thirteen kinds of errors (`evals.facts.perturb`) in every reference of the flawed
    `cases`: the share caught, and the share of untouched references objected to.
    Nothing without a case to damage."""
    pairs = [(case, reference) for case in cases if not case.good for reference in case.references]
    clean = [not violations(case, reference) for case, reference in pairs]
    made = caught = 0
    for (case, reference), unharmed in zip(pairs, clean, strict=True):
        if not unharmed:
            continue  # a case that alarms anyway must not count as a catch
        for name, (perturb, _) in PERTURBATIONS.items():
            chance = random.Random(f"{_SEED} {name} {case.id}")
            damaged = perturb(_pair(case, reference), chance)
            if damaged is not None:
                made += 1
                caught += bool(violations(case, damaged))
    if not made:
        return []
    recall = proportion_interval(caught, made)
    alarms = proportion_interval(clean.count(False), len(pairs))
    return [
        Row(
            name="facts: errors caught",
            data=f"{made} errors put into references",
            metric="recall",
            value=recall.value,
            low=recall.low,
            high=recall.high,
            n=made,
            gate=_RECALL,
        ),
        Row(
            name="facts: false alarms",
            data=f"{len(pairs)} references",
            metric="rate",
            value=alarms.value,
            low=alarms.low,
            high=alarms.high,
            n=len(pairs),
            gate=_ALARMS,
            at_most=True,
        ),
    ]


def _pair(case: RewriteCase, reference: str) -> CleanPair:
    draft = Draft(
        text=case.draft,
        channel=channel(case.channel),
        in_reply_to=case.in_reply_to,
        asked=case.asked,
    )
    return CleanPair(case.id, draft, reference)
