"""The few signs beyond ASCII that the app draws, and what stands for them without UTF-8."""

from __future__ import annotations

import locale
import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Signs by what they mean."""

    more: str = "…"
    bullet: str = "•"
    done: str = "✓"
    wrong: str = "✗"
    warn: str = "!"
    here: str = "▸"
    full: str = "█"
    empty: str = "░"
    mark: str = "◆"
    arrow: str = "→"
    spinner: str = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"


_PLAIN = {"C", "POSIX"}

UNICODE = Glyphs()
ASCII = Glyphs("...", "*", "+", "x", "!", ">", "#", "-", "^", "->", "|/-\\")


def glyphs(ascii_only: bool | None = None) -> Glyphs:
    """The signs to use: as told, else by what the terminal's character set can show."""
    if ascii_only is None:
        named = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG")
        encoding = named if named and "." in named else locale.getpreferredencoding(False)
        # For Python, C is UTF-8 as well (PEP 540); who sets it wants plain ASCII. Where
        # nothing is set, as in many containers, the terminal is a modern one.
        ascii_only = named in _PLAIN or "utf" not in encoding.lower()
    return ASCII if ascii_only else UNICODE
