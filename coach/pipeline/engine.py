"""What a run of the pipeline needs, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coach.domain import Guidance, ModelInfo
from coach.inference import ChatModel
from coach.retrieval.ports import Embedder, Retriever


@dataclass(frozen=True, slots=True)
class Engine:
    """What a run needs. `model` and `retriever` are asked for when they are used,
    so that a good draft does not wait for them; `principle` looks a principle up
    by id. `known` are the user's fact texts."""

    model: Callable[[], ChatModel]
    model_info: ModelInfo
    retriever: Callable[[], Retriever]
    embedder: Callable[[], Embedder]
    principle: Callable[[str], Guidance]
    known: tuple[str, ...] = ()
    limit: int = 3
    context: int = 4096


@dataclass(frozen=True, slots=True)
class Options:
    """`samples` scripts are drawn; `seed` makes the run repeatable."""

    samples: int = 3
    seed: int = 0
