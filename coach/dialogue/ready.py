"""Loading everything before it is needed, so that the first answer does not wait."""

from __future__ import annotations

import threading
from collections.abc import Callable

from coach import prompts
from coach.inference import ChatModel
from coach.pipeline.engine import Engine
from coach.progress import Progress
from coach.stop import StopSignal

# The prompts of advice and of rewriting; the others are asked for rarely.
_TASKS = ("advise", "script")


class _Background:
    """Work in a thread of its own whose error is raised where it is waited for."""

    def __init__(self, work: Callable[[threading.Event], None]) -> None:
        self.opened = threading.Event()
        self._error: BaseException | None = None
        self._thread = threading.Thread(
            target=self._run, args=(work,), name="retrieval", daemon=True
        )
        self._thread.start()

    def _run(self, work: Callable[[threading.Event], None]) -> None:
        try:
            work(self.opened)
        except BaseException as error:
            self._error = error
        finally:
            self.opened.set()

    def wait_opened(self) -> None:
        """Return once the first part is done."""
        self.opened.wait()
        self._raise()

    def wait(self) -> None:
        """Return once everything is done."""
        self._thread.join()
        self._raise()

    def _raise(self) -> None:
        if self._error is not None:
            raise self._error


def get_ready(engine: Engine, progress: Progress, hurry: StopSignal) -> None:
    """Load model, index and embedder, and evaluate the constant part of the prompts.

    The model loads in its own thread while the index is opened, and the embedder's
    libraries are imported while the prompts are read. Once `hurry` is set the prompts
    are left: somebody waits, and needs at most one of them. Raises CoachError when
    something is not set up.
    """
    model = engine.model()

    def search(opened: threading.Event) -> None:
        retriever = engine.retriever()
        opened.set()
        retriever.warm()

    # Building an index tells its own progress, and there is one at a time.
    background = _Background(search)
    background.wait_opened()
    progress.begin("Loading the language model", None, "")
    try:
        model.count(prompts.load(_TASKS[0]).fixed)
    finally:
        progress.end()
    _read_prompts(model, progress, hurry)
    progress.begin("Loading the search", None, "")
    try:
        background.wait()
    finally:
        progress.end()


def _read_prompts(model: ChatModel, progress: Progress, hurry: StopSignal) -> None:
    """Evaluate the prompts piece by piece; counting waits until a piece is done."""
    templates = [prompts.load(task).fixed for task in _TASKS]
    progress.begin("Reading the instructions", sum(map(model.count, templates)), "tokens")
    try:
        for turns in templates:
            done = 0
            for end in range(1, len(turns) + 1, 2):
                if hurry.is_set():
                    return
                model.warm(turns[:end], hurry)
                tokens = model.count(turns[:end])
                progress.advance(tokens - done)
                done = tokens
    finally:
        progress.end()
