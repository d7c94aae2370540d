"""When to say that nothing fits."""

from __future__ import annotations

from collections.abc import Mapping

from coach.knowledge import ELSEWHERE

# How far the best guidance may lie behind "elsewhere" (taxes, recipes, code ...)
# and still be shown. In leave-one-out over our own situations 2 % of those in
# scope are lost here and 97 % of the others refused; the curve on the dev split
# is printed by `python -m evals.retrieval --split dev`.
MIN_MARGIN = -0.15


def margin(scores: Mapping[str, float]) -> float:
    """The best guidance's score minus that of elsewhere; 0 - elsewhere without any."""
    best = max((score for owner, score in scores.items() if owner != ELSEWHERE), default=0.0)
    return best - scores.get(ELSEWHERE, 0.0)


def fits(scores: Mapping[str, float]) -> bool:
    """Whether an answer out of the guidance at hand is honest."""
    return margin(scores) >= MIN_MARGIN
