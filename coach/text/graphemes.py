"""Characters as readers see them: grapheme clusters (Unicode Standard Annex 29)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

# Everything but the characters of these ranges. Between two of those there is
# always a cluster boundary, whatever else the text holds, so that most texts
# need no segmentation: `regex` takes 20 ms to import.
_MAY_JOIN = re.compile(r"[^\n\x20-\x7e\u00a1-\u00a8\u00ae-\u02ff\u2010-\u2027\u20a0-\u20c0]")


def length(text: str) -> int:
    """How many characters a reader sees in `text`."""
    return Clusters(text).count()


class Clusters:
    """The cluster boundaries of one text, found only when a span needs them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: Sequence[int] | None = None

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The smallest span of whole clusters that holds text[start:end]."""
        if self._is_edge(start) and self._is_edge(end):
            return start, end
        edges = self._boundaries()
        return edges[bisect_right(edges, start) - 1], edges[bisect_left(edges, end)]

    def count(self) -> int:
        """How many characters a reader sees."""
        return len(self._boundaries()) - 1

    def after(self, count: int) -> int:
        """Where the first `count` characters of the text end."""
        edges = self._boundaries()
        return edges[min(count, len(edges) - 1)]

    def _is_edge(self, at: int) -> bool:
        """Surely a boundary; False where only segmentation can tell."""
        if at in {0, len(self._text)}:
            return True
        return _MAY_JOIN.search(self._text, at - 1, at + 1) is None

    def _boundaries(self) -> Sequence[int]:
        """Where the clusters begin, and the end of the text."""
        if self._found is None:
            if _MAY_JOIN.search(self._text):
                import regex

                starts = [match.start() for match in regex.finditer(r"\X", self._text)]
                self._found = [*starts, len(self._text)]
            else:
                self._found = range(len(self._text) + 1)
        return self._found
