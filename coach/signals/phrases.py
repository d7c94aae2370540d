"""A small phrase notation and the matcher for it.

A line of a word list is one or more phrases, separated by " | ". A phrase is a
row of slots: a word, `a|b` for either, a trailing `?` for optional, `#` for a
number, `*` for any word, a leading `^` for "where a clause begins". After "=>"
stands the replacement: words, `-` for leaving it out, `$2` for what stood in
slot 2, `$1=x|y` for x or y according to which alternative of slot 1 stood there.
A backslash at the end of a line continues it on the next one.

Why not regular expressions: some thousand phrases cost half a second to compile
and are tried at every position. Here a token looks up the phrases that can begin
with it and the next one, and a line is parsed when its first word first occurs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from coach.signals.tokens import NUMBER, WORD, Tokens, split_words

ANY = "*"
_NUMBER_SLOT = "#"
_BEGIN = "^"
_MARKUP = re.compile(r"\$(\d)(?:=([\w'|]+))?")


class Slot(NamedTuple):
    words: frozenset[str]
    order: tuple[str, ...]
    optional: bool

    def takes(self, word: str, kind: int) -> bool:
        words = self.words
        return (
            word in words
            or (kind == NUMBER and _NUMBER_SLOT in words)
            or (kind == WORD and ANY in words)
        )


class Phrase(NamedTuple):
    """`section` names the list it came from; `replacement` is None when there is none."""

    section: str
    slots: tuple[Slot, ...]
    at_clause_start: bool
    replacement: str | None

    def match(
        self, tokens: Tokens, at: int, slot: int = 0, taken: tuple[int, ...] = ()
    ) -> tuple[int, tuple[int, ...]] | None:
        """(token index after the match, token index of each slot or -1), or None.

        Greedy: an optional slot is taken when it fits, and given back when the
        rest then fails.
        """
        words, kinds = tokens.words, tokens.kinds
        for number in range(slot, len(self.slots)):
            wanted = self.slots[number]
            fits = at < len(words) and wanted.takes(words[at], kinds[at])
            if wanted.optional:
                if fits:
                    found = self.match(tokens, at + 1, number + 1, (*taken, at))
                    if found:
                        return found
                taken = (*taken, -1)
            elif fits:
                taken = (*taken, at)
                at += 1
            else:
                return None
        return at, taken


class Hit(NamedTuple):
    """A phrase found at tokens[first:last]; `replacement` is ready to use."""

    section: str
    first: int
    last: int
    replacement: str | None


class Line(NamedTuple):
    """A phrase as written, not parsed yet."""

    section: str
    words: tuple[str, ...]
    at_clause_start: bool
    replacement: str | None

    def first_words(self) -> Iterator[str]:
        for slot in self.words:
            for word in slot.rstrip("?").split("|") if len(slot) > 1 else slot:
                yield split_words(word)[0]
            if not _is_optional(slot):
                return

    def phrases(self) -> Iterator[Phrase]:
        for slots in _variants([_alternatives(word) for word in self.words]):
            yield Phrase(self.section, slots, self.at_clause_start, self.replacement)


def lines(section: str, text: str) -> Iterator[Line]:
    """The phrases of one list."""
    for line in text.strip().split("\n"):
        left, arrow, right = line.partition("=>")
        replacement = right.strip() if arrow else None
        for phrase in left.split(" | "):
            words = phrase.split()
            begin = words[0] == _BEGIN
            yield Line(section, tuple(words[begin:]), begin, replacement)


def _is_optional(slot: str) -> bool:
    return len(slot) > 1 and slot.endswith("?")


def _alternatives(slot: str) -> tuple[list[list[str]], bool]:
    optional = _is_optional(slot)
    bare = slot[:-1] if optional else slot
    return [split_words(word) for word in bare.split("|")], optional


def _variants(slots: list[tuple[list[list[str]], bool]]) -> Iterator[tuple[Slot, ...]]:
    """One row of slots for each choice of an alternative that is several tokens
    ("you'll" is "you will"); alternatives of one token share a slot."""
    if not slots:
        yield ()
        return
    (alternatives, optional), *rest = slots
    single = tuple(words[0] for words in alternatives if len(words) == 1)
    for tail in list(_variants(rest)):
        if single:
            yield (Slot(frozenset(single), single, optional), *tail)
        for words in alternatives:
            if len(words) > 1:
                yield (*(Slot(frozenset((w,)), (w,), False) for w in words), *tail)


class _Opening:
    """The phrases that can begin with one word, by the word that comes next."""

    def __init__(self, word: str, found: list[Line]) -> None:
        self.by_next: dict[str, list[Phrase]] = {}
        self.other: list[Phrase] = []
        for phrase in (p for line in found for p in line.phrases()):
            first, *rest = phrase.slots
            if not first.optional and word not in first.words:
                continue
            known = rest[0].words if rest else frozenset((ANY,))
            if first.optional or (rest and rest[0].optional) or known & {ANY, _NUMBER_SLOT}:
                self.other.append(phrase)
            else:
                for following in known:
                    self.by_next.setdefault(following, []).append(phrase)


class Matcher:
    """Finds all phrases of all lists in one pass over the tokens."""

    def __init__(self, sections: Mapping[str, str]) -> None:
        self._lines: dict[str, list[Line]] = {}
        self._openings: dict[str, _Opening] = {}
        for section, text in sections.items():
            for line in lines(section, text):
                for word in set(line.first_words()):
                    self._lines.setdefault(word, []).append(line)

    def find(self, tokens: Tokens) -> list[Hit]:
        """Hits in order; within a section the longest one wins and none overlap."""
        best: dict[str, list[Hit]] = {}
        words = tokens.words
        for at, word in enumerate(words):
            following = words[at + 1] if at + 1 < len(words) else ""
            for key in (word, _NUMBER_SLOT) if tokens.kinds[at] == NUMBER else (word,):
                opening = self._opening(key)
                if opening is None:
                    continue
                for phrases in (opening.by_next.get(following, ()), opening.other):
                    for phrase in phrases:
                        if phrase.at_clause_start and not tokens.clause_start[at]:
                            continue
                        found = phrase.match(tokens, at)
                        if found:
                            hit = Hit(phrase.section, at, found[0], _filled(phrase, tokens, *found))
                            _keep_longest(best.setdefault(phrase.section, []), hit)
        return sorted(
            (hit for hits in best.values() for hit in hits), key=lambda hit: (hit.first, -hit.last)
        )

    def _opening(self, word: str) -> _Opening | None:
        opening = self._openings.get(word)
        if opening is None and word in self._lines:
            opening = self._openings[word] = _Opening(word, self._lines[word])
        return opening


def _keep_longest(hits: list[Hit], hit: Hit) -> None:
    while hits and hits[-1].last > hit.first:
        if hits[-1].last - hits[-1].first >= hit.last - hit.first:
            return
        hits.pop()
    hits.append(hit)


def _filled(phrase: Phrase, tokens: Tokens, last: int, taken: tuple[int, ...]) -> str | None:
    if phrase.replacement is None or tokens.cuts_contraction(taken[0], last):
        return None
    if phrase.replacement == "-":
        return ""

    def fill(markup: re.Match[str]) -> str:
        slot = int(markup[1]) - 1
        at = taken[slot]
        if at < 0:
            return ""
        if markup[2] is None:
            return tokens.text[tokens.starts[at] : tokens.ends[at]]
        return markup[2].split("|")[phrase.slots[slot].order.index(tokens.words[at])]

    return " ".join(_MARKUP.sub(fill, phrase.replacement).split())
