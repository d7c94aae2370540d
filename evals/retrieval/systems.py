"""The systems that are compared: BM25 only, meaning only, and the program's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coach.knowledge import ELSEWHERE, KnowledgeBase
from coach.paths import Paths
from coach.progress import Silent
from coach.retrieval import Embedder, scope
from coach.retrieval.corpus import Corpus
from coach.retrieval.hybrid import Evidence, HybridRetriever, guidance_ranking
from coach.retrieval.index import Index
from coach.retrieval.minilm import MiniLm
from coach.retrieval.ridge import WORDS
from evals.retrieval.cases import Case
from evals.retrieval.metrics import TOP, Outcome

System = Callable[[HybridRetriever, str], tuple[str, ...]]


def retriever(
    paths: Paths, knowledge: KnowledgeBase, embedder: Embedder | None = None, words: float = WORDS
) -> HybridRetriever:
    """The program's own retriever, with its evidence open to view; `words` as in
    `KernelRidge`.
    """
    embedder = embedder or MiniLm()
    index = Index(paths.index, Corpus.of(knowledge), embedder)
    return HybridRetriever(index, knowledge, embedder, Silent(), words)


def bm25(opened: HybridRetriever, text: str) -> tuple[str, ...]:
    """Words alone; nothing fits when a passage from elsewhere shares them best."""
    scores = opened.evidence(text).bm25
    order = guidance_ranking(scores)
    if not order or scores.get(ELSEWHERE, 0.0) > scores[order[0]]:
        return ()
    return tuple(order[:TOP])


def dense(opened: HybridRetriever, text: str) -> tuple[str, ...]:
    """Likeness alone, with the program's rule for when nothing fits; open the
    retriever with `words=0.0` so that it is likeness of meaning.
    """
    scores = opened.evidence(text).cases
    return tuple(guidance_ranking(scores)[:TOP]) if scores and scope.fits(scores) else ()


def fused(opened: HybridRetriever, text: str) -> tuple[str, ...]:
    """What the program does."""
    return tuple(result.guidance.id for result in opened.search(text))


SYSTEMS: dict[str, System] = {"bm25": bm25, "dense": dense, "fused": fused}


def run(opened: HybridRetriever, system: System, cases: Sequence[Case]) -> list[Outcome]:
    """What `system` returns for every case."""
    return [Outcome(case, system(opened, case.text)) for case in cases]


def scope_curve(
    opened: HybridRetriever, cases: Sequence[Case], margins: Sequence[float]
) -> list[tuple[float, float, float]]:
    """(margin, share of in-scope cases lost, share of the others abstained)."""
    found = [(case, opened.evidence(case.text)) for case in cases]
    inside = [_margin(e) for case, e in found if case.kind != "out_of_scope"]
    outside = [_margin(e) for case, e in found if case.kind == "out_of_scope"]
    return [(m, _below(inside, m), _below(outside, m)) for m in margins]


def _margin(evidence: Evidence) -> float:
    return scope.margin(evidence.cases)


def _below(values: Sequence[float], threshold: float) -> float:
    return sum(value < threshold for value in values) / len(values)
