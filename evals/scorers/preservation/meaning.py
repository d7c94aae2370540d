"""The gist, as a sentence embedding sees it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from coach.domain import FactKind
from coach.facts import ledger
from evals.scorers.levels import ramp

if TYPE_CHECKING:
    from coach.retrieval.minilm import MiniLm

# Below the first another message, from the second on the same (MiniLM cosine, which
# tells kept from lost gist with an AUC of .85 against people: design section 8).
# Taking a pitch out moves the cosine, so the band is wide.
_OTHER, _SAME = 0.35, 0.75
_PLAIN = {
    FactKind.NAME: "somebody",
    FactKind.NUMBER: "some",
    FactKind.PRICE: "some money",
    FactKind.DATE: "one day",
    FactKind.TIME: "one day",
}


def meaning(draft: str, text: str) -> float:
    """0 to 1 by the cosine of the two texts' embeddings; 1 where the draft has no words."""
    if not draft.strip() or draft == text:
        return 1.0
    facts = {**_stand_ins(draft), **_stand_ins(text)}
    return ramp(cosine(_without(facts, draft), _without(facts, text)), _OTHER, _SAME)


def _stand_ins(text: str) -> dict[str, str]:
    """A plain word for each name, day and figure of `text`: a rare name can outweigh a
    sentence in the embedding, and whether it was kept is a matter of the invariants."""
    return {fact.text: _PLAIN[fact.kind] for fact in ledger(text) if fact.kind in _PLAIN}


def _without(facts: dict[str, str], text: str) -> str:
    for fact in sorted(facts, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(fact)}(?!\w)", facts[fact], text)
    return text


def cosine(left: str, right: str) -> float:
    """The cosine of the MiniLM embeddings, -1 to 1."""
    return sum(a * b for a, b in zip(_vector(left), _vector(right), strict=True))


@lru_cache(maxsize=8192)
def _vector(text: str) -> tuple[float, ...]:
    vector = _embedder().embed([text])[0]
    return tuple(float(value) for value in vector)


@cache
def _embedder() -> MiniLm:
    from coach.retrieval.minilm import MiniLm  # loads torch

    return MiniLm()
