"""The table of actions: nothing in it is unreachable, and nothing outside it is a key."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import tui
from coach.config import AppSettings, Settings, load
from coach.errors import InputError
from tests.fakes.engine import READY
from tests.unit.tui.kit import app, paths
from tests.unit.tui.screens.screens_kit import told, until
from tui import docs
from tui.actions import ACTIONS, Scope, of
from tui.keys import keymap, keys_of, spelt
from tui.screens.help import HelpScreen
from tui.screens.overlay import Overlay, Reading


def _places() -> dict[Scope, list[type[DOMNode]]]:
    """Every class of ours that has actions of a scope."""
    found: dict[Scope, list[type[DOMNode]]] = {}
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if module.name.endswith("__main__"):
            continue
        for one in vars(importlib.import_module(module.name)).values():
            if isinstance(one, type) and issubclass(one, DOMNode) and "scope" in vars(one):
                found.setdefault(one.scope, []).append(one)  # type: ignore[attr-defined]
    return found


PLACES = _places()


@pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda action: action.id)
def test_every_action_is_done_somewhere(action: Any) -> None:
    if action.scope is Scope.OVER:
        windows = Overlay.__subclasses__() + Reading.__subclasses__()
        assert any(hasattr(window, f"action_{action.method}") for window in windows)
        return  # each window has only some of them
    assert action.scope in PLACES, f"no class has the scope {action.scope}"
    for place in PLACES[action.scope]:
        assert hasattr(place, f"action_{action.method}"), f"{place.__name__}: {action.id}"


def test_every_key_of_ours_comes_from_the_table() -> None:
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        for one in vars(importlib.import_module(module.name)).values():
            if not (isinstance(one, type) and issubclass(one, DOMNode)):
                continue
            if not one.__module__.startswith("tui.") or "BINDINGS" not in vars(one):
                continue
            theirs = [each for base in one.__mro__[1:] for each in vars(base).get("BINDINGS", ())]
            for binding in vars(one)["BINDINGS"]:
                if binding in theirs:
                    continue  # Textual's way to scroll, taken over as it is
                assert isinstance(binding, Binding), f"{one.__name__}: {binding}"
                assert binding.id in ACTIONS, f"{one.__name__}: {binding}"


def test_ids_are_made_of_place_and_method() -> None:
    for action in ACTIONS.values():
        assert action.id.partition(".")[0] == action.scope.name.lower()
        assert action.help.endswith(".")
        assert "\u2014" not in action.help + action.title
        assert "[/" not in action.help + action.title


def test_the_usual_keys_do_not_clash() -> None:
    keymap({action.id: ",".join(action.keys) for action in ACTIONS.values() if action.keys})


# -- remapping ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "told_so"),
    [
        ({"draft.rewrit": "ctrl+e"}, "no action 'draft.rewrit'. Did you mean 'draft.rewrite'"),
        ({"draft.rewrite": ""}, "is empty"),
        ({"draft.rewrite": "ctrl+e,"}, "is empty"),
        ({"draft.rewrite": "ctl+e"}, "no key 'ctl+e'"),
        ({"draft.rewrite": "f2"}, "'app.switch'"),
        ({"draft.rewrite": "Ctrl+G"}, "'draft.copy'"),
        ({"changes.next": "ctrl+s"}, "'draft.save'"),
        ({"composer.send": "ctrl+r"}, "'chat.regenerate'"),
        ({"draft.rewrite": "r"}, "could not be typed any more"),
        ({"draft.rewrite": "?"}, "could not be typed any more"),
    ],
)
def test_what_cannot_be_a_key(chosen: dict[str, str], told_so: str) -> None:
    with pytest.raises(InputError, match=r"draft|changes|composer") as refused:
        keymap(chosen, lambda name: f"the line of {name}")
    assert told_so in refused.value.what
    assert refused.value.where == f"the line of {next(iter(chosen))}"


def test_two_actions_may_change_keys() -> None:
    swapped = {"draft.rewrite": "ctrl+g", "draft.copy": "Ctrl+R"}
    assert keymap(swapped) == {"draft.rewrite": "ctrl+g", "draft.copy": "ctrl+r"}


def test_the_same_key_may_mean_something_in_another_view() -> None:
    assert keymap({"chat.copy": "ctrl+e", "draft.copy": "ctrl+e"})


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("ctrl+r", "Ctrl+R"), ("f1", "F1"), ("escape", "Esc"), ("A", "A"), ("a", "a"),
        ("left_square_bracket", "["), ("alt+enter", "Alt+Enter"), ("pageup", "Page Up"),
        ("question_mark", "?"), ("delete", "Del"), ("space", "Space"),
    ],
)  # fmt: skip
def test_keys_are_spelt_as_people_write_them(key: str, shown: str) -> None:
    assert spelt(key) == shown


async def test_a_remapped_key_works_and_the_old_one_does_not(tmp_path: Path) -> None:
    settings = Settings(app=AppSettings(theme="dark"), keys={"app.help": "Ctrl+E"})
    one = app(tmp_path, settings=settings)
    async with one.run_test() as pilot:
        await until(pilot, lambda: one.engine_state == READY)  # and the keys are set
        await pilot.press("f1")
        assert one.screen is one.chat
        await pilot.press("ctrl+e")
        await until(pilot, lambda: isinstance(one.screen, HelpScreen))


async def test_closing_can_be_remapped_in_the_windows_too(tmp_path: Path) -> None:
    settings = Settings(app=AppSettings(theme="dark"), keys={"app.stop": "f10"})
    one = app(tmp_path, settings=settings)
    async with one.run_test() as pilot:
        await until(pilot, lambda: one.engine_state == READY)  # and the keys are set
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(one.screen, HelpScreen))
        await pilot.press("f10")
        await until(pilot, lambda: one.screen is one.chat)


async def test_a_wrong_action_names_file_and_line(tmp_path: Path) -> None:
    there = paths(tmp_path)
    there.config.mkdir()
    there.config_file.write_text(
        '# mine\n[keys]\n"draft.copy" = "ctrl+e"\n"draft.rewrit" = "f10"\n'
    )
    one = app(tmp_path, paths=there, settings=load(there).settings)
    async with one.run_test() as pilot:
        await until(pilot, lambda: bool(told(one)))
        assert "There is no action 'draft.rewrit'." in told(one)[0]
        assert "Did you mean 'draft.rewrite'?" in told(one)[0]
        assert f"{there.config_file}, line 4" in told(one)[0]


# -- the pages made from it ------------------------------------------------------------


def test_the_pages_are_up_to_date() -> None:
    assert docs.main(["--check"]) == 0, "Try: python -m tui.docs"


def test_a_stale_page_is_noticed_and_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(docs, "FOLDER", tmp_path)
    assert docs.main(["--check"]) == 1
    assert "keys.md is not up to date" in capsys.readouterr().err
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0
    (tmp_path / "settings.md").write_text("old")
    assert docs.main(["--check"]) == 1


def test_the_page_has_every_action_with_its_keys() -> None:
    page = docs.keys()
    for scope in Scope:
        assert f"## {scope.value}" in page
        for action in of(scope):
            row = next(line for line in page.splitlines() if f"| `{action.id}` |" in line)
            assert action.help in row
            assert all(f"`{spelt(key)}`" in row for key in keys_of(action.id, {}))
