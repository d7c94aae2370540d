"""The vectors of the passages, in Chroma, one folder for every version of the index.

A version is never changed once its identity card is written, so a reader needs
no lock. Chroma's own embedder is never used: it would download 80 MB.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.knowledge import Passage
from coach.retrieval.identity import IdentityCard

if TYPE_CHECKING:
    from coach.retrieval.ports import Vectors

_COLLECTION = "passages"
_BATCH = 1000
# How many passages a query looks at: all of the built-in ones and, beside a
# large folder of notes, more than enough for three results.
NEIGHBOURS = 2048


class DamagedIndexError(Exception):
    """The index cannot be read. Callers rebuild it: it is derived data."""


class VectorStore:
    """One version of the index, open for reading."""

    def __init__(self, folder: Path, card: IdentityCard) -> None:
        """Open and probe it; DamagedIndexError when anything is not as it was written."""
        if not (folder / "chroma.sqlite3").is_file():
            raise DamagedIndexError(f"{folder} holds no database")
        try:
            self._client = _client(_writable(folder, self))
            self._collection = self._client.get_collection(_COLLECTION, embedding_function=None)
            self.owners = self._read_owners()
            written = dict(self._collection.metadata or {})
        except Exception as error:
            # Chroma, its Rust part and SQLite each have errors of their own for
            # a broken file; all of them mean the same here.
            raise DamagedIndexError(str(error)) from error
        if len(self.owners) != card.passages or written != _metadata(card):
            raise DamagedIndexError(f"{folder} is not what its card says")
        if card.passages:
            probe = self.nearest([1.0] * card.dimension)
            if len(probe) != min(card.passages, NEIGHBOURS):
                raise DamagedIndexError(f"{folder} has lost vectors")

    def nearest(self, vector: Sequence[float] | Vectors) -> list[tuple[str, float]]:
        """Passage ids with their cosine similarity to `vector`, best first."""
        if not self.owners:
            return []
        import numpy as np

        try:
            answer = self._collection.query(
                query_embeddings=np.asarray([vector], dtype=np.float32),
                n_results=min(len(self.owners), NEIGHBOURS),
                include=["distances"],
            )
        except Exception as error:
            raise DamagedIndexError(str(error)) from error
        # Chroma's cosine distance is 1 - cosine.
        distances = answer["distances"][0]
        return [(i, 1.0 - d) for i, d in zip(answer["ids"][0], distances, strict=True)]

    def vectors(self, ids: Sequence[str] | None = None) -> dict[str, Any]:
        """The stored vectors of the passages `ids` (None: of all)."""
        try:
            wanted = None if ids is None else list(ids)
            stored = self._collection.get(ids=wanted, include=["embeddings"])
        except Exception as error:
            raise DamagedIndexError(str(error)) from error
        return dict(zip(stored["ids"], stored["embeddings"], strict=True))

    def close(self) -> None:
        """Give the files back."""
        self._client.close()

    def _read_owners(self) -> dict[str, str]:
        stored = self._collection.get(include=["metadatas"])
        return {
            i: str(meta["owner"])
            for i, meta in zip(stored["ids"], stored["metadatas"], strict=True)
        }


def write(
    folder: Path, card: IdentityCard, passages: Iterable[Passage], vectors: Mapping[str, Any]
) -> None:
    """Write a new version into `folder`; `vectors` holds one for every passage id."""
    import numpy as np

    client = _client(folder)
    try:
        collection = client.create_collection(
            _COLLECTION,
            embedding_function=None,
            metadata=_metadata(card),
            # At this search width the approximate index is exact for two thousand
            # passages.
            configuration={"hnsw": {"space": "cosine", "ef_search": 2 * NEIGHBOURS}},
        )
        rows = list(passages)
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            collection.add(
                ids=[p.id for p in batch],
                embeddings=np.asarray([vectors[p.id] for p in batch], dtype=np.float32),
                metadatas=[{"owner": p.owner, "digest": p.digest} for p in batch],
            )
    finally:
        client.close()


def _metadata(card: IdentityCard) -> dict[str, str | int]:
    return {
        "schema": card.schema,
        "embedder": card.embedder,
        "embedder_sha256": card.embedder_sha256,
        "dimension": card.dimension,
        "knowledge": card.knowledge,
    }


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(
        path=str(folder), settings=Settings(anonymized_telemetry=False)
    )


def _writable(folder: Path, owner: object) -> Path:
    """`folder`, or a copy where Chroma, which cannot open a read-only one, can write.

    The copy is deleted together with `owner`.
    """
    if os.access(folder, os.W_OK) and os.access(folder / "chroma.sqlite3", os.W_OK):
        return folder
    copy = Path(tempfile.mkdtemp(prefix="coach-index-"))
    weakref.finalize(owner, shutil.rmtree, copy, ignore_errors=True)
    shutil.copytree(folder, copy / "index", copy_function=shutil.copyfile)
    # The mode of a read-only folder is copied along.
    for made in (copy / "index", *(copy / "index").rglob("*")):
        made.chmod(0o700 if made.is_dir() else 0o600)
    return copy / "index"
