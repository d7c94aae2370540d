"""Earlier conversations: found, gone on with, renamed, exported, deleted."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from coach.errors import CoachError
from coach.history import SqliteStore
from coach.history.records import Session
from tests.unit.tui.kit import NARROW, WIDE, app
from tests.unit.tui.screens.screens_kit import (
    answer,
    said,
    screen_text,
    store,
    talk,
    told,
    until,
)
from tui.app import CoachApp
from tui.screens.ask import AskScreen, PromptScreen
from tui.screens.sessions import SessionsScreen
from tui.screens.sessions_text import file_name
from tui.widgets.plain import PlainList


def three(root: Path) -> tuple[SqliteStore, list[str]]:
    """A history with three conversations, oldest first, and their ids."""
    history = store(root)
    made = [
        talk(history, "My landlord wants the rent early.", "Ask him [1] why."),
        talk(history, "A guest complained about the [soup].", "Thank her first."),
        talk(history, "How do I reply to a lead?", "Which rent[/b] do they mean?"),
    ]
    return history, made


async def opened(one: CoachApp, pilot: Pilot[Any], count: int) -> PlainList:
    await pilot.press("f3")
    await until(pilot, lambda: isinstance(one.screen, SessionsScreen))
    rows = one.screen.query_one(PlainList)
    await until(pilot, lambda: rows.option_count == count)
    return rows


def titles(rows: PlainList) -> list[str]:
    return [str(each.prompt).partition("  ")[2].strip()[-26:] for each in rows.options]


async def test_newest_first_with_when_and_how_many(tmp_path: Path) -> None:
    history, _ = three(tmp_path)
    one = app(tmp_path, given_store=history)
    async with one.run_test(size=NARROW) as pilot:
        rows = await opened(one, pilot, 3)
        first = str(rows.options[0].prompt)
        assert "2026-07-01" in first
        assert " 2  How do I reply to a lead?" in first
        assert "landlord" in str(rows.options[2].prompt)
        assert said(one, "#state") == "3 conversations"


async def test_the_marked_one_is_shown_beside_the_list(tmp_path: Path) -> None:
    history, _ = three(tmp_path)
    one = app(tmp_path, given_store=history)
    async with one.run_test(size=WIDE) as pilot:
        await opened(one, pilot, 3)
        await until(pilot, lambda: "Which rent[/b] do they mean?" in said(one, "#preview"))
        await pilot.press("down")
        await until(pilot, lambda: "Thank her first." in said(one, "#preview"))
        assert "complained about the [soup]" in said(one, "#preview")


async def test_typing_searches_all_messages_and_marks_the_hit(tmp_path: Path) -> None:
    history, made = three(tmp_path)
    one = app(tmp_path, given_store=history)
    async with one.run_test(size=WIDE) as pilot:
        rows = await opened(one, pilot, 3)
        await pilot.press(*"rent")
        await until(pilot, lambda: rows.option_count == 2)
        # In a title first, then in what was said.
        assert "landlord" in str(rows.options[0].prompt)
        assert "reply to a lead" in str(rows.options[1].prompt)
        assert said(one, "#state") == "2 conversations with 'rent'"
        await pilot.press("down")
        await until(pilot, lambda: "Found in a message" in said(one, "#preview"))
        shown = one.screen.query_one("#preview").render()
        marked = [
            str(shown)[span.start : span.end]
            for span in shown.spans  # type: ignore[union-attr]
            if "reverse" in str(span.style)
        ]
        assert marked == ["rent"]
        await pilot.press("enter")
        await until(pilot, lambda: one.screen is one.chat)
        await until(pilot, lambda: one.chat.talk.thread.session == made[2])


async def test_anything_may_be_searched_for(tmp_path: Path) -> None:
    history, _ = three(tmp_path)
    one = app(tmp_path, given_store=history)
    async with one.run_test() as pilot:
        await opened(one, pilot, 3)
        await pilot.press(*'[/x]"*')
        await until(pilot, lambda: said(one, "#state") == "Nothing with '[/x]\"*'.")
        assert said(one, "#preview") == ""
        await pilot.press("ctrl+r", "delete", "ctrl+s", "enter")  # nothing is marked
        await pilot.pause()
        assert isinstance(one.screen, SessionsScreen)


async def test_renaming(tmp_path: Path) -> None:
    history, made = three(tmp_path)
    one = app(tmp_path, given_store=history)
    async with one.run_test(size=WIDE) as pilot:
        rows = await opened(one, pilot, 3)
        await pilot.press("down", "ctrl+r")
        await until(pilot, lambda: isinstance(one.screen, PromptScreen))
        await pilot.press(*"The [soup]", "enter")
        await until(pilot, lambda: "The [soup]" in str(rows.options[1].prompt))
        assert rows.highlighted == 1
    assert history.session(made[1]).title == "The [soup]"


async def test_deleting_asks_first(tmp_path: Path) -> None:
    history, made = three(tmp_path)
    one = app(tmp_path, given_store=history)
    async with one.run_test(size=WIDE) as pilot:
        rows = await opened(one, pilot, 3)
        await pilot.press("down", "delete")
        await until(pilot, lambda: isinstance(one.screen, AskScreen))
        assert "cannot be undone" in screen_text(one)
        await pilot.press("enter")  # the focus is on keeping it
        await until(pilot, lambda: isinstance(one.screen, SessionsScreen))
        assert len(history.sessions()) == 3
        await pilot.press("ctrl+d")
        await until(pilot, lambda: isinstance(one.screen, AskScreen))
        await pilot.press("y")
        await until(pilot, lambda: rows.option_count == 2)
        assert rows.highlighted == 1
        assert "landlord" in str(rows.options[1].prompt)
    assert [session.id for session in history.sessions()] == [made[2], made[0]]


async def test_deleting_the_one_that_is_open_begins_a_new_one(tmp_path: Path) -> None:
    history, made = three(tmp_path)
    one = app(tmp_path, given_store=history)
    async with one.run_test() as pilot:
        await opened(one, pilot, 3)
        await pilot.press("enter")
        await until(pilot, lambda: one.chat.talk.thread.session == made[2])
        rows = await opened(one, pilot, 3)
        await pilot.press("delete")
        await until(pilot, lambda: isinstance(one.screen, AskScreen))
        await pilot.press("y")
        await until(pilot, lambda: rows.option_count == 2)
        assert one.chat.talk.thread.session == ""


async def test_exporting_markdown_and_json(tmp_path: Path) -> None:
    history, made = three(tmp_path)
    one = app(tmp_path, given_store=history)
    async with one.run_test() as pilot:
        await opened(one, pilot, 3)
        for name in ("a.md", "b.json"):
            target = tmp_path / name
            await pilot.press("ctrl+s")
            await until(pilot, lambda: isinstance(one.screen, PromptScreen))
            await answer(pilot, str(target))
            await until(pilot, lambda: f"Written to {target}." in told(one))  # noqa: B023
            assert stat.S_IMODE(target.stat().st_mode) == 0o600
    text = (tmp_path / "a.md").read_text()
    assert text.startswith("# How do I reply to a lead?\n\n## You, ")
    assert text.endswith("Which rent[/b] do they mean?\n")
    [document] = json.loads((tmp_path / "b.json").read_text())
    assert document["id"] == made[2]
    assert len(document["messages"]) == 2


async def test_an_export_replaces_nothing_unasked(tmp_path: Path) -> None:
    history, _ = three(tmp_path)
    target = tmp_path / "mine.md"
    target.write_text("mine")
    one = app(tmp_path, given_store=history)
    async with one.run_test() as pilot:
        await opened(one, pilot, 3)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(one.screen, PromptScreen))
        await answer(pilot, str(target))
        await until(pilot, lambda: isinstance(one.screen, AskScreen))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(one.screen, SessionsScreen))
        assert target.read_text() == "mine"


async def test_an_export_to_nowhere_is_a_sentence(tmp_path: Path) -> None:
    history, _ = three(tmp_path)
    one = app(tmp_path, given_store=history)
    async with one.run_test() as pilot:
        await opened(one, pilot, 3)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(one.screen, PromptScreen))
        await answer(pilot, str(tmp_path / "no" / "a.md"))
        await until(pilot, lambda: any("no such folder" in each for each in told(one)))


async def test_there_are_none_yet(tmp_path: Path) -> None:
    one = app(tmp_path, given_store=store(tmp_path))
    async with one.run_test() as pilot:
        await pilot.press("f3")
        await until(pilot, lambda: "no earlier conversations yet" in screen_text(one))
        await pilot.press("enter", "escape")
        assert one.screen is one.chat


async def test_a_history_that_fails_is_a_sentence(tmp_path: Path) -> None:
    history, _ = three(tmp_path)

    class Failing(SqliteStore):
        def sessions(self, limit: int = 100, offset: int = 0) -> tuple[Session, ...]:
            raise CoachError("Another window [holds] the history.")

    failing = Failing(tmp_path / "history.db")
    one = app(tmp_path, given_store=failing)
    async with one.run_test() as pilot:
        await pilot.press("f3")
        await until(pilot, lambda: "Another window [holds] the history." in told(one))
        assert said(one, "#state") == "Another window [holds] the history."
    history.close()


async def test_a_thousand_stay_quick(tmp_path: Path) -> None:
    history = store(tmp_path)
    for number in range(1000):
        history.start(f"Conversation {number} about the garden")
    one = app(tmp_path, given_store=history)
    async with one.run_test(size=NARROW) as pilot:
        await pilot.pause()
        rows = await opened(one, pilot, 1000)
        await pilot.press("end", *"garden")
        await until(pilot, lambda: "with 'garden'" in said(one, "#state"))
        assert rows.option_count == 1000
        # A widget for each of them would take half a minute.
        assert len(one.screen.query("*")) < 100


def test_a_file_is_called_after_the_conversation() -> None:
    def named(title: str) -> str:
        now: Any = None
        return file_name(Session("id", title, now, now, None, 0))

    assert named("Reply to Ann: the [soup]!") == "reply-to-ann-the-soup.md"
    assert named("../../etc/passwd") == "etc-passwd.md"
    assert named("数字") == "conversation.md"
    assert len(named("word " * 30)) <= 43
