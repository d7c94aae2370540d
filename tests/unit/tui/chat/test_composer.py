"""Writing: new lines, pastes, earlier messages, and nothing typed is ever lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual import events

from coach.errors import CoachError
from coach.events import Done
from coach.history import Role
from tests.unit.tui.chat.scene import Scene, reply, scene
from tui import unsent
from tui.chat import screen as chat_screen


async def type_now(one: Scene, text: str) -> None:
    one.app.post_message(events.Paste(text))
    await one.settled()


@pytest.mark.parametrize("key", ["ctrl+j", "alt+enter", "shift+enter"])
async def test_a_new_line_does_not_send(tmp_path: Path, key: str) -> None:
    async with scene(tmp_path) as one:
        await one.press("a", key, "b")
        assert one.composer.text == "a\nb"
        assert one.engine.runs == []


async def test_nothing_is_not_sent(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.press("space", "enter", "ctrl+j", "enter")
        assert one.engine.runs == []


async def test_a_paste_of_paragraphs_arrives_whole_and_clean(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.press("a")
        await type_now(one, "b\r\n\r\n[b]c[/b] \x1b]52;c;aGk=\x07d\n")
        assert one.composer.text == "ab\n\n[b]c[/b] d\n"
        assert one.engine.runs == []


async def test_earlier_messages_and_back_to_what_was_being_typed(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        for text in ("one", "two"):
            await one.send(text)
            await one.tell(Done(reply("Yes.")))
        await one.write("three")
        found = []
        for key in ("alt+up", "alt+up", "alt+up", "alt+down", "alt+down", "alt+down"):
            await one.press(key)
            found.append(one.composer.text)
        assert found == ["two", "one", "one", "two", "three", "three"]


async def test_earlier_messages_come_from_the_history(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        store = one.app.services.store
        store.add(store.start().id, Role.USER, "from before", parent=None)
    async with scene(tmp_path, window_id="another") as two:
        await two.press("alt+up")
        assert two.composer.text == "from before"


async def test_an_earlier_message_that_was_changed_is_not_lost(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("one")
        await one.tell(Done(reply("Yes.")))
        await one.write("typed")
        await one.press("alt+up", "!", "alt+up")
        texts = {one.composer.text}
        for _ in range(4):
            await one.press("alt+down")
            texts.add(one.composer.text)
        for _ in range(4):
            await one.press("alt+up")
            texts.add(one.composer.text)
        assert {"one", "one!", "typed"} <= texts


async def test_up_and_down_between_the_composer_and_the_messages(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("one")
        await one.tell(Done(reply("Yes.")))
        await one.press("up")
        assert one.views[1].has_focus
        await one.press("up", "up")
        assert one.views[0].has_focus
        await one.press("down", "down")
        assert one.composer.has_focus
        await one.press("up", "escape")
        assert one.composer.has_focus
        await one.press("a", "up")  # now it is the cursor's key
        assert one.composer.has_focus


async def test_tab_goes_to_the_newest_message_and_back(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        for text in ("one", "two"):
            await one.send(text)
            await one.tell(Done(reply("Yes.")))
        await one.write("typed")
        await one.press("tab")
        assert one.views[3].has_focus
        await one.press("tab")
        assert one.composer.has_focus
        await one.press("shift+tab", "shift+tab")
        assert one.views[2].has_focus


async def test_the_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    async def edit(app: Any, text: str) -> str | None:
        given.append(text)
        if len(given) == 2:
            raise CoachError("There is no editor.")
        return "from the editor" if len(given) == 1 else None

    monkeypatch.setattr("tui.external_editor.edit", edit)
    async with scene(tmp_path) as one:
        await one.write("typed")
        for _ in range(3):
            await one.press("f4")
            await one.settled()
        assert given == ["typed", "from the editor", "from the editor"]
        assert one.composer.text == "from the editor"
        assert one.notices == ["There is no editor."]


async def test_what_is_typed_is_given_back_at_the_next_start(tmp_path: Path) -> None:
    async with scene(tmp_path, window_id="") as one:
        await one.write("not sent [/b] yet")
        await one.press("ctrl+q")
    async with scene(tmp_path, window_id="") as two:
        await two.until(lambda: two.composer.text == "not sent [/b] yet")
        await two.until(lambda: "what you had not sent" in two.status)
        two.composer.text = ""
        await two.press("ctrl+q")
    async with scene(tmp_path, window_id="") as three:
        assert three.composer.text == ""


async def test_nothing_but_spaces_is_not_given_back(tmp_path: Path) -> None:
    async with scene(tmp_path, window_id="") as one:
        await one.write("   \n ")
        await one.press("ctrl+q")
    async with scene(tmp_path, window_id="") as two:
        assert two.composer.text == ""
        assert "not sent" not in two.status


async def test_it_is_kept_while_one_types(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.chat.autosave._AFTER_S", 0.001)
    async with scene(tmp_path) as one:
        await one.write("half a thou")
        store, window = one.app.services.store, one.app.services.window
        await one.until(lambda: unsent.COMPOSER in store.unsent(window))
        assert store.unsent(window)[unsent.COMPOSER].text == "half a thou"
        await one.press("enter")
        await one.until(lambda: unsent.COMPOSER not in store.unsent(window))


async def test_it_is_kept_when_the_app_breaks(tmp_path: Path) -> None:
    async def broken() -> None:
        async with scene(tmp_path, window_id="") as one:
            await one.write("half a thou")
            one.chat.call_later(lambda: 1 / 0)
            await one.pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await broken()
    async with scene(tmp_path, window_id="") as two:
        assert two.composer.text == "half a thou"


async def test_what_is_typed_already_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with scene(tmp_path, window_id="") as one:
        await one.write("from before")
        await one.press("ctrl+q")
    begin = chat_screen.ChatScreen._begin

    def typed_first(self: chat_screen.ChatScreen) -> None:
        self.composer.insert("new")
        begin(self)

    monkeypatch.setattr(chat_screen.ChatScreen, "_begin", typed_first)
    async with scene(tmp_path, window_id="") as two:
        assert two.composer.text == "new"
        assert "Alt+Up" in two.status
        await two.press("alt+up")
        assert two.composer.text == "from before"
        await two.press("alt+down")
        assert two.composer.text == "new"


async def test_two_views_ask_for_it_once(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        services = one.app.services
        store = services.store
        store.save_unsent("gone", unsent.DRAFT, "a draft")
        services.adoption = None
        first, second = await unsent.adopt(services), await unsent.adopt(services)
        assert first is second
        assert first[unsent.DRAFT].text == "a draft"


async def test_the_end_does_not_wait_for_the_history(tmp_path: Path) -> None:
    import threading

    held = threading.Event()
    assert not unsent.within(held.wait, 0.01)
    held.set()
