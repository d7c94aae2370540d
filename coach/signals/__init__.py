"""Signals: what stands between a draft and a good answer, by rules alone.

`find` names places, reasons and principles; `score` sums them up; `applied`
carries the suggestions out. Deterministic, offline, about three milliseconds
for a message of 300 words.
"""

from __future__ import annotations

from coach.domain import Draft, Finding, ScoreReport
from coach.signals import scoring
from coach.signals.asked import infer_asked
from coach.signals.case import CaseType, case_type
from coach.signals.detect_manner import find_manner
from coach.signals.detect_push import find_push
from coach.signals.detect_reply import find_reply
from coach.signals.detect_words import find_words
from coach.signals.offers import find_offers
from coach.signals.principles import PRINCIPLE
from coach.signals.reading import Reading, read
from coach.signals.repair import applied
from coach.signals.shouting import find_shouting
from coach.signals.tone import warmth

__all__ = ["PRINCIPLE", "CaseType", "applied", "case_type", "find", "infer_asked", "score"]


def find(draft: Draft) -> tuple[Finding, ...]:
    """All findings, sorted by start, longer ones first.

    Findings may lie inside one another (a word inside a sentence), so use
    `applied` to carry out several suggestions.
    """
    return _sorted(_read(draft).findings)


def score(draft: Draft) -> ScoreReport:
    """`score` in 0-100 and the dimensions of coach.signals.scoring, 1 is good."""
    reading = _read(draft)
    findings = _sorted(reading.findings)
    values = scoring.dimensions(findings)
    values["warmth"] = warmth(reading)
    return ScoreReport(scoring.total(values), values, findings)


def _read(draft: Draft) -> Reading:
    reading = read(draft, infer_asked(draft))
    find_words(reading)
    find_shouting(reading)
    find_push(reading)
    find_offers(reading)
    find_manner(reading)
    find_reply(reading)
    return reading


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    unique = {(f.start, f.end, f.kind): f for f in reversed(findings)}
    return tuple(sorted(unique.values(), key=lambda f: (f.start, -f.end, f.kind)))
