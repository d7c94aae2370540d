"""Text is shown as it is: no module gets round the widgets that see to it, and they do."""

from __future__ import annotations

import ast
import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Paste
from textual.screen import Screen

import tui
from coach.text.sanitise import clean_line, sanitise
from tests.unit.tui.kit import app
from tests.unit.tui.screens.screens_kit import told
from tui.glyphs import UNICODE
from tui.widgets.markdown import Blocks, parse
from tui.widgets.plain import (
    Plain,
    PlainArea,
    PlainButton,
    PlainInput,
    PlainList,
    one_line,
    option,
    titled,
)
from tui.widgets.status import StatusLine

ROOT = Path(tui.__file__).parent
FAMILY = {ROOT / "widgets" / "plain.py", ROOT / "widgets" / "markdown.py"}
MODULES = sorted(ROOT.rglob("*.py"))


def _problems(tree: ast.AST, path: Path) -> Iterator[str]:
    """What in the module at `path` could read markup in somebody's text."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module)) if path not in FAMILY:
                if module.startswith("textual.widgets"):
                    yield f"{node.lineno}: {module} is for the plain family only"
                if module == "textual" and any(each.name == "widgets" for each in node.names):
                    yield f"{node.lineno}: textual.widgets is for the plain family only"
            case ast.Import(names=names) if path not in FAMILY:
                if any(each.name.startswith("textual.widgets") for each in names):
                    yield f"{node.lineno}: textual.widgets is for the plain family only"
            case ast.keyword(arg="markup", value=value):
                if not (isinstance(value, ast.Constant) and value.value is False):
                    yield f"{value.lineno}: markup is switched on"
            case ast.Attribute(attr="from_markup" | "render_markup"):
                yield f"{node.lineno}: {node.attr} reads markup"
            case ast.Assign(targets=targets):
                for target in targets:
                    yield from _attribute(target, path)
            case ast.AnnAssign(target=target):
                yield from _attribute(target, path)
            case ast.Call(func=ast.Attribute(attr="notify")) if path != ROOT / "app.py":
                yield f"{node.lineno}: notices go through CoachApp.tell"
            case ast.Call(keywords=keywords):
                if any(each.arg == "tooltip" for each in keywords):
                    yield f"{node.lineno}: a tooltip reads markup"
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rich.markup"):
            yield f"{node.lineno}: rich.markup"


def _attribute(target: ast.expr, path: Path) -> Iterator[str]:
    if isinstance(target, ast.Attribute) and path not in FAMILY:
        if target.attr in {"border_title", "border_subtitle"}:
            yield f"{target.lineno}: titles are set by `titled`"
        if target.attr == "tooltip":
            yield f"{target.lineno}: a tooltip reads markup"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_gets_round_the_plain_family(path: Path) -> None:
    problems = list(_problems(ast.parse(path.read_text()), path))
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(
    "code",
    [
        "from textual.widgets import Static",
        "from textual.widgets.option_list import Option",
        "from textual import widgets",
        "import textual.widgets as w",
        "Plain('x', markup=True)",
        "Plain('x', markup=flag)",
        "Content.from_markup(text)",
        "self.border_title = text",
        "self.app.notify(text)",
        "widget.tooltip = text",
        "PlainButton('x', tooltip=text)",
        "from rich.markup import render",
    ],
)
def test_the_walk_finds_what_it_looks_for(code: str) -> None:
    assert list(_problems(ast.parse(code), ROOT / "chat" / "screen.py"))


# -- the family itself -------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        "[b]", "[/b]", "[/]", "[", "]", "[1]", "[red]x[/red]", "\\[", "[@click=app.quit]q[/]",
        "[link=file:///x]y[/link]", "$error", ":smile:", "[/a/b]", "\x1b[31m", "\x1b]52;c;QQ==\x07",
        "\x1b]0;title\x07", "\x9b2J", "\u202e", "\u200b", "\u2066", "\r\n", "\n", "\t", "\x00",
        "\ud800", "e\u0301", "\U0001f469\u200d\U0001f4bb", "数字", "\u0627", "\xad", "\ufeff",
    ]
)  # fmt: skip
_NASTY = st.lists(
    st.one_of(_PIECES, st.text(st.characters(exclude_categories=[]), max_size=8)), max_size=8
).map("".join)


class Everything(Screen[None]):
    """One of each, with `text` in every place a text can have."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.given = text

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            titled(box, self.given, self.given)
            yield Plain(self.given)
            yield PlainButton(self.given)
            yield PlainInput(self.given, placeholder=clean_line(self.given), id="set")
            yield PlainInput("old", id="pasted")
            yield PlainArea(self.given, id="area")
            yield PlainArea(id="typed")
            yield PlainList(option(self.given), option(self.given, disabled=True))
            yield StatusLine(UNICODE)
            yield Blocks(parse(self.given, 9))


async def _shown(root: Path, text: str) -> None:
    one = app(root)
    async with one.run_test(size=(100, 60), notifications=True) as pilot:
        screen = Everything(text)
        await one.push_screen(screen)
        clean = sanitise(text)
        assert str(screen.query_one(Plain).render()) == clean
        assert str(screen.query_one(PlainButton).label) == clean
        for row in screen.query_one(PlainList).options:
            assert str(row.prompt) == clean
        box = screen.query_one(Vertical)
        for title in (box._border_title, box._border_subtitle):
            assert ("" if title is None else str(title)) == clean_line(text)
        assert screen.query_one("#area", PlainArea).text == clean
        assert screen.query_one("#set", PlainInput).value == one_line(text)

        pasted, typed = (
            screen.query_one("#pasted", PlainInput),
            screen.query_one("#typed", PlainArea),
        )
        for place in (pasted, typed):
            place.focus()  # which marks all of the old
            await pilot.pause()
            one.post_message(Paste(text))
            await pilot.pause()
        screen.query_one(StatusLine).note(text)
        one.tell(text, title=text)
        await pilot.pause()
        assert pasted.value == (one_line(text) or "old")
        assert typed.text == clean
        assert str(screen.query_one(StatusLine).render()) in {clean, _NOTHING}
        assert told(one) == [clean]
        assert all(each.title == clean for each in one._notifications)
        drawn = "".join(strip.text for strip in screen._compositor.render_strips())
        assert sanitise(drawn.replace("\n", " ")) == drawn


_NOTHING = "Ready: scripted. Nothing leaves this machine."


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(_NASTY)
def test_every_place_shows_exactly_the_clean_characters(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_shown(Path(folder), text))


@given(_NASTY)
def test_one_line_is_one_clean_line(text: str) -> None:
    line = one_line(text)
    assert "\n" not in line
    assert sanitise(line) == line
    assert one_line(line) == line
