"""A small phrase notation and the matcher for it.

A line of a word list is one or more phrases, separated by " | ". A phrase is a
row of slots: a word, `a|b` for either, a trailing `?` for optional, `#` for a
number, `*` for any word, a leading `^` for "where a clause begins". After "=>"
stands the replacement: words, `-` for leaving it out, `$2` for what stood in
slot 2, `$1=x|y` for x or y according to which alternative of slot 1 stood there.

Why not regular expressions: some thousand phrases cost half a second to compile
and are tried at every position; here a token looks up the phrases that can
begin with it, which is why 300 words take about a millisecond.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coach.signals.tokens import NUMBER, WORD, Tokens, split_words

ANY = "*"
_NUMBER_SLOT = "#"
_BEGIN = "^"
_MARKUP = re.compile(r"\$(\d)(?:=([\w'|]+))?")


@dataclass(frozen=True, slots=True)
class Slot:
    words: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """`section` names the list it came from; `replacement` is None when there is none."""

    section: str
    slots: tuple[Slot, ...]
    at_clause_start: bool
    replacement: str | None

    def match(self, tokens: Tokens, at: int) -> tuple[int, tuple[int, ...]] | None:
        """(token index after the match, token index of each slot or -1), or None.

        Greedy: an optional slot is taken when it fits, and given back when the
        rest then fails.
        """
        return self._match(tokens, at, 0, ())

    def _match(
        self, tokens: Tokens, at: int, slot: int, taken: tuple[int, ...]
    ) -> tuple[int, tuple[int, ...]] | None:
        words, kinds = tokens.words, tokens.kinds
        while slot < len(self.slots):
            wanted = self.slots[slot]
            fits = at < len(words) and (
                words[at] in wanted.words
                or (kinds[at] == NUMBER and _NUMBER_SLOT in wanted.words)
                or (ANY in wanted.words and kinds[at] == WORD)
            )
            if wanted.optional:
                if fits:
                    found = self._match(tokens, at + 1, slot + 1, (*taken, at))
                    if found:
                        return found
                taken = (*taken, -1)
            elif fits:
                taken = (*taken, at)
                at += 1
            else:
                return None
            slot += 1
        return at, taken


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found at tokens[first:last]; `replacement` is ready to use."""

    section: str
    first: int
    last: int
    replacement: str | None


def parse(section: str, lines: str) -> Iterator[Phrase]:
    """The phrases of one list."""
    for line in lines.strip().split("\n"):
        left, arrow, right = line.partition("=>")
        replacement = right.strip() if arrow else None
        for phrase in left.split(" | "):
            words = phrase.split()
            begin = words[:1] == [_BEGIN]
            for slots in _variants([_alternatives(word) for word in words[begin:]]):
                yield Phrase(section, slots, begin, replacement)


def _alternatives(slot: str) -> tuple[list[list[str]], bool]:
    optional = len(slot) > 1 and slot.endswith("?")
    return [split_words(word) for word in slot.rstrip("?").split("|")], optional


def _variants(slots: list[tuple[list[list[str]], bool]]) -> Iterator[tuple[Slot, ...]]:
    """One row of slots for each choice of an alternative that is several tokens
    ("you'll" is "you will"); alternatives of one token share a slot."""
    if not slots:
        yield ()
        return
    (alternatives, optional), *rest = slots
    single = tuple(words[0] for words in alternatives if len(words) == 1)
    tails = list(_variants(rest))
    for tail in tails:
        if single:
            yield (Slot(single, optional), *tail)
        for words in alternatives:
            if len(words) > 1:
                yield (*(Slot((word,), False) for word in words), *tail)


class Matcher:
    """Finds all phrases of all lists in one pass over the tokens."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_first: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            for position, slot in enumerate(phrase.slots):
                for word in slot.words:
                    known = self._by_first.setdefault(word, [])
                    if not known or known[-1] is not phrase:
                        known.append(phrase)
                if not slot.optional:
                    break
                assert position + 1 < len(phrase.slots), f"all optional: {phrase}"

    def find(self, tokens: Tokens) -> list[Hit]:
        """Hits in order; within a section the longest one wins and none overlap."""
        best: dict[str, list[Hit]] = {}
        for at, word in enumerate(tokens.words):
            candidates = self._by_first.get(word, ())
            if tokens.kinds[at] == NUMBER:
                candidates = [*candidates, *self._by_first.get(_NUMBER_SLOT, ())]
            for phrase in candidates:
                if phrase.at_clause_start and not tokens.clause_start[at]:
                    continue
                found = phrase.match(tokens, at)
                if found:
                    hit = Hit(phrase.section, at, found[0], _filled(phrase, tokens, *found))
                    _keep_longest(best.setdefault(phrase.section, []), hit)
        return sorted(
            (hit for hits in best.values() for hit in hits), key=lambda hit: (hit.first, -hit.last)
        )


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
        return markup[2].split("|")[phrase.slots[slot].words.index(tokens.words[at])]

    return " ".join(_MARKUP.sub(fill, phrase.replacement).split())
