"""Can the composite be had cheaply, and does it look at the right things?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evals.datasets.cases import RewriteCase
from evals.meta.rows import Row
from evals.scorers import tone
from evals.scorers.rate import Rating, rate_rewrite
from evals.stats import proportion_interval

# Two of each family: understanding, thanking, feeling, asking back.
STOCK = (
    "I understand your point. What do you think?",
    "Thank you for sharing your perspective. I hear you.",
    "I completely understand how you feel, and I really appreciate your honesty.",
    "That is a great point and I can see where you are coming from. Does that make sense?",
    "Your feedback means a lot to us. Please let me know your thoughts!",
)
LAST_CHANCE = "LAST CHANCE!!"
# A tie in the third digit is rounding.
_HAIR = 0.005
_RAISED, _SWAPPED = 0.10, 0.05

Rate = Callable[[RewriteCase, str], Rating]


def run(
    texts: Sequence[tuple[RewriteCase, str]],
    swapped: Sequence[tuple[RewriteCase, str, str]],
    rate: Rate = rate_rewrite,
) -> list[Row]:
    """`texts` are rewrites of all kinds, good and bad; `swapped` the same text before
    and after another name, date, sum and product were put in."""
    return [_stuffing(texts, rate), _urgency([text for _, text in texts]), _swaps(swapped)]


def _stuffing(texts: Sequence[tuple[RewriteCase, str]], rate: Rate) -> Row:
    raised = [
        rate(case, f"{text} {STOCK[number % len(STOCK)]}").composite
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
    """Before, after and in the middle of each text."""
    raised = 0
    for text in texts:
        middle = text.find(" ", len(text) // 2)
        before = tone.pressure(text)
        variants = (
            f"{LAST_CHANCE} {text}",
            f"{text} {LAST_CHANCE}",
            f"{text[: middle + 1]}{LAST_CHANCE} {text[middle + 1 :]}",
        )
        raised += all(tone.pressure(variant) > before for variant in variants)
    share = proportion_interval(raised, len(texts))
    return Row(
        name=f"adding {LAST_CHANCE!r} raises pressure",
        data=f"{len(texts)} rewrites, at the start, in the middle, at the end",
        metric="share",
        value=share.value,
        low=share.low,
        high=share.high,
        n=len(texts),
        gate=1.0,
    )


def _swaps(swapped: Sequence[tuple[RewriteCase, str, str]]) -> Row:
    """The largest move of any tone score."""
    moves = [
        abs(measure(before) - measure(after))
        for _, before, after in swapped
        for measure in (
            tone.pressure,
            tone.hype,
            tone.broadcast,
            tone.receptiveness,
            tone.warmth,
        )
    ]
    return Row(
        name="swapping names, dates, sums and products moves a score",
        data=f"{len(swapped)} rewrites",
        metric="largest move",
        value=max(moves, default=0.0),
        n=len(swapped),
        gate=_SWAPPED,
        at_most=True,
    )
