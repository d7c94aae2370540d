"""The three colour themes, and which of them to begin with.

Meaning never hangs on colour alone: every mark has a sign or a word, so that the
plain theme, NO_COLOR and people who see no red and green lose nothing.
"""

from __future__ import annotations

import os

from textual.theme import Theme

DARK = Theme(
    name="coach-dark",
    primary="#7aa2c8",
    secondary="#9d8fc0",
    accent="#d9a05b",
    warning="#d9a05b",
    error="#d9736c",
    success="#83b37a",
    foreground="#d8d8d4",
    background="#16181c",
    surface="#1c1f24",
    panel="#252930",
    dark=True,
    variables={
        "added": "#9fce95",
        "removed": "#e58f88",
        "finding": "#d9a05b",
        "muted": "#8e939c",
    },
)

LIGHT = Theme(
    name="coach-light",
    primary="#2f5f8a",
    secondary="#5f4f8f",
    accent="#96570b",
    warning="#96570b",
    error="#ad2f28",
    success="#2f6b2a",
    foreground="#23262b",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e8e5de",
    dark=False,
    variables={
        "added": "#2f6b2a",
        "removed": "#ad2f28",
        "finding": "#96570b",
        "muted": "#61656c",
    },
)

# The terminal's own sixteen colours, on its own background.
PLAIN = Theme(
    name="coach-plain",
    primary="ansi_blue",
    secondary="ansi_magenta",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    ansi=True,
    variables={
        "added": "ansi_green",
        "removed": "ansi_red",
        "finding": "ansi_yellow",
        "muted": "ansi_bright_black",
        # Textual leaves this one to themes of the terminal's own colours.
        "ansi-background": "ansi_default",
    },
)

THEMES = {"dark": DARK, "light": LIGHT, "plain": PLAIN}


def choose(setting: str, *, no_color: bool = False) -> str:
    """The name in THEMES for the `theme` setting; "auto" goes by the terminal.

    `no_color`: the user has NO_COLOR set (https://no-color.org).
    """
    if setting in THEMES:
        return setting
    if no_color or not _many_colours():
        return "plain"
    return "light" if _light_background() else "dark"


def _many_colours() -> bool:
    if os.environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        return True
    term = os.environ.get("TERM", "")
    return "256" in term or "direct" in term or "kitty" in term


def _light_background() -> bool:
    # Set by rxvt, Konsole, iTerm and others: "foreground;background", where 7 and
    # 15 are the two whites. Without it most terminals are dark.
    return os.environ.get("COLORFGBG", "").rpartition(";")[2] in {"7", "15"}
