"""Tier B: how much better than the draft a rewrite is. A copy has nothing here."""

from __future__ import annotations

from evals.datasets.cases import RewriteCase
from evals.scorers.improvement.replying import answers, invites, playbook, uptake
from evals.scorers.improvement.resolved import resolved
from evals.scorers.levels import drop, gain, weighted
from evals.scorers.tone import broadcast, hype, pressure, receptiveness, warmth, without_stock

# The labelled faults count most: people marked them. Tone is measured without labels,
# so that what the labels miss, or what a rewrite brought in, counts as well.
WEIGHTS = {
    "resolved": 4.0,
    "no-pitch": 1.0,
    "pressure": 1.0,
    "hype": 1.0,
    "broadcast": 0.5,
    "receptiveness": 0.25,
    "warmth": 0.25,
    "uptake": 1.5,
    "invites": 1.0,
    "playbook": 1.5,
    "answers": 2.0,
}
_SELLING = frozenset({"unasked-pitch", "call-to-action", "link-with-price"})
# What a level of tone means little below or above: half of all references lie there.
_CALM, _OPEN, _WARM = 0.1, 0.7, 0.7


def improvement(case: RewriteCase, text: str) -> tuple[float, dict[str, float]]:
    """The tier's value 0 to 1, and every part that applies to `case`, with the levels
    behind it as "<name>_before" and "<name>_after"."""
    parts: dict[str, float | None] = {}
    levels: dict[str, float] = {}
    gone = resolved(case, text)
    parts["resolved"] = sum(gone.values()) / len(gone) if gone else None
    selling = [value for kind, value in gone.items() if kind in _SELLING]
    parts["no-pitch"] = min(selling) if selling and not case.asked else None

    bare = without_stock(text)
    for name, measure in (("pressure", pressure), ("hype", hype), ("broadcast", broadcast)):
        # Diluting a push with polite phrases takes none of it away.
        after = max(measure(text), measure(bare))
        before, after = _levels(levels, name, measure(case.draft), after)
        parts[name] = drop(before, after, floor=_CALM)
    if case.in_reply_to:
        for name, measure, enough in (
            ("receptiveness", receptiveness, _OPEN),
            ("warmth", warmth, _WARM),
        ):
            after = min(measure(text), measure(bare)) if bare.strip() else 0.0
            before, after = _levels(levels, name, measure(case.draft), after)
            parts[name] = gain(before, after, best=enough)
        before, after = _levels(
            levels, "uptake", uptake(case.draft, case.in_reply_to), uptake(text, case.in_reply_to)
        )
        wanted = max(uptake(reference, case.in_reply_to) for reference in case.references)
        parts["uptake"] = gain(before, after, best=wanted)
    parts["invites"] = _inviting(case, text, levels)
    if case.type == "complaint-reply":
        before, after = _levels(
            levels,
            "playbook",
            playbook(case.draft, case.in_reply_to),
            playbook(text, case.in_reply_to),
        )
        parts["playbook"] = gain(before, after)
    if case.answer:
        before, after = _levels(
            levels, "answers", answers(case.draft, case.answer), answers(text, case.answer)
        )
        parts["answers"] = gain(before, after)
    value = weighted(parts, WEIGHTS)
    shown = {name: part for name, part in parts.items() if part is not None}
    # Nothing to mend and nothing spoilt: as good as the draft was.
    return (1.0 if value is None else value), {**shown, **levels}


def _levels(
    levels: dict[str, float], name: str, before: float, after: float
) -> tuple[float, float]:
    levels[f"{name}_before"], levels[f"{name}_after"] = before, after
    return before, after


def _inviting(case: RewriteCase, text: str, levels: dict[str, float]) -> float | None:
    """Only where every reference invites an answer: not every message should ask."""
    source = f"{case.draft}\n{case.in_reply_to}"
    wanted = min(invites(reference, source) for reference in case.references)
    before, after = _levels(levels, "invites", invites(case.draft, source), invites(text, source))
    return gain(before, after, best=wanted)
