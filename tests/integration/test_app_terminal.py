"""The app and what is around it, in a real pseudo-terminal and without a model."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from tests.terminal import Terminal

COACH = [sys.executable, "-m", "coach"]


def _home(root: Path, **more: str) -> dict[str, str | None]:
    return {"COACH_HOME": str(root), "HOME": str(root), **more}


def test_the_editor_gets_the_terminal_and_gives_it_back(tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "file = pathlib.Path(sys.argv[-1])\n"
        "answer = input('What should it say? ')\n"
        "file.write_text(file.read_text().rstrip() + ' ' + answer + ' \\x1b[31m[/b]')\n"
    )
    editor = f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}"
    with Terminal([*COACH, "chat"], environment=_home(tmp_path, EDITOR=editor)) as terminal:
        terminal.wait_for(lambda seen: seen.emulator.alternate)
        terminal.send("Dear Ann, ")
        terminal.wait_for("Dear Ann,")
        terminal.press("f4")
        terminal.wait_for("What should it say?")
        assert not terminal.emulator.alternate
        terminal.send("thank you.")
        terminal.press("enter")
        terminal.wait_for(lambda seen: "Dear Ann, thank you. [/b]" in seen.text)
        assert terminal.emulator.alternate
        terminal.send(" Bye")
        terminal.wait_for("thank you. [/b] Bye")


def test_a_failing_editor_loses_nothing(tmp_path: Path) -> None:
    with Terminal([*COACH, "chat"], environment=_home(tmp_path, EDITOR="false")) as terminal:
        terminal.wait_for(lambda seen: seen.emulator.alternate)
        terminal.send("Dear Ann")
        terminal.wait_for("Dear Ann")
        terminal.press("f4")
        terminal.wait_for("The editor 'false' ended")
        assert "Dear Ann" in terminal.text


def test_a_settings_file_written_by_the_app_is_one_the_command_line_takes(tmp_path: Path) -> None:
    with Terminal([*COACH, "chat"], environment=_home(tmp_path)) as terminal:
        terminal.wait_for(lambda seen: seen.emulator.alternate)
        terminal.press("f9")
        terminal.wait_for("Usual channel")
        terminal.press("down", "down", "enter")
        terminal.wait_for("linkedin-post")
        terminal.press("up", "enter")
        terminal.wait_for("Usual channel: slack-message")
    with Terminal([*COACH, "config", "show"], environment=_home(tmp_path)) as terminal:
        terminal.wait_for("slack-message")


def test_an_ascii_terminal_gets_ascii(tmp_path: Path) -> None:
    home = _home(tmp_path, LANG="C", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    with Terminal([*COACH, "chat"], environment=home) as terminal:
        terminal.wait_for(lambda seen: seen.emulator.alternate and "Send" in seen.text)
        terminal.press("f1")
        terminal.wait_for("Help: all keys")
        assert terminal.text.isascii(), terminal.text
