"""Text from outside is shown as it is, whatever it is."""

from __future__ import annotations

import asyncio
import re
import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coach.domain import Conversation
from coach.errors import CoachError
from coach.events import Delta, Done, Failed
from coach.history import Kind, Role, Status
from coach.text.sanitise import sanitise
from tests.unit.tui.chat.scene import FOUND, reply, scene
from tui.chat import record
from tui.chat.message import MessageView
from tui.chat.thread import Thread
from tui.glyphs import ASCII, UNICODE
from tui.widgets.markdown import ADDRESS, CITATION, Flow, parse, without_marks

NASTY = [
    "[/b]", "[b]", "[1]", "[1]: http://x", "[@click=app.quit]x[/]", "$primary", "\\[", "\x1b[31m",
    "\x1b]52;c;aGk=\x07", "\u202e", "\u200b", "\ud800", "\x00", "```", "~~~", "> ", "- ", "1. ",
    "999999999. ", "# ", "---\n", "===\n", "![a](http://b)", "[a](javascript:alert(1))", "<b>",
    "<script>", "<!--", "|a|b|\n|-|-|\n", "**", "__", "*", "_", "`", "&amp;", "&#0;", "&#x110000;",
    "\t", "\r\n", "\u2028", "👩‍👩‍👧‍👦", "é", "漢字", "ﷺ", "{", "}", "%s", "$OUT", "^", "\\", "\n\n",
    "    code", "https://a.example/x?y=[1]", "<https://b.example>", "[x]", "- [ ] ", "[^1]: a",
]  # fmt: skip
TEXT = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=12)), max_size=14).map("".join)
# What Markdown leaves alone: between marks of any kind no word may get lost.
WORDS = st.lists(st.text(string.ascii_lowercase, min_size=2, max_size=8), min_size=1, max_size=6)
MARKS = st.sampled_from(["\n", "\n\n", " ", "\n- ", "\n1. ", "\n> ", "\n# ", " **", "** ", " [1] "])

OFTEN = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # fmt: skip


@OFTEN
@given(TEXT, st.integers(0, 9), st.integers(1, 90))
@example("> " * 40 + "x", 2, 30)
@example("- " * 40 + "x", 2, 30)
@example("[" * 300, 2, 30)
@example("*a " * 300, 2, 30)
def test_any_markdown_can_be_laid_out(text: str, cited: int, width: int) -> None:
    flow = Flow(parse(text, cited))
    lines = flow.at(width).wrap(width)
    assert all("\x1b" not in line.plain for line in lines)
    assert sanitise(flow.at(width).plain) == flow.at(width).plain
    for span in flow.at(width).spans:
        meta = getattr(span.style, "meta", {})
        assert set(meta) <= {CITATION, ADDRESS}
        assert meta.get(CITATION, 1) in range(1, max(cited, 1) + 1)


@OFTEN
@given(WORDS, st.lists(MARKS, min_size=6, max_size=6), st.integers(14, 60))
def test_no_word_is_lost(words: list[str], marks: list[str], width: int) -> None:
    text = "".join(word + mark for word, mark in zip(words, marks, strict=False))
    assert re.findall("[a-z]+", Flow(parse(text, 2)).at(width).plain) == words


@pytest.mark.parametrize("text", ["[1]: http://x.example", "[1]", "a [1] b", "- [1] c", "\\[1]"])
def test_citations_stay_visible(text: str) -> None:
    assert "[1]" in Flow(parse(text, 1)).at(40).plain


def test_no_pictures_and_no_html() -> None:
    assert without_marks("![cat](http://a.example/c.png)") == "!cat"
    assert without_marks("<b>x</b><script>y</script>") == "<b>x</b><script>y</script>"
    assert without_marks("a\n---\nb") == "a\n\n* * *\n\nb"


def test_what_is_nested_too_deeply_is_shown_as_it_is() -> None:
    text = ">" * 30 + " deep"
    assert without_marks(text) == text


@OFTEN
@given(TEXT, TEXT, TEXT, st.sampled_from(list(Status)), st.booleans(), st.booleans())
def test_any_message_can_be_drawn(
    text: str, note: str, title: str, status: Status, mine: bool, rewrite: bool
) -> None:
    thread = Thread()
    data = {
        "kind": "rewrite" if rewrite else "advice",
        "note": note,
        "principles": [{"id": title, "title": title}, {"id": "no-hype", "title": note}],
        "cited": [title, 3],
        "error": {"what": note, "where": title, "mend": text},
    }
    role = Role.USER if mine else Role.COACH
    turn = thread.add(role, text, parent=None, status=status, data=data)
    for glyphs in (UNICODE, ASCII):
        view = MessageView(turn, glyphs, ("F5", "^R"))
        shown = view.render().at(30).plain
        assert sanitise(shown) == shown
        assert sanitise(view.clean_text) is not None
        assert all(0 < number <= 2 for number in view.listed)


FIELDS = st.sampled_from(
    ["kind", "principles", "cited", "draft", "current", "rewrite", "note", "error"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["kind", "principles", "cited", "draft", "current", "rewrite", "note",
                         "error", "text", "channel", "asked", "score", "before", "id", "title",
                         "seed", "what", "mend"]), inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


@OFTEN
@given(st.dictionaries(FIELDS, JSON))
def test_data_of_any_shape_can_be_read(data: dict[str, object]) -> None:
    thread = Thread()
    question = thread.add(Role.USER, "a", parent=None, data=data)
    turn = thread.add(Role.COACH, "b", parent=question.number, status=Status.FAILED, data=data)
    assert isinstance(record.conversation(thread.path(), question), Conversation)
    record.rewrite_of(turn)
    record.error_of(turn)
    MessageView(turn, UNICODE, ("F5", "^R")).render().at(40)


SCREENS = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@SCREENS
@given(st.lists(TEXT, min_size=4, max_size=4))
@example(["[/b] [1]", "[1]: x\n\n> [/a]", "[/]", "[b"])
@example(["\x1b]0;title\x07", "```\n[/b]", "<b>", "$x"])
def test_any_text_on_the_screen(tmp_path: Path, texts: list[str]) -> None:
    said, answered, broken, title = texts

    async def play() -> None:
        async with scene(tmp_path, size=(60, 20)) as one:
            store = one.app.services.store
            session = store.start(title)
            store.add(session.id, Role.USER, said, parent=None, kind=Kind.CHAT)
            one.chat.resume(session.id)
            await one.settled()
            await one.send(f"x {said}")
            await one.tell(Delta(answered), Done(reply(answered, principles=FOUND)))
            await one.send(f"y {said}")
            await one.tell(Failed(CoachError(broken, where=title, mend=said), answered))
            one.app.tell(CoachError(broken, where=title, mend=said))
            await one.press("up", "up")
            await one.settled()
            assert len(one.views) == 5

    asyncio.run(play())
