"""When to say that nothing fits."""

from __future__ import annotations

# Best cosine between a query and any passage.
MIN_COSINE = 0.30


def fits(best_cosine: float) -> bool:
    """Whether the best passage is near enough for an answer to be honest."""
    return best_cosine >= MIN_COSINE
