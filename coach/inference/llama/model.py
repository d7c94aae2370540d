"""llama.cpp as a ChatModel: one owner thread, one bounded queue.

A llama context is not safe for two threads, and loading takes seconds. So a
thread of its own loads the model and runs every request; callers put work on
its queue and iterate over what comes back.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from coach.domain import ModelInfo
from coach.errors import CoachError
from coach.inference.llama.decoder import Decoder
from coach.inference.llama.session import Options, Session
from coach.inference.ports import Output, Request, Turn
from coach.inference.template import ChatTemplate
from coach.stop import StopSignal

_Result = TypeVar("_Result")

# Requests that wait for the model; a caller beyond that waits to be queued.
_QUEUE = 32


class _End:
    """Marks the end of an answer, with the error that ended it, if any."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


class LlamaModel:
    """A GGUF, with an optional LoRA adapter, loaded in the background at once.

    Construction returns immediately; the first call that needs the model waits
    for it, and raises the CoachError that loading ended with. `stop` holds texts
    that end a turn of this model, for files that do not mark them as tokens.
    """

    def __init__(
        self,
        path: Path,
        info: ModelInfo,
        options: Options,
        *,
        adapter: Path | None = None,
        stop: tuple[str, ...] = (),
    ) -> None:
        self._info = info
        self._stop = stop
        self._jobs: queue.Queue[Callable[[], None] | None] = queue.Queue(_QUEUE)
        self._ready = threading.Event()
        self._failure: CoachError | None = None
        self._closed = False
        self._thread = threading.Thread(
            target=self._own, args=(path, options, adapter), name="model", daemon=True
        )
        self._thread.start()

    # -- the port -------------------------------------------------------------

    @property
    def info(self) -> ModelInfo:
        """Which model this is."""
        return self._info

    @property
    def context(self) -> int:
        """How many tokens prompt and answers may have together."""
        self._wait()
        return self._session.context_size

    def count(self, turns: Sequence[Turn]) -> int:
        """How many prompt tokens `turns` take, template included."""
        return len(self._ask(lambda: self._prompt(turns, "")))

    def warm(
        self, turns: Sequence[Turn], stop: StopSignal | None = None, *, adapted: bool = False
    ) -> None:
        """Queue the evaluation of `turns`; returns at once, even while loading."""

        def job() -> None:
            if self._failure is None:
                self._decoder.prefill(self._prompt(turns, ""), stop, adapted=adapted)

        self._jobs.put(job)

    def generate(self, request: Request, stop: StopSignal | None = None) -> Iterator[Output]:
        """See ChatModel.generate."""
        self._wait()
        signal = stop or StopSignal()
        abandoned = StopSignal()
        answers: queue.Queue[Output | _End] = queue.Queue()

        def work() -> None:
            try:
                if abandoned.is_set():
                    return
                prompt = self._prompt(request.turns, request.prefill)
                bounded = replace(request, stop=request.stop + self._stop)
                for output in self._decoder.run(bounded, prompt, signal):
                    answers.put(output)
                    if abandoned.is_set():
                        break
            except BaseException as error:
                answers.put(_End(error))
            else:
                answers.put(_End())

        self._put(work)
        try:
            while True:
                output = answers.get()
                if isinstance(output, _End):
                    if output.error is not None:
                        raise output.error
                    return
                yield output
        finally:
            abandoned.set()

    def close(self) -> None:
        """Finish the running request, free the model, end the thread."""
        if self._closed:
            return
        self._closed = True
        self._jobs.put(None)
        self._thread.join()

    # -- the owner thread -------------------------------------------------------

    def _own(self, path: Path, options: Options, adapter: Path | None) -> None:
        try:
            self._session = Session(path, options, adapter=adapter)
            self._decoder = Decoder(self._session)
            self._template = ChatTemplate(
                self._session.chat_template(),
                bos=self._session.special_text(self._session.bos),
                eos=self._session.special_text(self._session.eos),
            )
        except CoachError as error:
            self._failure = error
        except Exception as error:
            self._failure = CoachError(
                f"The model cannot be loaded: {error}.", where=str(path), mend="coach doctor"
            )
        finally:
            self._ready.set()
        while (job := self._jobs.get()) is not None:
            # A job reports its own failure to whoever waits for it.
            with suppress(Exception):
                job()
        if self._failure is None:
            self._session.close()

    def _prompt(self, turns: Sequence[Turn], prefill: str) -> list[int]:
        """The tokens of a prompt. Owner thread only."""
        session = self._session
        tokens: list[int] = []
        for segment in self._template.segments(turns):
            tokens += session.tokenize(segment.text, control=segment.control)
        if prefill:
            tokens += session.tokenize(prefill, control=False)
        if session.adds_bos and tokens[:1] != [session.bos]:
            tokens.insert(0, session.bos)
        return tokens

    # -- callers -------------------------------------------------------------------

    def _wait(self) -> None:
        self._ready.wait()
        if self._failure is not None:
            raise self._failure
        if self._closed:
            raise CoachError("The model is closed.")

    def _put(self, job: Callable[[], None]) -> None:
        self._wait()
        self._jobs.put(job)

    def _ask(self, work: Callable[[], _Result]) -> _Result:
        """Run `work` on the owner thread and wait for its result."""
        box: queue.Queue[tuple[Any, BaseException | None]] = queue.Queue(1)

        def job() -> None:
            try:
                box.put((work(), None))
            except BaseException as error:
                box.put((None, error))

        self._put(job)
        result, error = box.get()
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]
