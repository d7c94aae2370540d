"""Spans that never cut what a reader sees as one character."""

from __future__ import annotations

from bisect import bisect_left, bisect_right


class Clusters:
    """The grapheme cluster boundaries of one text (Unicode UAX #29)."""

    def __init__(self, text: str) -> None:
        self._bounds: list[int] | None = None
        if not text.isascii():
            import regex

            self._bounds = [match.start() for match in regex.finditer(r"\X", text)] + [len(text)]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The smallest span of whole clusters that covers [start, end)."""
        if self._bounds is None:
            return start, end
        left = self._bounds[bisect_right(self._bounds, start) - 1]
        right = self._bounds[bisect_left(self._bounds, end)]
        return left, right


def length_in_characters(text: str) -> int:
    """The length of `text` as a person counts it: in grapheme clusters."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    import regex

    return len(regex.findall(r"\X", text))
