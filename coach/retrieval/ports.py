"""What the rest of the program needs from retrieval, and retrieval from an embedder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from coach.domain import Retrieved

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class EmbedderIdentity:
    """Vectors can be compared only when these three are the same for both."""

    name: str
    sha256: str
    dimension: int


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their cosine similarity."""

    @property
    def identity(self) -> EmbedderIdentity:
        """Known without loading anything."""
        ...

    def verify(self) -> None:
        """NotSetUpError when the weights are not those `identity` names; may be slow."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """The L2-normalised vectors of `texts`, float32, shape (n, dimension)."""
        ...

    def warm(self) -> None:
        """Load what `embed` needs; safe to call from another thread."""
        ...


class Retriever(Protocol):
    """Finds guidance for a case."""

    def search(self, query: str, limit: int = 3) -> tuple[Retrieved, ...]:
        """At most `limit` pieces of guidance, best first; empty when nothing fits."""
        ...

    def warm(self) -> None:
        """Load what `search` needs; safe to call from another thread."""
        ...
