"""One sanitiser for every boundary: paste, file, model output, export, copy.

What it removes could move the cursor, write the clipboard, reorder what is
shown, or hide text from a reader. What it keeps is everything people write
with, emoji joiners and combining marks included.
"""

from __future__ import annotations

import re

# CSI ... final byte; OSC/DCS/SOS/PM/APC up to BEL or ST (or the end of the text);
# two-byte escapes. ECMA-48, sections 5.4 and 5.6.
_ESCAPE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"
    r"|\x1b[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c|(?=\x1b)|$)"
    r"|\x9b[0-?]*[ -/]*[@-~]"
    r"|[\x9d\x90\x98\x9e\x9f][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c|(?=\x1b)|$)"
    r"|\x1b[ -/]*[0-~]?"
)

# Controls but tab and newline; soft hyphen; bidi embeddings, overrides and
# isolates; invisible operators and fillers; the tag block that smuggles ASCII;
# interlinear annotation; byte order mark; unpaired surrogates; noncharacters.
# Left alone: ZWNJ and ZWJ (scripts and emoji need them) and variation
# selectors 1-16. LRM, RLM and ALM go: they are invisible and copy along.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

_NEWLINE = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")


def sanitise(text: str) -> str:
    r"""`text` without escape sequences, control, bidi and hidden characters.

    Line ends become "\n"; tabs stay; nothing else changes. Idempotent.
    """
    previous = None
    # Removing one sequence can join the halves of another around it.
    while previous != text:
        previous = text
        text = _NEWLINE.sub("\n", text)
        text = _ESCAPE.sub("", text)
        text = _HIDDEN.sub("", text)
    return text


def clean_line(text: str) -> str:
    """`text` sanitised and on one line, for messages that quote it."""
    return " ".join(sanitise(text).split())


def clean_final(text: str) -> str:
    """`text` as it is handed back to be sent: sanitised, no trailing spaces, at
    most one blank line in a row, none at the ends."""
    lines = [line.rstrip() for line in sanitise(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
