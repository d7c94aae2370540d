"""Rewriting: the preview, the result, stopping, and everything that can go wrong."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain import Style, Wish
from coach.errors import CoachError, InputError, NotSetUpError
from coach.events import Delta, Done
from coach.history import Kind, Role, Status
from tests.unit.tui import kit
from tests.unit.tui.draft.draft_kit import BETTER, DRAFT, View, opened, result
from tui.draft.versions import LABEL
from tui.engine import Restyle, Rewrite

NO_MODEL = NotSetUpError("There is no model yet.", mend="coach model pull")


def prose(view: View) -> str:
    return view.shown("#prose")


async def stored(view: View) -> list[tuple[Role, Status, str]]:
    store = view.app.services.store
    return [
        (message.role, message.status, message.text)
        for session in store.sessions()
        for message in store.messages(session.id)
    ]


async def test_one_key_sends_the_draft_with_its_circumstances(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write(DRAFT + "  \n")
        view.screen.circumstances.asked = True
        await view.rewrite()
        job = view.engine.last.job
        assert isinstance(job, Rewrite)
        assert (job.draft.text, job.draft.asked, job.seed) == (DRAFT, True, 0)
        await view.until(lambda: "Writing a better version" in view.status)
        assert "Esc stops" in view.status


async def test_the_preview_grows_and_the_result_takes_its_place(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write()
        await view.rewrite()
        view.engine.last.tell(Delta("Hi Ana, "), Delta("thank [/b] you"))
        await view.pilot.pause()
        assert prose(view) == "Hi Ana, thank [/b] you"
        view.engine.last.tell(Done(result()))
        await view.pilot.pause()
        assert "[-" in prose(view)
        assert "[+thank you for asking." in prose(view)
        assert view.screen.editor.text == DRAFT
        assert "best version" in view.status
        assert "Facts kept: 40 €, 12 June" in view.shown("#facts")


async def test_an_empty_draft_is_not_sent(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write(" \n\t ")
        await view.pilot.press("ctrl+r")
        await view.pilot.pause()
        assert not view.engine.runs
        assert "no draft yet" in view.status
        assert view.screen.focused is view.screen.editor


async def test_esc_stops_at_once_and_keeps_the_draft(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write()
        await view.rewrite()
        run = view.engine.last
        run.tell(Delta("Hi Ana, so"))
        await view.pilot.press("escape")
        assert run.stopped
        assert "Stopped" in view.status
        assert "Hi Ana, so" in prose(view)
        assert view.screen.editor.text == DRAFT
        await view.until(lambda: not view.screen.workers._workers or True)
        store = view.app.services.store
        await view.until(
            lambda: store.messages(store.sessions()[0].id)[-1].status is Status.PARTIAL
        )
        assert (await stored(view))[-1] == (Role.COACH, Status.PARTIAL, "Hi Ana, so")


async def test_stopping_leaves_the_result_that_was_there(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.rewritten()
        await view.rewrite()
        view.engine.last.tell(Delta("Something else"))
        await view.pilot.press("escape")
        await view.pilot.pause()
        assert "[+thank you for asking." in prose(view)


async def test_esc_before_the_draft_is_stored_sends_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write()
        gate = threading.Event()
        record = view.screen.desk.record
        real = record._asks
        record._asks = lambda draft, style: (gate.wait(20), real(draft, style))[1]  # type: ignore[method-assign]
        await view.pilot.press("ctrl+r")
        assert view.screen.desk.busy
        await view.pilot.press("escape")
        assert not view.screen.desk.busy
        gate.set()
        store = view.app.services.store
        await view.until(lambda: store.sessions() and store.sessions()[0].messages == 2)
        await view.until(
            lambda: store.messages(store.sessions()[0].id)[-1].status is Status.PARTIAL
        )
        assert not view.engine.runs


async def test_without_a_model_the_sentence_stays_to_be_read(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write()
        await view.rewrite()
        view.engine.last.fail(NO_MODEL)
        await view.pilot.pause()
        assert "There is no model yet." in prose(view)
        assert "coach model pull" in prose(view)
        assert view.screen.editor.text == DRAFT
        store = view.app.services.store
        await view.until(lambda: store.messages(store.sessions()[0].id)[-1].status is Status.FAILED)


async def test_an_error_in_mid_stream_keeps_what_was_written(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write()
        await view.rewrite()
        view.engine.last.tell(Delta("Hi Ana, thank"))
        view.engine.last.fail(CoachError("The model ran out of memory."))
        await view.pilot.pause()
        assert "ran out of memory" in prose(view)
        assert "Hi Ana, thank" in prose(view)
        await view.rewrite()
        view.engine.last.tell(Done(result()))
        await view.pilot.pause()
        assert "[+thank you" in prose(view)


async def test_a_terminal_that_is_resized_while_the_answer_streams(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write()
        await view.rewrite()
        for size in (kit.WIDE, (40, 10), kit.NARROW, kit.WIDE):
            view.engine.last.tell(Delta("word "))
            await view.pilot.resize_terminal(*size)
            await view.pilot.pause()
        assert prose(view) == "word " * 4
        view.engine.last.tell(Done(result()))
        await view.pilot.resize_terminal(*kit.NARROW)
        await view.pilot.pause()
        assert "[+thank you" in prose(view)
        assert view.screen.query_one("#result").display


async def test_what_the_user_writes_meanwhile_is_not_taken_for_keys(tmp_path: Path) -> None:
    async with opened(tmp_path, size=kit.WIDE) as view:
        await view.write()
        await view.rewrite()
        await view.pilot.press("f6")
        view.engine.last.tell(Done(result()))
        await view.pilot.press("x", "a")
        assert view.screen.editor.text == "xa" + DRAFT
        assert view.screen.desk.versions is not None
        assert view.screen.desk.versions.shown.review.untouched


async def test_each_rewrite_is_in_the_history_before_it_is_made(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write()
        await view.rewrite()
        assert (await stored(view)) == [
            (Role.USER, Status.DONE, DRAFT),
            (Role.COACH, Status.PENDING, ""),
        ]
        view.engine.last.tell(Done(result()))
        store = view.app.services.store
        session = store.sessions()[0].id
        await view.until(lambda: store.messages(session)[-1].status is Status.DONE)
        asked, answered = store.path(session)
        assert (asked.kind, answered.kind) == (Kind.REWRITE, Kind.REWRITE)
        assert answered.text == BETTER
        assert answered.data["rewrite"]["draft"] == DRAFT
        assert asked.data["draft"]["channel"] == "other"
        json.dumps(answered.data)
        await view.rewrite()
        assert view.engine.last.job == Rewrite(view.engine.runs[0].job.draft, 1)
        assert len(store.siblings(answered.id)) == 2  # the same draft, another version
        assert [match.message.id for match in store.search("thank asking")] == [answered.id]


async def test_a_history_that_cannot_be_written_is_said_and_stops_nothing(
    tmp_path: Path,
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "history.db").mkdir()
    async with opened(tmp_path) as view:
        await view.write()
        await view.rewrite()
        assert "histor" in view.notices
        view.engine.last.tell(Done(result()))
        await view.pilot.pause()
        assert "[+thank you" in prose(view)


async def test_a_version_that_did_not_pass_says_so_with_its_failures(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.rewritten(result(passed=False, failures=("The price [40 €] is missing.",)))
        assert "did not pass" in view.shown("#verdict")
        assert "The price [40 €] is missing." in view.shown("#verdict")


async def test_versions_are_made_once_and_the_key_goes_round(tmp_path: Path) -> None:
    async with opened(tmp_path, size=kit.WIDE) as view:
        await view.rewritten()
        await view.pilot.press("f5")
        await view.until(lambda: len(view.engine.runs) == 2)
        job = view.engine.last.job
        assert isinstance(job, Restyle)
        assert (job.draft.text, job.current) == (DRAFT, BETTER)
        assert job.wish == Wish(styles=(Style.WARMER,))
        warmer = BETTER.replace("The tea", "Our lovely tea")
        view.engine.last.tell(Done(result(rewrite=warmer)))
        await view.pilot.pause()
        assert "warmer" in view.status
        assert "▸warmer" in view.shown("#versions")
        for style in (Style.SHORTER, Style.DIRECT):
            count = len(view.engine.runs)
            await view.pilot.press("f5")
            await view.until(lambda count=count: len(view.engine.runs) > count)
            assert view.engine.last.job.wish.styles == (style,)  # type: ignore[union-attr]
            view.engine.last.tell(Done(result(rewrite=BETTER)))
            await view.pilot.pause()
        await view.pilot.press("f5")
        await view.until(lambda: "▸best" in view.shown("#versions"))
        view.screen.action_warmer()
        await view.until(lambda: "▸warmer" in view.shown("#versions"))
        assert len(view.engine.runs) == 4
        assert view.screen.desk.final == warmer


async def test_a_version_that_cannot_be_made_says_why_and_leaves_the_last(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as view:
        await view.rewritten()
        view.screen.action_shorter()
        await view.until(lambda: len(view.engine.runs) == 2)
        view.engine.last.fail(CoachError("It cannot be shorter without losing a fact."))
        await view.pilot.pause()
        assert "cannot be shorter" in view.notices
        assert "▸best" in view.shown("#versions")
        assert "[+thank you" in prose(view)


async def test_the_key_goes_past_a_version_that_cannot_be_made(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.rewritten()
        for style in (Style.WARMER, Style.SHORTER, Style.DIRECT):
            runs = len(view.engine.runs)
            await view.pilot.press("f5")
            await view.until(lambda runs=runs: len(view.engine.runs) > runs)  # type: ignore[misc]
            job = view.engine.last.job
            assert isinstance(job, Restyle)
            assert job.wish.styles == (style,)
            view.engine.last.fail(InputError("There is no such version."))
            await view.pilot.pause()
            assert f"✗{LABEL[style]}" in view.shown("#versions")
            assert "There is no such version." in view.status
            assert not view.notices
        await view.pilot.press("f5")
        await view.pilot.pause()
        assert len(view.engine.runs) == 4
        assert "no other version" in view.status


async def test_a_version_that_failed_for_now_is_asked_for_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.rewritten()
        for _ in range(2):
            runs = len(view.engine.runs)
            await view.pilot.press("f5")
            await view.until(lambda runs=runs: len(view.engine.runs) > runs)  # type: ignore[misc]
            job = view.engine.last.job
            assert isinstance(job, Restyle)
            assert job.wish.styles == (Style.WARMER,)
            view.engine.last.fail(CoachError("Out of memory."))
            await view.pilot.pause()


async def test_a_new_draft_says_where_the_old_one_is(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write()
        await view.pilot.press("ctrl+g")
        await view.until(lambda: "Copied" in view.status)
        await view.pilot.press("ctrl+n")
        await view.until(lambda: "in the history" in view.status)


async def test_what_is_too_long_for_the_line_is_a_notice_too(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        view.screen.say("Short.")
        assert not view.notices
        view.screen.say("Long. " * 40)
        await view.pilot.pause()
        assert "Long." in view.notices


async def test_versions_before_a_rewrite_say_what_to_do(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write()
        await view.pilot.press("f5")
        assert "no rewrite yet: ^R" in view.status
        assert not view.engine.runs


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    draft=st.text(min_size=1, max_size=60).map(lambda text: "a " + text),
    rewrite=st.text(max_size=60),
    reason=st.text(max_size=30),
)
async def test_any_text_can_come_from_the_model(
    tmp_path: Path, draft: str, rewrite: str, reason: str
) -> None:
    async with opened(tmp_path, size=kit.WIDE) as view:
        tricky = "\x1b[31m[/x] " + rewrite
        made = result(draft, tricky, passed=False, failures=(reason, "[/f]"), reason=f"[b]{reason}")
        view.screen.load(draft, made)
        await view.pilot.pause()
        await view.pilot.press("n", "x", "u", "p", "X", "A")
        view.screen.load(draft, made)
        await view.pilot.press("ctrl+g")
        await view.until(lambda: view.clipboard.texts or "Nothing" in view.status)
        assert all("\x1b" not in text for text in view.clipboard.texts)


@pytest.mark.parametrize("size", [kit.NARROW, kit.WIDE])
async def test_all_of_the_result_is_on_the_screen_at_both_sizes(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size=size) as view:
        long = " ".join(f"word{number}" for number in range(600))
        await view.rewritten(result(f"Buy! {long} end.", f"So. {long} done.", passed=False))
        for name in ("versions", "verdict", "changes", "legend", "reason", "facts"):
            region = view.screen.query_one(f"#{name}").region
            assert region.height >= 1, name
            assert region.bottom <= size[1] - 2, name
        await view.pilot.press("n")  # the last change, far below, comes into sight
        await view.pilot.pause()
        assert view.changes.scroll_offset.y > 0
