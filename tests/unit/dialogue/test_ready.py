from __future__ import annotations

from pathlib import Path

import pytest

from coach import Coach, prompts
from coach.config import Settings
from coach.errors import NotSetUpError
from coach.paths import Paths
from coach.stop import StopSignal
from tests.fakes.inference import ScriptedModel
from tests.fakes.retrieval import ScriptedRetriever
from tests.unit.pipeline.kit import ZeroEmbedder


class Seen:
    """A progress that keeps what it was told."""

    def __init__(self) -> None:
        self.works: list[tuple[str, int | None, int, bool]] = []

    def begin(self, what: str, total: int | None, unit: str) -> None:
        assert not self.works or self.works[-1][3], "one piece of work at a time"
        self.works.append((what, total, 0, False))

    def advance(self, amount: int) -> None:
        what, total, done, _ = self.works[-1]
        self.works[-1] = (what, total, done + amount, False)

    def end(self, note: str = "") -> None:
        self.works[-1] = (*self.works[-1][:3], True)


def coach(folder: Path, seen: Seen, retriever: ScriptedRetriever) -> tuple[Coach, ScriptedModel]:
    model = ScriptedModel()
    paths = Paths(config=folder / "c", data=folder / "d", cache=folder / "e")
    made = Coach(
        paths,
        Settings(),
        progress=seen,
        model=model,
        retriever=retriever,
        embedder=ZeroEmbedder(),
    )
    return made, model


def test_everything_is_loaded_and_the_prompts_are_evaluated(tmp_path: Path) -> None:
    seen, retriever = Seen(), ScriptedRetriever()
    made, model = coach(tmp_path, seen, retriever)
    made.warm()
    assert retriever.warmed
    for task in ("advise", "script"):
        assert prompts.load(task).fixed in model.warmed
    assert all(work[3] for work in seen.works)
    told = [work for work in seen.works if work[1]]
    assert told
    assert all(total == done for _, total, done, _ in told)


def test_the_prompts_are_left_when_somebody_waits(tmp_path: Path) -> None:
    seen, retriever = Seen(), ScriptedRetriever()
    made, model = coach(tmp_path, seen, retriever)
    hurry = StopSignal()
    hurry.set()
    made.warm(hurry)
    assert model.warmed == []
    assert retriever.warmed
    assert all(work[3] for work in seen.works)


def test_what_is_not_set_up_is_said(tmp_path: Path) -> None:
    class Missing(ScriptedRetriever):
        def warm(self) -> None:
            raise NotSetUpError("The embedding model is not installed.", mend="pip install it")

    made, _ = coach(tmp_path, Seen(), Missing())
    with pytest.raises(NotSetUpError):
        made.warm()
