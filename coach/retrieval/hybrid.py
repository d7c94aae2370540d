"""The retriever: likeness to known cases and BM25, fused by reciprocal rank."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from coach.domain import Retrieved
from coach.knowledge import ELSEWHERE, KnowledgeBase, Passage
from coach.progress import Progress, Silent
from coach.retrieval import fusion, scope
from coach.retrieval.index import Index
from coach.retrieval.lexical import LexicalIndex, tokens
from coach.retrieval.ports import Embedder
from coach.retrieval.ridge import WORDS, KernelRidge
from coach.retrieval.store import DamagedIndexError, VectorStore
from coach.text.sanitise import clean_line
from coach.text.sentences import sentences

if TYPE_CHECKING:
    from coach.retrieval.ports import Vectors

MAX_RESULTS = 3
# The embedder reads about 1,000 characters; a word list gains nothing from more.
_QUERY_CHARACTERS = 4000
_QUERY_SENTENCES = 12
_SENTENCES = 0.5
_TITLE_CHARACTERS = 60
# BM25 alone finds much less; in leave-one-out over our own situations the fused
# ranking is best with its vote at an eighth.
_CASES, _BM25 = 8.0, 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about a query: owner -> score.

    `cases` from likeness to the passages (see `KernelRidge.scores`); `bm25` the
    best score of the owner's passages, without those that share no word with the
    query. Both may hold ELSEWHERE, and are empty for an empty query.
    """

    cases: Mapping[str, float]
    bm25: Mapping[str, float]


class HybridRetriever:
    """A `Retriever` over an index and the knowledge it was made from.

    The score of a result is its weighted reciprocal-rank sum divided by the
    highest possible one: 1.0 says that both rankings put it first. It orders
    results; it is not a probability.
    """

    def __init__(
        self,
        index: Index,
        knowledge: KnowledgeBase,
        embedder: Embedder,
        progress: Progress,
        words: float = WORDS,
    ) -> None:
        self._words = words
        self._index = index
        self._knowledge = knowledge
        self._embedder = embedder
        self._passages = {passage.id: passage for passage in index.corpus.passages}
        self._lock = threading.Lock()
        self._ridge: tuple[frozenset[str], KernelRidge] | None = None
        self._store: VectorStore = index.open(progress)

    def warm(self) -> None:
        """Load the embedder and prepare both rankings."""
        self.evidence("warm")

    def search(self, query: str, limit: int = MAX_RESULTS) -> tuple[Retrieved, ...]:
        """At most `limit` (never more than three) pieces of guidance, best first."""
        evidence = self.evidence(query)
        named = self._named(query)
        if not evidence.cases or not (named or scope.fits(evidence.cases)):
            return ()
        fused = fuse(evidence)
        order = sorted(fusion.ranking(fused), key=lambda owner: owner not in named)
        return tuple(
            Retrieved(self._knowledge.guidance(owner), round(fused[owner], 4))
            for owner in order[: max(0, min(limit, MAX_RESULTS))]
        )

    def evidence(self, query: str) -> Evidence:
        """Both rankings' scores for `query`."""
        text = clean_line(query)[:_QUERY_CHARACTERS]
        if not text:
            return Evidence({}, {})
        vector = self._vector(text)
        with self._lock:
            try:
                cosines = dict(self._store.nearest(vector))
                ridge = self._fitted(frozenset(cosines))
            except DamagedIndexError:
                self._store = self._index.rebuild(Silent())
                cosines = dict(self._store.nearest(vector))
                ridge = self._fitted(frozenset(cosines))
            words = zip(self._passages.values(), self._lexical.scores(text).tolist(), strict=True)
        return Evidence(
            cases=ridge.scores(text, cosines),
            bm25=fusion.best_per_owner(
                (passage.owner, score) for passage, score in words if score > 0.0
            ),
        )

    def _vector(self, text: str) -> Vectors:
        """The query as a whole, blended with its sentences: the one that tells the
        situation must not drown in those that set the scene.
        """
        import numpy as np

        parts = [sentence.text for sentence in sentences(text)][:_QUERY_SENTENCES]
        vectors = self._embedder.embed([text, *parts] if len(parts) > 1 else [text])
        blended = vectors[0]
        if len(vectors) > 1:
            blended = blended + _SENTENCES * vectors[1:].mean(axis=0)
        return np.asarray(blended / np.linalg.norm(blended), dtype=np.float32)

    def _named(self, query: str) -> set[str]:
        """Guidance whose title or id has every word of a short query: whoever
        searches for "trust" or "house rules" looks something up.
        """
        wanted = set(tokens(query[:_TITLE_CHARACTERS]))
        if not wanted or len(query) > _TITLE_CHARACTERS:
            return set()
        return {owner for owner, words in self._titles.items() if wanted <= words}

    @cached_property
    def _titles(self) -> dict[str, set[str]]:
        known = {p.owner for p in self._passages.values()} - {ELSEWHERE}
        return {o: set(tokens(f"{self._knowledge.guidance(o).title} {o}")) for o in known}

    def _fitted(self, ids: frozenset[str]) -> KernelRidge:
        """The regression over the passages `ids`: with no more of them than a query
        looks at, they are the same ones every time.
        """
        if self._ridge is None or self._ridge[0] != ids:
            near: list[Passage] = [self._passages[i] for i in ids]
            self._ridge = ids, KernelRidge(near, self._store.vectors(sorted(ids)), self._words)
        return self._ridge[1]

    @cached_property
    def _lexical(self) -> LexicalIndex:
        return LexicalIndex([passage.text for passage in self._passages.values()])


def guidance_ranking(scores: Mapping[str, float]) -> list[str]:
    """The guidance in one side of the evidence, best first."""
    return fusion.ranking({o: s for o, s in scores.items() if o != ELSEWHERE})


def fuse(evidence: Evidence) -> dict[str, float]:
    """The fused score of every piece of guidance, 0-1."""
    return fusion.reciprocal_rank(
        [guidance_ranking(evidence.cases), guidance_ranking(evidence.bm25)], (_CASES, _BM25)
    )
