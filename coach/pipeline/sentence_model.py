"""Which sentences a reader would be better off without: a small learned judge.

The word lists of coach.signals name what they know; sarcasm, lectures, boasts in
plain words and implicit pitches have no list. This is a linear model over the
sentence's MiniLM vector and what the lists found around it, trained on 2,612
sentences labelled for this project (training/sentences, where its accuracy is
measured too). It runs in the rewriting pipeline only, where the embedder is
loaded anyway; `coach score` stays a matter of lists.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from coach.domain import Finding, FindingKind
from coach.pipeline import rules
from coach.pipeline.messages import MESSAGES
from coach.pipeline.reading import Reading
from coach.signals import PRINCIPLE
from coach.text.anatomy import Part, Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from coach.retrieval.ports import Embedder

    Matrix = NDArray[np.float32]

# Probabilities of "a coach would change this". Chosen by cross-validation on the
# labels (python -m training.sentences): at DROP half of the sentences that a coach
# would delete are found and one harmless sentence in 29 is lost, one in 37 of a
# good draft. A sentence that must stay is only worth a remark when it is surer.
DROP = 0.85
SOFTEN = 0.88
# Where no list has a word against a sentence it takes more: of what the judge alone would
# drop at 0.85 from the evaluation's development drafts half was harmless, a quarter here.
UNLISTED = 0.93
# What the lists can mend is judged once more as it then reads, and stays below this.
MENDED = 0.6

# Leave to ignore the message is the opposite of pressure, however it is worded.
_WAY_OUT = re.compile(
    r"\bif\b.*\b(?:ignore|disregard|never mind|no need|no harm|no hard feelings)\b"
    r"|\b(?:ignore|disregard|never mind|no need|no harm|no hard feelings)\b.*\bif\b",
    re.IGNORECASE | re.DOTALL,
)

# The scale of the two groups of features; vectors have length 1.
_VECTOR_SCALE, _CONTEXT_SCALE = 2.0, 0.7


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The trained model: logistic `harm` (the last number is the bias) and one row
    of the same length for each kind in `kinds`, for a softmax."""

    embedder: str
    harm: tuple[float, ...]
    kinds: tuple[str, ...]
    kind_rows: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`harm`: probability that a coach would change the sentence; `kind`: why."""

    harm: float
    kind: FindingKind


@cache
def weights() -> Weights:
    """The shipped weights."""
    source = files("coach") / "pipeline" / "sentence_model.json"
    return msgspec.json.decode(source.read_bytes(), type=Weights)


def findings(reading: Reading, embedder: Embedder) -> tuple[Finding, ...]:
    """What the judge finds in the sentences on which the lists have no whole verdict.

    A sentence that may go has the suggestion ""; one that carries a needed fact,
    or of which the judge is less sure, has none.
    """
    bodies = [unit for unit in reading.units if unit.part is Part.BODY]
    if not bodies:
        return ()
    found = []
    for unit, verdict in zip(bodies, judge(reading, bodies, embedder), strict=True):
        drop, soften = (DROP, SOFTEN) if _is_listed(reading, unit) else (UNLISTED, UNLISTED)
        may_go = verdict.harm >= drop and not reading.facts_in(unit)
        if _is_settled(reading, unit) or not (may_go or verdict.harm >= soften):
            continue
        if _is_the_point(reading, unit) or _WAY_OUT.search(unit.text):
            continue
        if _is_mended(reading, unit, embedder):
            continue
        found.append(
            Finding(
                unit.start,
                unit.end,
                unit.text,
                verdict.kind,
                MESSAGES[verdict.kind],
                PRINCIPLE[verdict.kind],
                "" if may_go else None,
            )
        )
    return tuple(found)


def judge(reading: Reading, units: Sequence[Unit], embedder: Embedder) -> list[Verdict]:
    """The verdict on each of `units`."""
    import numpy as np

    model = weights()
    rows = features(reading, units, embedder.embed([unit.text for unit in units]))
    harm = rows @ np.asarray(model.harm, dtype=np.float32)
    kinds = rows @ np.asarray(model.kind_rows, dtype=np.float32).T
    return [
        Verdict(1 / (1 + math.exp(-float(value))), FindingKind(model.kinds[int(best)]))
        for value, best in zip(harm, kinds.argmax(axis=1), strict=True)
    ]


def features(reading: Reading, units: Sequence[Unit], vectors: Matrix) -> Matrix:
    """The feature rows of `units`, shape (n, 384 + 28), the last column ones.

    Sentence vector; which kinds of finding touch it; asked, a reply, its place
    in the draft; marks, capitals, length. `training/sentences` uses this, too.
    """
    import numpy as np

    context = np.array(
        [_context(reading, unit, index, len(units)) for index, unit in enumerate(units)],
        dtype=np.float32,
    )
    ones = np.ones((len(units), 1), dtype=np.float32)
    return np.hstack([vectors * _VECTOR_SCALE, context * _CONTEXT_SCALE, ones])


def _context(reading: Reading, unit: Unit, index: int, count: int) -> list[float]:
    kinds = {found.kind for found in reading.findings_in(unit)}
    words = unit.text.split()
    capitals = sum(word.isupper() and len(word) > 2 for word in words)
    return [
        *(float(kind in kinds) for kind in FindingKind),
        float(reading.asked),
        float(bool(reading.draft.in_reply_to)),
        index / count,
        float(index == count - 1),
        min(unit.text.count("!"), 3) / 3,
        float("?" in unit.text),
        min(capitals, 3) / 3,
        min(len(words), 40) / 40,
    ]


def _is_mended(reading: Reading, unit: Unit, embedder: Embedder) -> bool:
    """Whether replacing what the lists can replace leaves a sentence that may stay."""
    text = rules.mended(reading, unit)
    if text == unit.text or not text:
        return False
    alone = replace(
        reading,
        findings=tuple(found for found in reading.findings_in(unit) if found.suggestion is None),
    )
    rest = replace(unit, text=text)
    return judge(alone, [rest], embedder)[0].harm < MENDED


def _is_the_point(reading: Reading, unit: Unit) -> bool:
    """Whether `unit` is the one question of the message and no list has a word
    against it: what the writer wants to know is not the judge's to take away."""
    questions = [each for each in reading.units if each.text.rstrip().endswith("?")]
    return questions == [unit] and not reading.findings_in(unit)


def _is_listed(reading: Reading, unit: Unit) -> bool:
    """Whether a list has a word against what the sentence says; a capital word or a
    double mark is only against how."""
    return any(found.kind is not FindingKind.SHOUTING for found in reading.findings_in(unit))


def _is_settled(reading: Reading, unit: Unit) -> bool:
    """Whether a list already has a verdict on the whole sentence."""
    return any(
        found.start <= unit.start and found.end >= unit.end and found.suggestion == ""
        for found in reading.findings_in(unit)
    )
