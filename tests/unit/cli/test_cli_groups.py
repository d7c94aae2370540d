"""The table of commands, commands of other packages, help, progress."""

from __future__ import annotations

import json
import os
import pty
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import click
import pytest

from coach.cli import plugins
from coach.cli.app import BUILT_IN, root
from coach.cli.groups import LazyGroup
from coach.cli.progress import Lines, Resuming, amount
from tests.unit.cli import extra_command


def leaves(
    group: LazyGroup, path: tuple[str, ...] = ()
) -> list[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    found = []
    for name in group.lazy:
        command = group.get_command(context, name)
        assert command is not None
        found.append(((*path, name), command))
        if isinstance(command, LazyGroup):
            found += leaves(command, (*path, name))
    return found


@pytest.mark.parametrize(
    ("path", "command"), leaves(root), ids=lambda x: "-".join(x) if isinstance(x, tuple) else ""
)
def test_every_command_has_help(run, path, command):
    assert command.name == path[-1]
    result = run(*path, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: coach {' '.join(path)}")
    assert "\u2014" not in result.stdout
    for parameter in command.params:
        assert isinstance(parameter, click.Argument) or parameter.help, (path, parameter)


def test_help_lists_every_command_without_importing_it(run):
    result = run("--help")
    for name, entry in BUILT_IN.items():
        assert f"  {name}" in result.stdout
        assert entry.summary in result.stdout
    assert run().stdout == result.stdout


@pytest.mark.parametrize(("name", "word"), [("chat", "terminal app"), ("eval", "evaluation")])
def test_commands_that_are_not_installed_say_so_and_what_works(run, name, word, monkeypatch):
    monkeypatch.setattr(plugins, "_entries", tuple)
    result = run(name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert word in result.stderr
    assert "Try: coach " in result.stderr


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that brings `chat`, `zzz` and `broken`."""
    metadata = tmp_path / "extra-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: extra\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(
        "[console_scripts]\nother = x:y\n\n[coach.commands]\n"
        "# comment = no\n"
        "zzz = tests.unit.cli.extra_command:chat\n"
        "chat = tests.unit.cli.extra_command:chat\n"
        "broken = tests.unit.cli.no_such_module:chat\n"
    )
    monkeypatch.syspath_prepend(tmp_path)


@pytest.mark.usefixtures("installed")
def test_commands_of_other_packages(run):
    known = [name for name in plugins.names() if name in {"chat", "zzz", "broken"}]
    assert known == ["chat", "broken", "zzz"]
    assert "chat" in run("--help").stdout
    assert plugins.SUMMARIES["chat"] in run("--help").stdout
    assert run("chat", "--loud").stdout == "HELLO\n"
    broken = run("broken")
    assert broken.exit_code == 3
    assert "cannot be loaded" in broken.stderr


def test_the_fast_listing_agrees_with_the_slow_one():
    found = {entry.name for entry in plugins._entries()}
    assert set(plugins.names()) == found


def test_alone_on_a_terminal_the_chat_opens(run, monkeypatch):
    monkeypatch.setattr("coach.cli.output.is_terminal", lambda stream: True)
    entry = EntryPoint("chat", f"{extra_command.__name__}:chat", plugins.GROUP)
    monkeypatch.setattr(plugins, "_entries", lambda: (entry,))
    assert run().stdout == "hello\n"
    monkeypatch.setattr(plugins, "_entries", tuple)
    assert run().stdout.startswith("Usage: coach")


def test_version(run):
    assert run("--version").stdout.startswith("coach ")


def test_lines_in_a_log_are_few():
    now = [0.0]
    told: list[str] = []
    lines = Lines(told.append, lambda: now[0])
    lines.begin("Fetching", 4_000_000, "bytes")
    for _ in range(40):
        now[0] += 0.5
        lines.advance(100_000)
    lines.end()
    assert told == [
        "Fetching: 4 MB", "Fetching: 2 MB of 4 MB, 50 %",
        "Fetching: 4 MB of 4 MB, 100 %", "Fetching: done",
    ]  # fmt: skip


def test_work_that_failed_half_way_is_not_called_done():
    told: list[str] = []
    lines = Lines(told.append, lambda: 0.0)
    lines.begin("Fetching", 4_000_000, "bytes")
    lines.advance(1_000_000)
    lines.end()
    assert told == ["Fetching: 4 MB", "Fetching: stopped at 1 MB of 4 MB, 25 %"]


def test_work_in_between_does_not_take_the_progress_over():
    now = [0.0]
    told: list[str] = []
    batch = Resuming(Lines(told.append, lambda: now[0]))
    batch.begin("Rewriting", 40, "drafts")
    batch.advance(4)
    batch.inside.begin("Indexing", 9, "cards")
    batch.inside.advance(9)
    batch.inside.end()
    now[0] = 11.0
    batch.advance(36)
    batch.end()
    batch.inside.begin("Closing", None, "files")
    batch.inside.end()
    assert told == [
        "Rewriting: 40 drafts", "Indexing: 9 cards", "Indexing: done", "Rewriting: 40 drafts",
        "Rewriting: 40 of 40 drafts, 100 %", "Rewriting: done", "Closing", "Closing: done",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [(0, "bytes", "0 bytes"), (999, "bytes", "999 bytes"), (1_117_320_768, "bytes", "1.1 GB"),
     (1, "drafts", "1 drafts"), (12_345, "bytes", "12 kB")],
)  # fmt: skip
def test_amounts(number, unit, text):
    assert amount(number, unit) == text


def on_terminal(arguments: list[str]) -> tuple[int, str]:
    """Run the program with the fake engine on a pseudo-terminal; code and screen."""
    child, screen = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm"
        os.execv(sys.executable, [sys.executable, "-m", "tests.fakes.coach", *arguments])
    data = b""
    while True:
        try:
            part = os.read(screen, 4096)
        except OSError:  # Linux says EIO when the other side is gone
            break
        if not part:
            break
        data += part
    _, status = os.waitpid(child, 0)
    os.close(screen)
    return os.waitstatus_to_exitcode(status), data.decode().replace("\r\n", "\n")


def test_on_a_terminal_the_changes_are_told_in_colour(monkeypatch):
    monkeypatch.chdir(Path(__file__).resolve().parents[3])
    monkeypatch.delenv("NO_COLOR", raising=False)
    code, screen = on_terminal(["rewrite", "--text", "Hello"])
    assert code == 0
    assert "Reading and rewriting ..." in screen
    assert "\x1b[32m  + Hello What do you think?\x1b[0m" in screen
    monkeypatch.setenv("NO_COLOR", "1")
    code, screen = on_terminal(["rewrite", "--text", "Hello"])
    assert "\x1b[3" not in screen
    assert "  + Hello What do you think?" in screen


def test_on_a_terminal_advice_is_streamed_once(monkeypatch):
    monkeypatch.chdir(Path(__file__).resolve().parents[3])
    code, screen = on_terminal(["advise", "--text", "A guest"])
    assert code == 0
    assert screen.count("Ask what they need. [2]\n") == 1


def test_a_batch_on_a_terminal_shows_a_bar_and_gives_the_cursor_back(monkeypatch, tmp_path):
    monkeypatch.chdir(Path(__file__).resolve().parents[3])
    source = tmp_path / "[bold]in.jsonl"
    source.write_text(json.dumps({"draft": "Hi"}) + "\n")
    code, screen = on_terminal(["batch", str(source), str(tmp_path / "out.jsonl")])
    assert code == 0
    assert "[bold]in.jsonl" in screen
    assert screen.rfind("\x1b[?25h") > screen.rfind("\x1b[?25l")


def test_a_batch_that_ends_early_gives_the_cursor_back(monkeypatch, tmp_path):
    monkeypatch.chdir(Path(__file__).resolve().parents[3])
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"draft": "NO MODEL"}) + "\n")
    code, screen = on_terminal(["batch", str(source), str(tmp_path / "out.jsonl")])
    assert code == 3
    assert "\x1b[?25l" in screen
    assert screen.rfind("\x1b[?25h") > screen.rfind("\x1b[?25l")
