"""The start of the app, in a real pseudo-terminal and without a model."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.terminal import Terminal

COACH = [sys.executable, "-m", "coach"]


def test_what_is_typed_before_the_app_is_there_stands_in_the_composer(tmp_path: Path) -> None:
    home = {"COACH_HOME": str(tmp_path), "HOME": str(tmp_path)}
    with Terminal([*COACH, "chat"], environment=home) as terminal:
        terminal.send("typed ahead, ")
        # The kernel echoes it too, as long as nobody has taken the terminal over.
        terminal.wait_for(lambda seen: seen.emulator.alternate and "typed ahead," in seen.text)
        terminal.send("and after")
        terminal.wait_for("typed ahead, and after")
