"""Where the findings stand in the lines of an editor, also while the text changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """`text[start:end]` in code points, half open."""

    start: int
    end: int


def by_line(text: str, spans: Iterable[Span]) -> dict[int, list[Span]]:
    """`spans` cut at the line ends of `text`: line number (from 0) to columns."""
    starts = line_starts(text)
    found: dict[int, list[Span]] = {}
    for span in spans:
        line = bisect_right(starts, span.start) - 1
        while line < len(starts) and starts[line] < span.end:
            end = starts[line + 1] - 1 if line + 1 < len(starts) else len(text)
            first, last = max(span.start, starts[line]), min(span.end, end)
            if first < last:
                found.setdefault(line, []).append(Span(first - starts[line], last - starts[line]))
            line += 1
    return found


def location(text: str, offset: int) -> tuple[int, int]:
    """The line and column of `offset` in `text`, both from 0."""
    starts = line_starts(text)
    line = bisect_right(starts, offset) - 1
    return line, offset - starts[line]


def line_starts(text: str) -> list[int]:
    """Where each line of `text` begins."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def moved(spans: Iterable[Span], old: str, new: str) -> list[Span]:
    """`spans` of `old` where they stand in `new`; those the edit touched are gone."""
    head = _common(old, new)
    rest = min(len(old), len(new)) - head
    tail = _common(old[::-1][:rest], new[::-1][:rest])
    shift = len(new) - len(old)
    kept: list[Span] = []
    for span in spans:
        if span.end <= head:
            kept.append(span)
        elif span.start >= len(old) - tail:
            kept.append(Span(span.start + shift, span.end + shift))
    return kept


def _common(one: str, other: str) -> int:
    """How many characters both begin with, by halving: comparing slices is native code."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
