"""Readings and engines for the pipeline's tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from coach.channels import channel
from coach.domain import Draft, Guidance, Retrieved
from coach.errors import CoachError
from coach.events import Done, Event
from coach.pipeline.engine import Engine, Options
from coach.pipeline.rewrite import rewrite
from coach.retrieval.ports import EmbedderIdentity
from coach.stop import StopSignal
from tests.fakes.inference import ScriptedModel
from tests.fakes.retrieval import ScriptedRetriever

LISTEN = Retrieved(Guidance("listen-first", "Listen first", "Take up what they said."), 0.8)
OPEN_QUESTION = Retrieved(Guidance("ask-open-questions", "Ask", "End with a question."), 0.6)


class ZeroEmbedder:
    """Every text means nothing, so the sentence judge has only the lists to go by."""

    identity = EmbedderIdentity("zero", "0" * 64, 384)

    def verify(self) -> None: ...

    def warm(self) -> None: ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.zeros((len(texts), 384), dtype=np.float32)


def draft(
    text: str, name: str = "facebook-post", reply: str = "", asked: bool | None = None
) -> Draft:
    return Draft(text=text, channel=channel(name), in_reply_to=reply, asked=asked)


def engine(
    *script: list[str] | CoachError, found: tuple[Retrieved, ...] = (LISTEN, OPEN_QUESTION)
) -> tuple[Engine, ScriptedModel]:
    model = ScriptedModel(*script)
    retriever = ScriptedRetriever(default=found)
    made = Engine(
        model=lambda: model,
        model_info=model.info,
        retriever=lambda: retriever,
        embedder=ZeroEmbedder,
        principle=lambda name: Guidance(
            name, name, f"Before you answer with {name}, tell them what you heard and mean it."
        ),
    )
    return made, model


def run(events: Iterator[Event]) -> tuple[list[Event], Done]:
    seen = list(events)
    assert isinstance(seen[-1], Done)
    return seen, seen[-1]


def rewritten(made: Engine, message: Draft, samples: int = 1) -> tuple[list[Event], Done]:
    return run(rewrite(made, message, None, Options(samples=samples), StopSignal()))
