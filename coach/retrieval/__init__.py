"""Finding the principles and notes that fit a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.progress import Progress, Silent
from coach.retrieval.identity import IndexMismatchError
from coach.retrieval.ports import Embedder, EmbedderIdentity, Retriever
from coach.retrieval.status import IndexState, IndexStatus, index_status

if TYPE_CHECKING:
    from coach.knowledge import KnowledgeBase
    from coach.paths import Paths
    from coach.retrieval.index import Index

__all__ = [
    "Embedder",
    "EmbedderIdentity",
    "IndexMismatchError",
    "IndexState",
    "IndexStatus",
    "Retriever",
    "index_status",
    "open_retriever",
    "reindex",
]


def open_retriever(
    paths: Paths,
    knowledge: KnowledgeBase,
    *,
    progress: Progress | None = None,
    embedder: Embedder | None = None,
) -> Retriever:
    """A retriever over `knowledge`, its index brought up to date first.

    A missing or damaged index is rebuilt. IndexMismatchError when another
    embedder or version made it; NotSetUpError when the embedding model is not
    installed or the index must be built in a folder that cannot be written.
    The embedding model is loaded at the first search, or by `warm()`.
    """
    from coach.retrieval.hybrid import HybridRetriever
    from coach.retrieval.minilm import MiniLm

    embedder = embedder or MiniLm()
    index = _index(paths, knowledge, embedder)
    return HybridRetriever(index, knowledge, embedder, progress or Silent())


def reindex(
    paths: Paths,
    knowledge: KnowledgeBase,
    progress: Progress | None = None,
    *,
    embedder: Embedder | None = None,
) -> IndexStatus:
    """Embed every passage anew, whatever is there; errors as in `open_retriever`."""
    from coach.retrieval.minilm import MiniLm

    embedder = embedder or MiniLm()
    _index(paths, knowledge, embedder).rebuild(progress or Silent()).close()
    return index_status(paths, knowledge, embedder.identity)


def _index(paths: Paths, knowledge: KnowledgeBase, embedder: Embedder) -> Index:
    from coach.retrieval.corpus import Corpus
    from coach.retrieval.index import Index

    return Index(paths.index, Corpus.of(knowledge), embedder)
