"""What the tests of these screens share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from coach.history import SqliteStore
from coach.history.records import Role
from tui.app import CoachApp
from tui.clipboard import Copied
from tui.widgets.plain import Plain, PlainInput

# A test that waits this many turns of the event loop waits in vain.
_TURNS = 400


async def until(pilot: Pilot[Any], condition: Callable[[], object]) -> None:
    """Let the app go on until `condition` holds."""
    for _ in range(_TURNS):
        if condition():
            return
        await pilot.pause()
        # A thread at work is no message the app could be idle of.
        await asyncio.sleep(0.001)
    raise AssertionError(f"Waited in vain. The screen:\n{screen_text(pilot.app)}")


def screen_text(app: Any) -> str:
    """What stands on the screen."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def said(app: CoachApp, selector: str) -> str:
    """The text of one Plain."""
    return str(app.screen.query_one(selector, Plain).render())


def told(app: CoachApp) -> list[str]:
    """The notices so far."""
    return [notice.message for notice in app._notifications]


async def answer(pilot: Pilot[Any], text: str) -> None:
    """Give `text` as the answer to a prompt; typed letter by letter it takes seconds."""
    pilot.app.screen.query_one(PlainInput).value = text
    await pilot.press("enter")


class Recorder:
    """A clipboard that remembers."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    async def copy(self, app: Any, text: str) -> Copied:
        self.texts.append(text)
        return Copied(True, "Copied, says the test.")


def store(root: Path) -> SqliteStore:
    """A history whose clock goes on a minute with each question."""
    minutes = count()
    begin = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
    return SqliteStore(
        root / "history.db", now=lambda: begin + timedelta(minutes=next(minutes)), window="w"
    )


def talk(into: SqliteStore, question: str, answer: str, title: str = "") -> str:
    """A conversation of two messages; its id."""
    session = into.start(title)
    first = into.add(session.id, Role.USER, question, parent=None)
    into.add(session.id, Role.COACH, answer, parent=first.id)
    return session.id
