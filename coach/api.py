"""The coach as a library: one object, a few methods, events out.

from coach import Coach, Draft

with Coach() as coach:
    for event in coach.rewrite(Draft(text="...")):
        match event:
            case Done(result): ...
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from coach.domain import Conversation, Draft, ModelInfo, Retrieved, ScoreReport, Wish
from coach.errors import CoachError, StoppedError
from coach.events import Delta, Event, Failed
from coach.progress import Progress, Silent
from coach.stop import StopSignal

if TYPE_CHECKING:
    from coach.config import Settings
    from coach.inference import ChatModel
    from coach.knowledge import KnowledgeBase
    from coach.models import InstalledModel
    from coach.paths import Paths
    from coach.pipeline.engine import Engine
    from coach.retrieval.ports import Embedder, Retriever


class Coach:
    """Rewrites drafts, advises on situations, scores, and finds principles.

    Nothing is loaded before it is used; the model loads in a thread of its own
    while the principles are looked up. `model`, `retriever` and `embedder` replace
    the real ones (a server-backed model, a test's fake). Methods may be called from any
    thread; `stop.set()` ends a run within a fraction of a second.
    """

    def __init__(
        self,
        paths: Paths | None = None,
        settings: Settings | None = None,
        *,
        progress: Progress | None = None,
        model: ChatModel | None = None,
        retriever: Retriever | None = None,
        embedder: Embedder | None = None,
    ) -> None:
        self._paths_given = paths
        self._settings_given = settings
        self._progress = progress or Silent()
        self._model = model
        self._retriever = retriever
        self._embedder = embedder
        self._lock = threading.RLock()

    # -- what it does -----------------------------------------------------------

    def rewrite(
        self,
        draft: Draft,
        *,
        id: str | None = None,  # noqa: A002 - the contract's word
        variants: int | None = None,
        seed: int | None = None,
        stop: StopSignal | None = None,
    ) -> Iterator[Event]:
        """Events of a rewrite; the last is Done with a RewriteResult, or Failed.

        `variants` is how many answers the model is asked for (default: settings).
        """
        from coach.pipeline.engine import Options
        from coach.pipeline.rewrite import rewrite

        def run(signal: StopSignal) -> Iterator[Event]:
            samples = variants or self.settings.rewrite.variants
            return rewrite(self._engine, draft, id, Options(samples, seed or 0), signal)

        return self._guarded(run, stop)

    def restyle(
        self,
        draft: Draft,
        current: str,
        wish: Wish,
        *,
        id: str | None = None,  # noqa: A002 - the contract's word
        seed: int | None = None,
        stop: StopSignal | None = None,
    ) -> Iterator[Event]:
        """Events of a change to `current`, a version of `draft`; the last is Done with
        a RewriteResult against the draft, or Failed: InputError when there is no way."""
        from coach.pipeline.engine import Options
        from coach.pipeline.restyle import restyle

        def run(signal: StopSignal) -> Iterator[Event]:
            options = Options(self.settings.rewrite.variants, seed or 0)
            return restyle(self._engine, draft, current, wish, id, options, signal)

        return self._guarded(run, stop)

    def advise(
        self,
        situation: str,
        *,
        id: str | None = None,  # noqa: A002 - the contract's word
        seed: int | None = None,
        stop: StopSignal | None = None,
    ) -> Iterator[Event]:
        """Events of a piece of advice; the last is Done with an AdviseResult, or Failed."""
        from coach.pipeline.advise import advise

        def run(signal: StopSignal) -> Iterator[Event]:
            longest = self.settings.advise.max_tokens
            return advise(self._engine, situation, id, longest, seed or 0, signal)

        return self._guarded(run, stop)

    def reply(
        self,
        conversation: Conversation,
        message: str,
        *,
        id: str | None = None,  # noqa: A002 - the contract's word
        seed: int | None = None,
        stop: StopSignal | None = None,
    ) -> Iterator[Event]:
        """Events of one turn of a conversation: advice, a question back, or a version
        of the draft under discussion. The last is Done with a Reply, or Failed."""
        from coach.channels import channel
        from coach.dialogue.respond import Tools, respond

        def run(signal: StopSignal) -> Iterator[Event]:
            tools = Tools(
                engine=self._engine,
                rewrite=lambda draft, seed, stop: self.rewrite(draft, seed=seed, stop=stop),
                restyle=lambda draft, current, wish, seed, stop: self.restyle(
                    draft, current, wish, seed=seed, stop=stop
                ),
                max_tokens=self.settings.advise.max_tokens,
                channel=channel(self.settings.rewrite.channel),
            )
            return respond(tools, conversation, message, id, seed or 0, signal)

        return self._guarded(run, stop)

    def warm(self, hurry: StopSignal | None = None) -> None:
        """Load everything a reply needs and evaluate what the prompts begin with, unless
        `hurry` is set before; tells `progress` what and how far. CoachError when
        something is not set up."""
        from coach.dialogue.ready import get_ready

        get_ready(self._engine, self._progress, hurry or StopSignal())

    @staticmethod
    def score(draft: Draft) -> ScoreReport:
        """The deterministic score of a draft; needs no model."""
        from coach import signals

        return signals.score(draft)

    def search(self, query: str, limit: int = 3) -> tuple[Retrieved, ...]:
        """The principles and notes that fit `query`, best first; empty when none does."""
        return self._open_retriever().search(query, limit)

    def close(self) -> None:
        """Free the model. Safe to call twice; the object can be used again."""
        with self._lock:
            if self._model is not None:
                self._model.close()
                self._model = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- what it is made of --------------------------------------------------------

    @cached_property
    def paths(self) -> Paths:
        """The user's folders."""
        from coach.paths import Paths

        return self._paths_given or Paths.from_environment()

    @cached_property
    def settings(self) -> Settings:
        """The effective settings; InputError when the file cannot be used."""
        from coach.config import load

        return self._settings_given or load(self.paths).settings

    @cached_property
    def knowledge(self) -> KnowledgeBase:
        """The principles and the user's notes, as they were when first used."""
        from coach import knowledge

        return knowledge.load(self.paths)

    @cached_property
    def _engine(self) -> Engine:
        from coach.knowledge import facts_of
        from coach.pipeline.engine import Engine

        return Engine(
            model=self._load_model,
            model_info=self.model_info,
            retriever=self._open_retriever,
            embedder=self._load_embedder,
            principle=self.knowledge.guidance,
            known=tuple(facts_of(self.knowledge.notes)),
            limit=self.settings.retrieval.limit,
            context=self.settings.model.context,
        )

    @cached_property
    def _installed(self) -> InstalledModel:
        from coach import models

        return models.selected(self.paths)

    @cached_property
    def model_info(self) -> ModelInfo:
        """Which model answers; NotSetUpError when there is none."""
        if self._model is not None:
            return self._model.info
        from coach.loading import info_of

        return info_of(self._installed)

    def _load_model(self) -> ChatModel:
        with self._lock:
            if self._model is None:
                from coach.loading import open_model

                self._model = open_model(self._installed, self.settings.model)
            return self._model

    def _open_retriever(self) -> Retriever:
        with self._lock:
            if self._retriever is None:
                from coach.retrieval import open_retriever

                self._retriever = open_retriever(
                    self.paths,
                    self.knowledge,
                    progress=self._progress,
                    embedder=self._load_embedder(),
                )
            return self._retriever

    def _load_embedder(self) -> Embedder:
        with self._lock:
            if self._embedder is None:
                from coach.retrieval.minilm import MiniLm

                self._embedder = MiniLm()
            return self._embedder

    @staticmethod
    def _guarded(
        run: Callable[[StopSignal], Iterator[Event]], stop: StopSignal | None
    ) -> Iterator[Event]:
        """The events of `run`; an expected failure becomes the last one."""
        signal = stop or StopSignal()
        partial: list[str] = []
        try:
            for event in run(signal):
                if isinstance(event, Delta):
                    partial.append(event.text)
                yield event
        except StoppedError as error:
            yield Failed(error, "".join(partial))
        except CoachError as error:
            yield Failed(error, "".join(partial))
