"""The parallel decoder: one prompt, several answers, one batch a step."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from coach.errors import CoachError
from coach.inference.llama.cache import PrefixCache
from coach.inference.llama.sampler import Sampler
from coach.inference.llama.session import CacheFullError, DecodeStopped, Row, Session
from coach.inference.ports import (
    ContextOverflowError,
    Finished,
    FinishReason,
    Output,
    Piece,
    Request,
    Started,
)
from coach.inference.streaming import TextStream
from coach.stop import StopSignal

# Sequences that keep prompts between requests; the others decode samples.
PROMPT_SLOTS = 4
# English prose: about four tokens for three words, measured on our own pairs.
_WORDS_PER_TOKEN = 0.75


@dataclass(slots=True)
class _Sample:
    """The state of one answer while it is decoded."""

    number: int
    sequence: int
    sampler: Sampler
    stream: TextStream
    position: int
    row: int
    token: int = 0
    tokens: int = 0
    ended: bool = False


class Decoder:
    """Runs requests on a session, reusing what the cache holds of earlier prompts."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._cache = PrefixCache(PROMPT_SLOTS)
        self._last_row = 0

    @property
    def most_samples(self) -> int:
        """How many samples one request may have."""
        return self._session.options.sequences - PROMPT_SLOTS

    def run(self, request: Request, prompt: list[int], stop: StopSignal | None) -> Iterator[Output]:
        """Decode `request.samples` answers to `prompt`; see ChatModel.generate."""
        self._check(request, prompt)
        self._session.watch(stop)
        sequence = -1
        try:
            try:
                sequence, reused = self._evaluate(prompt, request, adapted=request.adapted)
            except DecodeStopped:
                yield Started(len(prompt), 0)
                yield from (
                    Finished(number, FinishReason.STOPPED, 0) for number in range(request.samples)
                )
                return
            yield Started(len(prompt), reused)
            yield from self._decode(request, prompt, sequence, stop)
        except CacheFullError as error:
            # The sizes were checked, so this means fragments; begin afresh next time.
            self._cache.clear()
            self._session.forget_all()
            raise ContextOverflowError(
                "The model's working memory is full.",
                mend="try again, or set a larger [model] context (coach config path)",
            ) from error
        finally:
            self._session.watch(None)

    def prefill(self, prompt: list[int], stop: StopSignal | None, *, adapted: bool = False) -> None:
        """Put `prompt` into the cache without generating."""
        self._session.watch(stop)
        try:
            self._evaluate(prompt, None, adapted=adapted)
        except DecodeStopped:
            return
        finally:
            self._session.watch(None)

    # -- the prompt --------------------------------------------------------------

    def _check(self, request: Request, prompt: list[int]) -> None:
        if not 1 <= request.samples <= self.most_samples:
            raise CoachError(f"Between 1 and {self.most_samples} samples can be decoded at once.")
        room = self._session.context_size - request.samples * request.max_tokens
        if len(prompt) > room:
            words = max(0, int((room - 300) * _WORDS_PER_TOKEN))
            raise ContextOverflowError(
                f"The text is too long for the model: about {words} words fit, "
                f"everything it is given included, and this is {len(prompt)} tokens "
                f"where {max(room, 0)} have room.",
                mend="send it in parts, or set a larger [model] context (coach config path)",
            )

    def _evaluate(
        self, prompt: list[int], request: Request | None, *, adapted: bool
    ) -> tuple[int, int]:
        """Bring `prompt` into a slot; returns its sequence and the tokens reused."""
        session = self._session
        adapted = session.adapt(on=adapted)
        plan = self._cache.plan(prompt, adapted=adapted)
        slot, reused = plan.slot, plan.reused
        if slot is not plan.source:
            session.forget(slot.sequence)
            if reused:
                session.copy(plan.source.sequence, slot.sequence, reused)
        session.forget(slot.sequence, reused)
        self._cache.store(slot, prompt[:reused], adapted=adapted)
        answer = request.samples * request.max_tokens if request else 0
        while self._cache.cells + len(prompt) - reused + answer > session.context_size:
            oldest = self._cache.evict_oldest(slot)
            if oldest is None:
                break
            session.forget(oldest.sequence)
        done = reused
        size = session.options.batch
        while done < len(prompt):
            part = prompt[done : done + size]
            rows = [
                Row(token, done + index, slot.sequence, done + index == len(prompt) - 1)
                for index, token in enumerate(part)
            ]
            try:
                session.decode(rows)
            except (DecodeStopped, CacheFullError, CoachError):
                session.forget(slot.sequence, done)
                self._cache.store(slot, prompt[:done], adapted=adapted)
                raise
            done += len(part)
        self._cache.store(slot, prompt, adapted=adapted)
        self._last_row = (len(prompt) - reused - 1) % size
        return slot.sequence, reused

    # -- the answers ----------------------------------------------------------------

    def _decode(
        self, request: Request, prompt: list[int], sequence: int, stop: StopSignal | None
    ) -> Iterator[Output]:
        samples: list[_Sample] = []
        try:
            for number in range(request.samples):
                samples.append(self._begin(request, number, sequence, len(prompt)))
            live = samples
            while live:
                still: list[_Sample] = []
                for sample in live:
                    if (yield from self._choose(sample, request.max_tokens)):
                        still.append(sample)
                live = still
                if stop is not None and stop.is_set():
                    raise DecodeStopped
                if live:
                    self._advance(live)
        except DecodeStopped:
            for sample in samples:
                if not sample.ended:
                    yield from _end(sample, FinishReason.STOPPED)
        finally:
            for sample in samples:
                sample.sampler.close()
                self._session.forget(sample.sequence)

    def _begin(self, request: Request, number: int, prompt: int, length: int) -> _Sample:
        """A sample that shares the cells of the prompt in sequence `prompt`."""
        sequence = PROMPT_SLOTS + number
        sampling = request.sampling
        sampler = Sampler(self._session, sampling, sampling.seed + number, request.grammar)
        self._session.copy(prompt, sequence, length)
        return _Sample(number, sequence, sampler, TextStream(request.stop), length, self._last_row)

    def _choose(self, sample: _Sample, most: int) -> Generator[Output, None, bool]:
        """Pick the sample's next token; whether it goes on."""
        token = sample.sampler.sample(sample.row)
        if self._session.ends(token):
            yield from _end(sample, FinishReason.END)
            return False
        sample.token = token
        sample.tokens += 1
        if text := sample.stream.push(self._session.piece(token)):
            yield Piece(sample.number, text)
        if sample.stream.stopped:
            yield from _end(sample, FinishReason.END)
            return False
        if sample.tokens >= most:
            yield from _end(sample, FinishReason.LENGTH)
            return False
        return True

    def _advance(self, live: list[_Sample]) -> None:
        """Evaluate the chosen tokens of all live samples in one batch."""
        rows = [Row(sample.token, sample.position, sample.sequence, True) for sample in live]
        self._session.decode(rows)
        for index, sample in enumerate(live):
            sample.position += 1
            sample.row = index


def _end(sample: _Sample, reason: FinishReason) -> Iterator[Output]:
    sample.ended = True
    if text := sample.stream.finish():
        yield Piece(sample.number, text)
    yield Finished(sample.number, reason, sample.tokens)
