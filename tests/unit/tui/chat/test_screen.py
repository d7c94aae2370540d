"""What is on the screen: the first time, while scrolling, copying, and the cards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets._toast import Toast, ToastRack

from coach import knowledge
from coach.config import AppSettings, Settings
from coach.events import Delta, Done
from tests.unit.tui import kit
from tests.unit.tui.chat.scene import REWRITTEN, Scene, reply, scene
from tui.chat.welcome import EXAMPLES
from tui.clipboard import Copied
from tui.glyphs import ASCII
from tui.screens.card import CardScreen, card_of
from tui.widgets.markdown import Blocks, Flow
from tui.widgets.plain import PlainList


async def draft_of(one: Scene) -> list[str]:
    opened: list[str] = []
    one.app.open_in_draft = lambda text, *more: opened.append(text)  # type: ignore[method-assign]
    return opened


async def test_the_first_time_there_are_examples(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        opened = await draft_of(one)
        await one.press("1", "enter", "2", "enter")
        assert opened == [EXAMPLES[0].text, EXAMPLES[1].text]
        await one.press("3", "enter")
        assert one.composer.text == EXAMPLES[2].text
        assert not one.engine.runs


async def test_a_message_may_begin_with_the_number_of_an_example(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        opened = await draft_of(one)
        await one.press(*"2 guests left", "enter")
        assert not opened
        assert one.engine.last.job.message == "2 guests left"


@pytest.mark.parametrize("way", [["up", "down", "enter"], ["down", "down", "enter"]])
async def test_examples_are_chosen_by_arrows(tmp_path: Path, way: list[str]) -> None:
    async with scene(tmp_path) as one:
        opened = await draft_of(one)
        await one.press(*way)
        assert opened == [EXAMPLES[1].text]
        await one.press("escape")
        assert one.composer.has_focus


async def test_examples_are_chosen_by_clicks(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.pilot.click(PlainList, offset=(8, 2))
        await one.settled()
        assert one.composer.text == EXAMPLES[2].text


async def test_later_there_is_one_quiet_line(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("Hello")
        await one.tell(Done(reply("Yes.")))
        assert not one.chat.query("Welcome")
        await one.press("ctrl+n")
        await one.settled()
        assert one.chat.query("Welcome")
        assert not one.chat.query(PlainList)
    async with scene(tmp_path, window_id="another") as two:
        assert not two.chat.query(PlainList)
        await two.press("1")
        assert two.composer.text == "1"


async def test_it_follows_until_the_user_scrolls_up(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("Hello")
        await one.tell(Delta("line\n\n" * 40))
        transcript = one.chat.transcript
        assert transcript.scroll_y == transcript.max_scroll_y
        await one.press("pageup")
        here = transcript.scroll_y
        assert here < transcript.max_scroll_y
        assert "More below: Ctrl+End" in str(one.composer.border_subtitle)
        await one.tell(Delta("line\n\n" * 10), Done(reply("line\n\n" * 60)))
        assert transcript.scroll_y == here
        await one.press("ctrl+end")
        await one.settled()
        assert transcript.scroll_y == transcript.max_scroll_y
        assert not str(one.composer.border_subtitle or "")


async def test_what_fits_stands_at_the_top(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("Hello")
        await one.tell(Done(reply("Yes.")))
        assert one.chat.transcript.scroll_y == 0
        assert one.views[0].region.y == 0


async def test_more_room_shows_it_from_the_top_again(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.send("Hello")
        await one.tell(Done(reply("line\n\n" * 14)))
        assert one.chat.transcript.scroll_y > 0
        await one.pilot.resize_terminal(*kit.WIDE)
        await one.until(lambda: one.chat.transcript.scroll_y == 0)
        assert one.views[0].region.y == 0


class Recorder:
    def __init__(self, ok: bool = True) -> None:
        self.ok = ok
        self.texts: list[str] = []

    async def copy(self, app: Any, text: str) -> Copied:
        self.texts.append(text)
        return Copied(self.ok, "Copied." if self.ok else "Not copied: nothing to copy with.")


async def test_copy_hands_over_clean_text_and_says_so(tmp_path: Path) -> None:
    clipboard = Recorder()
    async with scene(tmp_path, given_clipboard=clipboard) as one:
        await one.send("my *own* words  ")
        await one.tell(Done(reply("Say **240**, `now` [1].\n\n- so\n- [this](https://a.example)")))
        await one.press("ctrl+g")
        await one.settled()
        assert one.status == "Copied."
        await one.press("up", "up", "c")
        await one.settled()
        await one.press("escape")
        await one.send("rewrite")
        await one.tell(Done(REWRITTEN))
        await one.press("ctrl+g")
        await one.settled()
    assert clipboard.texts == [
        "Say 240, now [1].\n\n- so\n- this",
        "my *own* words",
        REWRITTEN.text,
    ]


async def test_copy_says_when_it_did_not_work(tmp_path: Path) -> None:
    async with scene(tmp_path, given_clipboard=Recorder(ok=False)) as one:
        await one.send("hello")
        await one.tell(Done(reply("Yes.")))
        await one.press("ctrl+g")
        await one.settled()
        assert one.notices == ["Not copied: nothing to copy with."]


async def test_ascii_draws_nothing_else(tmp_path: Path) -> None:
    settings = Settings(app=AppSettings(theme="plain", ascii=True))
    async with scene(tmp_path, settings=settings) as one:
        await one.send("rewrite")
        await one.tell(Done(REWRITTEN))
        await one.send("more")
        await one.tell(Done(reply("- so\n\n> quoted")))
        await one.press("up")
        assert "".join(one.shown).isascii()
        assert one.composer.styles.border_top[0] == "ascii"


async def test_keys_that_were_changed_are_named_as_they_are(tmp_path: Path) -> None:
    settings = Settings(app=AppSettings(theme="dark"), keys={"chat.continue_answer": "ctrl+e"})
    async with scene(tmp_path, settings=settings) as one:
        await one.send("Hello")
        await one.tell(Delta("Half"))
        await one.press("escape")
        await one.settled()
        assert "Stopped. ^E goes on" in one.shown[1]
        await one.press("ctrl+e")
        await one.until(lambda: len(one.engine.runs) == 2)


async def test_a_card_shows_everything_and_esc_closes_it(tmp_path: Path) -> None:
    async with scene(tmp_path, size=kit.WIDE) as one:
        await one.app.push_screen(CardScreen("no-hype"))
        card = one.app.services.knowledge.cards["no-hype"]
        blocks = one.app.screen.query_one("#card Blocks", Blocks)
        await one.until(lambda: card.rule in blocks.render().at(None).plain)
        shown = blocks.render().at(None).plain
        for piece in (*card.do, *card.dont, *card.applies_when, "Simon Bream"):
            assert piece in shown
        assert all(example.after.split("\n")[0] in shown for example in card.examples)
        at = one.app.screen.query_one("#card")
        await one.press("pagedown")
        assert at.scroll_y > 0
        await one.press("escape")
        assert one.app.screen is one.chat


async def test_an_unknown_card_is_a_sentence(tmp_path: Path) -> None:
    async with scene(tmp_path) as one:
        await one.app.push_screen(CardScreen("no-hypes"))
        blocks = one.app.screen.query_one("#card Blocks", Blocks)
        await one.until(lambda: "no-hype" in blocks.render().at(None).plain)


def test_a_note_of_the_user_is_a_card_too(tmp_path: Path) -> None:
    paths = kit.paths(tmp_path)
    source = tmp_path / "voice.md"
    source.write_text("# Voice\n\nWe say *you* [1] [/b].\n", encoding="utf-8")
    knowledge.add(paths, source)
    title, blocks = card_of(knowledge.load(paths), "my/voice", ASCII)
    assert title == "Voice"
    assert Flow(blocks).at(None).plain.endswith("We say you [1] [/b].")


def test_every_card_can_be_shown(tmp_path: Path) -> None:
    known = knowledge.load(kit.paths(tmp_path))
    for wanted in known.cards:
        for width in (20, 76):
            assert Flow(card_of(known, wanted, ASCII)[1]).at(width).plain.isprintable is not None


async def test_a_notice_does_not_cover_what_one_writes(tmp_path: Path) -> None:
    app = kit.app(tmp_path)
    async with app.run_test(size=kit.NARROW, notifications=True) as pilot:
        app.tell("Something that takes a while to read. " * 6)
        for _ in range(5):  # it is mounted, shown and placed
            await pilot.pause()
        (notice,) = app.chat.get_child_by_type(ToastRack).query(Toast)
        assert notice.region.height > 3
        assert not notice.region.overlaps(app.chat.composer.region)
        assert not notice.region.overlaps(app.chat.status.region)
    app.services.close()
