"""Linear models with a ridge, a prior and signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evals.scorers.tone.models import Model, Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


def fit(model: Model, grown: Sequence[dict[str, float]], labels: Sequence[float]) -> Weights:
    """The weights that fit `labels`, pulled towards the prior and kept to their signs.

    Minimises loss + strength/2 · Σ(spread·(w - prior))², L-BFGS-B. Squares use standardised
    labels and the features' own spread (an ordinary ridge), logistic models a spread of
    1: a family that is rare in the labelled set stays at its prior instead of running off.
    """
    import numpy as np
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    names = list(model.signs)
    prior = np.array([model.prior.get(name, 0.0) for name in names])
    if model.loss == "none":
        return _weights(model, names, prior, 0.0, 1.0)
    x = np.array([[row[name] for name in names] for row in grown])
    y = np.array(labels, dtype=float)
    squares = model.loss == "squares"
    if squares:
        y = (y - y.mean()) / y.std()
    spread = x.std(axis=0) + 1e-3 if squares else np.ones(len(names))

    def cost(parameters: Array) -> tuple[float, Array]:
        total = x @ parameters[:-1] + parameters[-1]
        if squares:
            error = total - y
            loss = float(error @ error) / 2
        else:
            error = 1 / (1 + np.exp(-total)) - y
            loss = float((np.logaddexp(0, total) - y * total).sum())
        pull = spread**2 * (parameters[:-1] - prior)
        loss += model.strength / 2 * float(pull @ (parameters[:-1] - prior))
        slope = np.append(x.T @ error + model.strength * pull, error.sum())
        return loss, slope

    bounds = [
        (0.0 if model.signs[name] > 0 else None, 0.0 if model.signs[name] < 0 else None)
        for name in names
    ]
    start = np.append(prior, 0.0)
    found = minimize(cost, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)])
    # Squares predict the mean of many ratings and so hug it; the scale spreads them over 0 to 1.
    spread_out = float((x @ found.x[:-1]).std()) if squares else 0.0
    scale = 1.5 / spread_out if spread_out else 1.0
    return _weights(model, names, found.x[:-1], float(found.x[-1]), scale)


def _weights(
    model: Model, names: Sequence[str], values: Array, intercept: float, scale: float
) -> Weights:
    return Weights(
        intercept=round(intercept if model.base is None else model.base, 4),
        scale=round(scale, 4),
        weights={name: round(float(value), 4) for name, value in zip(names, values, strict=True)},
    )
