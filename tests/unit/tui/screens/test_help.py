"""The help: the table of actions, with the user's keys, to be searched."""

from __future__ import annotations

from pathlib import Path

from coach.config import AppSettings, Settings
from tests.unit.tui.kit import NARROW, app
from tests.unit.tui.screens.screens_kit import said, screen_text, until
from tui.actions import ACTIONS
from tui.screens.help import HelpScreen


async def test_every_action_is_there(tmp_path: Path) -> None:
    one = app(tmp_path)
    async with one.run_test(size=NARROW) as pilot:
        await pilot.press("f1")
        await until(
            pilot, lambda: isinstance(one.screen, HelpScreen) and "F1" in said(one, "#rows")
        )
        text = " ".join(said(one, "#rows").split())
        for action in ACTIONS.values():
            assert f"{action.title} {action.help} ({action.id})" in text
        await pilot.press("escape")
        assert one.screen is one.chat


async def test_typing_narrows_it_down(tmp_path: Path) -> None:
    one = app(tmp_path)
    async with one.run_test() as pilot:
        await pilot.press("f1", *"delete good")
        await until(pilot, lambda: "sessions.delete" in screen_text(one))
        assert "app.help" not in said(one, "#rows")
        await pilot.press(*"[/b]")
        await until(pilot, lambda: said(one, "#rows").startswith("Nothing has all"))
        assert "'delete good[/b]'" in said(one, "#rows")


async def test_a_remapped_key_is_shown_and_how_to_remap(tmp_path: Path) -> None:
    settings = Settings(app=AppSettings(theme="dark"), keys={"draft.rewrite": "ctrl+e, f10"})
    one = app(tmp_path, settings=settings)
    async with one.run_test() as pilot:
        await pilot.press("f1", *"draft.rewrite")
        await until(pilot, lambda: "Ctrl+E, F10" in said(one, "#rows"))
        assert '"draft.rewrite" = "ctrl+e"' in screen_text(one)


async def test_it_scrolls_while_one_types(tmp_path: Path) -> None:
    one = app(tmp_path)
    async with one.run_test(size=NARROW) as pilot:
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(one.screen, HelpScreen))
        scroll = one.screen.query_one("#all")
        await until(pilot, lambda: scroll.max_scroll_y > 0)
        await pilot.press("pagedown", "down")
        await until(pilot, lambda: scroll.scroll_y > 1)
        there = scroll.scroll_y
        await pilot.press("up")
        await until(pilot, lambda: scroll.scroll_y == there - 1)
        await pilot.press("pageup")
        await until(pilot, lambda: scroll.scroll_y == 0)


async def test_the_palette_finds_an_action_by_keys(tmp_path: Path) -> None:
    one = app(tmp_path)
    async with one.run_test() as pilot:
        await pilot.press("ctrl+p", *"next colour")
        await until(pilot, lambda: "Next colour theme" in screen_text(one))
        await pilot.press("down", "enter")
        await until(pilot, lambda: one.theme == "coach-light")
        await pilot.press("ctrl+p", *"help: all")
        await until(pilot, lambda: "Shows every key" in screen_text(one))
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(one.screen, HelpScreen))


async def test_the_palette_has_plain_titles_of_the_table_only(tmp_path: Path) -> None:
    one = app(tmp_path)
    async with one.run_test() as pilot:
        await pilot.pause()
        offered = {command.title for command in one.get_system_commands(one.screen)}
    titles = {action.title for action in ACTIONS.values() if action.palette}
    assert {"Settings", "Answer again", "Next colour theme"} <= offered <= titles
