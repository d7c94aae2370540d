"""What the terminal sends becomes the keys and pastes it means, however it is cut up."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste
from textual.message import Message

from coach.text.sanitise import sanitise
from tests.unit.tui import kit
from tui.driver import TerminalDriver, TerminalParser

START, END = "\x1b[200~", "\x1b[201~"


def parsed(*chunks: str) -> list[Message]:
    parser = TerminalParser()
    return [message for chunk in chunks for message in parser.feed(chunk)]


def keys(messages: Iterable[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, Key)]


def pastes(messages: Iterable[Message]) -> list[str]:
    return [message.text for message in messages if isinstance(message, Paste)]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\r", "enter"),
        ("\n", "ctrl+j"),
        ("\x1b\r", "alt+enter"),
        ("\x1b[13;3u", "alt+enter"),
        ("\x1b[27;3;13~", "alt+enter"),
        ("\x1b[13;2u", "shift+enter"),
        ("\x1b[27;2;13~", "shift+enter"),
        ("\x1b[1;3A", "alt+up"),
        ("\x12", "ctrl+r"),
    ],
)
def test_a_key_is_what_was_pressed(sent: str, key: str) -> None:
    assert keys(parsed(sent, "a")) == [key, "a"]


def test_alt_and_enter_may_come_one_after_the_other() -> None:
    assert keys(parsed("\x1b", "\r", "a")) == ["alt+enter", "a"]


def test_escape_and_then_enter_are_two_keys() -> None:
    parser = TerminalParser()
    found = [*parser.feed("\x1b")]
    parser._timeout_time = 0.0  # long ago
    found += [*parser.tick(), *parser.feed("\r")]
    assert keys(found) == ["escape", "enter"]


def test_an_escape_character_in_a_paste_presses_no_key() -> None:
    text = "Third: \x1b]52;c;aGk=\x07 one\r\x1b[31mred\x1b[0m\r\x1b\rlast\x1b"
    found = parsed(f"{START}{text}{END}", "a")
    assert pastes(found) == [text]
    assert keys(found) == ["a"]
    assert sanitise(pastes(found)[0]) == "Third:  one\nred\n\nlast"


@given(
    st.lists(st.text(st.sampled_from("\x1b[201~\r a0é\x00\x07")), max_size=4),
    st.lists(st.integers(1, 40), max_size=8),
)
def test_a_paste_arrives_whole_however_it_is_cut(texts: list[str], cuts: list[int]) -> None:
    texts = [text.replace("\x00", "").replace(END, "") for text in texts]
    stream = "".join(f"{START}{text}{END}x" for text in texts)
    chunks = []
    for cut in cuts:
        chunks.append(stream[:cut])
        stream = stream[cut:]
    found = parsed(*[chunk for chunk in [*chunks, stream] if chunk])
    assert "".join(pastes(found)) == "".join(texts)
    assert keys(found) == ["x"] * len(texts)


@given(st.text(), st.integers(0, 10))
def test_nothing_a_terminal_sends_breaks_the_parser(text: str, cut: int) -> None:
    parsed(*[chunk for chunk in (text[:cut], text[cut:]) if chunk])


def test_the_app_reads_through_it(tmp_path: Path) -> None:
    assert kit.app(tmp_path).get_driver_class() is TerminalDriver
