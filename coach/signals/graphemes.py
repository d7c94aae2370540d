"""Widening a span so that it never cuts a character as readers see it."""

from __future__ import annotations

import re

# In these ranges one code point is one grapheme cluster, whatever the neighbours
# are (Unicode Standard Annex 29), so that ordinary text needs no segmentation.
_SIMPLE = re.compile(r"[\n\x20-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]*")


class Clusters:
    """The cluster boundaries of one text, found only when a span is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._simple = _SIMPLE.fullmatch(text) is not None
        self._edges: list[int] | None = None

    def widen(self, start: int, end: int) -> tuple[int, int]:
        """The smallest span of whole clusters that holds text[start:end]."""
        if self._simple:
            return start, end
        from bisect import bisect_left, bisect_right

        edges = self._boundaries()
        return edges[bisect_right(edges, start) - 1], edges[bisect_left(edges, end)]

    def _boundaries(self) -> list[int]:
        if self._edges is None:
            # 20 ms to import: only for texts with emoji or combining marks.
            import regex

            self._edges = [match.start() for match in regex.finditer(r"\X", self._text)]
            self._edges.append(len(self._text))
        return self._edges
