"""Colours: readable, few where there are few, and never the only sign."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.color import Color

from coach.config import AppSettings, Settings
from tests.unit.tui.kit import NARROW, app, paths
from tests.unit.tui.screens.screens_kit import screen_text, store, talk, until
from tui.ascii import to_ascii
from tui.keys import keys_of
from tui.themes import DARK, LIGHT, PLAIN, THEMES, choose

TEXTS = ("foreground", "primary", "secondary", "accent", "warning", "error", "success")
GROUNDS = ("background", "surface", "panel")
OWN = ("added", "removed", "finding", "muted")


def contrast(one: Color, other: Color) -> float:
    """WCAG 2.2, "contrast ratio"."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    channels = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in color.normalized
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Any) -> None:
    texts = {name: getattr(theme, name) for name in TEXTS} | {
        name: theme.variables[name] for name in OWN
    }
    for ground in GROUNDS:
        behind = Color.parse(getattr(theme, ground))
        for name, value in texts.items():
            ratio = contrast(Color.parse(value), behind)
            assert ratio >= 4.5, f"{name} on {ground} has {ratio:.2f}"


def test_the_plain_theme_has_the_colours_of_the_terminal_only() -> None:
    colours = [getattr(PLAIN, name) for name in (*TEXTS, *GROUNDS)]
    colours += [PLAIN.variables[name] for name in OWN]
    assert all(colour.startswith("ansi_") for colour in colours)


@pytest.mark.parametrize(
    ("environment", "chosen"),
    [
        ({"TERM": "xterm-256color"}, "dark"),
        ({"TERM": "xterm"}, "plain"),
        ({"TERM": "linux"}, "plain"),
        ({"TERM": "vt220"}, "plain"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "dark"),
        ({"TERM": "xterm-kitty"}, "dark"),
        ({"TERM": "xterm-256color", "COLORFGBG": "0;15"}, "light"),
        ({"TERM": "xterm-256color", "COLORFGBG": "15;default;0"}, "dark"),
        ({}, "plain"),
    ],
)
def test_the_terminal_decides_unless_the_user_does(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], chosen: str
) -> None:
    for name in ("TERM", "COLORTERM", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert choose("auto") == chosen
    assert [choose(theme) for theme in THEMES] == list(THEMES)


@pytest.mark.parametrize("theme", ["auto", "plain"])
async def test_no_color_leaves_no_colour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: Any
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    one = app(tmp_path, settings=Settings(app=AppSettings(theme=theme)))
    async with one.run_test(size=NARROW) as pilot:
        for key in ("f1", "escape", "f9"):
            await pilot.press(key)
            await pilot.pause()
            for segment in _segments(one):
                colours = (segment.style.color, segment.style.bgcolor) if segment.style else ()
                assert all(colour is None or colour.is_default for colour in colours), segment


async def test_no_color_is_grey_in_the_other_themes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    one = app(tmp_path)
    async with one.run_test(size=NARROW) as pilot:
        await pilot.press("f9")
        await pilot.pause()
        for segment in _segments(one):
            for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                assert colour is None or colour.triplet is None or len(set(colour.triplet)) == 1


async def test_the_themes_go_round(tmp_path: Path) -> None:
    one = app(tmp_path)
    async with one.run_test():
        seen = []
        for _ in range(4):
            seen.append(one.theme)
            one.action_theme()
    assert seen == ["coach-dark", "coach-light", "coach-plain", "coach-dark"]


# -- without Unicode ---------------------------------------------------------------------


async def test_the_app_draws_nothing_but_ascii(tmp_path: Path) -> None:
    history = store(tmp_path)
    for number in range(30):
        talk(history, f"A rather long question, number {number}, " * 4, "An answer [1].")
    file = paths(tmp_path).log_file
    file.parent.mkdir(parents=True)
    file.write_text("a line\n" * 200)
    one = app(
        tmp_path, settings=Settings(app=AppSettings(theme="dark", ascii=True)), given_store=history
    )
    async with one.run_test(size=NARROW, notifications=True) as pilot:
        assert keys_of("app.log", {}) == ("f12",)
        for keys in (
            [], ["f1"], ["f3"], ["f3", "ctrl+r"], ["f3", "delete"], ["f9"], ["f9", "enter"],
            ["f12"], ["ctrl+p"], ["ctrl+p", *"help"], ["f2"],
        ):  # fmt: skip
            await pilot.press(*keys)
            await pilot.pause()
            if not keys:
                one.tell("A notice.")
                await until(pilot, lambda: "A notice." in screen_text(one))
            text = screen_text(one)
            strange = {sign for sign in text if not sign.isascii()}
            assert not strange, f"{keys}: {strange}\n{text}"
            one.clear_notifications()
            while one.screen is not one.chat:
                one.screen.dismiss() if one.screen.is_modal else one.pop_screen()
                await pilot.pause()


def test_a_sign_and_what_stands_for_it_are_equally_wide() -> None:
    from rich.cells import cell_len

    for code in (*range(0x2500, 0x25A0), *range(0x2800, 0x2900), 0x1F50E, 0x2026, 0x25CF):
        sign = chr(code)
        assert to_ascii(sign).isascii()
        assert cell_len(to_ascii(sign)) == cell_len(sign), sign
    assert to_ascii("Grüße, 数字") == "Grüße, 数字"


def _segments(one: Any) -> Iterator[Any]:
    for strip in one.screen._compositor.render_strips():
        yield from strip
