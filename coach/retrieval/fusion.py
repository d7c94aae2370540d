"""Two rankings into one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

# Cormack, Clarke, Büttcher: "Reciprocal rank fusion outperforms Condorcet and
# individual rank learning methods", SIGIR 2009.
RRF_K = 60


def best_per_owner(scored: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The highest score of each owner's passages: one that fits is enough."""
    best: dict[str, float] = {}
    for owner, score in scored:
        if score > best.get(owner, float("-inf")):
            best[owner] = score
    return best


def ranking(scores: Mapping[str, float]) -> list[str]:
    """Owners by falling score; equal scores by name, so that the order is stable."""
    return sorted(scores, key=lambda owner: (-scores[owner], owner))


def reciprocal_rank(
    rankings: Sequence[Sequence[str]], weights: Sequence[float] | None = None, k: int = RRF_K
) -> dict[str, float]:
    """Each owner's sum of weight / (k + rank), divided by the highest possible sum.

    1.0: first in every ranking. An owner that a ranking lacks gets nothing from it.
    """
    weights = weights or [1.0] * len(rankings)
    highest = sum(weights) / (k + 1)
    fused: dict[str, float] = {}
    for order, weight in zip(rankings, weights, strict=True):
        for rank, owner in enumerate(order, start=1):
            fused[owner] = fused.get(owner, 0.0) + weight / (k + rank) / highest
    return fused
