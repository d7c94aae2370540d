"""The settings screen writes what the file would take, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from coach.config import AppSettings, Settings
from tests.unit.tui.kit import NARROW, app, paths
from tests.unit.tui.screens.screens_kit import Recorder, said, screen_text, told, until
from tui.app import CoachApp
from tui.screens.ask import ChooseScreen, PromptScreen
from tui.screens.settings import SettingsScreen
from tui.widgets.plain import PlainList

FILE = '# mine\n[app]\ntheme = "dark" # at night\n'


async def opened(one: CoachApp, pilot: Pilot[Any], title: str) -> None:
    """The settings, with the one called `title` marked."""
    await pilot.press("f9")
    await until(pilot, lambda: isinstance(one.screen, SettingsScreen) and title in screen_text(one))
    rows = one.screen.query_one(PlainList)
    for _ in range(rows.option_count):
        if str(rows.get_option_at_index(rows.highlighted or 0).prompt).startswith(title):
            return
        await pilot.press("down")
    raise AssertionError(title)


def with_file(root: Path, text: str = FILE) -> Path:
    file = paths(root).config_file
    file.parent.mkdir(parents=True)
    file.write_text(text)
    return file


async def test_the_theme_changes_at_once_and_comments_stay(tmp_path: Path) -> None:
    file = with_file(tmp_path)
    one = app(tmp_path)
    async with one.run_test(size=NARROW) as pilot:
        await opened(one, pilot, "Colours")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(one.screen, ChooseScreen))
        await pilot.press("down", "enter")
        await until(pilot, lambda: one.theme == "coach-light")
        assert one.services.settings.app.theme == "light"
        assert "light" in screen_text(one)
    assert file.read_text() == FILE.replace('"dark"', '"light"')


async def test_a_number_is_asked_for_and_checked(tmp_path: Path) -> None:
    file = paths(tmp_path).config_file
    one = app(tmp_path)
    async with one.run_test(size=NARROW) as pilot:
        await opened(one, pilot, "Rewrites to choose")
        await pilot.press("enter", *"99", "enter")
        await until(pilot, lambda: isinstance(one.screen, PromptScreen))
        await until(pilot, lambda: "from 1 to 16" in said(one, "#problem"))
        assert not file.exists()
        await pilot.press("backspace", "backspace", "5", "enter")
        await until(pilot, lambda: one.services.settings.rewrite.variants == 5)
        assert any("next start" in notice for notice in told(one))
        await until(pilot, lambda: isinstance(one.screen, SettingsScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(one.screen, PromptScreen))
        await pilot.press("backspace", "enter")  # empty: the default
        await until(pilot, lambda: one.services.settings.rewrite.variants == 3)
    assert file.read_text() == "[rewrite]\n"


async def test_thinking_better_of_it_writes_nothing(tmp_path: Path) -> None:
    one = app(tmp_path)
    async with one.run_test() as pilot:
        await opened(one, pilot, "Usual channel")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(one.screen, ChooseScreen))
        await pilot.press("down", "escape")
        await until(pilot, lambda: isinstance(one.screen, SettingsScreen))
        await pilot.press("escape")
        assert one.screen is one.chat
    assert not paths(tmp_path).config_file.exists()


async def test_each_says_what_it_means_and_when_it_holds(tmp_path: Path) -> None:
    one = app(tmp_path)
    async with one.run_test() as pilot:
        await opened(one, pilot, "Principles")
        await until(pilot, lambda: "lean on" in said(one, "#meaning"))
        assert "from the next start" in said(one, "#meaning")
        assert "retrieval.limit: a whole number from 1 to 3. Default: 3." in said(one, "#meaning")
        assert said(one, "#file").endswith("config.toml")


async def test_a_broken_file_is_told_and_left_alone(tmp_path: Path) -> None:
    broken = "[app\ntheme = 'dark'\n"
    file = with_file(tmp_path, broken)
    one = app(tmp_path, settings=Settings(app=AppSettings(theme="dark")))
    async with one.run_test() as pilot:
        await pilot.press("f9")
        await until(pilot, lambda: bool(told(one)))
        assert "line 1" in told(one)[0]
        assert "cannot be read" in said(one, "#meaning")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(one.screen, SettingsScreen)
    assert file.read_text() == broken


async def test_the_clipboard_setting_holds_for_the_next_copy(tmp_path: Path) -> None:
    one = app(tmp_path, settings=Settings(app=AppSettings(theme="dark")))
    async with one.run_test() as pilot:
        before = one.services.clipboard
        await opened(one, pilot, "Copying")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(one.screen, ChooseScreen))
        await pilot.press("down", "enter")
        await until(pilot, lambda: one.services.settings.app.clipboard == "system")
        assert one.services.clipboard is not before


async def test_what_is_copied_in_the_textual_way_is_clean_and_said(tmp_path: Path) -> None:
    clipboard = Recorder()
    one = app(tmp_path, given_clipboard=clipboard)
    async with one.run_test() as pilot:
        one.copy_to_clipboard("Hello\u202e [1]")
        await until(pilot, lambda: told(one) == ["Copied, says the test."])
        assert clipboard.texts == ["Hello\u202e [1]"]
        assert one.clipboard == "Hello [1]"
