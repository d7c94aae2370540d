"""What the first-paint benchmark starts, and how it tells that a program is there."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.peers import PEERS, NotInstalledError, install
from tests.homes import link_model
from tests.terminal_screen import Emulator

COLUMNS, ROWS = 110, 32

PYTHON = "python -c pass, to its end"
EMPTY = "an empty Textual app"
AREA = "Textual with a text area"
COACH = "coach"
_EMPTY = "from textual.app import App; App().run()"
_AREA = """
from textual.app import App
from textual.widgets import Static, TextArea
class Area(App):
    def compose(self):
        yield TextArea()
        yield Static("Ready")
Area().run()
"""


@dataclass
class Program:
    """One program and its times in milliseconds, one a round.

    `shows` tells the first useful frame, None that the program draws nothing and is
    timed to its end; `hint` is text without which there is no such frame. `composer`
    is whether a text field has the focus in it. `home` is its home folder. `failed`
    says why there are no times, `lost` that a key typed at once never appeared.
    """

    command: list[str]
    home: Path
    hint: str = ""
    shows: Callable[[Emulator], bool] | None = None
    composer: bool = False
    frames: list[float] = field(default_factory=list)
    keys: list[float] = field(default_factory=list)
    failed: str = ""
    lost: bool = False


def text(wanted: str) -> Callable[[Emulator], bool]:
    """Whether a full-screen program shows `wanted`."""
    return lambda seen: seen.alternate and any(wanted in line for line in seen.lines)


def painted(seen: Emulator) -> bool:
    """Whether a full-screen program has painted its last cell."""
    return seen.alternate and seen.cell(ROWS - 1, COLUMNS - 1).bg != "default"


def ours(folder: Path) -> dict[str, Program]:
    """Coach and its baselines, by label, with their homes below `folder`."""
    python = sys.executable
    search = f"{Path(python).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    coach = shutil.which("coach", path=search)
    if coach is None:
        sys.exit("coach is not installed in this environment: pip install -e .")
    homes = [folder / name for name in ("python", "empty", "area", "coach")]
    for home in homes:
        home.mkdir()
    # With the model, so that the start does what it does every day; without one
    # Coach starts as it does on the first day.
    link_model(homes[3])
    return {
        PYTHON: Program([python, "-c", "pass"], homes[0]),
        EMPTY: Program([python, "-c", _EMPTY], homes[1], "\x1b[48;2", painted),
        AREA: Program([python, "-c", _AREA], homes[2], "Ready", text("Ready"), composer=True),
        # The lower left corner of the composer.
        COACH: Program([coach], homes[3], "╰", text("╰"), composer=True),
    }


def theirs(place: Path, folder: Path) -> dict[str, Program]:
    """The peers, installed below `place`; one that cannot be says why in `failed`."""
    found = {}
    for peer in PEERS:
        home = folder / peer.name
        home.mkdir()
        for name, content in peer.files:
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_text(content)
        # One word of it: between two words the colour may change.
        hint = peer.first.split()[-1]
        program = Program([], home, hint, text(peer.first), peer.composer)
        try:
            program.command = [str(install(peer, place))]
        except NotInstalledError as error:
            program.failed = f"not installed: {error}"
        found[peer.requirement.replace("==", " ")] = program
    return found
