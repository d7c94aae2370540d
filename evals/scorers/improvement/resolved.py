"""Whether the labelled faults of a draft are gone."""

from __future__ import annotations

from collections.abc import Callable

from evals.datasets.cases import GoldFinding, RewriteCase
from evals.scorers.improvement.replying import invites, uptake
from evals.scorers.levels import gain, ramp
from evals.scorers.words import words

# Of a long span some words may well stay: it counts as gone when less than a third
# of its word pairs are left, and as untouched from four fifths on.
_GONE, _UNTOUCHED = 1 / 3, 4 / 5


def resolved(case: RewriteCase, text: str) -> dict[str, float]:
    """For each kind among the gold findings the mean of how far they are gone, 0 to 1."""
    found: dict[str, list[float]] = {}
    for finding in case.findings:
        judge = _STRUCTURAL.get(finding.kind)
        value = judge(case, text) if judge else None
        found.setdefault(finding.kind, []).append(
            _span_gone(case.draft, finding, text) if value is None else value
        )
    return {kind: sum(values) / len(values) for kind, values in found.items()}


def _span_gone(draft: str, finding: GoldFinding, text: str) -> float:
    span, now = words(finding.text), words(text)
    if not span:
        return float(text.count(finding.text) < draft.count(finding.text))
    size = min(2, len(span))
    wanted, left = _runs(span, size), _runs(now, size)
    share = sum(run in left for run in wanted) / len(wanted)
    shouted = share == 1 and finding.text not in text and finding.kind == "shouting"
    return 1.0 if shouted else ramp(share, _UNTOUCHED, _GONE)


def _runs(found: list[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(found[at : at + size]) for at in range(len(found) - size + 1)]


def _takes_up(case: RewriteCase, text: str) -> float | None:
    if not case.in_reply_to:
        return None
    return gain(uptake(case.draft, case.in_reply_to), uptake(text, case.in_reply_to))


def _can_be_answered(case: RewriteCase, text: str) -> float | None:
    source = f"{case.draft}\n{case.in_reply_to}"
    return gain(invites(case.draft, source), invites(text, source))


def _fewer_questions(case: RewriteCase, text: str) -> float | None:
    before = case.draft.count("?")
    return ramp(text.count("?"), before, min(before - 1, 2)) if before > 1 else None


def _shorter(case: RewriteCase, text: str) -> float | None:
    return ramp(len(words(text)), 0.95 * len(words(case.draft)), 0.7 * len(words(case.draft)))


# Faults that no span can show: what is missing, or too much of everything.
_STRUCTURAL: dict[str, Callable[[RewriteCase, str], float | None]] = {
    "ignores-them": _takes_up,
    "no-way-to-answer": _can_be_answered,
    "too-many-questions": _fewer_questions,
    "too-long": _shorter,
}
