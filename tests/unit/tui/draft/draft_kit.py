"""A draft view with a scripted engine, and values for it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from coach.domain import Change, FactCheck, ModelInfo, RewriteResult, Variant
from coach.text.diff import changes
from tests.fakes.engine import ScriptedEngine
from tests.unit.tui import kit
from tui.app import CoachApp
from tui.clipboard import Copied
from tui.draft.changes import ChangesView
from tui.draft.screen import DraftScreen
from tui.widgets.plain import Plain

DRAFT = "Hi Ana, our AMAZING tea is 40 € a month. Buy now! We open on 12 June. See you."
BETTER = (
    "Hi Ana, thank you for asking. The tea is 40 € a month. We open on 12 June. "
    "What do you like to drink?"
)


@dataclass
class Recorder:
    """A clipboard that remembers; it fails when told to."""

    texts: list[str] = field(default_factory=list)
    works: bool = True

    async def copy(self, app: App[int], text: str) -> Copied:
        self.texts.append(text)
        return Copied(True, "Copied.") if self.works else Copied(False, "Not copied: no way.")


def result(
    draft: str = DRAFT,
    rewrite: str = BETTER,
    *,
    passed: bool = True,
    failures: tuple[str, ...] = (),
    facts: FactCheck | None = None,
    reason: str = "Plain words are believed.",
    principle: str = "no-hype",
) -> RewriteResult:
    """A rewrite in which every change has a reason with its number."""
    found = [
        Change(hunk.before.strip(), hunk.after.strip(), f"{reason} {number}", principle)
        for number, hunk in enumerate(changes(draft, rewrite))
    ]
    return RewriteResult(
        id="r1",
        draft=draft,
        rewrite=rewrite,
        changed=draft != rewrite,
        asked=True,
        channel="email",
        limit=None,
        passed=passed,
        findings=(),
        facts=facts or FactCheck(("40 €", "12 June"), (), ()),
        principles=(),
        changes=tuple(found),
        variants=(Variant(rewrite, "model", passed, failures),),
        score_before=30,
        score_after=80,
        model=ModelInfo("scripted", "0" * 64),
    )


@dataclass
class View:
    """The app with the draft view on top."""

    app: CoachApp
    pilot: Pilot[int]
    engine: ScriptedEngine
    clipboard: Recorder

    @property
    def screen(self) -> DraftScreen:
        return self.app.draft_view

    @property
    def changes(self) -> ChangesView:
        return self.screen.query_one(ChangesView)

    def shown(self, selector: str) -> str:
        """The text of a Plain; "" when it is not shown."""
        widget = self.screen.query_one(selector, Plain)
        return str(widget.content) if widget.display else ""

    @property
    def status(self) -> str:
        return self.shown("#status")

    @property
    def notices(self) -> str:
        return "\n".join(str(notice.message) for notice in self.app._notifications)

    async def until(self, condition: Callable[[], object], what: str = "") -> None:
        """Wait for what threads and timers bring; the test ends by its own timeout."""
        for _ in range(1000):
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"it never came: {what or condition}")

    async def write(self, text: str = DRAFT) -> None:
        """Put `text` into the editor."""
        self.screen.editor.rewrite_whole(text)
        await self.pilot.pause()

    async def rewrite(self) -> None:
        """Press the key and wait until the engine has the job."""
        before = len(self.engine.runs)
        await self.pilot.press("ctrl+r")
        await self.until(lambda: len(self.engine.runs) > before, "a job")

    async def rewritten(self, made: RewriteResult | None = None) -> None:
        """A draft with its rewrite."""
        from coach.events import Done

        made = made or result()
        await self.write(made.draft)
        await self.rewrite()
        self.engine.last.tell(Done(made))
        await self.pilot.pause()


@asynccontextmanager
async def opened(
    root: Path, size: tuple[int, int] = kit.NARROW, **given: Any
) -> AsyncIterator[View]:
    """The app in the draft view."""
    engine, clipboard = given.pop("engine", ScriptedEngine()), Recorder()
    app = kit.app(root, engine, given_clipboard=clipboard, **given)
    async with app.run_test(size=size) as pilot:
        await pilot.press("f2")
        view = View(app, pilot, engine, clipboard)
        await view.until(lambda: app.screen is app.draft_view and app.draft_view._ready)
        await pilot.pause()
        yield view
