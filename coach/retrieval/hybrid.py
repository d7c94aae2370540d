"""The retriever: meaning (MiniLM) and words (BM25), fused by reciprocal rank."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from coach.domain import Retrieved
from coach.knowledge import KnowledgeBase
from coach.progress import Progress, Silent
from coach.retrieval import fusion, scope
from coach.retrieval.index import Index
from coach.retrieval.lexical import LexicalIndex
from coach.retrieval.ports import Embedder
from coach.retrieval.store import DamagedIndexError, VectorStore
from coach.text.sanitise import clean_line

MAX_RESULTS = 3
# The embedder reads about 1,000 characters; a word list gains nothing from more.
_QUERY_CHARACTERS = 4000


@dataclass(frozen=True, slots=True)
class Evidence:
    """What both rankings say about a query: owner -> score.

    `dense` is the best cosine of an owner's passages (-1 to 1), `lexical` their
    best BM25 score (owners without a shared word are left out).
    """

    dense: Mapping[str, float]
    lexical: Mapping[str, float]


class HybridRetriever:
    """A `Retriever` over an index and the knowledge it was made from.

    The score of a result is its reciprocal-rank sum divided by the highest
    possible one: 1.0 says that both rankings put it first, and only the order
    and the gaps mean something, not a probability.
    """

    def __init__(
        self, index: Index, knowledge: KnowledgeBase, embedder: Embedder, progress: Progress
    ) -> None:
        self._index = index
        self._knowledge = knowledge
        self._embedder = embedder
        self._lock = threading.Lock()
        self._store: VectorStore = index.open(progress)

    def warm(self) -> None:
        """Load the embedder and build the word index."""
        self._embedder.warm()
        _ = self._lexical

    def search(self, query: str, limit: int = MAX_RESULTS) -> tuple[Retrieved, ...]:
        """At most `limit` (never more than three) pieces of guidance, best first."""
        evidence = self.evidence(query)
        if not evidence.dense or not scope.fits(max(evidence.dense.values())):
            return ()
        fused = fuse(evidence)
        return tuple(
            Retrieved(self._knowledge.guidance(owner), round(fused[owner], 4))
            for owner in fusion.ranking(fused)[: max(0, min(limit, MAX_RESULTS))]
        )

    def evidence(self, query: str) -> Evidence:
        """The two rankings' scores for `query`; empty for an empty query."""
        text = clean_line(query)[:_QUERY_CHARACTERS]
        if not text:
            return Evidence({}, {})
        vector = self._embedder.embed([text])[0]
        try:
            near = self._store.nearest(vector)
        except DamagedIndexError:
            near = self._reopened().nearest(vector)
        owners = self._store.owners
        words = zip(self._owners_in_order, self._lexical.scores(text).tolist(), strict=True)
        return Evidence(
            dense=fusion.best_per_owner((owners[i], cosine) for i, cosine in near),
            lexical=fusion.best_per_owner((o, score) for o, score in words if score > 0.0),
        )

    @cached_property
    def _lexical(self) -> LexicalIndex:
        return LexicalIndex([passage.text for passage in self._knowledge.passages()])

    @cached_property
    def _owners_in_order(self) -> list[str]:
        return [passage.owner for passage in self._knowledge.passages()]

    def _reopened(self) -> VectorStore:
        with self._lock:
            self._store = self._index.rebuild(Silent())
            return self._store


def fuse(evidence: Evidence) -> dict[str, float]:
    """The fused score of every owner, 0-1."""
    return fusion.reciprocal_rank(
        [fusion.ranking(evidence.dense), fusion.ranking(evidence.lexical)]
    )
