"""The retriever: meaning (MiniLM) and words (BM25), fused by reciprocal rank."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from coach.domain import Retrieved
from coach.knowledge import ELSEWHERE, KnowledgeBase, Passage
from coach.progress import Progress, Silent
from coach.retrieval import fusion, scope
from coach.retrieval.index import Index
from coach.retrieval.lexical import LexicalIndex, tokens
from coach.retrieval.ports import Embedder
from coach.retrieval.ridge import KernelRidge
from coach.retrieval.store import DamagedIndexError, VectorStore
from coach.text.sanitise import clean_line

MAX_RESULTS = 3
# The embedder reads about 1,000 characters; a word list gains nothing from more.
_QUERY_CHARACTERS = 4000
_TITLE_CHARACTERS = 60
# Meaning against words: on the dev split words alone find much less, and the
# fused ranking is best with their vote at a sixth to a tenth.
_DENSE, _LEXICAL = 6.0, 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about a query: owner -> score.

    `dense` from the vectors (see `KernelRidge.scores`); `lexical` the best BM25
    score of the owner's passages, without those that share no word with the
    query. Both may hold ELSEWHERE, and are empty for an empty query.
    """

    dense: Mapping[str, float]
    lexical: Mapping[str, float]


class HybridRetriever:
    """A `Retriever` over an index and the knowledge it was made from.

    The score of a result is its weighted reciprocal-rank sum divided by the
    highest possible one: 1.0 says that both rankings put it first. It orders
    results; it is not a probability.
    """

    def __init__(
        self, index: Index, knowledge: KnowledgeBase, embedder: Embedder, progress: Progress
    ) -> None:
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
        if not evidence.dense or not (named or scope.fits(evidence.dense)):
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
        vector = self._embedder.embed([text])[0]
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
            dense=ridge.scores(cosines),
            lexical=fusion.best_per_owner(
                (passage.owner, score) for passage, score in words if score > 0.0
            ),
        )

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
            self._ridge = ids, KernelRidge(near, self._store.vectors(sorted(ids)))
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
        [guidance_ranking(evidence.dense), guidance_ranking(evidence.lexical)], (_DENSE, _LEXICAL)
    )
