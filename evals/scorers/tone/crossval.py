"""Predictions by models that saw neither a row nor its near-duplicates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from evals.scorers.tone.fitting import fit
from evals.scorers.tone.labelled import FOLDS, Labelled
from evals.scorers.tone.models import MODELS, Model

Features = Sequence[dict[str, float]]


def model_of(data: Labelled) -> Model:
    """The model that `data` is for."""
    return next(model for model in MODELS if model.name == data.source.model)


def out_of_fold(model: Model, data: Labelled, repeat: int = 0) -> list[float]:
    """The weighted sum for each row; another `repeat` deals the folds otherwise."""
    return _refitted(model, [model.grown(text) for text in data.texts], data, repeat)


def ablated(data: Labelled) -> dict[str, list[float]]:
    """`out_of_fold` with all features (""), and without each group (`agree`, `hedge`, ...)."""
    model = model_of(data)
    grown = [model.grown(text) for text in data.texts]
    groups = dict.fromkeys(["", *(_group(name) for name in model.signs)])
    return {
        left_out: _refitted(
            replace(
                model,
                signs={
                    name: sign for name, sign in model.signs.items() if _group(name) != left_out
                },
            ),
            grown,
            data,
        )
        for left_out in groups
    }


def length_out_of_fold(data: Labelled) -> list[float]:
    """The number of words, or minus it where in the other folds longer means lower labels."""
    lengths = [float(len(text.split())) for text in data.texts]

    def predict(seen: Sequence[int]) -> Callable[[int], float]:
        middle = sum(lengths[i] for i in seen) / len(seen)
        rising = sum((lengths[i] - middle) * data.labels[i] for i in seen) > 0
        return lambda index: lengths[index] if rising else -lengths[index]

    return _by_fold(data, 0, predict)


def _group(feature: str) -> str:
    return feature.split(".", maxsplit=1)[0]


def _refitted(model: Model, grown: Features, data: Labelled, repeat: int = 0) -> list[float]:
    def predict(seen: Sequence[int]) -> Callable[[int], float]:
        weights = fit(model, [grown[i] for i in seen], [data.labels[i] for i in seen])
        return lambda index: weights.total(grown[index])

    return _by_fold(data, repeat, predict)


def _by_fold(
    data: Labelled, repeat: int, learn: Callable[[Sequence[int]], Callable[[int], float]]
) -> list[float]:
    folds = data.folds(repeat)
    found = [0.0] * len(folds)
    for fold in range(FOLDS):
        predict = learn([index for index, other in enumerate(folds) if other != fold])
        for index, other in enumerate(folds):
            if other == fold:
                found[index] = predict(index)
    return found
