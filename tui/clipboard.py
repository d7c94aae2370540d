"""Copying: to the terminal, which works over SSH, and to the system's own clipboard.

The terminal is asked with OSC 52 (https://invisible-island.net/xterm/ctlseqs/
ctlseqs.html, "Manipulate Selection Data") and does not answer; a program of the
system says by its exit status whether it worked. What the user is told keeps the
two apart.
"""

from __future__ import annotations

import asyncio
import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from coach.text.sanitise import clean_final
from tui.clipboard_programs import Outcome, hand_over, program, tmux

if TYPE_CHECKING:
    from textual.app import App

# hterm's osc52.sh: many terminals drop a sequence of more than 100,000 bytes, which
# leaves this much for the text.
LONGEST = 74_994

# GNU screen cuts a device control string at 768 bytes (MAXSTR in its screen.h).
_SCREEN_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Copied:
    """Whether the text was handed over somewhere; `how` is a sentence for the user."""

    ok: bool
    how: str


class Clipboard(Protocol):
    """Where copied text goes."""

    async def copy(self, app: App[int], text: str) -> Copied:
        """Hand over `text`, made clean; never raises for what a user can cause."""
        ...


class SystemClipboard:
    """The clipboards of this machine, as the `app.clipboard` setting wants them.

    `environment` is os.environ unless a test says otherwise.
    """

    def __init__(
        self,
        way: Literal["both", "terminal", "system"] = "both",
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._way = way
        self._environment = os.environ if environment is None else environment

    async def copy(self, app: App[int], text: str) -> Copied:
        """See the port."""
        text = clean_final(text)
        if not text:
            return Copied(False, "Not copied: there is nothing to copy.")
        terminal = await self._terminal(app, text) if self._way != "system" else None
        system = await self._system(text) if self._to_system else None
        return _told(terminal, system)

    @property
    def _to_system(self) -> bool:
        # Over SSH the system is the far one, and nobody pastes there.
        return self._way == "system" or (self._way == "both" and not self._far)

    @property
    def _far(self) -> bool:
        return any(self._environment.get(name) for name in ("SSH_TTY", "SSH_CONNECTION"))

    async def _terminal(self, app: App[int], text: str) -> Outcome:
        size = len(text.encode())
        if size > LONGEST:
            return Outcome(
                False,
                f"the text has {size:,} bytes, and many terminals drop more than {LONGEST:,}",
            )
        if self._environment.get("TMUX"):
            # By default tmux drops the OSC 52 of programs (set-clipboard external) and
            # lets nothing through either (allow-passthrough off), but fills its own
            # buffer and, with -w, the terminal's clipboard when it is told to.
            done = await asyncio.to_thread(hand_over, tmux(self._environment), text)
            if done.ok:
                return Outcome(True, "copied to tmux, which passes it on to the terminal")
        driver = app._driver
        if driver is None:
            return Outcome(False, "there is no terminal")
        driver.write(osc_52(text, self._environment))
        return Outcome(True, "sent to the terminal, which does not say whether it took it")

    async def _system(self, text: str) -> Outcome:
        chosen = program(self._environment)
        if isinstance(chosen, str):
            return Outcome(False, chosen)
        done = await asyncio.to_thread(hand_over, chosen, text)
        if not done.ok:
            return done
        where = "the far machine's clipboard" if self._far else "the clipboard"
        return Outcome(True, f"copied to {where} ({chosen.name})")


def osc_52(text: str, environment: Mapping[str, str]) -> str:
    r"""The bytes that ask the terminal to take `text`; `text` has to be clean.

    In tmux and GNU screen the sequence is wrapped so that it gets through to the
    terminal around them, where they are set to let it.
    """
    sequence = f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"
    if environment.get("TMUX"):
        # Plain as well: with `set-clipboard on` tmux itself takes it.
        return sequence + "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if environment.get("STY"):
        parts = (sequence[at : at + _SCREEN_CHUNK] for at in range(0, len(sequence), _SCREEN_CHUNK))
        return "".join(f"\x1bP{part}\x1b\\" for part in parts)
    return sequence


def _told(terminal: Outcome | None, system: Outcome | None) -> Copied:
    """The sentence: what is sure comes first."""
    both = [each for each in (system, terminal) if each is not None]
    done = [each.how for each in both if each.ok]
    failed = [each.how for each in both if not each.ok]
    if not done:
        return Copied(False, f"Not copied: {'; '.join(failed)}.")
    if system is not None and not system.ok:
        done.append(f"not to the system's clipboard: {system.how}")
    return Copied(True, _sentence("; ".join(done)))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
