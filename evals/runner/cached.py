"""Generations kept on disk, so that nothing is generated twice.

The key of an entry is the sha256 of everything an answer depends on: the turns,
how is sampled, which files the model consists of, its context, and the release of
llama.cpp. A changed scorer, report or guard therefore never needs the model, and a
changed prompt needs it only where the prompt differs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import msgspec

from coach.domain import ModelInfo
from coach.inference import (
    ChatModel,
    Finished,
    FinishReason,
    Output,
    Piece,
    Request,
    Started,
    Turn,
)
from coach.inference.ports import ContextOverflowError
from coach.paths import atomic_write, ensure_folder
from coach.stop import StopSignal


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer depends on beside the request; hashes are sha256, hex digits.

    `adapter` is "" without one, `context` the size that was asked for, in tokens.
    """

    model: str
    adapter: str
    context: int
    runtime: str


class _Sample(msgspec.Struct, frozen=True, kw_only=True):
    text: str
    reason: FinishReason
    tokens: int


class _Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One entry; `overflow` is what the model said of a prompt that does not fit,
    and `mend` what it advised."""

    key: str
    prompt: int = 0
    reused: int = 0
    samples: tuple[_Sample, ...] = ()
    overflow: str = ""
    mend: str | None = None


class _Number(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    value: int


_Entry = TypeVar("_Entry", _Answer, _Number)


class Cached:
    """A ChatModel in front of another one, which is only opened for what is not stored.

    `computed` counts the requests the inner model worked on. What was stopped half way
    is not stored. Entries that are damaged, or belong to another request, count as
    absent and are written anew. Raises CoachError when the folder cannot be written.
    """

    def __init__(
        self, opened: Callable[[], ChatModel], info: ModelInfo, identity: Identity, folder: Path
    ) -> None:
        self._open = opened
        self._inner: ChatModel | None = None
        self._info = info
        self._identity = msgspec.to_builtins(identity)
        self._folder = folder
        self.computed = 0

    @property
    def info(self) -> ModelInfo:
        """Which model this is."""
        return self._info

    @property
    def context(self) -> int:
        """How many tokens prompt and answer may have together."""
        return self._number("context", (), lambda model: model.context)

    def count(self, turns: Sequence[Turn]) -> int:
        """How many prompt tokens `turns` take, template included."""
        return self._number("count", turns, lambda model: model.count(turns))

    def warm(
        self, turns: Sequence[Turn], stop: StopSignal | None = None, *, adapted: bool = False
    ) -> None:
        """Pass it on when the model is loaded; what is stored needs no warm model."""
        if self._inner is not None:
            self._inner.warm(turns, stop, adapted=adapted)

    def generate(self, request: Request, stop: StopSignal | None = None) -> Iterator[Output]:
        """See ChatModel.generate; a stored answer comes as one Piece a sample."""
        key = self._request_key(request)
        stored = self._read(key, _Answer)
        if stored is not None and (stored.overflow or len(stored.samples) == request.samples):
            yield from _replayed(stored)
            return
        yield from self._generated(key, request, stop)

    def close(self) -> None:
        """Close the inner model, if it was opened."""
        if self._inner is not None:
            self._inner.close()
            self._inner = None

    def _generated(self, key: str, request: Request, stop: StopSignal | None) -> Iterator[Output]:
        self.computed += 1
        started = Started(0, 0)
        texts = [""] * request.samples
        ends: dict[int, Finished] = {}
        try:
            for output in self._model().generate(request, stop):
                match output:
                    case Started():
                        started = output
                    case Piece():
                        texts[output.sample] += output.text
                    case Finished():
                        ends[output.sample] = output
                yield output
        except ContextOverflowError as error:
            self._write(key, _Answer(key=key, overflow=error.what, mend=error.mend))
            raise
        whole = len(ends) == request.samples
        if whole and all(end.reason is not FinishReason.STOPPED for end in ends.values()):
            samples = tuple(
                _Sample(text=text, reason=ends[number].reason, tokens=ends[number].tokens)
                for number, text in enumerate(texts)
            )
            answer = _Answer(key=key, prompt=started.prompt, reused=started.reused, samples=samples)
            self._write(key, answer)

    def _number(self, what: str, turns: Sequence[Turn], ask: Callable[[ChatModel], int]) -> int:
        key = self._key(what, [asdict(turn) for turn in turns], {**self._identity, "adapter": ""})
        stored = self._read(key, _Number)
        if stored is not None:
            return stored.value
        value = ask(self._model())
        self._write(key, _Number(key=key, value=value))
        return value

    def _model(self) -> ChatModel:
        if self._inner is None:
            self._inner = self._open()
        return self._inner

    def _request_key(self, request: Request) -> str:
        """What is asked without the adapter does not depend on it."""
        parts = asdict(request)
        if parts.pop("adapted"):
            return self._key("adapted", parts)
        return self._key("generate", parts, {**self._identity, "adapter": ""})

    def _key(self, what: str, request: object, identity: Mapping[str, object] | None = None) -> str:
        parts = {"what": what, "identity": identity or self._identity, "request": request}
        return hashlib.sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"

    def _read(self, key: str, of: type[_Entry]) -> _Entry | None:
        try:
            entry = msgspec.json.decode(self._file(key).read_bytes(), type=of)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None
        return entry if entry.key == key else None

    def _write(self, key: str, entry: _Answer | _Number) -> None:
        file = self._file(key)
        ensure_folder(file.parent)
        with atomic_write(file) as handle:
            handle.write(msgspec.json.encode(entry))


def _replayed(stored: _Answer) -> Iterator[Output]:
    if stored.overflow:
        raise ContextOverflowError(stored.overflow, mend=stored.mend)
    yield Started(stored.prompt, stored.reused)
    for number, sample in enumerate(stored.samples):
        if sample.text:
            yield Piece(number, sample.text)
        yield Finished(number, sample.reason, sample.tokens)
