"""From findings to dimensions and one number.

Each dimension but warmth is 1 / (1 + weighted count): the first finding costs most, the
tenth hardly anything, and adding a finding can never raise it. Nothing is
divided by the length of the text, so padding changes nothing, and no dimension
rises through stock phrases: listening counts only concrete words of the other
person's (coach.signals.uptake). Which signals count, and that "I", "you" and one
exclamation mark do not, follows human ratings of receptiveness (Yeomans et al.,
R package politeness) and labelled shop texts (ec-darkpattern);
`python -m evals.meta.public` measures the agreement.
"""

from __future__ import annotations

from collections.abc import Iterable

from coach.domain import Finding
from coach.domain import FindingKind as Kind

# kind -> (dimension, what one finding weighs)
_WEIGHTS: dict[Kind, tuple[str, float]] = {
    Kind.URGENCY: ("pressure", 0.8),
    Kind.PRESSURE: ("pressure", 0.8),
    Kind.HYPE: ("hype", 0.5),
    Kind.BUZZWORD: ("clarity", 0.4),
    Kind.SHOUTING: ("hype", 0.4),
    Kind.UNASKED_PITCH: ("selling", 0.7),
    Kind.CALL_TO_ACTION: ("selling", 0.7),
    Kind.LINK_WITH_PRICE: ("selling", 0.8),
    Kind.UNDISCLOSED_INTEREST: ("selling", 0.8),
    Kind.BROADCAST: ("broadcast", 0.7),
    Kind.INSTITUTIONAL_WE: ("broadcast", 0.5),
    Kind.MASS_ADDRESS: ("broadcast", 0.6),
    Kind.FAKE_PERSONAL: ("broadcast", 0.6),
    Kind.DEFENSIVE: ("listening", 0.7),
    Kind.IGNORES_THEM: ("listening", 1.0),
    Kind.NO_WAY_TO_ANSWER: ("openness", 0.8),
    Kind.OVER_APOLOGY: ("clarity", 0.4),
    Kind.TOO_MANY_QUESTIONS: ("clarity", 0.4),
    Kind.TOO_LONG: ("clarity", 1.0),
}
# How much each dimension weighs in the score.
_SHARE = {
    "pressure": 1.2,
    "hype": 1.0,
    "selling": 1.4,
    "broadcast": 1.0,
    "listening": 1.4,
    "openness": 0.6,
    "clarity": 0.8,
}
# Sets how far apart drafts lie: one finding of middling weight costs about 15 points.
_SPREAD = 0.42

# warmth is shown but not part of the score: no finding stands behind it, and a
# number without a reason helps nobody.
DIMENSIONS = (*_SHARE, "warmth")


def dimensions(findings: Iterable[Finding]) -> dict[str, float]:
    """Each of DIMENSIONS but warmth in 0-1; 1 means that nothing was found against it.

    pressure: free of urgency, guilt, threats. hype: free of self-praise and
    shouting. selling: nothing sold that was not asked for. broadcast: spoken to a
    person, by a person. listening: takes up what they said, without blame.
    openness: leaves a way to answer. clarity: plain, short, to the point.
    """
    load = dict.fromkeys(_SHARE, 0.0)
    for finding in findings:
        dimension, weight = _WEIGHTS[finding.kind]
        load[dimension] += weight
    return {name: round(1 / (1 + weight), 4) for name, weight in load.items()}


def total(values: dict[str, float]) -> int:
    """0-100: a weighted product, so that one bad dimension is not paid for by
    six good ones."""
    product = 1.0
    for name, share in _SHARE.items():
        product *= values[name] ** share
    return round(100.0 * float(product**_SPREAD))
