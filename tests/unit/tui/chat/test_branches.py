"""Versions and branches: nothing that was said is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coach.domain import RewriteResult
from coach.errors import CoachError
from coach.events import Delta, Done, Failed
from coach.history import Role, Status
from tests.unit.tui.chat.scene import DRAFT, RESULT, REWRITTEN, Scene, reply, scene
from tui.engine.jobs import Reply


async def exchange(one: Scene, said: str, answered: str) -> None:
    await one.send(said)
    await one.tell(Done(reply(answered)))


async def test_again_keeps_the_first_answer_and_asks_differently(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await exchange(one, "Hello", "First.")
        await one.press("ctrl+r")
        await one.until(lambda: len(one.engine.runs) == 2)
        first, second = (run.job for run in one.engine.runs)
        assert isinstance(first, Reply)
        assert isinstance(second, Reply)
        assert (second.message, second.conversation) == (first.message, first.conversation)
        assert second.seed != first.seed
        await one.tell(Done(reply("Second.")))
        assert one.shown == ["You\nHello", "Coach  2/2\nSecond."]
        await one.press("up", "left_square_bracket")
        await one.settled()
        assert one.shown == ["You\nHello", "▸ Coach  1/2\nFirst."]
        await one.press("left_square_bracket", "right_square_bracket")
        await one.settled()
        assert one.shown[1] == "▸ Coach  2/2\nSecond."
        assert one.stored()[1][1].text == "Second."


async def test_what_is_said_after_another_version_follows_that(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await exchange(one, "Hello", "First.")
        await one.press("up", "r")
        await one.until(lambda: len(one.engine.runs) == 2)
        await one.tell(Done(reply("Second.")))
        await one.press("left_square_bracket")  # one is still at the answer
        await one.settled()
        await one.press("down")
        await exchange(one, "Go on", "Third.")
        job = one.engine.last.job
        assert isinstance(job, Reply)
        assert [turn.text for turn in job.conversation.turns] == ["Hello", "First."]
        assert [m.text for m in one.stored()[1]] == ["Hello", "First.", "Go on", "Third."]


async def test_edit_and_send_again_makes_another_branch(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await exchange(one, "Hello", "First.")
        await exchange(one, "More", "Second.")
        await one.press("up", "up", "e")
        assert one.composer.text == "More"
        assert "Changing an earlier message" in str(one.composer.border_title)
        await one.press("!", "enter")
        await one.until(lambda: len(one.engine.runs) == 3)
        job = one.engine.last.job
        assert isinstance(job, Reply)
        assert [turn.text for turn in job.conversation.turns] == ["Hello", "First."]
        assert job.message == "More!"
        await one.tell(Done(reply("Third.")))
        assert one.shown[2:] == ["You  2/2\nMore!", "Coach\nThird."]
        await one.press("up", "up", "left_square_bracket")
        await one.settled()
        assert one.shown[2:] == ["▸ You  1/2\nMore", "Coach\nSecond."]


async def test_esc_leaves_the_edited_message_and_gives_back_what_was_typed(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await exchange(one, "Hello", "First.")
        await one.write("half a thought")
        await one.press("shift+tab", "e")
        assert one.composer.text == "Hello"
        await one.press("escape")
        assert one.composer.text == "half a thought"
        assert not str(one.composer.border_title or "")


@pytest.mark.parametrize("way", [("escape",), ("shift+tab", "up", "up", "e"), ("ctrl+n",)])
async def test_what_a_message_was_changed_to_is_not_lost(
    tmp_path: Path, way: tuple[str, ...]
) -> None:
    async with scene(tmp_path) as one:
        await exchange(one, "Hello", "First.")
        await exchange(one, "More", "Second.")
        await one.press("up", "up", "e", "!")
        assert one.composer.text == "More!"
        await one.press(*way)
        await one.settled()
        assert "Alt+Up" in one.status or "new conversation" in one.status
        one.composer.focus()
        await one.press("alt+up")
        assert one.composer.text == "More!"


async def test_what_was_typed_before_an_edit_survives_a_new_conversation(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await exchange(one, "Hello", "First.")
        await one.write("half a thought")
        await one.press("shift+tab", "e")
        await one.press("ctrl+n")
        await one.settled()
        assert one.composer.text == "half a thought"


async def test_fork_goes_on_from_an_earlier_message(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await exchange(one, "Hello", "First.")
        await exchange(one, "More", "Second.")
        await one.press("up", "up", "up", "f")
        await one.settled()
        assert one.shown == ["You\nHello", "Coach\nFirst."]
        assert "new branch" in str(one.composer.border_title)
        assert one.composer.has_focus
        await one.press("escape")
        await one.settled()
        assert len(one.shown) == 4
        await one.press("up", "up", "up", "f")
        await one.settled()
        await exchange(one, "Other", "Third.")
        assert one.shown[2:] == ["You  2/2\nOther", "Coach\nThird."]
        store = one.app.services.store
        assert len(store.messages(one.stored()[0].id)) == 6


async def test_go_on_adds_to_what_is_there(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("Hello")
        await one.tell(Delta("Ask her"))
        await one.press("escape")
        await one.settled()
        await one.press("f5")
        await one.until(lambda: len(one.engine.runs) == 2)
        first, second = (run.job for run in one.engine.runs)
        assert second == first  # the same seed as well
        await one.tell(Delta("Ask"))
        assert one.shown[1] == "Coach\nAsk her\n\nWriting…"  # never less than there was
        await one.tell(Delta(" her what"))
        assert "Ask her what" in one.shown[1]
        await one.tell(Done(reply("Ask her what she needs.")))
        assert one.shown == ["You\nHello", "Coach\nAsk her what she needs."]
        assert one.stored()[1][1].status is Status.DONE


async def test_go_on_keeps_the_beginning_of_what_turns_out_differently(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("Hello")
        await one.tell(Delta("Ask her"))
        await one.press("escape")
        await one.settled()
        await one.press("f5")
        await one.until(lambda: len(one.engine.runs) == 2)
        await one.tell(Delta("Listen"), Done(reply("Listen first.")))
        assert one.shown[1] == "Coach  2/2\nListen first."
        await one.press("up", "left_square_bracket")
        await one.settled()
        assert "▸ Coach  1/2\nAsk her\n\nStopped." in one.shown[1]


async def test_go_on_that_fails_keeps_the_beginning(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("Hello")
        await one.tell(Delta("Ask her"))
        await one.press("escape")
        await one.settled()
        await one.press("f5")
        await one.until(lambda: len(one.engine.runs) == 2)
        await one.tell(Failed(CoachError("No memory.")))
        assert one.shown[1].startswith("Coach\nAsk her\n\n! No memory.")
        assert one.stored()[1][1].text == "Ask her"


async def test_nothing_to_go_on_with_is_said(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.press("f5", "ctrl+r", "ctrl+g")
        await one.settled()
        await exchange(one, "Hello", "First.")
        await one.press("f5")
        assert "whole" in one.status
        assert len(one.engine.runs) == 1


async def test_a_rewrite_opens_in_the_draft_view(tmp_path: Path) -> None:
    opened: list[tuple[object, ...]] = []
    async with scene(tmp_path) as one:
        one.app.open_in_draft = lambda *told, **_: opened.append(told)  # type: ignore[method-assign]
        await one.send("Rewrite this")
        await one.tell(Done(REWRITTEN))
        await one.press("up", "d", "up", "d", "down")
        line = one.views[1].render().at(None).plain.count("\n")
        await one.pilot.click(one.views[1], offset=(6, line))
        await one.settled()
    assert len(opened) == 3
    assert opened[0][0] == RESULT.draft
    result = opened[0][1]
    assert isinstance(result, RewriteResult)
    assert replace(result, timings_ms={}) == replace(RESULT, timings_ms={})
    assert opened[0][2] == DRAFT
    assert opened[1][0] == "Rewrite this"
    assert opened[2] == opened[0]


async def test_resume_shows_everything_and_goes_on(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("Rewrite this")
        await one.tell(Done(REWRITTEN))
        await one.send("Why?")
        await one.tell(Delta("Because"))
        session = one.stored()[0]
        shown = one.shown[:2]
        await one.press("escape")
        await one.settled()
    async with scene(tmp_path, resume=session.id[:8], window_id="another") as two:
        assert two.shown[:2] == shown
        assert two.shown[3].startswith("Coach\nBecause\n\nStopped.")
        assert "Resumed: Rewrite this" in two.status
        assert "About your LinkedIn post" in str(two.composer.border_title)
        await exchange(two, "ok", "Good.")
        assert two.stored()[0].id == session.id
        assert len(two.stored()[1]) == 6
        assert two.stored()[1][4].role is Role.USER


async def test_an_unknown_conversation_is_a_sentence(tmp_path: Path) -> None:
    async with scene(tmp_path, resume="nothing") as one:
        assert any("no conversation 'nothing'" in notice for notice in one.notices)
        await exchange(one, "Hello", "Yes.")


async def test_a_new_conversation_leaves_the_old_one(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await exchange(one, "Hello", "First.")
        await one.write("not sent")
        await one.press("ctrl+n")
        await one.settled()
        assert one.shown == []
        assert one.composer.text == "not sent"
        await one.press("enter")
        await one.until(lambda: len(one.engine.runs) == 2)
        assert len(one.app.services.store.sessions()) == 2


async def test_a_deleted_conversation_leaves_the_screen_and_is_not_made_again(
    tmp_path: Path,
) -> None:
    async with scene(tmp_path) as one:
        await one.send("Hello")
        await one.tell(Delta("Ask"))
        session = one.stored()[0]
        one.app.services.store.delete(session.id)
        one.chat.forget(session.id)
        await one.settled()
        assert one.shown == []
        assert one.app.services.store.sessions() == ()
        assert one.notices == []
