"""The prose diff: what changed between two texts, as a person would mark it.

A line diff says that a paragraph changed; a character diff shreds words. Here
the unit is the word, and hunks follow the grain of prose: a dropped sentence is
one deletion, and two edits with only "the" or a comma between them are one.

The alignment is the longest common subsequence of words by difflib's
Ratcliff-Obershelp matching (junk heuristics off), then cleaned up in the way
of Fraser, "Diff Strategies" (2006), section 3.2, with words for characters.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["equal", "insert", "delete", "replace"]

_TOKEN = re.compile(r"[^\W_]+(?:['’.\-@:/][^\W_]+)*|\s+|[^\w\s]|_", re.UNICODE)
_SENTENCE_END = frozenset(".!?…")

# An equal run between two edits with at most this many letters in its words is
# an accident of language ("a", "of the"), not something the writer kept.
_INCIDENTAL_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Hunk:
    """A stretch of both texts. `before == source[start:end]`,
    `after == target[target_start:target_end]`; hunks cover both texts in order."""

    kind: Kind
    before: str
    after: str
    start: int
    end: int
    target_start: int
    target_end: int


def tokens(text: str) -> list[str]:
    """Words, white space and single punctuation marks; joined they give `text`."""
    return _TOKEN.findall(text)


def diff(source: str, target: str) -> list[Hunk]:
    """The hunks that lead from `source` to `target`; equal ones included."""
    before, after = tokens(source), tokens(target)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    spans = [_Span(tag == "equal", i1, i2, j1, j2) for tag, i1, i2, j1, j2 in matcher.get_opcodes()]
    spans = _merge_incidental(spans, before)
    spans = _slide(spans, before, after)
    return _hunks(spans, before, after)


def changes(source: str, target: str) -> list[Hunk]:
    """The hunks that are not equal."""
    return [hunk for hunk in diff(source, target) if hunk.kind != "equal"]


@dataclass(slots=True)
class _Span:
    equal: bool
    i1: int
    i2: int
    j1: int
    j2: int


def _letters(words: list[str]) -> int:
    return sum(len(word) for word in words if word[0].isalnum())


def _merge_incidental(spans: list[_Span], before: list[str]) -> list[_Span]:
    """Join edits that only an incidental equal run keeps apart."""
    merged: list[_Span] = []
    for index, span in enumerate(spans):
        inner = 0 < index < len(spans) - 1
        words = before[span.i1 : span.i2]
        incidental = (
            span.equal
            and inner
            and _letters(words) <= _INCIDENTAL_LETTERS
            and not any("\n" in word for word in words)
            # A sentence boundary inside the run keeps its two sides apart.
            and not any(word in _SENTENCE_END for word in words[:-1])
        )
        joins = merged and not merged[-1].equal and (incidental or not span.equal)
        if joins:
            merged[-1].i2, merged[-1].j2 = span.i2, span.j2
        else:
            merged.append(span)
    return merged


def _slide(spans: list[_Span], before: list[str], after: list[str]) -> list[_Span]:
    """Move pure insertions and deletions to the nearest sentence boundary they can.

    "A. [B. ]C" reads better than "A[. B]. C": an edit can move left over an
    equal token that it ends with, without changing either text.
    """
    for index in range(1, len(spans) - 1):
        span, left, right = spans[index], spans[index - 1], spans[index + 1]
        if span.equal or not left.equal or not right.equal:
            continue
        inserted = span.i1 == span.i2
        words = after if inserted else before
        if not inserted and span.j1 != span.j2:
            continue
        best, moves = _boundary_score(words, span, inserted), 0
        low, high = (span.j1, span.j2) if inserted else (span.i1, span.i2)
        room = left.i2 - left.i1
        shift = 0
        while shift < room and words[low - shift - 1] == words[high - shift - 1]:
            shift += 1
            score = _starts_well(words, low - shift)
            if score > best:
                best, moves = score, shift
        if moves:
            for moved in (left,):
                moved.i2 -= moves
                moved.j2 -= moves
            span.i1 -= moves
            span.i2 -= moves
            span.j1 -= moves
            span.j2 -= moves
            right.i1 -= moves
            right.j1 -= moves
    return [span for span in spans if span.i1 < span.i2 or span.j1 < span.j2]


def _boundary_score(words: list[str], span: _Span, inserted: bool) -> int:
    return _starts_well(words, span.j1 if inserted else span.i1)


def _starts_well(words: list[str], at: int) -> int:
    """How natural it is for an edit to begin before token `at`: 3 at the beginning
    of a text or line, 2 at the beginning of a sentence, 1 at a word, else 0."""
    if at <= 0 or "\n" in words[at - 1]:
        return 3
    if words[at - 1].isspace():
        return 2 if at >= 2 and words[at - 2] in _SENTENCE_END else 1
    return 0


def _hunks(spans: list[_Span], before: list[str], after: list[str]) -> list[Hunk]:
    hunks: list[Hunk] = []
    position = target = 0
    for span in spans:
        old = "".join(before[span.i1 : span.i2])
        new = "".join(after[span.j1 : span.j2])
        kind: Kind
        if span.equal:
            kind = "equal"
        elif not old:
            kind = "insert"
        else:
            kind = "replace" if new else "delete"
        hunks.append(Hunk(kind, old, new, position, position + len(old), target, target + len(new)))
        position += len(old)
        target += len(new)
    return hunks
