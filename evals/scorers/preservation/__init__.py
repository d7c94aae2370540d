"""Tier C: how much of the writer's message and manner is still there."""

from __future__ import annotations

from evals.datasets.cases import RewriteCase
from evals.scorers.levels import ramp, weighted
from evals.scorers.preservation.grammar import grammar
from evals.scorers.preservation.kept import grounded, kept_sentences
from evals.scorers.preservation.meaning import meaning
from evals.scorers.preservation.prose import machine_prose, stock
from evals.scorers.preservation.readability import readability
from evals.scorers.preservation.voice import voice
from evals.scorers.words import changed_share

WEIGHTS = {
    "meaning": 1.5,
    "kept-sentences": 3.0,
    "grounded": 3.5,
    "edit-band": 1.0,
    "voice": 1.0,
    "grammar": 1.0,
    "prose": 1.5,
    "stock": 1.5,
    "readability": 0.5,
}
# How far outside the band is as bad as it gets.
_OUTSIDE = 0.3


def preservation(case: RewriteCase, text: str) -> tuple[float, dict[str, float]]:
    """The tier's value 0 to 1, and every part that applies to `case`."""
    parts: dict[str, float | None] = {
        "meaning": meaning(case.draft, text),
        "kept-sentences": kept_sentences(case, text),
        "grounded": grounded(case, text),
        "edit-band": edit_band(case, text),
        "voice": voice(case.draft, text),
        "grammar": grammar(case.draft, text),
        "prose": machine_prose(case.draft, text),
        "stock": stock(case.draft, text),
        "readability": readability(case.draft, text),
    }
    value = weighted(parts, WEIGHTS)
    return (1.0 if value is None else value), {
        name: part for name, part in parts.items() if part is not None
    }


def edit_band(case: RewriteCase, text: str) -> float:
    """1 inside the labelled band of changed words, falling to 0 at 0.3 outside it."""
    low, high = case.edit_band
    share = changed_share(case.draft, text)
    return ramp(max(low - share, share - high), _OUTSIDE, 0.0)
