"""Whether llama.cpp with the exported adapter says what was trained."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from coach.inference.llama.session import Options, Row, Session
from training.prepare import Tokens

# Tokens of a lesson; its prompt is evaluated in one batch.
_LONGEST = 2048


def loss(gguf: Path, adapter: Path | None, lessons: Sequence[Tokens]) -> float:
    """Loss an answer token of `lessons` in llama.cpp, in nats; without `adapter` the base's."""
    session = Session(gguf, Options(context=_LONGEST, batch=_LONGEST, sequences=1), adapter=adapter)
    session.adapt(on=adapter is not None)
    total = count = 0.0
    try:
        for lesson in lessons:
            session.forget_all()
            ids = lesson.ids
            session.decode(
                [
                    Row(token, position, 0, position == lesson.prompt - 1)
                    for position, token in enumerate(ids[: lesson.prompt])
                ]
            )
            row = lesson.prompt - 1
            for position in range(lesson.prompt, len(ids)):
                total += _surprise(session, row, ids[position])
                count += 1
                session.decode([Row(ids[position], position, 0, logits=True)])
                row = 0
    finally:
        session.close()
    return total / max(count, 1)


def _surprise(session: Session, row: int, token: int) -> float:
    logits = np.ctypeslib.as_array(session.logits(row), (session.vocab_size,)).astype(np.float64)
    top = logits.max()
    return float(top + np.log(np.exp(logits - top).sum()) - logits[token])
