"""Widening a span so that it never cuts a character as readers see it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

# Between two characters of these ranges there is always a cluster boundary,
# whatever else the text holds (Unicode Standard Annex 29).
_SIMPLE = (
    (0x0A, 0x0A),
    (0x20, 0x7E),
    (0xA1, 0xA8),
    (0xAE, 0x2FF),
    (0x2010, 0x2027),
    (0x20A0, 0x20C0),
)


def _is_simple(character: str) -> bool:
    code = ord(character)
    return any(first <= code <= last for first, last in _SIMPLE)


class Clusters:
    """The cluster boundaries of one text, found only when a span needs them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._edges: list[int] | None = None

    def widen(self, start: int, end: int) -> tuple[int, int]:
        """The smallest span of whole clusters that holds text[start:end]."""
        if self._is_edge(start) and self._is_edge(end):
            return start, end
        edges = self._boundaries()
        return edges[bisect_right(edges, start) - 1], edges[bisect_left(edges, end)]

    def beyond(self, limit: int, end: int) -> tuple[int, int]:
        """(where the character after the first `limit` starts, how many there are
        in text[:end]), characters counted as readers do."""
        edges = self._boundaries()
        count = bisect_left(edges, end)
        return edges[min(limit, count)], count

    def _is_edge(self, at: int) -> bool:
        """Surely a boundary; False where only segmentation can tell."""
        text = self._text
        return at in {0, len(text)} or (_is_simple(text[at - 1]) and _is_simple(text[at]))

    def _boundaries(self) -> list[int]:
        if self._edges is None:
            # 20 ms to import: only for spans beside emoji or combining marks.
            import regex

            self._edges = [match.start() for match in regex.finditer(r"\X", self._text)]
            self._edges.append(len(self._text))
        return self._edges
