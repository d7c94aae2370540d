"""Walking through the changes: decide, undo, read the reasons, watch the facts."""

from __future__ import annotations

from pathlib import Path

from coach.domain import FactCheck
from coach.events import Delta, Done
from tests.unit.tui import kit
from tests.unit.tui.draft.draft_kit import BETTER, DRAFT, View, opened, result
from tui.draft.marks import marked
from tui.widgets.keybar import KeyBar
from tui.widgets.plain import Plain


def final(view: View) -> str:
    text = view.screen.desk.final
    assert text is not None
    return text


async def test_the_keys_walk_and_show_the_reason_of_each_change(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.rewritten()
        count = len(view.changes.review.items)  # type: ignore[union-attr]
        assert count >= 3
        assert "Change 1 of" in view.shown("#reason")
        assert "Plain words are believed. 0" in view.shown("#reason")
        await view.pilot.press("n", "j")
        assert "Change 3 of" in view.shown("#reason")
        assert "Plain words are believed. 2" in view.shown("#reason")
        await view.pilot.press("p", "k", "k")
        assert "Change 1 of" in view.shown("#reason")
        await view.pilot.press(*["down"] * 10)
        assert f"Change {count} of {count}" in view.shown("#reason")


async def test_the_title_of_the_principle_stands_there_and_its_card_opens(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.until(lambda: view.screen.principles.title("no-hype") != "no-hype")
        await view.rewritten()
        assert view.screen.principles.title("no-hype") in view.shown("#reason")
        await view.pilot.press("enter")
        await view.until(lambda: type(view.app.screen).__name__ == "CardScreen")


async def test_a_change_without_a_principle_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.rewritten(result(principle=""))
        await view.pilot.press("enter")
        assert "No principle" in view.status


async def test_rejecting_and_accepting_change_the_text_and_its_marks(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.rewritten()
        assert final(view) == BETTER
        before = view.shown("#prose")
        await view.pilot.press("x")
        assert "AMAZING" in final(view) or "our" in final(view)
        assert "[=" in view.shown("#prose")
        await view.pilot.press("p", "a")
        assert final(view) == BETTER
        await view.pilot.press("p")
        assert view.shown("#prose") == before
        await view.pilot.press("X")
        assert final(view) == DRAFT
        await view.pilot.press("A")
        assert final(view) == BETTER


async def test_undo_goes_all_the_way_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.rewritten()
        texts = [final(view)]
        for key in ("x", "x", "a", "X", "A"):
            await view.pilot.press(key)
            texts.append(final(view))
        steps = [texts[0]]
        for text in texts[1:]:
            if text != steps[-1]:
                steps.append(text)
        for text in reversed(steps[:-1]):
            await view.pilot.press("u")
            assert final(view) == text
        await view.pilot.press("u")
        assert "Nothing left to undo" in view.status
        assert final(view) == BETTER
        await view.pilot.press("U")
        assert final(view) == steps[1]
        await view.pilot.press("ctrl+z")
        assert final(view) == BETTER


async def test_the_facts_follow_the_decisions(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        draft, rewrite = "It costs 40 € on Monday at our shop.", "It costs 55 € on Monday at home."
        facts = FactCheck(("Monday",), ("40 €",), ("55 €",))
        await view.rewritten(result(draft, rewrite, facts=facts, passed=False))
        assert "MISSING: 40 €" in view.shown("#facts")
        assert "INVENTED: 55 €" in view.shown("#facts")
        await view.pilot.press("x")
        await view.until(lambda: "MISSING" not in view.shown("#facts"))
        assert "INVENTED" not in view.shown("#facts")
        assert "40 €" in view.shown("#facts")
        await view.pilot.press("u")
        await view.until(lambda: "INVENTED: 55 €" in view.shown("#facts"))


async def test_what_went_with_the_sales_talk_is_said(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        facts = FactCheck(("Ana", "12 June"), left_out=("40 €", "5 places"))
        await view.rewritten(result(facts=facts))
        assert "Facts kept: Ana, 12 June" in view.shown("#facts")
        assert "Left out with the sales talk: 40 €, 5 places" in view.shown("#facts")
        await view.pilot.press("X")
        await view.until(lambda: "Left out" not in view.shown("#facts"))


def bar(view: View) -> str:
    return str(view.screen.query_one(KeyBar).render())


async def test_the_key_bar_offers_what_can_be_done(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.write()
        assert "Esc" not in bar(view)
        await view.rewrite()
        await view.pilot.pause()
        assert "Esc Stop" in " ".join(bar(view).split())
        assert "Accept" not in bar(view)
        view.engine.last.tell(Done(result()))
        await view.pilot.pause()
        assert "Accept" in bar(view)
        assert "Esc Back" in " ".join(bar(view).split())
        assert "Copy" in bar(view)
        await view.pilot.press("escape")
        await view.pilot.pause()
        assert "Esc" not in bar(view)


async def test_a_rewrite_is_read_from_its_beginning(tmp_path: Path) -> None:
    long = "\n\n".join(f"Paragraph {number} of the text." for number in range(40))
    async with opened(tmp_path) as view:
        await view.write(f"BUY! {long}")
        await view.rewrite()
        view.engine.last.tell(Delta(long))
        await view.until(lambda: view.changes.scroll_offset.y > 0)
        view.engine.last.tell(Done(result(f"BUY! {long}", long)))
        await view.until(lambda: view.changes.scroll_offset.y == 0)


async def test_what_they_wrote_is_no_invention(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        view.screen.circumstances.set(
            view.screen.circumstances.channel, None, "Is it still 55 € in Lisbon?"
        )
        await view.rewritten(
            result("It is fine, we think so.", "Lisbon it is: 55 €. We think so, too.")
        )
        await view.pilot.press("end", *["n"] * 5, "x")
        await view.pilot.pause(0.1)
        assert "INVENTED" not in view.shown("#facts")


async def test_a_draft_that_is_good_comes_back_and_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.rewritten(result(DRAFT, DRAFT))
        assert "nothing to change" in view.status
        assert "Nothing to change" in view.shown("#reason")
        await view.pilot.press("n", "x", "a", "X", "u", "enter")
        assert final(view) == DRAFT


async def test_taking_the_final_text_over_can_be_undone_in_the_editor(tmp_path: Path) -> None:
    async with opened(tmp_path) as view:
        await view.rewritten()
        await view.pilot.press("x", "t")
        taken = view.screen.editor.text
        assert taken not in {DRAFT, BETTER}
        assert view.screen.focused is view.screen.editor
        assert view.screen.desk.versions is None
        await view.pilot.press("ctrl+z")
        assert view.screen.editor.text == DRAFT


async def test_f6_goes_to_the_changes_and_back_and_esc_goes_back(tmp_path: Path) -> None:
    async with opened(tmp_path, size=kit.NARROW) as view:
        await view.rewritten()
        left, right = view.screen.query_one("#left"), view.screen.query_one("#result")
        assert (left.display, right.display) == (False, True)
        await view.pilot.press("f6")
        assert (left.display, right.display) == (True, False)
        assert view.screen.focused is view.screen.editor
        await view.pilot.press("f6")
        assert view.screen.focused is view.changes
        await view.pilot.press("escape")
        assert view.screen.focused is view.screen.editor


def test_marks_read_as_prose_with_signs() -> None:
    from coach.review import Review

    review = Review("A big house by the sea. Buy it now!", "A small house by the sea.")
    shown = marked(review, None, ">")
    assert shown.content.plain == "A [-big-][+small+] house by the sea. [-Buy it now!-]"
    review.reject(0)
    assert marked(review, None, ">").content.plain.startswith("A [=big=] house")
    assert marked(review, 0, ">").content.plain.startswith("A >[=big=] house")
    added = Review("A tea.", "A tea. Yes?")
    assert marked(added, None, ">").content.plain == "A tea. [+Yes?+]"
    added.reject(0)
    assert marked(added, None, ">").content.plain == "A tea.[==]"


async def test_a_click_goes_to_the_change(tmp_path: Path) -> None:
    async with opened(tmp_path, kit.WIDE) as view:
        await view.rewritten(result("One bad day. Two.", "One good day. Three."))
        lines = str(view.screen.query_one("#prose", Plain).content).splitlines()
        assert lines == ["One ▸[-bad-][+good+] day. [-Two-][+Three+]."]
        await view.pilot.click("#prose", offset=(lines[0].index("Three"), 0))
        assert "Change 2 of 2" in view.shown("#reason")
        await view.pilot.click("#prose", offset=(0, 0))
        assert "Change 2 of 2" in view.shown("#reason")
