"""The pseudo-terminal harness itself, on small programs without any library."""

from __future__ import annotations

import os
import select
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.terminal import Terminal
from tests.terminal_keys import encode
from tests.terminal_screen import Emulator

# Shows what it reads, byte by byte, in raw mode, until it reads "q".
_ECHO = """
import os, sys, termios, tty
tty.setraw(0)
os.write(1, b"\\x1b[?2004hready ")
while True:
    got = os.read(0, 4096)
    os.write(1, got.hex().encode() + b" ")
    if got.endswith(b"q"):
        sys.exit(7)
"""
_SIZES = """
import os, shutil, signal
def show(*_):
    size = os.get_terminal_size()
    os.write(1, f"{size.columns}x{size.lines} ".encode())
signal.signal(signal.SIGWINCH, show)
show()
while True:
    signal.pause()
"""


def python(code: str) -> list[str]:
    return [sys.executable, "-S", "-c", code]


def test_keys_reach_the_program_and_its_output_the_screen() -> None:
    with Terminal(python(_ECHO)) as terminal:
        terminal.wait_for("ready")
        terminal.press("ctrl+r")
        terminal.wait_for("12")
        terminal.send("é")
        terminal.wait_for("c3a9")
        terminal.send("q")
        assert terminal.wait_for_exit() == 7
        assert terminal.exit_code == 7


def test_a_paste_is_bracketed_whole_and_cannot_end_itself() -> None:
    with Terminal(python(_ECHO), columns=200) as terminal:
        terminal.wait_for("ready")
        terminal.paste("a\n\nb\x1b[201~c")
        expected = b"\x1b[200~a\r\rbc\x1b[201~".hex()
        terminal.wait_for(lambda seen: expected in "".join(seen.text.split()).replace("ready", ""))


def test_a_large_paste_blocks_neither_side() -> None:
    with Terminal(python(_ECHO)) as terminal:
        terminal.wait_for("ready")
        terminal.paste("long " * 20_000)
        terminal.send("q")
        assert terminal.wait_for_exit() == 7
        assert terminal.raw().count(b"6c6f6e67") > 19_000


def test_the_program_sees_its_size_and_every_change() -> None:
    with Terminal(python(_SIZES), columns=80, rows=24) as terminal:
        terminal.wait_for("80x24")
        terminal.resize(140, 45)
        terminal.wait_for("140x45")
        assert len(terminal.screen()) == 45


def test_ctrl_c_reaches_a_program_that_left_the_terminal_as_it_was() -> None:
    with Terminal(python("print('up', flush=True); import signal; signal.pause()")) as terminal:
        terminal.wait_for("up")
        terminal.press("ctrl+c")
        assert terminal.wait_for_exit() in (-2, 130, 1)
        assert "KeyboardInterrupt" in terminal.text


def test_environment() -> None:
    code = "import os; print(*(os.environ.get(n, '-') for n in ('TERM','COLORTERM','LANG','HOME')))"
    with Terminal(python(code), environment={"TERM": "xterm-16color", "HOME": None}) as terminal:
        assert terminal.wait_for_exit() == 0
        assert terminal.screen()[0] == "xterm-16color truecolor C.UTF-8 -"


def test_the_terminal_answers_what_it_is_asked() -> None:
    code = """
import os, tty
tty.setraw(0)
os.write(1, b"ab\\x1b[6n\\x1b[16t\\x1b[?2026$p\\x1b[?2048$p")
got = b""
while got.count(b"$y") < 2:
    got += os.read(0, 99)
os.write(1, b"\\r\\n" + repr(got).encode())
"""
    with Terminal(python(code)) as terminal:
        assert terminal.wait_for_exit() == 0
        assert terminal.screen()[1] == repr(b"\x1b[1;3R\x1b[6;20;10t\x1b[?2026;2$y\x1b[?2048;0$y")


def test_what_is_copied_through_the_terminal() -> None:
    code = r"print('\x1b]52;c;aGVsbG8=\x07one\x1b]52;c;w6k=\x1b\\two')"
    with Terminal(python(code)) as terminal:
        terminal.wait_for_exit()
        assert terminal.copied() == ["hello", "é"]
        assert terminal.screen()[0] == "onetwo"


def test_waiting_tells_what_was_there_instead() -> None:
    told = r"No 'this'; the program ended with 0[^$]*else"
    with (
        Terminal(python("print('something else')")) as terminal,
        pytest.raises(AssertionError, match=told),
    ):
        terminal.wait_for("this")


def test_a_limit_ends_the_waiting() -> None:
    with Terminal(python(_SIZES)) as terminal:
        terminal.wait_for("80x24")
        with pytest.raises(AssertionError, match="waits"):
            terminal.wait_for("never", within=0)


def test_closing_ends_children_too() -> None:
    code = """
import signal, subprocess, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
wait = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); signal.pause()"
print("child", subprocess.Popen([sys.executable, "-c", wait]).pid, "end", flush=True)
signal.pause()
"""
    with Terminal(python(code)) as terminal:
        terminal.wait_for("end")
        child = int(terminal.text.split()[1])
        assert os.getpgid(child) == terminal.process_id
        ends = os.pidfd_open(child)
    assert select.select([ends], [], [], 10)[0], "the child goes on"
    os.close(ends)
    terminal.close()


@pytest.mark.parametrize(
    ("key", "sent"),
    [
        ("a", b"a"), ("+", b"+"), ("enter", b"\r"), ("alt+enter", b"\x1b\r"), ("ctrl+j", b"\n"),
        ("shift+enter", b"\x1b[13;2u"), ("shift+tab", b"\x1b[Z"), ("escape", b"\x1b"),
        ("up", b"\x1b[A"), ("ctrl+right", b"\x1b[1;5C"), ("f1", b"\x1bOP"), ("f5", b"\x1b[15~"),
        ("shift+f5", b"\x1b[15;2~"), ("delete", b"\x1b[3~"), ("ctrl+home", b"\x1b[1;5H"),
        ("alt+x", b"\x1bx"), ("ctrl+underscore", b"\x1f"), ("shift+a", b"A"),
    ],
)  # fmt: skip
def test_keys(key: str, sent: bytes) -> None:
    assert encode(key) == sent


@pytest.mark.parametrize("key", ["ctrl+ü", "hyper+a", "ctrl+", "nothing"])
def test_a_key_without_a_code_is_an_error(key: str) -> None:
    with pytest.raises(ValueError, match=r"key|code"):
        encode(key)


# -- the screen ------------------------------------------------------------------------


def test_the_alternate_screen_gives_the_old_one_back() -> None:
    screen = Emulator(20, 3)
    screen.feed(b"shell\x1b[?1049h\x1b[Happ")
    assert screen.alternate
    assert screen.lines == ["app", "", ""]
    screen.feed(b"\x1b[?1049l>")
    assert not screen.alternate
    assert screen.lines == ["shell>", "", ""]


def test_a_synchronised_frame_appears_whole() -> None:
    screen = Emulator(20, 2)
    screen.feed(b"\x1b[?2026hhalf a ")
    assert screen.lines[0] == ""
    screen.feed(b"frame\x1b[?20")
    assert screen.lines[0] == ""
    screen.feed(b"26l and")
    assert screen.lines[0] == "half a frame and"


def test_sequences_that_are_not_text_are_not_shown() -> None:
    screen = Emulator(40, 2)
    screen.feed(b"a\x1b[<u\x1b[>31ub\x1b[>4;1mc\x1bPtmux;hidden\x1b\\d\x1b[4:3me\x1b_x\x1b\\f")
    assert screen.lines[0] == "abcdef"
    assert not screen.cell(0, 2).underscore


def test_colours() -> None:
    screen = Emulator(10, 1)
    assert screen.colours() == {"default"}
    screen.feed(b"\x1b[31ma\x1b[48;2;1;2;3mb")
    assert screen.colours() == {"default", "red", "010203"}


_PIECES = st.sampled_from(
    [b"a", "é".encode(), b"\x1b[31m", b"\x1b[?2026h", b"\x1b[?2026l", b"\x1b]52;c;YQ==\x07",
     b"\x1bPq\x1b\\", b"\x1b[2;3H", b"\r\n", b"\x1b[<u", b"\x1b[4:3m", b"\x1b[?2026$p"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=12), st.data())
def test_where_the_bytes_are_cut_makes_no_difference(
    pieces: list[bytes], data: st.DataObject
) -> None:
    written = b"".join(pieces)
    cut = data.draw(st.integers(0, len(written)))
    answers: list[list[bytes]] = [[], []]
    whole, parts = (Emulator(12, 4, answer.append) for answer in answers)
    whole.feed(written)
    parts.feed(written[:cut])
    parts.feed(written[cut:])
    # An end that has not come yet may still be held back in one and not in the other.
    for screen in (whole, parts):
        screen.feed(b"\x1b[?2026l")
    assert whole.lines == parts.lines
    assert answers[0] == answers[1]
