"""One number for one answer, and everything it is made of.

Kept apart from how the program chooses its answer: the program ranks by its own
signals, its own judge of sentences and the share of unflagged words
(`coach.pipeline.ranking`), without labels. This looks at the gold labels of the
case, at tone models fitted to other people's ratings, at an embedding and at a
grammar checker, and shares no code with it; a contract in pyproject.toml keeps
these modules from importing the program's signals, guards and pipeline.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evals.datasets.cases import AdviceCase, RewriteCase
from evals.records import Violation
from evals.scorers.advice import rate_parts
from evals.scorers.improvement import improvement
from evals.scorers.invariants import violations
from evals.scorers.preservation import preservation


@dataclass(frozen=True, slots=True)
class Rating:
    """`improvement` and `preservation` are tiers B and C, 0 to 1; `composite` is their
    geometric mean, or 0 with a violation. `scores` holds all parts by name."""

    violations: tuple[Violation, ...]
    improvement: float
    preservation: float
    scores: dict[str, float] = field(default_factory=dict)

    @property
    def composite(self) -> float:
        """1[no violation] times the geometric mean of the tiers."""
        return 0.0 if self.violations else self.quality

    @property
    def quality(self) -> float:
        """The geometric mean of the tiers, whatever was violated: to tell apart two
        texts that both break a rule."""
        return math.sqrt(self.improvement * self.preservation)


def rate_rewrite(case: RewriteCase, text: str) -> Rating:
    """How good `text` is as a rewrite of the draft of `case`."""
    found = violations(case, text)
    if not text.strip():
        return Rating(found, 0.0, 0.0)
    if case.good:
        return Rating(found, 0.0 if found else 1.0, preservation(case, text)[0])
    better, parts = improvement(case, text)
    kept, others = preservation(case, text)
    return Rating(found, better, kept, {**parts, **others})


def rate_advice(case: AdviceCase, document: Mapping[str, Any]) -> Rating:
    """How good an `advise` document is for the situation of `case`. Advice has one tier
    beyond its invariants; its composite is that tier's value."""
    found, value, parts = rate_parts(case, document)
    return Rating(found, value, value, parts)
