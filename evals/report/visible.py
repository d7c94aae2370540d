"""Text from samples, as a page may show it."""

from __future__ import annotations

from functools import lru_cache

import regex

# Controls, format characters (bidi, zero width, tags), halves of surrogate pairs, line
# and paragraph separators, noncharacters. The joiners stay: scripts and emoji need them.
_UNSEEN = regex.compile(
    r"[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]--[\n\t\u200c\u200d]]",
    regex.VERSION1,
)


def visible(text: str) -> str:
    """`text` with a mark in place of every character that cannot be seen.

    A report is where one looks for what a model did wrong, so unlike everywhere else in
    the program such characters are shown rather than taken out: controls as their
    picture (␛), others by number (⟨U+202E⟩). The result can be encoded as UTF-8.
    """
    return _UNSEEN.sub(lambda match: _mark(match.group()), text.replace("\r\n", "\n"))


@lru_cache(maxsize=512)
def _mark(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"
