"""The log: what happened, clean, private and small."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from coach.errors import CoachError
from tests.unit.tui.kit import NARROW, app, paths
from tests.unit.tui.screens.screens_kit import Recorder, said, screen_text, told, until
from tui import logfile
from tui.screens.log import LogScreen


def written(root: Path, text: str) -> Path:
    file = paths(root).log_file
    with logfile.opened(file) as log:
        log.write(text.encode())
    return file


async def test_the_end_is_shown_clean_with_the_place_of_the_file(tmp_path: Path) -> None:
    written(
        tmp_path, "".join(f"line {n}\n" for n in range(300)) + "\x1b[31m[/red] \x1b]0;x\x07end\n"
    )
    one = app(tmp_path)
    async with one.run_test(size=NARROW) as pilot:
        await pilot.press("f12")
        await until(pilot, lambda: "[/red] end" in screen_text(one))
        assert "line 0\n" in said(one, "#text")
        assert "coach.log" in screen_text(one)
        assert "\x1b" not in said(one, "#text")


async def test_it_follows_while_its_end_is_in_view(tmp_path: Path) -> None:
    written(tmp_path, "".join(f"line {n}\n" for n in range(300)))
    one = app(tmp_path)
    async with one.run_test(size=NARROW) as pilot:
        await pilot.press("f12")
        await until(pilot, lambda: "line 299" in screen_text(one))
        screen = one.screen
        assert isinstance(screen, LogScreen)
        written(tmp_path, "the newest\n")
        await screen._read()
        await until(pilot, lambda: "the newest" in screen_text(one))
        await pilot.press("pageup", "pageup")
        await until(pilot, lambda: "the newest" not in screen_text(one))
        at = screen.query_one("#lines").scroll_y
        written(tmp_path, "newer still\n")
        await screen._read()
        await until(pilot, lambda: "newer still" in said(one, "#text"))
        assert screen.query_one("#lines").scroll_y == at


async def test_a_log_without_a_line(tmp_path: Path) -> None:
    one = app(tmp_path)
    async with one.run_test() as pilot:
        await pilot.press("f12")
        await until(pilot, lambda: "Nothing has been reported." in screen_text(one))


async def test_a_log_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    paths(tmp_path).log_file.mkdir(parents=True)
    one = app(tmp_path)
    async with one.run_test() as pilot:
        await pilot.press("f12")
        await until(pilot, lambda: "cannot be read: Is a directory." in screen_text(one))


async def test_a_problem_of_the_app_is_in_it(tmp_path: Path) -> None:
    one = app(tmp_path)
    async with one.run_test() as pilot:
        one.tell(CoachError("It [failed]\x1b[31m.", mend="try\nagain"))
        await pilot.press("f12")
        await until(pilot, lambda: "It [failed]. Try: try again" in said(one, "#text"))


async def test_it_can_be_copied(tmp_path: Path) -> None:
    written(tmp_path, "a line\n")
    clipboard = Recorder()
    one = app(tmp_path, given_clipboard=clipboard)
    async with one.run_test() as pilot:
        await pilot.press("f12")
        await until(pilot, lambda: "a line" in screen_text(one))
        await pilot.press("ctrl+g")
        await until(pilot, lambda: clipboard.texts == ["a line"])
        assert told(one) == ["Copied, says the test."]


def test_the_file_is_private_even_if_it_was_not(tmp_path: Path) -> None:
    file = written(tmp_path, "a\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o644)
    written(tmp_path, "b\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text() == "a\nb\n"


def test_a_large_one_is_set_aside_once(tmp_path: Path) -> None:
    file = written(tmp_path, "x" * (logfile.LARGEST + 1))
    written(tmp_path, "new\n")
    assert file.read_text() == "new\n"
    assert logfile.older(file).stat().st_size == logfile.LARGEST + 1
    assert stat.S_IMODE(logfile.older(file).stat().st_mode) == 0o600


def test_the_tail_begins_at_a_line(tmp_path: Path) -> None:
    file = written(tmp_path, "".join(f"line {n} " + "é" * 50 + "\n" for n in range(3000)))
    tail = logfile.tail(file)
    assert tail.startswith("line ")
    assert len(tail.encode()) <= 64 * 1024


def test_a_folder_that_cannot_be_written_to_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in the way").write_text("")
    logfile.note(tmp_path / "in the way" / "coach.log", "a problem")
