"""Copying: what reaches the terminal, the system's program, and the user."""

from __future__ import annotations

import base64
import os
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.text.sanitise import clean_final
from tests.unit.tui.kit import app
from tui import clipboard_programs
from tui.clipboard import LONGEST, Copied, SystemClipboard, osc_52
from tui.clipboard_programs import hand_over, program

TERMINAL = {"TERM": "xterm-256color"}
_SEQUENCE = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


class Written:
    """An app as far as the clipboard sees it: a driver that is written to."""

    def __init__(self) -> None:
        self.text = ""
        self._driver = SimpleNamespace(write=self._write)

    def _write(self, text: str) -> None:
        self.text += text


def decoded(sequence: str) -> str:
    """What a terminal would put on its clipboard."""
    found = _SEQUENCE.findall(sequence)
    assert found, sequence
    return base64.b64decode(found[-1], validate=True).decode()


async def copy(
    text: str, way: Any = "terminal", environment: dict[str, str] | None = None
) -> tuple[Copied, str]:
    seen: Any = Written()
    copied = await SystemClipboard(way, environment or TERMINAL).copy(seen, text)
    return copied, seen.text


def desktop(folder: Path, script: str, name: str = "xclip") -> dict[str, str]:
    """A desktop whose clipboard program is `script`."""
    command = folder / name
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(0o700)
    return {"DISPLAY": ":0", "PATH": f"{folder}:/usr/bin:/bin"}


# -- the terminal ------------------------------------------------------------------


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=300))
def test_the_terminal_gets_the_clean_text_and_no_control_character(text: str) -> None:
    clean = clean_final(text)
    for environment in ({}, {"TMUX": "/tmp/tmux,1,0"}, {"STY": "1.pts"}):
        sequence = osc_52(clean, environment)
        inner = sequence
        if "STY" in environment:
            inner = re.sub(r"\x1bP(.*?)\x1b\\", r"\1", sequence, flags=re.DOTALL)
        assert decoded(inner.replace("\x1b\x1b", "\x1b")) == clean
        payload = re.sub(r"[\x1b\x07]", "", sequence)
        assert payload.isprintable()
        assert payload.isascii()


async def test_copying_makes_the_text_clean() -> None:
    copied, written = await copy("  Hello [/b] \u202e[1]\x1b]52;c;AAAA\x07  \n\n\n\nBye\u200b \n")
    assert copied.ok
    assert decoded(written) == "Hello [/b] [1]\n\nBye"
    assert copied.how == "Sent to the terminal, which does not say whether it took it."


async def test_nothing_to_copy_is_said() -> None:
    copied, written = await copy(" \n\u200b")
    assert copied == Copied(False, "Not copied: there is nothing to copy.")
    assert written == ""


async def test_the_longest_text_goes_and_one_byte_more_does_not() -> None:
    copied, written = await copy("a" * LONGEST)
    assert copied.ok
    assert len(written) <= 100_000
    copied, written = await copy("a" * (LONGEST + 1))
    assert not copied.ok
    assert "74,995 bytes" in copied.how
    assert written == ""


async def test_screen_gets_short_strings() -> None:
    _, written = await copy("long " * 1000, environment={"STY": "1.pts"})
    strings = re.findall(r"\x1bP(.*?)\x1b\\", written, re.DOTALL)
    assert max(map(len, strings)) < 768
    assert "".join(f"\x1bP{part}\x1b\\" for part in strings) == written


async def test_tmux_is_told_itself(tmp_path: Path) -> None:
    script = f'echo "$@" > {tmp_path}/arguments; cat > {tmp_path}/text'
    environment = {**desktop(tmp_path, script, "tmux"), "TMUX": "/tmp/tmux,1,0"}
    copied, written = await copy("Good morning", environment=environment)
    assert copied == Copied(True, "Copied to tmux, which passes it on to the terminal.")
    assert (tmp_path / "arguments").read_text() == "load-buffer -w -\n"
    assert (tmp_path / "text").read_text() == "Good morning"
    assert written == ""


async def test_an_old_tmux_gets_the_sequence_in_both_ways(tmp_path: Path) -> None:
    environment = {**desktop(tmp_path, "exit 1", "tmux"), "TMUX": "/tmp/tmux,1,0"}
    copied, written = await copy("Good morning", environment=environment)
    assert copied.ok
    assert written.startswith("\x1b]52;c;")
    assert "\x1bPtmux;\x1b\x1b]52;c;" in written
    assert "does not say" in copied.how


# -- the system ----------------------------------------------------------------------


async def test_the_program_gets_the_text_and_says_so(tmp_path: Path) -> None:
    environment = desktop(tmp_path, f"cat > {tmp_path}/text")
    copied, written = await copy("Grüße \u202e[x]", "system", environment)
    assert copied == Copied(True, "Copied to the clipboard (xclip).")
    assert (tmp_path / "text").read_text() == "Grüße [x]"
    assert written == ""


async def test_both_ways_say_what_is_sure_first(tmp_path: Path) -> None:
    copied, written = await copy("Hello", "both", desktop(tmp_path, "cat > /dev/null"))
    assert copied.how == (
        "Copied to the clipboard (xclip); "
        "sent to the terminal, which does not say whether it took it."
    )
    assert decoded(written) == "Hello"


async def test_a_program_that_fails_is_no_success(tmp_path: Path) -> None:
    environment = desktop(tmp_path, "cat > /dev/null; exit 3")
    copied, _ = await copy("Hello", "system", environment)
    assert copied == Copied(False, "Not copied: xclip failed (status 3).")
    copied, _ = await copy("Hello", "both", environment)
    assert copied.ok
    assert copied.how.endswith("; not to the system's clipboard: xclip failed (status 3).")


@pytest.mark.timeout(25)  # the program would take a minute
async def test_a_program_that_never_ends_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard_programs, "SECONDS", 0.3)
    environment = desktop(tmp_path, f"echo $$ > {tmp_path}/pid; sleep 60 & wait")
    copied, _ = await copy("Hello", "system", environment)
    assert not copied.ok
    assert "did not answer" in copied.how
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


@pytest.mark.timeout(25)
async def test_one_that_goes_on_in_the_background_is_not_waited_for(tmp_path: Path) -> None:
    environment = desktop(tmp_path, "cat > /dev/null; sleep 30 &")
    copied, _ = await copy("Hello", "system", environment)
    assert copied.ok


async def test_one_that_cannot_be_started(tmp_path: Path) -> None:
    chosen = clipboard_programs.Program("xclip", (str(tmp_path / "gone"),))
    assert hand_over(chosen, "x").how == "xclip cannot be started (No such file or directory)"


async def test_over_ssh_the_far_clipboard_is_left_alone(tmp_path: Path) -> None:
    environment = desktop(tmp_path, f"cat > {tmp_path}/text") | {"SSH_TTY": "/dev/pts/3"}
    copied, written = await copy("Hello", "both", environment)
    assert copied.ok
    assert decoded(written) == "Hello"
    assert not (tmp_path / "text").exists()
    copied, _ = await copy("Hello", "system", environment)
    assert copied.how == "Copied to the far machine's clipboard (xclip)."


async def test_a_machine_without_a_desktop_says_so() -> None:
    copied, _ = await copy("Hello", "system", {"PATH": "/usr/bin"})
    assert copied == Copied(False, "Not copied: there is no desktop here.")


@pytest.mark.parametrize(
    ("environment", "platform", "name"),
    [
        ({}, "darwin", "pbcopy"),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux", "wl-copy"),
        ({"DISPLAY": ":0"}, "linux", "xclip"),
        ({"WSL_DISTRO_NAME": "Debian", "DISPLAY": ":0"}, "linux", "clip.exe"),
        ({"TERMUX_VERSION": "0.118"}, "linux", "termux-clipboard-set"),
    ],
)
def test_each_desktop_has_its_program(
    tmp_path: Path, environment: dict[str, str], platform: str, name: str
) -> None:
    desktop(tmp_path, "true", name)
    chosen = program({**environment, "PATH": str(tmp_path)}, platform)
    assert not isinstance(chosen, str)
    assert chosen.name == name
    missing = program({**environment, "PATH": ""}, platform)
    assert isinstance(missing, str)


async def test_windows_gets_its_own_encoding(tmp_path: Path) -> None:
    environment = {
        **desktop(tmp_path, f"cat > {tmp_path}/text", "clip.exe"),
        "WSL_DISTRO_NAME": "Debian",
    }
    await copy("Grüße", "system", environment)
    assert (tmp_path / "text").read_bytes().decode("utf-16-le") == "Grüße"


async def test_the_real_driver_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = app(tmp_path)
    async with one.run_test():
        written: list[str] = []
        monkeypatch.setattr(one._driver, "write", written.append)
        await SystemClipboard("terminal", TERMINAL).copy(one, "Hello [1]")
    assert decoded("".join(written)) == "Hello [1]"
