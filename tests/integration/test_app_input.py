"""What comes from a real terminal: pastes, keys, bytes, signals, and its end."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal

COACH = [sys.executable, "-m", "coach", "chat"]


def app(home: Path) -> Terminal:
    terminal = Terminal(COACH, environment={"COACH_HOME": str(home), "HOME": str(home)})
    terminal.wait_for("Enter Send")
    return terminal


def test_a_paste_with_escape_sequences_arrives_whole_and_sends_nothing(tmp_path: Path) -> None:
    with app(tmp_path) as terminal:
        terminal.paste("First.\n\nSecond \x1b]52;c;aGk=\x07here\x1b[31m\n\nThird [/b].")
        terminal.wait_for("Third [/b].")
        shown = [line.strip("│ ") for line in terminal.screen()]
        first = shown.index("First.")
        assert shown[first : first + 5] == ["First.", "", "Second here", "", "Third [/b]."]
        assert "You" not in terminal.text
        assert not terminal.copied()


def test_alt_enter_begins_a_line(tmp_path: Path) -> None:
    with app(tmp_path) as terminal:
        terminal.send("one\x1b\rtwo")
        terminal.wait_for("two")
        shown = [line.strip("│ ") for line in terminal.screen()]
        assert shown[shown.index("one") + 1] == "two"


def test_a_byte_that_is_no_text_ends_nothing(tmp_path: Path) -> None:
    with app(tmp_path) as terminal:
        terminal._write(b"Dear \xff Ann")
        terminal.wait_for("Ann")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_whoever_ends_the_app_from_outside_finds_his_words_again(
    tmp_path: Path, number: signal.Signals
) -> None:
    with app(tmp_path) as terminal:
        terminal.send("Dear Ann")
        terminal.wait_for("Dear Ann")
        os.kill(terminal.process_id, number)
        terminal.wait_for_exit()
    with app(tmp_path) as terminal:
        terminal.wait_for("Dear Ann")
