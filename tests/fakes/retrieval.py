"""Scripted stand-ins for the retrieval ports."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from coach.domain import Retrieved
from coach.retrieval.ports import EmbedderIdentity


class ScriptedRetriever:
    """Answers a query that contains one of the script's keys with its guidance.

    Any other query gets `default`. `queries` holds what was asked, in order.
    """

    def __init__(
        self,
        script: Mapping[str, Sequence[Retrieved]] | None = None,
        default: Sequence[Retrieved] = (),
    ) -> None:
        self.script = dict(script or {})
        self.default = tuple(default)
        self.queries: list[str] = []
        self.warmed = False

    def search(self, query: str, limit: int = 3) -> tuple[Retrieved, ...]:
        self.queries.append(query)
        for key, answer in self.script.items():
            if key.lower() in query.lower():
                return tuple(answer)[:limit]
        return self.default[:limit]

    def warm(self) -> None:
        self.warmed = True


class HashingEmbedder:
    """Bags of hashed words: texts that share words are near, and nothing is learned.

    `calls` holds every text that was embedded, one list a call.
    """

    def __init__(self, name: str = "hashing", sha256: str = "0" * 64, dimension: int = 64) -> None:
        self._identity = EmbedderIdentity(name, sha256, dimension)
        self.calls: list[list[str]] = []
        self.verified = 0
        self.warmed = False

    @property
    def identity(self) -> EmbedderIdentity:
        return self._identity

    @property
    def embedded(self) -> list[str]:
        return [text for call in self.calls for text in call]

    def verify(self) -> None:
        self.verified += 1

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.calls.append(list(texts))
        vectors = np.full((len(texts), self._identity.dimension), 1e-6, dtype=np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()):
                slot = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big")
                vectors[row, slot % self._identity.dimension] += 1.0
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def warm(self) -> None:
        self.warmed = True
