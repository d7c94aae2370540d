"""The status line says what was asked for last, and never less than it has to."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from coach.errors import CoachError
from tests.fakes.engine import ScriptedEngine
from tests.unit.tui.chat.scene import scene
from tui.engine import Broken, Loading, Ready
from tui.widgets import status
from tui.widgets.status import StatusLine

LOST = Broken(
    CoachError(
        "The coach was ended by the system, most likely for lack of memory.",
        mend="close other programs, or choose a smaller model (coach model list)",
    )
)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(status, "time", SimpleNamespace(monotonic=lambda: now[0]))
    return now


@pytest.mark.parametrize("state", [Loading("Loading", 100.0), Ready("m", 1.0), LOST])
async def test_what_was_done_is_said_whatever_goes_on(
    tmp_path: Path, state: Loading | Ready | Broken
) -> None:
    async with scene(tmp_path, ScriptedEngine(state=state)) as one:
        one.chat.status.note("Copied.")
        assert one.status == "Copied."


async def test_what_goes_on_is_said_again_after_a_moment(
    tmp_path: Path, clock: list[float]
) -> None:
    async with scene(tmp_path) as one:
        await one.send("Hello")
        one.chat.status.note("Copied.")
        assert one.status == "Copied."
        clock[0] += 60
        one.chat.status._draw()
        assert "Esc stops" in one.status


async def test_a_coach_that_is_lost_is_newer_than_a_note(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        one.chat.status.note("Copied.")
        one.engine.become(LOST)
        assert "lack of memory" in one.status


async def test_a_remedy_is_not_cut_off(tmp_path: Path) -> None:
    async with scene(tmp_path, ScriptedEngine(state=LOST)) as one:
        line = one.chat.query_one(StatusLine)
        shown = "".join(line.render_line(row).text for row in range(line.content_size.height))
        assert "coach model list" in " ".join(shown.split())
