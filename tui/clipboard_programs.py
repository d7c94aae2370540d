"""The programs that hold a system's clipboard, and how a text is handed to one."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

# A program that waits for a display which does not answer never ends by itself.
SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it; `how` is a part of a sentence."""

    ok: bool
    how: str


@dataclass(frozen=True, slots=True)
class Program:
    """A command that reads the text from its standard input."""

    name: str
    command: tuple[str, ...]
    encoding: str = "utf-8"
    environment: dict[str, str] = field(default_factory=dict)


# pbcopy takes its input to be in the encoding of the locale.
_PBCOPY = Program("pbcopy", ("pbcopy",), environment={"LC_ALL": "en_US.UTF-8"})
_WAYLAND = (Program("wl-copy", ("wl-copy", "--type", "text/plain;charset=utf-8")),)
_X11 = (
    Program("xclip", ("xclip", "-selection", "clipboard", "-in")),
    Program("xsel", ("xsel", "--clipboard", "--input")),
)
# clip.exe reads UTF-16 and nothing else beyond ASCII.
_WINDOWS = (Program("clip.exe", ("clip.exe",), "utf-16-le"),)
_TERMUX = (Program("termux-clipboard-set", ("termux-clipboard-set",)),)


def tmux(environment: Mapping[str, str]) -> Program:
    """What makes tmux take a text, and with -w (3.2) the terminal around it as well."""
    return Program("tmux", ("tmux", "load-buffer", "-w", "-"), environment=dict(environment))


def program(environment: Mapping[str, str], platform: str = sys.platform) -> Program | str:
    """The program for this desktop, or why there is none (a part of a sentence)."""
    if platform == "darwin":
        known: tuple[Program, ...] = (_PBCOPY,)
        advice = "pbcopy is missing"
    elif environment.get("WSL_DISTRO_NAME") or environment.get("WSL_INTEROP"):
        known, advice = _WINDOWS, "clip.exe cannot be found in PATH"
    elif environment.get("TERMUX_VERSION"):
        known, advice = _TERMUX, "no program for it; install termux-api"
    elif environment.get("WAYLAND_DISPLAY"):
        known, advice = _WAYLAND, "no program for it; install wl-clipboard"
        if environment.get("DISPLAY"):
            known += _X11
    elif environment.get("DISPLAY"):
        known, advice = _X11, "no program for it; install xclip or xsel"
    else:
        return "there is no desktop here"
    for each in known:
        if found := shutil.which(each.command[0], path=environment.get("PATH")):
            return replace(each, command=(found, *each.command[1:]))
    return advice


def hand_over(chosen: Program, text: str) -> Outcome:
    """Run `chosen` with `text`; blocks up to SECONDS.

    The programs for X11 and Wayland go on in the background to serve the text, so
    that their output must not be waited for.
    """
    try:
        process = subprocess.Popen(
            chosen.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **chosen.environment},
            start_new_session=True,
        )
    except OSError as error:
        return Outcome(False, f"{chosen.name} cannot be started ({error.strerror})")
    try:
        process.communicate(text.encode(chosen.encoding), timeout=SECONDS)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return Outcome(False, f"{chosen.name} did not answer within {SECONDS:.0f} seconds")
    if process.returncode != 0:
        return Outcome(False, f"{chosen.name} failed (status {process.returncode})")
    return Outcome(True, f"copied with {chosen.name}")
