"""The small questions, answered by keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from coach.errors import InputError
from tests.unit.tui.kit import app
from tui.screens.ask import AskScreen, ChooseScreen, PromptScreen
from tui.widgets.plain import Plain

CHOICES = [("email", "E-mail"), ("dm", "Direct message"), ("other", "Other")]


async def _answer(root: Path, screen: Any, *keys: str) -> list[Any]:
    """What `screen` gives after `keys`; empty while it is still open."""
    answers: list[Any] = []
    one = app(root)
    async with one.run_test() as pilot:
        await one.push_screen(screen, answers.append)
        await pilot.press(*keys)
        await pilot.pause()
    return answers


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["y"], True),
        (["n"], False),
        (["escape"], False),
        (["enter"], False),  # what changes nothing has the focus
        (["shift+tab", "enter"], True),
    ],
)
async def test_yes_or_no(tmp_path: Path, keys: list[str], answer: bool) -> None:
    assert await _answer(tmp_path, AskScreen("Delete it?", yes="Delete"), *keys) == [answer]


async def test_the_question_may_hold_anything(tmp_path: Path) -> None:
    one = app(tmp_path)
    async with one.run_test() as pilot:
        await one.push_screen(AskScreen("Delete '[/b] [1]\x1b[31m'?", detail="[red]"))
        await pilot.pause()
        shown = [str(widget.render()) for widget in one.screen.query(Plain)]
    assert shown == ["Delete '[/b] [1]'?", "[red]"]


async def test_a_line_is_given_without_the_space_around_it(tmp_path: Path) -> None:
    assert await _answer(tmp_path, PromptScreen("Save as"), *" a.txt ", "enter") == ["a.txt"]


async def test_the_old_line_is_there_to_be_taken(tmp_path: Path) -> None:
    assert await _answer(tmp_path, PromptScreen("Save as", "b.txt"), "enter") == ["b.txt"]


async def test_an_empty_line_is_no_answer(tmp_path: Path) -> None:
    assert await _answer(tmp_path, PromptScreen("Save as"), "enter") == []


async def test_an_empty_line_is_an_answer_where_it_means_something(tmp_path: Path) -> None:
    assert await _answer(tmp_path, PromptScreen("Title", may_be_empty=True), "enter") == [""]


async def test_thinking_better_of_it(tmp_path: Path) -> None:
    assert await _answer(tmp_path, PromptScreen("Save as"), "a", "escape") == [None]


async def test_a_refused_answer_is_explained_and_stays(tmp_path: Path) -> None:
    def check(answer: str) -> None:
        if answer != "ok":
            raise InputError(f"{answer} will not do.", mend="say ok")

    one = app(tmp_path)
    answers: list[str | None] = []
    async with one.run_test() as pilot:
        await one.push_screen(PromptScreen("Well?", check=check), answers.append)
        await pilot.press(*"no", "enter")
        await pilot.pause()
        told = str(one.screen.query_one("#problem", Plain).render())
        assert told == "! no will not do. Try: say ok"
        await pilot.press("backspace", "backspace", *"ok", "enter")
        await pilot.pause()
    assert answers == ["ok"]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [(["enter"], "dm"), (["down", "enter"], "other"), (["escape"], None)],
)
async def test_one_of_several(tmp_path: Path, keys: list[str], answer: str | None) -> None:
    screen = ChooseScreen("Which channel?", CHOICES, "dm")
    assert await _answer(tmp_path, screen, *keys) == [answer]
