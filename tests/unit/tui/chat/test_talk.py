"""Saying something and being answered, through real keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain import Guidance, ReplyKind
from coach.errors import CoachError, NotSetUpError
from coach.events import Candidate, Citation, Delta, Done, Failed, Found
from coach.history import Role, Status
from tests.fakes.engine import READY, ScriptedEngine
from tests.unit.tui.chat.scene import DRAFT, FOUND, RESULT, REWRITTEN, reply, scene
from tests.unit.tui.kit import NARROW, WIDE
from tui.app import CoachApp
from tui.engine import Broken, Loading
from tui.engine.jobs import Reply
from tui.screens.card import CardScreen
from tui.screens.link import LinkScreen


async def test_a_message_is_in_the_history_before_the_coach_hears_of_it(tmp_path: Path) -> None:
    class Looking(ScriptedEngine):
        seen: tuple[str, ...] = ()

        def submit(self, job, on_event):  # type: ignore[no-untyped-def]
            self.seen = tuple(message.text for message in one.stored()[1])
            return super().submit(job, on_event)

    engine = Looking()
    async with scene(tmp_path, engine) as one:
        await one.send("They asked about the price.")
        assert engine.seen == ("They asked about the price.", "")


async def test_an_answer_is_streamed_and_kept(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("She asked about the price.")
        assert one.shown == ["You\nShe asked about the price.", "Coach\n\nReading…"]
        await one.tell(Citation(Guidance("listen-first", "Listen first", "r"), 0.9))
        assert "Looking up principles" in one.shown[1]
        assert "Looking up principles" in one.status
        await one.tell(Delta("Say **240"), Delta(" euros"))
        assert "Say **240 euros" in one.shown[1]
        assert "Writing" in one.shown[1]
        await one.tell(Done(reply("Say **240 euros** [1].")))
        assert one.shown[1] == "Coach\nSay 240 euros [1].\n\n[1] Listen first"
        assert one.composer.has_focus
        session, messages = one.stored()
    assert session.title == "She asked about the price."
    assert [(m.role, m.status, m.text) for m in messages] == [
        (Role.USER, Status.DONE, "She asked about the price."),
        (Role.COACH, Status.DONE, "Say **240 euros** [1]."),
    ]
    assert messages[1].data["principles"][0] == {"id": "listen-first", "title": "Listen first"}


async def test_what_is_sent_while_the_engine_loads_waits_and_is_answered(tmp_path: Path) -> None:
    engine = ScriptedEngine(state=Loading("Loading the model", 0.0))
    async with scene(tmp_path, engine) as one:
        await one.send("Hello there")
        assert "Waiting until the coach is ready" in one.shown[1]
        engine.become(READY)
        await one.settled()
        assert "Reading" in one.shown[1]
        await one.tell(Done(reply("Hello.")))
        assert one.shown[1] == "Coach\nHello."


async def test_the_second_message_waits_for_the_first(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("One")
        await one.write("Two")
        await one.press("enter")
        await one.settled()
        assert len(one.engine.runs) == 1
        await one.tell(Done(reply("First.")))
        await one.until(lambda: len(one.engine.runs) == 2)
        job = one.engine.last.job
        assert isinstance(job, Reply)
        assert [turn.text for turn in job.conversation.turns] == ["One", "First."]
        assert job.message == "Two"


async def test_the_draft_under_discussion_goes_along(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("Rewrite this")
        await one.tell(Done(REWRITTEN))
        await one.send("thanks")
        await one.tell(Done(reply("You are welcome.")))
        await one.send("make it shorter")
        job = one.engine.last.job
        assert isinstance(job, Reply)
        assert job.conversation.draft == DRAFT
        assert job.conversation.current == RESULT.rewrite
        assert "About your LinkedIn post" in str(one.composer.border_title)


async def test_a_draft_brought_from_the_draft_view_is_discussed(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        one.chat.discuss(DRAFT, "We opened today.")
        await one.settled()
        assert "About your LinkedIn post: Big news!!!" in str(one.composer.border_title)
        await one.send("make it shorter")
        job = one.engine.last.job
        assert isinstance(job, Reply)
        assert (job.conversation.draft, job.conversation.current) == (DRAFT, "We opened today.")
        assert job.conversation.turns == ()


async def test_a_rewrite_is_shown_as_it_is_with_its_note(tmp_path: Path) -> None:
    text = "We *opened* [1].\n# Come by"
    async with scene(tmp_path) as one:
        await one.send("Rewrite this")
        await one.tell(*(Found(each) for each in RESULT.findings), Delta("We *op"))
        assert "│ We *op" in one.shown[1]
        await one.tell(Candidate(RESULT.variants[0]), Done(
            reply(text, ReplyKind.REWRITE, draft=DRAFT, current=text, rewrite=RESULT,
                  cited=("no-hype",), note="Calmer now.")))  # fmt: skip
        assert one.shown[1].splitlines() == [
            "Coach suggests",
            "│ We *opened* [1].",
            "│ # Come by",
            "",
            "Calmer now.",
            "[2] No hype",
            "Up, then d: open in the draft view, change by change",
        ]


async def test_a_question_looks_like_one(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("How do I answer?")
        await one.tell(Done(reply("Who is it to?", ReplyKind.QUESTION, principles=())))
        assert one.shown[1] == "Coach asks\nWho is it to?"


async def test_a_stop_keeps_what_is_written(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("Hello")
        await one.tell(Delta("Ask her fir"))
        await one.press("escape")
        await one.settled()
        assert one.engine.last.stopped
        assert one.shown[1] == "Coach\nAsk her fir\n\nStopped. F5 goes on, ^R answers again."
        assert one.stored()[1][1].status is Status.PARTIAL
        assert one.stored()[1][1].text == "Ask her fir"
        assert "Esc stops" not in one.status


async def test_a_stop_also_ends_what_waits(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("One")
        await one.write("Two")
        await one.press("enter")
        await one.settled()
        await one.press("escape")
        await one.settled()
        assert len(one.engine.runs) == 1
        assert [m.status for m in one.stored()[1]] == [
            Status.DONE, Status.PARTIAL, Status.DONE, Status.PARTIAL,
        ]  # fmt: skip
        await one.press("ctrl+r")
        await one.until(lambda: len(one.engine.runs) == 2)
        assert one.engine.last.job.message == "Two"  # type: ignore[union-attr]


ERRORS = [
    NotSetUpError("There is no model yet.", where="models", mend="coach model pull"),
    CoachError("The coach was ended by the system, most likely for lack of memory.",
               mend="close other programs"),
]  # fmt: skip


@pytest.mark.parametrize("error", ERRORS)
async def test_a_failure_says_what_mends_it_and_the_next_message_works(
    tmp_path: Path, error: CoachError
) -> None:
    async with scene(tmp_path, ScriptedEngine(state=Broken(error))) as one:
        await one.send("Hello")
        await one.tell(Delta("Half an ans"), Failed(error, "Half an ans"))
        assert "Half an ans" in one.shown[1]
        assert error.what in one.shown[1]
        assert f"Try: {error.mend}" in one.shown[1]
        assert "^R sends it again." in one.shown[1]
        stored = one.stored()[1][1]
        assert (stored.status, stored.data["error"]["what"]) == (Status.FAILED, error.what)
        await one.send("And now?")
        await one.tell(Done(reply("Yes.")))
        assert one.shown[3] == "Coach\nYes."


async def test_what_failed_without_a_word_is_sent_again_in_its_place(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("Hello")
        await one.tell(Failed(CoachError("No.")))
        await one.press("ctrl+r")
        await one.until(lambda: len(one.engine.runs) == 2)
        await one.tell(Done(reply("Yes.")))
        assert one.shown == ["You\nHello", "Coach\nYes."]
        assert "error" not in one.stored()[1][1].data


async def test_a_resize_while_streaming(tmp_path: Path) -> None:
    words = "a few words that have to be broken somewhere " * 20
    async with scene(tmp_path) as one:
        await one.send("Hello")
        for size in (WIDE, (20, 8), NARROW):
            await one.tell(Delta(words))
            await one.pilot.resize_terminal(*size)
            await one.settled()
        await one.tell(Done(reply(words * 3)))
        assert one.shown[1] == "Coach\n" + (words * 3).strip()
        transcript = one.chat.transcript
        assert transcript.scroll_y == transcript.max_scroll_y > 0


async def test_citations_open_their_cards(tmp_path: Path) -> None:
    async with scene(tmp_path, size=WIDE) as one:
        await one.send("Hello")
        await one.tell(Done(reply("Listen [1]. Be calm [2]. Not one of ours: [7].")))
        assert FOUND[1].guidance.title in one.shown[1]
        for keys, title in ((["up", "2"], "No hype"), (["enter"], "Listen first")):
            await one.press(*keys)
            await one.until(lambda title=title: card_title(one.app) == title)
            await one.press("escape")
        await one.press("7")
        assert one.app.screen is one.chat


async def test_a_click_on_a_citation_opens_its_card(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("Hello")
        await one.tell(Done(reply("Be calm [2].")))
        at = one.views[1].render().at(None).plain.splitlines()[1].index("[2]")
        await one.pilot.click(one.views[1], offset=(at + 3, 1))
        await one.until(lambda: card_title(one.app) == "No hype")


async def test_a_click_on_a_link_shows_where_it_leads(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("Hello")
        await one.tell(Done(reply("[bank.example](https://evil.example/x)")))
        await one.pilot.click(one.views[1], offset=(4, 1))
        await one.until(lambda: isinstance(one.app.screen, LinkScreen))


def card_title(app: CoachApp) -> str:
    """The title of the card that is open."""
    screen = app.screen
    return str(screen.query_one(".box").border_title) if isinstance(screen, CardScreen) else ""
