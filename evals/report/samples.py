"""Samples as the page shows them: cases once, answers with their word diff."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from coach.text.diff import diff
from evals.records import Scored, Violation
from evals.report.tables import ADVICE, of_system
from evals.report.visible import visible

WORST = 10


class Piece(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of a diff. `op` is "=" for kept, "-" for gone and "+" for new words."""

    op: str
    text: str


class Case(msgspec.Struct, frozen=True):
    """What all answers to a case share."""

    suite: str
    case: str
    type: str
    split: str
    channel: str
    asked: bool | None
    thread: str
    draft: str
    references: tuple[str, ...]


class Answer(msgspec.Struct, frozen=True):
    """One answer; `case` is the place of its case in the list. `diff` leads from the
    draft to the text, and is None where there was no draft to change. `scores` are ready
    to show."""

    id: str
    case: int
    system: str
    epoch: int
    text: str
    diff: tuple[Piece, ...] | None
    violations: tuple[tuple[str, str], ...]
    scores: tuple[tuple[str, str], ...]
    improvement: float
    preservation: float | None
    composite: float
    raw: str | None
    raw_violations: tuple[tuple[str, str], ...]
    raw_composite: float | None
    reverted: bool | None


class Payload(msgspec.Struct, frozen=True):
    """Everything the table of samples needs."""

    cases: tuple[Case, ...]
    samples: tuple[Answer, ...]


def payload(results: Iterable[Scored]) -> Payload:
    """All samples, in their order."""
    cases: dict[Case, int] = {}
    answers = [answer(sample, cases.setdefault(case(sample), len(cases))) for sample in results]
    return Payload(tuple(cases), tuple(answers))


def script_json(found: Payload) -> str:
    """JSON that can stand inside a script element: no "<" can end it or open a comment."""
    return msgspec.json.encode(found).decode().replace("<", "\\u003c")


def sample_id(sample: Scored) -> str:
    """The same in every run, so that a link to a sample stays good."""
    return visible(f"{sample.suite}/{sample.system}/{sample.case}/{sample.epoch}")


def case(sample: Scored) -> Case:
    """The case of a sample, ready to show."""
    return Case(
        suite=visible(sample.suite),
        case=visible(sample.case),
        type=visible(sample.type),
        split=visible(sample.split),
        channel=visible(sample.channel),
        asked=sample.asked,
        thread=visible(sample.in_reply_to),
        draft=visible(sample.draft),
        references=tuple(visible(text) for text in sample.references),
    )


def answer(sample: Scored, place: int = 0) -> Answer:
    """The answer of a sample, ready to show."""
    advice = sample.suite == ADVICE
    return Answer(
        id=sample_id(sample),
        case=place,
        system=visible(sample.system),
        epoch=sample.epoch,
        text=visible(sample.text),
        diff=None if advice else pieces(sample.draft, sample.text),
        violations=_shown(sample.violations),
        scores=scores(sample.scores),
        improvement=_finite(sample.improvement),
        preservation=None if advice else _finite(sample.preservation),
        composite=_finite(sample.composite),
        raw=None if sample.raw is None else visible(sample.raw),
        raw_violations=_shown(sample.raw_violations),
        raw_composite=None if sample.raw_composite is None else _finite(sample.raw_composite),
        reverted=sample.reverted,
    )


def worst(results: Iterable[Scored], count: int = WORST) -> list[Scored]:
    """The product's samples with the lowest composite; among the violated, which all
    have 0, those that are worst apart from that."""

    def badness(sample: Scored) -> tuple[float, float, str]:
        kept = 1.0 if sample.suite == ADVICE else sample.preservation
        return sample.composite, sample.improvement * kept, sample_id(sample)

    return sorted(of_system(results), key=badness)[:count]


# Several systems hand back the same text, the draft above all.
@lru_cache(maxsize=4096)
def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The word diff; what is kept or gone gives `before`, what is kept or new `after`."""
    found = []
    for hunk in diff(before, after):
        if hunk.kind == "equal":
            found.append(Piece("=", visible(hunk.before)))
            continue
        if hunk.before:
            found.append(Piece("-", visible(hunk.before)))
        if hunk.after:
            found.append(Piece("+", visible(hunk.after)))
    return tuple(found)


def scores(found: Mapping[str, float]) -> tuple[tuple[str, str], ...]:
    """Names and values by name; X_before and X_after become one "0.40 → 0.75"."""
    shown = {}
    for name, value in sorted(found.items()):
        stem, _, when = name.rpartition("_")
        other = found.get(f"{stem}_after" if when == "before" else f"{stem}_before")
        if other is None or when not in ("before", "after"):
            shown[name] = f"{value:.2f}"
        elif when == "before":
            shown[stem] = f"{value:.2f} → {other:.2f}"
    return tuple((visible(name), value) for name, value in shown.items())


def _shown(violations: Sequence[Violation]) -> tuple[tuple[str, str], ...]:
    return tuple((visible(found.kind), visible(found.evidence)) for found in violations)


def _finite(value: float) -> float:
    """Four decimals are more than anybody reads; JSON has no way to write infinity."""
    return round(value, 4) if math.isfinite(value) else 0.0
