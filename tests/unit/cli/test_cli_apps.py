"""An app that takes the terminal over is opened without what reads command lines."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal import Terminal

_APP = """
import os
import sys
from coach.errors import NotSetUpError

def run(session):
    print("opened", "with click" if "click" in sys.modules else "without click", flush=True)
    wanted = os.environ.get("WANTED", "")
    if wanted == "error":
        raise NotSetUpError("There is no model yet.", mend="coach model pull")
    if wanted == "interrupt":
        raise KeyboardInterrupt
    return 5
"""

Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start coach in a terminal, beside a package that brings an app called chat."""
    (tmp_path / "some_app.py").write_text(_APP)
    metadata = tmp_path / "extra-1.0.dist-info"
    metadata.mkdir()
    entry_points = metadata / "entry_points.txt"
    entry_points.write_text("[other]\nchat = no:no\n\n[coach.apps]\nchat = some_app:run\n")

    def call(*arguments: str, app: str = "some_app:run", **environment: str) -> Terminal:
        entry_points.write_text(entry_points.read_text().replace("some_app:run", app))
        return Terminal(
            [sys.executable, "-m", "coach", *arguments],
            environment={
                "PYTHONPATH": str(tmp_path), "COACH_HOME": str(tmp_path), **environment
            },
        )  # fmt: skip

    return call


@pytest.mark.parametrize("arguments", [[], ["chat"]])
def test_it_opens_without_click_and_its_code_is_the_process_s(start, arguments):
    with start(*arguments) as terminal:
        assert terminal.wait_for_exit() == 5
        assert terminal.screen()[0] == "opened without click"


def test_options_are_read_by_click(start):
    with start("chat", "--help") as terminal:
        assert terminal.wait_for_exit() == 0
        assert "Usage: coach chat" in terminal.text


def test_an_error_is_a_sentence_and_a_code(start):
    with start("chat", WANTED="error") as terminal:
        assert terminal.wait_for_exit() == 3
        assert "coach: There is no model yet. Try: coach model pull" in terminal.text


def test_an_interrupt_is_no_error(start):
    with start(WANTED="interrupt") as terminal:
        assert terminal.wait_for_exit() == 130
        assert "coach: Stopped." in terminal.text
        assert "Traceback" not in terminal.text


@pytest.mark.parametrize("app", ["no_such_module:run", "some_app:no_such_function"])
def test_an_app_that_cannot_be_loaded(start, app):
    with start(app=app) as terminal:
        assert terminal.wait_for_exit() == 3
        assert "'chat' is installed but cannot be loaded" in terminal.text


def test_without_a_terminal_the_real_chat_says_what_to_do_instead(run):
    done = run("chat")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "needs a terminal" in done.stderr
    assert "coach rewrite" in done.stderr
