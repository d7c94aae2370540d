"""Choosing the next token: a sampler chain of llama.cpp, behind an optional grammar."""

from __future__ import annotations

import ctypes
import math
from typing import Any

from coach.errors import CoachError
from coach.inference.llama.session import Session
from coach.inference.ports import Sampling

_REPETITION_WINDOW = 64


class Sampler:
    """The sampling state of one sample. `close` frees it."""

    def __init__(
        self, session: Session, sampling: Sampling, seed: int, grammar: str | None
    ) -> None:
        import llama_cpp.llama_cpp as lib

        self._lib: Any = lib
        self._session = session
        self._chain = lib.llama_sampler_chain_init(lib.llama_sampler_chain_default_params())
        for part in self._parts(sampling, seed):
            lib.llama_sampler_chain_add(self._chain, part)
        self._grammar = None
        if grammar is not None:
            self._grammar = lib.llama_sampler_init_grammar(session.vocab, grammar.encode(), b"root")
            if not self._grammar:
                self.close()
                raise CoachError("llama.cpp refused the grammar of the answer.")

    def _parts(self, sampling: Sampling, seed: int) -> list[Any]:
        lib = self._lib
        parts: list[Any] = []
        if sampling.repetition != 1.0:
            parts.append(self._penalties(sampling.repetition))
        if sampling.temperature <= 0:
            return [*parts, lib.llama_sampler_init_greedy()]
        return [
            *parts,
            lib.llama_sampler_init_top_k(sampling.top_k),
            lib.llama_sampler_init_top_p(sampling.top_p, 1),
            lib.llama_sampler_init_min_p(sampling.min_p, 1),
            lib.llama_sampler_init_temp(sampling.temperature),
            lib.llama_sampler_init_dist(seed & 0xFFFFFFFF),
        ]

    def _penalties(self, repetition: float) -> Any:
        return self._lib.llama_sampler_init_penalties(
            self._session.vocab_size, _REPETITION_WINDOW, repetition, 0.0, 0.0
        )

    def sample(self, row: int) -> int:
        """The next token after row `row` of the last batch; the choice is accepted."""
        lib = self._lib
        if self._grammar is None:
            return int(lib.llama_sampler_sample(self._chain, self._session.native_context, row))
        logits = self._session.logits(row)
        token = self._choose(logits, constrained=False)
        # A grammar over 150,000 tokens costs far more than one question about the
        # token that would be chosen anyway; only a refused choice pays the price.
        if not self._allowed(token):
            token = self._choose(logits, constrained=True)
        lib.llama_sampler_accept(self._chain, token)
        lib.llama_sampler_accept(self._grammar, token)
        return token

    def _choose(self, logits: Any, *, constrained: bool) -> int:
        lib = self._lib
        array = _candidates(lib, logits, self._session.vocab_size)
        if constrained:
            lib.llama_sampler_apply(self._grammar, ctypes.byref(array))
        lib.llama_sampler_apply(self._chain, ctypes.byref(array))
        return int(array.data[array.selected].id)

    def _allowed(self, token: int) -> bool:
        lib = self._lib
        one = (lib.llama_token_data * 1)(lib.llama_token_data(token, 1.0, 0.0))
        array = lib.llama_token_data_array(ctypes.cast(one, lib.llama_token_data_p), 1, -1, False)
        lib.llama_sampler_apply(self._grammar, ctypes.byref(array))
        return not math.isinf(one[0].logit)

    def close(self) -> None:
        """Free the native samplers; safe to call twice."""
        if self._chain:
            self._lib.llama_sampler_free(self._chain)
            self._chain = None
        if self._grammar:
            self._lib.llama_sampler_free(self._grammar)
            self._grammar = None


def _candidates(lib: Any, logits: Any, size: int) -> Any:
    """llama.cpp's candidate array over all tokens, filled without a Python loop."""
    import numpy as np

    record = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])
    table = np.empty(size, dtype=record)
    table["id"] = np.arange(size, dtype=np.int32)
    table["logit"] = np.ctypeslib.as_array(logits, shape=(size,))
    table["p"] = 0
    array = lib.llama_token_data_array(
        table.ctypes.data_as(lib.llama_token_data_p), size, -1, False
    )
    array.table = table  # keeps the memory alive as long as the array
    return array
