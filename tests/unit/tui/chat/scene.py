"""A chat on a screen that a test plays through: the coach's answers, and what is shown."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from coach.channels import channel
from coach.domain import (
    Change,
    Draft,
    FactCheck,
    Finding,
    FindingKind,
    Guidance,
    ModelInfo,
    Reply,
    ReplyKind,
    Retrieved,
    RewriteResult,
    Variant,
)
from coach.history import Message, Session
from tests.fakes.engine import ScriptedEngine
from tests.unit.tui import kit
from tui.app import CoachApp
from tui.chat.message import MessageView
from tui.chat.screen import ChatScreen

MODEL = ModelInfo("scripted", "00")
FOUND = (
    Retrieved(Guidance("listen-first", "Listen first", "Listen."), 0.9),
    Retrieved(Guidance("no-hype", "No hype", "Be calm."), 0.8),
)
DRAFT = Draft(text="Big news!!! We opened.", channel=channel("linkedin-post"), asked=False)
RESULT = RewriteResult(
    id="r",
    draft=DRAFT.text,
    rewrite="We opened.",
    changed=True,
    asked=False,
    channel="linkedin-post",
    limit=3000,
    passed=True,
    findings=(Finding(0, 11, "Big news!!!", FindingKind.HYPE, "It is loud.", "no-hype"),),
    facts=FactCheck(kept=("opened",)),
    principles=FOUND,
    changes=(Change("Big news!!! ", "", "It is loud.", "no-hype"),),
    variants=(Variant("We opened.", "edit", True),),
    score_before=20,
    score_after=80,
    model=MODEL,
    timings_ms={"total": 12},
)


def reply(text: str, kind: ReplyKind = ReplyKind.ADVICE, **given: Any) -> Reply:
    """An answer of the coach."""
    fields: dict[str, Any] = {
        "id": "1",
        "draft": None,
        "current": "",
        "rewrite": None,
        "principles": FOUND,
        "cited": (),
        "in_scope": True,
        "model": MODEL,
    }
    return Reply(kind=kind, text=text, **(fields | given))


REWRITTEN = reply(
    RESULT.rewrite,
    ReplyKind.REWRITE,
    draft=DRAFT,
    current=RESULT.rewrite,
    rewrite=RESULT,
    cited=("no-hype",),
    note="The loud opening is gone.",
)


class Scene:
    """The app, the keys, and what can be seen."""

    def __init__(self, app: CoachApp, pilot: Pilot[int], engine: ScriptedEngine) -> None:
        self.app = app
        self.pilot = pilot
        self.engine = engine

    @property
    def chat(self) -> ChatScreen:
        return self.app.chat

    @property
    def composer(self) -> Any:
        return self.chat.composer

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until `condition` holds; what is done in threads takes a moment."""
        for _ in range(2000):
            await self.pilot.pause()
            if condition():
                return
        raise AssertionError("It never came to that.")

    async def begun(self) -> None:
        """Everything that follows the first frame is through."""
        await self.until(lambda: not any(w.is_running for w in self.chat.workers))

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        """Paste `text` into the composer."""
        self.composer.insert(text)
        await self.pilot.pause()

    async def send(self, text: str) -> None:
        """Send `text`, and wait until the coach has heard of it."""
        before = len(self.engine.runs)
        await self.write(text)
        await self.press("enter")
        await self.until(lambda: len(self.engine.runs) > before)

    async def tell(self, *events: Any) -> None:
        """Have the coach say something about the newest job."""
        self.engine.last.tell(*events)
        await self.settled()

    async def settled(self) -> None:
        await self.pilot.pause()
        await self.begun()

    @property
    def views(self) -> list[MessageView]:
        return self.chat.transcript.views

    @property
    def shown(self) -> list[str]:
        """The text of every message on the screen, heading and all."""
        return [view.render().at(None).plain for view in self.views]

    @property
    def status(self) -> str:
        return str(self.chat.status.render())

    @property
    def notices(self) -> list[str]:
        return [notice.message for notice in self.app._notifications]

    def stored(self) -> tuple[Session, tuple[Message, ...]]:
        """The newest conversation in the history, up to where it stands."""
        store = self.app.services.store
        session = store.sessions()[0]
        return session, store.path(session.id)


@asynccontextmanager
async def scene(
    root: Path,
    engine: ScriptedEngine | None = None,
    *,
    size: tuple[int, int] = kit.NARROW,
    **given: Any,
) -> AsyncIterator[Scene]:
    """The app at its first screen, with everything begun."""
    engine = engine or ScriptedEngine()
    app = kit.app(root, engine, **given)
    try:
        async with app.run_test(size=size) as pilot:
            one = Scene(app, pilot, engine)
            await one.begun()
            yield one
    finally:
        app.services.close()
