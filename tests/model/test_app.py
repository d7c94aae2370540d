"""The whole program in a real terminal, with the real model: what a day with it is like."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.models import InstalledModel
from coach.paths import Paths
from tests.terminal import Terminal

# Only the point at which a test gives up; the first answer waits for the model.
PATIENCE = 240.0
COMMAND = [sys.executable, "-m", "coach"]
DRAFT = "Hi Mara, amazing news!!! Our new oven is finally here. Buy two loaves today!"


@pytest.fixture
def home(tmp_path: Path, real_model: InstalledModel) -> Path:
    """A user with the model and the index of this machine, and nothing else yet."""
    there = Paths.from_environment()
    home = tmp_path / "home"
    (home / "data").mkdir(parents=True)
    for entry in there.data.iterdir():
        if entry.name == "models":
            (home / "data" / "models").symlink_to(entry)
    if there.cache.is_dir():
        shutil.copytree(there.cache, home / "cache", ignore=shutil.ignore_patterns("log"))
    return home


@pytest.fixture
def terminal(home: Path, tmp_path: Path) -> Iterator[Terminal]:
    with _open(home, tmp_path) as terminal:
        yield terminal


def _open(home: Path, folder: Path, *arguments: str) -> Terminal:
    return Terminal(
        [*COMMAND, "chat", *arguments],
        columns=140,
        rows=45,
        environment={"COACH_HOME": str(home), "PYTHONPATH": str(Path.cwd())},
        folder=folder,
    )


def test_ask_stop_rewrite_accept_copy_quit_and_resume(
    terminal: Terminal, home: Path, tmp_path: Path
) -> None:
    # Typed while everything still loads, answered when it is ready.
    terminal.wait_for("Enter Send")
    terminal.send("My client Mara wrote that her order came two days late. What do I answer?")
    terminal.press("enter")
    terminal.wait_for("[1]", PATIENCE)
    terminal.wait_for("Ready", PATIENCE)

    # Stopped, and what was written stays.
    terminal.send("Tell me more about why that matters, at length.")
    terminal.press("enter")
    terminal.wait_for("Esc stops", PATIENCE)
    terminal.press("escape")
    terminal.wait_for("topped", PATIENCE)

    # The draft view: rewrite, walk, accept, copy.
    terminal.press("f2")
    terminal.wait_for("Rewrite")
    terminal.paste(DRAFT)
    terminal.wait_for("amazing news")
    terminal.press("ctrl+r")
    terminal.wait_for("Change 1 of", PATIENCE)
    terminal.press("a", "ctrl+g")
    terminal.wait_for(lambda seen: seen.copied(), PATIENCE)
    copied = terminal.copied()[-1]
    assert "Mara" in copied
    assert "!!!" not in copied
    assert "\x1b" not in copied
    assert copied == copied.strip()

    terminal.press("ctrl+q")
    assert terminal.wait_for_exit() == 0

    # The next day everything is there.
    with _open(home, tmp_path) as again:
        again.wait_for("Enter Send")
        again.press("f3")
        again.wait_for("My client Mara wrote")
        again.press("down", "enter")  # the newest is the draft
        again.wait_for("two days late")
        again.wait_for("[1]")
        again.press("ctrl+q")
        assert again.wait_for_exit() == 0
