"""Pictures of the main screens at both sizes, compared cell by cell and colour by colour.

`pytest tests/unit/tui/test_snapshots.py --snapshot-update` after a change that was meant.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coach.domain import (
    Change,
    FactCheck,
    Guidance,
    ModelInfo,
    Reply,
    ReplyKind,
    Retrieved,
    RewriteResult,
    Variant,
)
from coach.events import Done
from tests.fakes.engine import ScriptedEngine
from tests.unit.tui.kit import NARROW, WIDE, app

MODEL = ModelInfo("scripted", "0" * 64)
LISTEN = Guidance("listen-first", "Listen first", "Hear them out.", ("002",))
HYPE = Guidance("no-hype", "No hype", "Say what it is.", ("001",))
PRINCIPLES = (Retrieved(LISTEN, 0.9), Retrieved(HYPE, 0.8))
ADVICE = (
    "She is **annoyed**, so begin with the two days she waited [1].\n\n"
    "- Say what went wrong in half a sentence.\n"
    "- Ask what would help her now [2].\n\n"
    'You could write: "Two days late is not what I promised you."'
)
DRAFT = "Big news!!! Our bakery on Mill Lane opens on 3 May. Best bread ever, buy now!"
BETTER = "Our bakery on Mill Lane opens on 3 May. What bread do you miss around here?"

Compare = Callable[..., bool]


def advice() -> Done:
    return Done(
        Reply(
            id="1",
            kind=ReplyKind.ADVICE,
            text=ADVICE,
            draft=None,
            current="",
            rewrite=None,
            principles=PRINCIPLES,
            cited=("listen-first", "no-hype"),
            in_scope=True,
            model=MODEL,
            timings_ms={},
        )
    )


def rewrite() -> Done:
    return Done(
        RewriteResult(
            id="1",
            draft=DRAFT,
            rewrite=BETTER,
            changed=True,
            asked=False,
            channel="facebook-post",
            limit=None,
            passed=True,
            findings=(),
            facts=FactCheck(("Mill Lane", "3 May"), (), ()),
            principles=PRINCIPLES,
            changes=(
                Change("Big news!!!", "", '"!!!" sounds like shouting.', "no-hype"),
                Change(
                    "Best bread ever, buy now!",
                    "What bread do you miss around here?",
                    "A question they can answer makes it a conversation.",
                    "listen-first",
                ),
            ),
            variants=(Variant(BETTER, "model", True, (), 1),),
            score_before=30,
            score_after=95,
            model=MODEL,
        )
    )


@pytest.fixture(params=[NARROW, WIDE], ids=["80x24", "140x45"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param  # type: ignore[no-any-return]


async def settle(pilot: Pilot[int]) -> None:
    """Until nothing is on its way any more."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.wait_for_scheduled_animations()


def test_welcome(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    assert snap_compare(app(tmp_path), terminal_size=size, run_before=settle)


def test_chat(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    engine = ScriptedEngine([[advice()]])

    async def ask(pilot: Pilot[int]) -> None:
        await pilot.press(*"My client got her order two days late.", "enter")
        await settle(pilot)
        await pilot.press(*"What if she")
        await settle(pilot)

    assert snap_compare(app(tmp_path, engine), terminal_size=size, run_before=ask)


def test_draft(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    async def write(pilot: Pilot[int]) -> None:
        await settle(pilot)

    assert snap_compare(app(tmp_path, draft=DRAFT), terminal_size=size, run_before=write)


def test_changes(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    engine = ScriptedEngine([[rewrite()]])

    async def walk(pilot: Pilot[int]) -> None:
        await settle(pilot)
        await pilot.press("ctrl+r")
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)

    assert snap_compare(app(tmp_path, engine, draft=DRAFT), terminal_size=size, run_before=walk)


def test_card(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    engine = ScriptedEngine([[advice()]])

    async def open_card(pilot: Pilot[int]) -> None:
        await pilot.press(*"My client got her order two days late.", "enter")
        await settle(pilot)
        await pilot.press("up", "1")
        await settle(pilot)

    assert snap_compare(app(tmp_path, engine), terminal_size=size, run_before=open_card)
