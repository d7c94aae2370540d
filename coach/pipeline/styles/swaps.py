"""Saying the same in other words: lists of phrases and what stands for them.

A swap is a regular expression and its replacement. It leaves alone what may not
change (quotations, addresses, what the user wants kept), takes over the capital of
what it replaces, and mends an article in front.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from coach.signals.repair import article_before

Span = tuple[int, int]
New = str | Callable[[re.Match[str]], str | None]

_ARTICLE = re.compile(r"\b(an?)( )$", re.I)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Swap:
    """`source` is a regular expression without regard to case; `new` a template as
    for `re.Match.expand`, or a function that returns the new text or None for "not
    here"."""

    source: str
    new: New

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled at first use: most lists are never needed in a run."""
        return re.compile(self.source, re.IGNORECASE)


def swaps(table: str) -> tuple[Swap, ...]:
    """One entry a line, `phrase | phrase => other words`.

    A phrase is a regular expression that begins and ends at the edge of a word; "^"
    in front of it is the beginning of a sentence. "-" behind the arrow deletes the
    phrase and the space that follows it; a backslash at the end of a line joins it
    with the next.
    """
    found = []
    for line in re.sub(r"\\\n\s*", "", table).strip().splitlines():
        left, _, right = line.partition("=>")
        for phrase in left.split(" | "):
            found.append(_parsed(phrase.strip(), right.strip().removeprefix("-")))
    return tuple(found)


def _parsed(phrase: str, new: str) -> Swap:
    begin = r"\A" if phrase.startswith("^") else r"(?<![\w'’-])"
    source = phrase.removeprefix("^").strip().replace(" ", r"[ \n]")
    # A phrase that ends with a lookahead has said where it ends.
    end = "" if source.endswith(r"\b)") else r"(?![\w'’-])"
    return Swap(f"{begin}(?:{source}){end}" + ("" if new else r"[ ]*"), new)


def swap(text: str, table: Iterable[Swap], held: Callable[[str], Sequence[Span]]) -> str:
    """`text`, one sentence, with every swap of `table` carried out in turn. `held`
    says which spans of a text may not be touched."""
    for item in table:
        if item.pattern.search(text):
            text = _carried_out(text, item, held(text))
    return text


def count(text: str, table: Iterable[Swap], held: Callable[[str], Sequence[Span]]) -> int:
    """How many places of `text` the swaps of `table` would change."""
    spans = held(text)
    return sum(
        _new(match, item) is not None and not _overlaps(match.span(), spans)
        for item in table
        for match in item.pattern.finditer(text)
    )


def _carried_out(text: str, item: Swap, spans: Sequence[Span]) -> str:
    for match in reversed(list(item.pattern.finditer(text))):
        new = _new(match, item)
        if new is None or _overlaps(match.span(), spans):
            continue
        before, after = text[: match.start()], text[match.end() :]
        if not new.strip() and not _WORD.search(before + after):
            continue
        if not new and (not after or after[0] in ",.;:!?…"):
            before = before.rstrip()
        old = match.group().lstrip()
        shouted = old[:2].isupper() and old[:2].isalpha()
        if old[:1].isupper() and not shouted:
            new = new[:1].upper() + new[1:]
        if not new and not _WORD.search(before) and old[:1].isupper():
            after = after[:1].upper() + after[1:]
        text = _with_article(before, new + after)
    return text


def _new(match: re.Match[str], item: Swap) -> str | None:
    return match.expand(item.new) if isinstance(item.new, str) else item.new(match)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _with_article(before: str, after: str) -> str:
    """Both joined; "a" before a vowel becomes "an", and the reverse."""
    article, following = _ARTICLE.search(before), _WORD.match(after)
    if article and following:
        right = article_before(following.group())
        if article.group(1)[0].isupper():
            right = right.capitalize()
        before = before[: article.start()] + right + article.group(2)
    return before + after
