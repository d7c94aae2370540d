from __future__ import annotations

from pathlib import Path

import pytest

from coach.paths import Paths


@pytest.fixture(autouse=True)
def _no_model_from_outside(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("model") is None:
        monkeypatch.delenv("COACH_MODEL", raising=False)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    home = tmp_path / "home"
    return Paths(config=home / "config", data=home / "data", cache=home / "cache")
