"""The bounds that retrieval must hold on the test split, with the real embedder."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach import knowledge
from coach.paths import Paths
from evals.retrieval import cases, metrics, systems


@pytest.mark.slow
def test_the_test_split_holds_its_bounds(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "config", tmp_path / "data", tmp_path / "cache")
    opened = systems.retriever(paths, knowledge.load(paths))
    measured = metrics.measures(systems.run(opened, systems.fused, cases.load("test")))
    assert measured["recall@3"].value >= 0.90
    assert measured["MRR"].value >= 0.80
    assert measured["out of scope abstained"].value >= 0.90
    assert measured["in scope lost"].value <= 0.05
