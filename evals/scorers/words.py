"""Words of a text, as every scorer counts them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

# A word with its inner apostrophes, hyphens, dots and separators ("10:30", "4.2", "e-mail");
# signs that carry meaning on their own count too.
_WORD = re.compile(r"[#@]?\w+(?:['’.,:/\-]\w+)*|[€$£%]|[^\w\s.,;:!?…\"'“”‘’()\[\]*_\-–—/]")


def words(text: str) -> list[str]:
    """Lower-case words in order, signs such as % and emoji included, no punctuation."""
    return [word for word, _ in placed_words(text)]


def placed_words(text: str) -> list[tuple[str, int]]:
    """`words`, each with the offset where it begins."""
    return [
        (match.group().replace("’", "'").lower(), match.start()) for match in _WORD.finditer(text)
    ]


def runs(found: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """Every `size` words in a row, in order."""
    return (tuple(found[at : at + size]) for at in range(len(found) - size + 1))


def changed_share(before: str, after: str) -> float:
    """The share of words that differ, 0 (the same) to 1 (nothing in common).

    One minus the Ratcliff/Obershelp ratio over words (2·matches / all words), as
    difflib computes it; two texts without words are the same.
    """
    left, right = words(before), words(after)
    if not left and not right:
        return 0.0
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    return 1.0 - matcher.ratio()
