"""The five models: which features, how they add up, how the sum becomes 0 to 1."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from evals.scorers.tone import boasting, kindness, listening, pushing
from evals.scorers.tone.stock import split

Loss = Literal["squares", "logistic", "none"]


@dataclass(frozen=True, slots=True)
class Model:
    """A linear model over `grow(count)` of each feature.

    `signs` bounds a weight (+1: never below 0, -1: never above, 0: free), `prior` is
    where it is pulled to, `strength` how hard. `loss` "none" keeps the prior. `base` fixes
    the sum for a text without any feature, where the labelled set cannot tell it.
    """

    name: str
    features: Callable[[str], dict[str, float]]
    grow: Callable[[float], float]
    squash: Callable[[float], float]
    loss: Loss
    signs: Mapping[str, int]
    prior: Mapping[str, float] = field(default_factory=dict)
    strength: float = 0.0
    base: float | None = None

    def grown(self, text: str) -> dict[str, float]:
        """What each weight is multiplied with."""
        return {name: self.grow(count) for name, count in self.features(text).items()}


@dataclass(frozen=True, slots=True)
class Weights:
    """A fitted model's numbers; `scale` stretches the sum before it is squashed."""

    intercept: float
    scale: float
    weights: Mapping[str, float]

    def total(self, grown: Mapping[str, float]) -> float:
        """The weighted sum."""
        return self.scale * (
            self.intercept + sum(weight * grown[name] for name, weight in self.weights.items())
        )


def saturating(count: float) -> float:
    """0, .63, .86, .95 ...: the second time counts less, the fifth not at all."""
    return 1.0 - math.exp(-count)


def logistic(total: float) -> float:
    """1 / (1 + e^-total), for any size."""
    if total >= 0:
        return 1.0 / (1.0 + math.exp(-total))
    return math.exp(total) / (1.0 + math.exp(total))


def open_ended(total: float) -> float:
    """Like `logistic` below and at even odds, but it nears 1 only as 1 - .7/total.

    A logistic curve rounds to 1 at high pressure, where one more cry must still show.
    """
    soft = max(total, 0.0) + math.log1p(math.exp(-abs(total)))
    return 1.0 - 1.0 / (1.0 + soft / math.log(2.0))


def _without_stock(count: Callable[[str], dict[str, float]]) -> Callable[[str], dict[str, float]]:
    return lambda text: count(split(text).rest)


# A text without any feature scores .11: the share of positives in the labelled set is
# how that set was drawn, not how often messages press.
_QUIET = -2.5

MODELS = (
    Model(
        name="receptiveness",
        features=_without_stock(listening.features),
        grow=saturating,
        squash=logistic,
        loss="squares",
        signs=listening.SIGNS,
        strength=300.0,
    ),
    Model(
        name="warmth",
        features=_without_stock(kindness.features),
        grow=saturating,
        squash=logistic,
        loss="logistic",
        signs=kindness.SIGNS,
        strength=20.0,
    ),
    Model(
        name="pressure",
        features=pushing.features,
        grow=math.log1p,
        squash=open_ended,
        loss="logistic",
        signs=dict.fromkeys(pushing.PRIOR, 1),
        prior=pushing.PRIOR,
        strength=10.0,
        base=_QUIET,
    ),
    Model(
        name="hype",
        features=boasting.hype_features,
        grow=math.log1p,
        squash=open_ended,
        loss="none",
        signs=dict.fromkeys(boasting.HYPE_WEIGHTS, 1),
        prior=boasting.HYPE_WEIGHTS,
        base=_QUIET,
    ),
    Model(
        name="broadcast",
        features=boasting.broadcast_features,
        grow=math.log1p,
        squash=open_ended,
        loss="none",
        signs=dict.fromkeys(boasting.BROADCAST_WEIGHTS, 0),
        prior=boasting.BROADCAST_WEIGHTS,
        base=-1.5,
    ),
)
