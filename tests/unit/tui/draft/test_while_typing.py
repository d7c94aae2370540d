"""What the view shows while one types: underlines, list, gauge, counter, switches."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.text import Text

from coach.channels import CHANNELS, channel
from coach.text.sanitise import sanitise
from tests.unit.tui import kit
from tests.unit.tui.draft.draft_kit import DRAFT, View, opened
from tui.draft import assess
from tui.draft.channel import ChannelScreen, matching
from tui.draft.findings import FindingsList
from tui.draft.meter import Meter
from tui.widgets.plain import Plain

_TRICKY = "oops [/a/b] [1] [b]x \x1b]52;c;aGk=\x07 \u202e end"
CALM = "Hi Ana, what do you usually brew in the morning?"


def marked(view: View) -> list[str]:
    text = view.screen.editor.text
    return [text[span.start : span.end] for span in view.screen.editor.marks]


def underlined(line: Text) -> str:
    at = {column for span in line.spans for column in range(span.start, span.end)}
    return "".join(char for column, char in enumerate(line.plain) if column in at)


async def test_typing_brings_underlines_list_gauge_and_counter(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        for char in "Buy now! AMAZING":
            await view.pilot.press("space" if char == " " else char)
        await view.until(lambda: "AMAZING" in marked(view), "an underline")
        assert "AMAZING" in underlined(view.screen.editor.get_line(0))
        listing = view.screen.query_one(FindingsList)
        # That there is no way to answer is listed, but no words are to blame for it.
        assert listing.option_count > len(view.screen.editor.marks) > 1
        assert "Buy now! AMAZING" not in marked(view)
        assert "hype" in str(listing.get_option_at_index(listing.option_count - 1).prompt)
        assert "selling" in view.shown("#gauge")
        assert "helping" in view.shown("#gauge")
        assert view.shown("#counter") == "16 characters"


async def test_a_calm_draft_has_nothing_in_its_way(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write(CALM)
        await view.until(lambda: "Nothing stands" in view.shown("#findings-count"))
        assert not view.screen.editor.marks
        assert "100" in view.shown("#gauge") or "helping 9" in view.shown("#gauge")


async def test_underlines_stand_right_in_wide_characters_tabs_and_several_lines(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as view:
        text = "漢字👍🏽\tAMAZING 👩‍👩‍👧 tea\n\ncafé\u0301 " + "long " * 40 + "AMAZING end"
        await view.write(text)
        await view.until(lambda: marked(view).count("AMAZING") >= 2)
        editor = view.screen.editor
        assert "AMAZING" in underlined(editor.get_line(0))
        assert "漢" not in underlined(editor.get_line(0))
        assert "AMAZING" in underlined(editor.get_line(2))
        # The last of the wrapped rows is rendered with the underline in its place.
        rows = [editor.render_line(y) for y in range(editor.size.height)]
        drawn = [
            segment.text.strip()
            for row in rows
            for segment in row
            if segment.style and segment.style.underline and segment.text.strip()
        ]
        assert "".join(drawn).count("AMAZING") >= 2


async def test_marks_move_with_what_is_typed_before_them_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write("AMAZING tea")
        await view.until(lambda: "AMAZING" in marked(view))
        view.screen.editor.move_cursor((0, 0))
        view.screen._assessor._newest += 1000  # no new reading answers here
        await view.pilot.press("O", "h", "space")
        await view.pilot.pause()
        assert "AMAZING" in marked(view)


async def test_a_reading_that_comes_too_late_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, real, seen = threading.Event(), assess.assess, []

    def slow(draft: assess.Draft) -> assess.Assessment:
        seen.append(draft.text)
        if "AMAZING" in draft.text:
            gate.wait(20)
        return real(draft)

    monkeypatch.setattr(assess, "assess", slow)
    async with opened(tmp_path) as view:
        await view.write("AMAZING tea")
        await view.until(lambda: "AMAZING tea" in seen)
        await view.write(CALM)
        shown: list[str] = []
        monkeypatch.setattr(Meter, "show", lambda self, found: shown.append(found.draft.text))
        await view.pilot.press("end", "space")  # typing goes on while a reading hangs
        assert view.screen.editor.text != CALM
        gate.set()
        await view.until(lambda: any(CALM[:20] in text for text in shown))
        assert "AMAZING tea" not in shown


async def test_the_counter_warns_in_words_above_the_limit(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        view.screen.circumstances.choose(channel("linkedin-connection-request"))
        await view.write("é" * 299)
        await view.until(lambda: view.shown("#counter") == "299 of 300 characters")
        await view.write("👍🏽" * 312)
        await view.until(lambda: "312 of 300" in view.shown("#counter"))
        assert view.shown("#counter") == "! 312 of 300 characters: 12 too many"
        assert view.screen.query_one("#counter").has_class("-over")


async def test_enter_in_the_list_selects_the_words_also_after_they_moved(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write("So what.\nAMAZING tea")
        await view.until(lambda: "AMAZING" in marked(view))
        view.screen._assessor._newest += 1000
        view.screen.editor.insert("Well, ", (1, 0))
        await view.pilot.press("tab")
        assert view.screen.focused is view.screen.query_one(FindingsList)
        await view.pilot.press("enter")
        assert view.screen.focused is view.screen.editor
        assert view.screen.editor.selected_text in "AMAZING tea"
        assert view.screen.editor.selected_text


async def test_the_card_of_a_finding_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(tmp_path) as view:
        await view.write("AMAZING tea")
        await view.until(lambda: "AMAZING" in marked(view))
        await view.pilot.press("tab", "i")
        await view.until(lambda: type(view.app.screen).__name__ == "CardScreen")


async def test_choosing_a_channel_by_typing(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.pilot.press("f7")
        assert isinstance(view.app.screen, ChannelScreen)
        await view.pilot.press(*"linked", "down", "enter")
        await view.pilot.pause()
        assert view.screen.circumstances.channel == matching("linked")[1]
        assert "For: LinkedIn" in str(view.screen.query_one("#channel").label)  # type: ignore[attr-defined]
        await view.pilot.press("f7", *"zzz", "enter")
        assert isinstance(view.app.screen, ChannelScreen)
        assert "No channel" in str(view.app.screen.query_one("#none", Plain).content)
        await view.pilot.press("escape")
        assert view.screen.circumstances.channel == matching("linked")[1]


def test_what_is_called_just_so_comes_first() -> None:
    assert matching("dm")[0].name == "dm"
    assert matching("direct mess")[0].name == "dm"
    assert [each.name for each in matching("")] == list(CHANNELS)


async def test_did_they_ask_has_three_states_and_tells_what_it_infers(tmp_path: Path) -> None:
    def label(view: View) -> str:
        return str(view.screen.query_one("#asked").label)  # type: ignore[attr-defined]

    async with opened(tmp_path) as view:
        await view.until(lambda: label(view) == "Did they ask? the coach decides: no")
        theirs = view.screen.query_one("#theirs")
        theirs.focus()
        for char in "How much is it?":
            await view.pilot.press("space" if char == " " else char)
        await view.until(lambda: label(view) == "Did they ask? the coach decides: yes")
        for wanted, asked in (("yes", True), ("no", False)):
            await view.pilot.press("f8")
            assert label(view) == f"Did they ask? {wanted}"
            assert view.screen.circumstances.asked is asked
        await view.pilot.press("f8")
        assert label(view) == "Did they ask? the coach decides: yes"


async def test_a_huge_paste_is_taken_and_said_to_be_too_long(tmp_path: Path) -> None:
    from textual.events import Paste

    async with opened(tmp_path) as view:
        text = ("Buy now! " * 12 + "\n\n") * 1000
        view.app.post_message(Paste(text))
        await view.until(lambda: "too long" in view.shown("#findings-count"))
        assert view.screen.editor.text == text
        assert not view.screen.editor.marks


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(st.text(max_size=80), min_size=1, max_size=4))
async def test_any_text_can_be_pasted_anywhere(tmp_path: Path, texts: list[str]) -> None:
    from textual.events import Paste

    async with opened(tmp_path, size=kit.WIDE) as view:
        for text in [*texts, _TRICKY]:
            for place in (view.screen.editor, view.screen.query_one("#theirs")):
                place.focus()
                view.app.post_message(Paste(text))
                await view.pilot.pause()
        await view.until(lambda: view.screen._assessor._timer is None)
        wanted = "".join(sanitise(text) for text in [*texts, _TRICKY])
        assert view.screen.editor.text == view.screen.circumstances.in_reply_to == wanted


@pytest.mark.parametrize("size", [kit.NARROW, kit.WIDE])
async def test_everything_is_on_the_screen_at_both_sizes(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size=size) as view:
        await view.write(DRAFT)
        await view.until(lambda: view.screen.editor.marks)
        await view.pilot.pause()
        for name in ("channel", "asked", "theirs", "editor", "gauge", "counter", "findings-list"):
            region = view.screen.query_one(f"#{name}").region
            assert region.width > 3, name
            assert region.height >= 1, name
            assert region.bottom <= size[1] - 2, name
        assert view.screen.query_one("#result").display is (size == kit.WIDE)
