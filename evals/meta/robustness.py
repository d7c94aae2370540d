"""Can the composite be had cheaply, and does it look at the right things?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evals.datasets.cases import RewriteCase
from evals.meta.rows import Row
from evals.meta.tone_robustness import CRY, MOVE, SCORES, STOCK, cried, padded
from evals.scorers.rate import Rating, rate_rewrite
from evals.stats import proportion_interval

# A tie in the third digit is rounding.
_HAIR = 0.005
_RAISED = 0.10

Rate = Callable[[RewriteCase, str], Rating]
Swapped = tuple[RewriteCase, str]


def run(
    texts: Sequence[tuple[RewriteCase, str]],
    swapped: Sequence[tuple[RewriteCase, str, Swapped]],
    rate: Rate = rate_rewrite,
) -> list[Row]:
    """`texts` are rewrites of all kinds, good and bad; `swapped` are some with the same
    case and text about other people, days, sums and products (`evals.meta.swap`)."""
    return [
        _stuffing(texts, rate),
        _urgency([text for _, text in texts]),
        *_swaps(swapped, rate),
    ]


def _stuffing(texts: Sequence[tuple[RewriteCase, str]], rate: Rate) -> Row:
    raised = [
        rate(case, padded(text, STOCK[number % len(STOCK)])).composite
        > rate(case, text).composite + _HAIR
        for number, (case, text) in enumerate(texts)
    ]
    share = proportion_interval(sum(raised), len(raised))
    return Row(
        name="appending stock empathy raises the composite",
        data=f"{len(texts)} rewrites of five systems",
        metric="share",
        value=share.value,
        low=share.low,
        high=share.high,
        n=len(texts),
        gate=_RAISED,
        at_most=True,
    )


def _urgency(texts: Sequence[str]) -> Row:
    raised = cried(texts)
    share = proportion_interval(raised.hits, raised.n)
    return Row(
        name=f"adding {CRY!r} raises pressure",
        data=f"{len(texts)} rewrites, at the start, in the middle, at the end",
        metric="share",
        value=share.value,
        low=share.low,
        high=share.high,
        n=raised.n,
        gate=1.0,
    )


def _swaps(swapped: Sequence[tuple[RewriteCase, str, Swapped]], rate: Rate) -> list[Row]:
    """The largest move of any tone score, and of the composite."""
    tones: list[float] = []
    composites: list[float] = []
    for case, text, (other_case, other_text) in swapped:
        tones += [abs(measure(text) - measure(other_text)) for measure in SCORES.values()]
        before, after = rate(case, text), rate(other_case, other_text)
        # Which invariants hold is a matter of facts, and facts are what was swapped.
        composites.append(abs(before.quality - after.quality))
    return [
        Row(
            name=f"swapping names, dates, sums and products moves {what}",
            data=f"{len(swapped)} rewrites",
            metric="largest move",
            value=max(moves, default=0.0),
            n=len(swapped),
            gate=MOVE,
            at_most=True,
        )
        for what, moves in (("a tone score", tones), ("the composite", composites))
    ]
