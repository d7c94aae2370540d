"""Nothing typed is lost: undo, autosave, loading, and what goes in and out."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

import tui.external_editor
from coach.channels import channel
from coach.domain import Draft
from coach.errors import CoachError
from coach.history import Role
from tests.unit.tui import kit
from tests.unit.tui.draft.draft_kit import BETTER, DRAFT, View, opened, result
from tui.draft.autosave import Autosave, Typed
from tui.screens.ask import AskScreen, PromptScreen
from tui.widgets.plain import Plain

EMAIL = channel("email")


async def unsent(view: View) -> Typed | None:
    services = view.app.services
    left = services.store.unsent(services.window).get("draft")
    return Typed.of(left.text, left.data) if left else None


async def type_path(view: View, path: Path | str) -> None:
    await view.until(lambda: isinstance(view.app.screen, PromptScreen))
    view.app.screen.query_one("#answer").value = str(path)  # type: ignore[attr-defined]
    await view.pilot.press("enter")


# -- the next time ---------------------------------------------------------------------


async def test_what_is_typed_is_kept_without_being_asked(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write("Not sent [/yet]")
        view.screen.circumstances.set(EMAIL, True, "Well?")
        await view.pilot.pause(1.0)
        store = view.app.services.store
        await view.until(lambda: store.unsent("this-window"))
        assert await unsent(view) == Typed("Not sent [/yet]", EMAIL, True, "Well?")


async def test_quitting_keeps_the_last_letter_and_the_next_window_has_it(tmp_path: Path) -> None:
    async with opened(tmp_path, window_id="first") as view:
        await view.write("Half a sen")
        view.screen.circumstances.set(EMAIL, False, "What?")
        await view.pilot.press("end", "t", "ctrl+q")
    async with opened(tmp_path, window_id="second") as view:
        await view.until(lambda: view.screen.editor.text, "the draft of the first window")
        assert view.screen._typed() == Typed("Half a sent", EMAIL, False, "What?")


async def test_a_draft_that_comes_with_the_start_does_not_cover_the_old_one(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, window_id="first") as view:
        await view.write("The old draft")
        await view.pilot.press("ctrl+q")
    async with opened(tmp_path, window_id="second", draft="A new one") as view:
        await view.until(lambda: view.screen.editor.history.undo_stack)
        await view.until(lambda: view.app.services.adoption and view.app.services.adoption.done())
        await view.pilot.pause(0.05)
        assert view.screen.editor.text == "A new one"
        texts = []
        for _ in range(4):
            view.screen.editor.undo()
            texts.append(view.screen.editor.text)
        assert "The old draft" in texts


def test_an_older_state_never_overwrites_a_newer_one(tmp_path: Path) -> None:
    services = kit.app(tmp_path).services
    autosave = Autosave(services)
    older, newer = autosave.number(), autosave.number()
    autosave.save(newer, Typed("new"))
    autosave.save(older, Typed("old"))
    assert services.store.unsent("this-window")["draft"].text == "new"
    autosave.save(autosave.number(), Typed())
    assert not services.store.unsent("this-window")
    autosave.save(autosave.number(), Typed(in_reply_to="They wrote"))
    assert services.store.unsent("this-window")["draft"].data["in_reply_to"] == "They wrote"
    services.close()


def test_nothing_typed_opens_no_history(tmp_path: Path) -> None:
    services = kit.app(tmp_path).services
    Autosave(services).save_now(Typed())
    assert not services.paths.history.exists()


@pytest.mark.parametrize("data", [{}, {"channel": 3, "asked": "x", "in_reply_to": None}])
def test_unsent_data_of_another_version_is_no_obstacle(data: dict[str, object]) -> None:
    assert Typed.of("text", data) == Typed("text")


# -- undo --------------------------------------------------------------------------------


async def test_loading_another_text_can_be_undone(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write("Mine")
        view.screen.load("From the chat")
        assert view.screen.editor.text == "From the chat"
        await view.pilot.press("ctrl+z")
        assert view.screen.editor.text == "Mine"


async def test_what_was_just_typed_and_what_replaced_it_are_two_steps(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.pilot.press("M", "e")
        view.screen.load("x")
        await view.pilot.press("ctrl+z")
        assert view.screen.editor.text == "Me"


async def test_a_result_from_the_chat_is_shown_with_its_circumstances(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        draft = Draft(text=DRAFT, channel=EMAIL, in_reply_to="How much?", asked=True)
        view.screen.load(DRAFT, result(), draft)
        await view.pilot.pause()
        assert view.screen._read_draft() == draft
        assert "[+thank you" in view.shown("#prose")
        assert view.screen.desk.final == BETTER


async def test_starting_afresh_keeps_the_old_draft_in_the_history(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write("Never rewritten")
        await view.pilot.press("ctrl+n")
        assert view.screen.editor.text == ""
        store = view.app.services.store
        await view.until(store.sessions)
        (message,) = store.messages(store.sessions()[0].id)
        assert (message.role, message.text) == (Role.USER, "Never rewritten")
        await view.pilot.press("ctrl+z")
        assert view.screen.editor.text == "Never rewritten"
        await view.rewritten()
        assert len(store.sessions()) == 2


# -- copying -----------------------------------------------------------------------------


async def test_copy_hands_over_the_clean_final_text_and_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.rewritten(result("a draft  here", "Fine  \n\n\n\n[b] tea\t \u200b\n"))
        await view.pilot.press("ctrl+g")
        await view.until(lambda: view.clipboard.texts)
        assert view.clipboard.texts == ["Fine\n\n[b] tea"]
        await view.until(lambda: view.status == "The rewrite: Copied.")


async def test_copy_without_a_rewrite_hands_over_the_draft(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.pilot.press("ctrl+g")
        assert view.status == "Nothing to copy yet."
        await view.write("Mine  ")
        view.clipboard.works = False
        await view.pilot.press("ctrl+g")
        await view.until(lambda: view.clipboard.texts == ["Mine"])
        await view.until(lambda: view.status == "Not copied: no way.")


async def test_a_draft_written_on_after_the_rewrite_is_what_is_copied_there(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, size=kit.WIDE) as view:
        await view.rewritten()
        await view.pilot.press("f6")
        view.screen.editor.move_cursor(view.screen.editor.document.end)
        await view.pilot.press("O", "k", "ctrl+g")
        await view.until(lambda: view.clipboard.texts == [DRAFT + "Ok"])
        await view.pilot.press("f6", "ctrl+g")
        await view.until(lambda: view.clipboard.texts[1:] == [BETTER])


# -- files -------------------------------------------------------------------------------


async def test_open_reads_a_file_and_undo_brings_the_draft_back(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_bytes(b"\xef\xbb\xbfFrom a file\x1b[31m!\r\nSecond\n")
    async with opened(tmp_path) as view:
        await view.write("Mine")
        await view.pilot.press("ctrl+o")
        await type_path(view, file)
        await view.until(lambda: view.screen.editor.text == "From a file!\nSecond")
        await view.pilot.press("ctrl+z")
        assert view.screen.editor.text == "Mine"


def problem(view: View) -> str:
    """What is said under the line one types into."""
    screen = view.app.screen
    found = screen.query(Plain) if isinstance(screen, PromptScreen) else ()
    return "".join(str(each.content) for each in found if each.id == "problem")


@pytest.mark.parametrize("kind", ["missing", "folder", "binary", "pipe", "empty"])
async def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "thing"
    if kind == "folder":
        file.mkdir()
    elif kind == "pipe":
        os.mkfifo(file)
    elif kind != "missing":
        file.write_bytes(b"a\0b" if kind == "binary" else b" \n")
    async with opened(tmp_path) as view:
        await view.write("Mine")
        await view.pilot.press("ctrl+o")
        await type_path(view, file)
        await view.until(lambda: problem(view))
        assert view.app.screen.query_one("#answer").value == str(file)  # type: ignore[attr-defined]
        await view.pilot.press("escape")
        await view.until(lambda: view.app.screen is view.screen)
        assert view.screen.editor.text == "Mine"


async def test_save_writes_the_final_text_and_asks_before_it_overwrites(tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    async with opened(tmp_path) as view:
        await view.rewritten()
        await view.pilot.press("ctrl+s")
        await type_path(view, file)
        await view.until(lambda: "Saved to" in view.status)
        assert file.read_text() == BETTER + "\n"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        await view.pilot.press("X", "ctrl+s")  # its own file: no question
        await type_path(view, file)
        await view.until(lambda: file.read_text() == DRAFT + "\n")
        other = tmp_path / "other.txt"
        other.write_text("precious")
        await view.pilot.press("ctrl+s")
        await type_path(view, other)
        await view.until(lambda: isinstance(view.app.screen, AskScreen))
        await view.pilot.press("n")
        await view.until(lambda: isinstance(view.app.screen, PromptScreen))
        assert other.read_text() == "precious"
        await view.pilot.press("enter")
        await view.until(lambda: isinstance(view.app.screen, AskScreen))
        await view.pilot.press("y")
        await view.until(lambda: other.read_text() == DRAFT + "\n")


async def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write("Mine")
        await view.pilot.press("ctrl+s")
        await type_path(view, tmp_path / "no" / "such" / "folder.txt")
        await view.until(lambda: "no such folder" in problem(view))
        await view.pilot.press("escape")
        assert not (tmp_path / "no").exists()


async def test_an_earlier_draft_comes_back_with_its_rewrite_where_one_is(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        view.screen.circumstances.set(EMAIL, True, "How much is it?")
        await view.rewritten()
        await view.pilot.press("ctrl+n")
        await view.until(lambda: not view.screen.editor.text)
        await view.write("Something else")
        store = view.app.services.store
        await view.until(lambda: len(store.sessions()) == 1)
        view.app.chat.resume_draft(store.sessions()[0].id)
        await view.until(lambda: view.screen.editor.text == DRAFT)
        await view.until(lambda: "[+thank you for asking." in view.shown("#prose"))
        assert view.app.screen is view.screen
        assert view.screen.circumstances.in_reply_to == "How much is it?"
        assert view.screen.circumstances.asked is True
        # What was there meanwhile is not lost, and no part of the old conversation.
        await view.until(lambda: len(store.sessions()) == 2)
        assert [each.messages for each in store.sessions()] == [1, 2]


async def test_a_conversation_resumed_from_the_draft_view_is_shown(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        store = view.app.services.store
        session = store.start("Soup").id
        store.add(session, Role.USER, "How do I invite people to soup?", parent=None)
        view.app.chat.resume_draft(session)
        await view.until(lambda: view.app.screen is view.app.chat)
        view.app.action_switch()
        await view.until(lambda: view.app.screen is view.screen)
        view.app.chat.resume_draft("no such session")
        await view.until(lambda: view.notices)
        assert view.app.screen is view.screen


# -- the user's own editor ------------------------------------------------------------------


async def test_the_editor_round_trip_can_be_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def edit(app: object, text: str) -> str | None:
        return text + " and more"

    monkeypatch.setattr(tui.external_editor, "edit", edit)
    async with opened(tmp_path) as view:
        await view.write("Mine")
        await view.pilot.press("f4")
        await view.until(lambda: view.screen.editor.text == "Mine and more")
        await view.pilot.press("ctrl+z")
        assert view.screen.editor.text == "Mine"


async def test_no_editor_is_a_sentence_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def edit(app: object, text: str) -> str | None:
        raise CoachError("There is no editor.", mend="export EDITOR=nano")

    monkeypatch.setattr(tui.external_editor, "edit", edit)
    async with opened(tmp_path) as view:
        await view.write("Mine")
        await view.pilot.press("f4")
        await view.until(lambda: "There is no editor." in view.notices)
        assert view.screen.editor.text == "Mine"


# -- talking about it -----------------------------------------------------------------------


async def test_the_chat_gets_the_draft_and_its_latest_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path) as view:
        heard: list[tuple[Draft, str]] = []
        monkeypatch.setattr(
            view.app.chat, "discuss", lambda draft, current: heard.append((draft, current))
        )
        view.screen.action_discuss()
        assert "no draft yet" in view.status
        await view.rewritten()
        view.screen.action_discuss()
        await view.pilot.pause()
        assert [(draft.text, current) for draft, current in heard] == [(DRAFT, BETTER)]
        assert view.app.screen is view.app.chat
