"""A history that cannot be written to is no reason to stop talking."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from coach.errors import CoachError
from coach.events import Delta, Done
from coach.history import SqliteStore, Status
from tests.unit.tui.chat.scene import Scene, reply, scene


class Failing:
    """A store that fails as long as it is `broken`."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.broken = True
        self.asked = 0

    def __getattr__(self, name: str) -> Any:
        if self.broken and name not in {"close"}:
            self.asked += 1
            raise CoachError("The history is locked.", mend="close the other window")
        return getattr(self.store, name)


async def talk(one: Scene) -> None:
    await one.send("Hello")
    await one.tell(Delta("Yes"), Done(reply("Yes.")))
    await one.send("More")
    await one.tell(Done(reply("Sure.")))


async def test_it_is_said_once_and_the_talk_goes_on(tmp_path: Path) -> None:
    store = Failing(SqliteStore(tmp_path / "history.db"))
    async with scene(tmp_path, given_store=store) as one:
        await talk(one)
        assert one.shown == ["You\nHello", "Coach\nYes.", "You\nMore", "Coach\nSure."]
        assert len(one.notices) == 1
        assert "not being kept" in one.notices[0]
        assert "close the other window" in one.notices[0]


async def test_what_was_not_kept_is_kept_when_that_is_possible_again(tmp_path: Path) -> None:
    store = Failing(SqliteStore(tmp_path / "history.db"))
    async with scene(tmp_path, given_store=store) as one:
        await talk(one)
        store.broken = False
        await one.send("At last")
        await one.tell(Done(reply("Good.")))
        await one.settled()
        assert [m.text for m in one.stored()[1]] == [
            "Hello", "Yes.", "More", "Sure.", "At last", "Good.",
        ]  # fmt: skip
        assert all(m.status is Status.DONE for m in one.stored()[1])


async def test_a_locked_file(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "history.db", patience=0.01)
    other = sqlite3.connect(tmp_path / "history.db", isolation_level=None)
    async with scene(tmp_path, given_store=store) as one:
        other.execute("BEGIN IMMEDIATE")
        await talk(one)
        assert len(one.shown) == 4
        assert sum("not being kept" in notice for notice in one.notices) == 1
        other.execute("ROLLBACK")
    other.close()


async def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    async with scene(tmp_path, window_id="") as one:
        await talk(one)
        assert len(one.shown) == 4
        assert sum("not being kept" in notice for notice in one.notices) == 1


async def test_a_conversation_deleted_in_another_window_is_not_made_again(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("Hello")
        await one.tell(Done(reply("Yes.")))
        store: Any = one.app.services.store
        add = store.add
        store.delete(one.stored()[0].id)
        added: list[Any] = []

        def counted(*given: Any, **more: Any) -> Any:
            added.append(given)
            return add(*given, **more)

        store.add = counted
        await one.send("More")
        await one.tell(Done(reply("Sure.")))
        assert len(one.shown) == 4
        assert store.sessions() == ()
        assert len(added) == 1  # one try is enough to know
        assert sum("not being kept" in notice for notice in one.notices) == 1


async def test_a_partial_answer_survives_a_crash(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("tui.chat.talk._KEEP_EVERY_S", 0.0)
    async with scene(tmp_path) as one:
        await one.send("Hello")
        await one.tell(Delta("Half an"))
        message = one.stored()[1][1]
        assert (message.text, message.status) == ("Half an", Status.PENDING)


async def test_quitting_keeps_the_answer_so_far(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("Hello")
        await one.tell(Delta("Half an"))
        await one.press("ctrl+q")
        message = one.stored()[1][1]
        assert (message.text, message.status) == ("Half an", Status.PARTIAL)
