"""The scores, from the committed weights."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from evals.scorers.tone.models import MODELS, Model, Weights
from evals.scorers.tone.stock import split

WEIGHTS = Path(__file__).with_name("weights.json")


class _File(msgspec.Struct, frozen=True):
    models: dict[str, Weights]


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Weights]:
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=_File).models


@lru_cache(maxsize=1)
def _models() -> Mapping[str, Model]:
    return {model.name: model for model in MODELS}


# Every rewrite is held against the same draft.
@lru_cache(maxsize=4096)
def _score(name: str, text: str) -> float:
    model = _models()[name]
    return model.squash(_weights()[name].total(model.grown(text)))


def receptiveness(text: str) -> float:
    """How open to another view a reply reads, 0 to 1, .5 the mean of the labelled set.

    Stock sentences are left out, and more than one of them costs.
    """
    return _score("receptiveness", text) * split(text).factor


def warmth(text: str) -> float:
    """Warm and friendly (1) against tough and firm (0). Stock sentences as above."""
    return _score("warmth", text) * split(text).factor


def pressure(text: str) -> float:
    """How much a text pushes its reader, 0 to 1 and never quite 1; .15 for one without a push.

    Strictly more with every further push, whatever else is there.
    """
    return _score("pressure", text)


def hype(text: str) -> float:
    """How much a text boasts and shouts, 0 to 1 and never quite 1."""
    return _score("hype", text)


def broadcast(text: str) -> float:
    """How much a text speaks at people instead of to somebody, 0 to 1."""
    return _score("broadcast", text)


def features(text: str) -> dict[str, float]:
    """Every count behind the scores, as `model.family.member`."""
    return {
        f"{model.name}.{name}": count
        for model in MODELS
        for name, count in model.features(text).items()
    }
