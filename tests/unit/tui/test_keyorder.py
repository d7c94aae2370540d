"""Keys take effect in the order they were pressed, however fast they come."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from textual.events import Key, Paste

from tests.fakes.engine import ScriptedEngine
from tests.unit.tui.kit import app
from tests.unit.tui.screens.screens_kit import until
from tui.screens.ask import ChooseScreen
from tui.screens.help import HelpScreen
from tui.screens.overlay import Overlay


def burst(one: Any, *keys: str) -> None:
    """All of `keys` before the app can turn to any."""
    for key in keys:
        one.post_message(Key(key, key if len(key) == 1 else None))


async def test_enter_does_not_overtake_the_last_words(tmp_path: Path) -> None:
    engine = ScriptedEngine()
    one = app(tmp_path, engine)
    async with one.run_test() as pilot:
        await pilot.pause()
        burst(one, *"abc123", "enter", *"def", "enter")
        await until(pilot, lambda: len(engine.runs) == 1)
        assert engine.runs[0].job.message == "abc123"
        engine.runs[0].stop()
        await until(pilot, lambda: len(engine.runs) == 2)
        assert engine.runs[1].job.message == "def"
        assert one.chat.composer.text == ""


async def test_a_paste_keeps_its_place(tmp_path: Path) -> None:
    engine = ScriptedEngine()
    one = app(tmp_path, engine)
    async with one.run_test() as pilot:
        await pilot.pause()
        burst(one, *"abc")
        one.post_message(Paste(" and\nmore"))
        burst(one, *"x", "ctrl+j", *"y", "enter")
        await until(pilot, lambda: bool(engine.runs))
        assert engine.runs[0].job.message == "abc and\nmorex\ny"


async def test_a_choice_waits_for_the_way_to_it(tmp_path: Path) -> None:
    answers: list[str | None] = []
    one = app(tmp_path)
    async with one.run_test() as pilot:
        choices = [(name, name) for name in "abcdef"]
        await one.push_screen(ChooseScreen("Which?", choices), answers.append)
        await pilot.pause()
        burst(one, "down", "down", "down", "enter")
        await until(pilot, lambda: bool(answers))
    assert answers == ["d"]


async def test_a_widget_that_does_not_answer_keeps_no_key_from_the_user(tmp_path: Path) -> None:
    mended = asyncio.Event()

    class Stuck(Overlay[None]):
        async def on_key(self) -> None:
            await mended.wait()

    one = app(tmp_path)
    async with one.run_test() as pilot:
        one.push_screen(Stuck())
        while not isinstance(one.screen, Stuck):
            await asyncio.sleep(0.001)
        burst(one, "a", "f1")
        try:
            async with asyncio.timeout(20):
                while not isinstance(one.screen, HelpScreen):
                    await asyncio.sleep(0.01)
        finally:
            mended.set()
        await pilot.pause()
