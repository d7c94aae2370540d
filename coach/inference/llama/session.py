"""A model and its context: the only module that touches llama.cpp's C interface.

Everything here must be called from one thread at a time (the owner thread of
`coach.inference.llama.model`), except `StopSignal.set`.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.errors import CoachError
from coach.stop import StopSignal

# llama_decode's answers, llama.h.
_NO_SLOT = 1
_ABORTED = 2


class DecodeStopped(Exception):  # noqa: N818 - a signal, not an error
    """The stop signal was seen inside a decode; the cells of that batch are undefined."""


class CacheFullError(Exception):
    """The batch finds no room in the key-value cache."""


@dataclass(frozen=True, slots=True)
class Options:
    """`context` is the size of the cell pool in tokens; `threads` 0 means one a core."""

    context: int = 8192
    threads: int = 0
    batch: int = 512
    sequences: int = 16


@dataclass(frozen=True, slots=True)
class Row:
    """One token of a batch; `logits` when the next token is to be chosen after it."""

    token: int
    position: int
    sequence: int
    logits: bool = False


class Session:
    """Loads a GGUF (and an adapter) and evaluates batches of tokens.

    Raises CoachError when llama.cpp refuses the file or memory is short.
    """

    def __init__(self, path: Path, options: Options, *, adapter: Path | None = None) -> None:
        import llama_cpp.llama_cpp as lib

        self._lib: Any = lib
        self._keep: list[Any] = []
        self._model: Any = None
        self._context: Any = None
        self._batch: Any = None
        self._adapter: Any = None
        self._adapted = False
        self._log: list[str] = []
        self.options = options
        self._silence()
        lib.llama_backend_init()
        try:
            self._load(path)
            self.vocab = lib.llama_model_get_vocab(self._model)
            self.vocab_size = int(lib.llama_vocab_n_tokens(self.vocab))
            self._make_context(options)
            self._batch = lib.llama_batch_init(options.batch, 0, 1)
            if adapter is not None:
                self._load_adapter(adapter)
        except BaseException:
            self.close()
            raise

    # -- set-up ------------------------------------------------------------

    def _silence(self) -> None:
        """Keep llama.cpp's log off the terminal; its last lines explain failures.

        llama-cpp-python would point the whole process's stdout and stderr at
        /dev/null instead, which blanks a terminal app that draws meanwhile.
        """
        log = self._log

        def keep(_level: int, text: bytes, _data: object) -> None:
            log.append(text.decode("utf-8", "replace"))
            del log[:-40]

        callback = self._lib.llama_log_callback(keep)
        # The callback is process-wide and outlives this object.
        _log_callbacks.append(callback)
        self._lib.llama_log_set(callback, ctypes.c_void_p(0))

    def _last_log(self) -> str:
        lines = [line.strip() for line in "".join(self._log).splitlines()]
        telling = [line for line in lines if "error" in line.lower() or "fail" in line.lower()]
        return (telling or lines or ["no reason given"])[-1]

    def _load(self, path: Path) -> None:
        params = self._lib.llama_model_default_params()
        self._model = self._lib.llama_model_load_from_file(os.fsencode(path), params)
        if not self._model:
            raise CoachError(
                f"llama.cpp cannot load this model: {self._last_log()}.",
                where=str(path),
                mend="coach model verify",
            )

    def _make_context(self, options: Options) -> None:
        lib = self._lib
        threads = options.threads or _cores()
        trained = int(lib.llama_model_n_ctx_train(self._model))
        params = lib.llama_context_default_params()
        params.n_ctx = min(options.context, trained) if trained > 0 else options.context
        params.n_batch = params.n_ubatch = options.batch
        params.n_seq_max = options.sequences
        params.n_threads = params.n_threads_batch = threads
        # One pool of cells for all sequences, so that samples share their prompt.
        params.kv_unified = True
        params.no_perf = True
        # Logits are wanted for one token a sequence at most; a buffer for every
        # token of a batch would be 150,000 floats each.
        params.n_outputs_max = options.sequences
        self._context = lib.llama_init_from_model(self._model, params)
        if not self._context:
            raise CoachError(
                f"There is not enough memory for a context of {params.n_ctx} tokens: "
                f"{self._last_log()}.",
                mend="set a smaller [model] context in the configuration (coach config path)",
            )
        self.context_size = int(lib.llama_n_ctx(self._context))
        self._memory = lib.llama_get_memory(self._context)

    def _load_adapter(self, adapter: Path) -> None:
        handle = self._lib.llama_adapter_lora_init(self._model, os.fsencode(adapter))
        if not handle:
            raise CoachError(
                f"The adapter does not fit the model: {self._last_log()}.",
                where=str(adapter),
                mend="coach model verify",
            )
        self._adapter = handle

    def adapt(self, *, on: bool) -> bool:
        """Evaluate with the adapter from now on, or without; whether it is now in use."""
        on = on and self._adapter is not None
        if on != self._adapted:
            lib = self._lib
            handles = (lib.llama_adapter_lora_p_ctypes * 1)(self._adapter)
            scales = (ctypes.c_float * 1)(1.0)
            if lib.llama_set_adapters_lora(self._context, handles, int(on), scales) != 0:
                raise CoachError("llama.cpp refused the adapter.", mend="coach doctor --full")
            self._adapted = on
        return on

    def close(self) -> None:
        """Free everything; safe to call twice."""
        lib = self._lib
        if self._batch is not None:
            lib.llama_batch_free(self._batch)
            self._batch = None
        if self._context:
            lib.llama_free(self._context)
            self._context = None
        if self._model:
            lib.llama_model_free(self._model)
            self._model = None

    # -- metadata and text ---------------------------------------------------

    @property
    def native_context(self) -> Any:
        """The llama_context pointer, for samplers."""
        return self._context

    def metadata(self, key: str) -> str | None:
        """A metadata value of the GGUF as text, or None."""
        size = 1 << 16
        buffer = ctypes.create_string_buffer(size)
        length = self._lib.llama_model_meta_val_str(self._model, key.encode(), buffer, size)
        return buffer.value.decode("utf-8", "replace") if length >= 0 else None

    def chat_template(self) -> str | None:
        """The model's own chat template, or None."""
        source = self._lib.llama_model_chat_template(self._model, None)
        return source.decode("utf-8", "replace") if source else None

    def special_text(self, token: int) -> str:
        """How a special token is spelt, "" when the model has none (token < 0)."""
        if token < 0:
            return ""
        text = self._lib.llama_vocab_get_text(self.vocab, token)
        return text.decode("utf-8", "replace") if text else ""

    @property
    def bos(self) -> int:
        """The beginning-of-text token, -1 without one."""
        return int(self._lib.llama_vocab_bos(self.vocab))

    @property
    def eos(self) -> int:
        """The end-of-text token, -1 without one."""
        return int(self._lib.llama_vocab_eos(self.vocab))

    @property
    def adds_bos(self) -> bool:
        """Whether prompts of this model begin with `bos`."""
        return bool(self._lib.llama_vocab_get_add_bos(self.vocab))

    def tokenize(self, text: str, *, control: bool) -> list[int]:
        """`text` as tokens; what looks like a control token becomes one only when `control`."""
        data = text.encode("utf-8", "surrogatepass")
        size = len(data) + 8
        tokens = (self._lib.llama_token * size)()
        count = self._lib.llama_tokenize(self.vocab, data, len(data), tokens, size, False, control)
        if count < 0:
            raise CoachError("The text cannot be split into tokens.")
        return list(tokens[:count])

    def piece(self, token: int) -> bytes:
        """The bytes a token stands for; control tokens are empty."""
        size = 64
        while True:
            buffer = ctypes.create_string_buffer(size)
            length = int(self._lib.llama_token_to_piece(self.vocab, token, buffer, size, 0, False))
            if length >= 0:
                return buffer.raw[:length]
            size = -length

    def ends(self, token: int) -> bool:
        """Whether `token` ends a generation."""
        return bool(self._lib.llama_vocab_is_eog(self.vocab, token))

    # -- evaluation --------------------------------------------------------------

    def watch(self, stop: StopSignal | None) -> None:
        """Let `stop` abort any decode from now on, inside the graph too."""
        lib = self._lib
        callback, address = _abort_callback(lib, stop)
        self._keep = [callback, stop]
        lib.llama_set_abort_callback(self._context, callback, ctypes.c_void_p(address))

    def decode(self, rows: Sequence[Row]) -> None:
        """Evaluate up to `options.batch` rows.

        Raises DecodeStopped, CacheFullError, or CoachError for a backend failure.
        """
        batch = self._batch
        for index, row in enumerate(rows):
            batch.token[index] = row.token
            batch.pos[index] = row.position
            batch.n_seq_id[index] = 1
            batch.seq_id[index][0] = row.sequence
            batch.logits[index] = row.logits
        batch.n_tokens = len(rows)
        outcome = int(self._lib.llama_decode(self._context, batch))
        if outcome == 0:
            return
        if outcome == _ABORTED:
            raise DecodeStopped
        if outcome == _NO_SLOT:
            raise CacheFullError
        raise CoachError(f"llama.cpp failed to evaluate the text: {self._last_log()}.")

    def copy(self, source: int, target: int, upto: int) -> None:
        """Let sequence `target` share the first `upto` cells of `source`."""
        self._lib.llama_memory_seq_cp(self._memory, source, target, 0, upto)

    def forget(self, sequence: int, start: int = 0) -> None:
        """Drop the cells of `sequence` from position `start` on."""
        self._lib.llama_memory_seq_rm(self._memory, sequence, start, -1)

    def forget_all(self) -> None:
        """Drop every cell."""
        self._lib.llama_memory_clear(self._memory, True)

    def logits(self, index: int) -> Any:
        """Row `index` of the last batch: a float pointer of length `vocab_size`."""
        return self._lib.llama_get_logits_ith(self._context, index)


_log_callbacks: list[Any] = []


def _cores() -> int:
    """The cores this process may use, which containers make fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _abort_callback(lib: Any, stop: StopSignal | None) -> tuple[Any, int]:
    """A native function that tells llama.cpp whether `stop` is set, and its argument.

    `strlen` over the signal's byte is 0 or 1, which is exactly the bool wanted,
    and needs no interpreter lock.
    """
    kind = lib.ggml_abort_callback
    if stop is None:
        return kind(0), 0
    try:
        strlen = ctypes.CDLL(None).strlen
    except (OSError, TypeError, AttributeError):  # no libc handle: Windows
        return kind(lambda _data: stop.is_set()), 0
    return ctypes.cast(strlen, kind), stop.address
