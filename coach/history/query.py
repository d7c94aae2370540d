"""From what somebody types to a full-text query, and from hits to marks."""

from __future__ import annotations

from coach.text.sanitise import sanitise

# What `snippet` puts around a hit. No stored text has them: the sanitiser takes
# control characters out.
OPEN, CLOSE = "\x02", "\x03"

# Nobody searches for more; a pasted letter would only make a query that is slow
# and finds nothing.
_WORDS = 16
_LONGEST = 400


def to_fts(query: str) -> str:
    """An FTS5 query for messages with every word of `query`, or words that begin so.

    "" when there is no word. Each word is a quoted string, in which nothing is an
    operator (https://www.sqlite.org/fts5.html, section 3.1).
    """
    words = sanitise(query)[:_LONGEST].replace('"', " ").split()[:_WORDS]
    return " ".join(f'"{word}"*' for word in words if any(map(str.isalnum, word)))


def to_marks(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A text with OPEN and CLOSE in it as one line without them, and the spans between."""
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    begin = 0
    for char in marked:
        if char == OPEN:
            begin = len(plain)
        elif char == CLOSE:
            spans.append((begin, len(plain)))
        else:
            plain.append(" " if char.isspace() else char)
    return "".join(plain), tuple(spans)
