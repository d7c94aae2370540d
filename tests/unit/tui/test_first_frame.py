"""What the first frame may wait for: nothing that can come after it."""

from __future__ import annotations

import json
import subprocess
import sys

# A package of ours or of others, and why it must not be there yet.
TOO_EARLY = {
    "torch": "takes seconds",
    "transformers": "takes seconds",
    "sentence_transformers": "takes seconds",
    "chromadb": "takes most of a second",
    "llama_cpp": "loads native code",
    "numpy": "is for the engine",
    "sqlite3": "the history is opened afterwards",
    "click": "the command line is not needed for the app",
    "yaml": "the cards are read when one is opened",
    "coach.signals": "findings come when there is a draft",
    "coach.pipeline": "belongs to the engine's process",
    "coach.knowledge": "the cards are read when one is opened",
    "coach.history": "the history is opened afterwards",
    "tui.draft.screen": "is made when it is first shown",
    "textual.widgets._markdown": "there is nothing to render yet",
    "markdown_it": "there is nothing to render yet",
}

_SCRIPT = """
import asyncio, json, sys
from pathlib import Path
from coach.config import Settings
from coach.paths import Paths
from tui.app import CoachApp
from tui.services import Services

root = Path(sys.argv[1])

class Engine:
    state = None
    def start(self, on_state): pass
    def close(self): pass

loaded = []

class App(CoachApp):
    def _display(self, screen, renderable):
        super()._display(screen, renderable)
        if not loaded:
            loaded.extend(sys.modules)
            self.exit(0)

app = App(Services(Paths(root, root, root), Settings(), given_engine=Engine()))
app.run(headless=True)
print(json.dumps(sorted(loaded)))
"""


def test_nothing_that_can_wait_is_loaded_before_the_first_frame(tmp_path: object) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    loaded = set(json.loads(run.stdout.splitlines()[-1]))
    assert "tui.chat.screen" in loaded
    early = {name: why for name, why in TOO_EARLY.items() if name in loaded}
    assert early == {}
