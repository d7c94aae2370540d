"""A word that turns a sentence round, put in or taken out where all around it stayed.

`coach.facts.polarity` compares what two texts say of a word, and passes over what
may have been reworded. Here the two are laid side by side: where the words before
and after are the same and only "not" came or went, or "my" became "your", nothing
was reworded.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coach.text.content import stem
from coach.text.sentences import sentences
from evals.datasets.cases import RewriteCase
from evals.records import Violation
from evals.scorers.words import placed_words

_NEGATION = frozenset("not never no nobody nothing none neither nor without hardly".split())
# What stands for a negation that was taken out, and grammar that comes and goes with it.
_FILLER = frozenset(
    """a an any some the do does did am is are was were be been always ever all every everybody
    everything with one""".split()
)
_WRITER = frozenset("i me my mine myself we us our ours ourselves".split())
_READER = frozenset("you your yours yourself yourselves".split())
_WHOLE = {"can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not"}
_CONTRACTED = re.compile(r"(n't|'m|'re|'ve|'ll|'d)$")
_EXPANDED = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
# So many words around the place must be the same, the nearest on both sides among them.
_AROUND = 5


@dataclass(frozen=True, slots=True)
class _Word:
    stem: str
    start: int
    asked: bool


def turned(case: RewriteCase, text: str) -> Iterator[Violation]:
    """No negation more or less, and no other person, between words that stayed. What a
    gold finding covers may turn, and so may a question."""
    left, right = _read(case.draft), _read(text)
    blocks = difflib.SequenceMatcher(
        None, [word.stem for word in left], [word.stem for word in right], autojunk=False
    ).get_matching_blocks()
    for before, after in pairwise(blocks):
        old = left[before.a + before.size : after.a]
        new = right[before.b + before.size : after.b]
        kind = _kind(old, new)
        around = (before.size, after.size)
        if kind is None or min(around) < 1 or sum(around) < _AROUND:
            continue
        near = [*old, left[before.a + before.size - 1], left[after.a]]
        if any(word.asked for word in (*near, *new)) or _may_go(case, near):
            continue
        if _is_regret(left, before.a + before.size - 1, after.a):
            continue
        # From the last word before to the first word after.
        shown = text[right[before.b + before.size - 1].start :].split(maxsplit=len(new) + 2)
        yield Violation(kind=kind, evidence=" ".join(shown[: len(new) + 2]))


def _kind(old: Sequence[_Word], new: Sequence[_Word]) -> str | None:
    was = [word.stem for word in old if word.stem not in _FILLER]
    now = [word.stem for word in new if word.stem not in _FILLER]
    if len(was) == 1 and not now and was[0] in _NEGATION:
        return "negation-lost"
    if len(now) == 1 and not was and now[0] in _NEGATION:
        return "polarity-turned"
    if len(was) == len(now) == 1:
        here, there = was[0], now[0]
        if (here in _WRITER and there in _READER) or (here in _READER and there in _WRITER):
            return "role-swapped"
    return None


def _may_go(case: RewriteCase, near: Sequence[_Word]) -> bool:
    return any(f.start <= word.start < f.end for f in case.findings for word in near)


def _is_regret(words: Sequence[_Word], before: int, after: int) -> bool:
    """Regret, as in "should not have happened", denies nothing."""
    return words[before].stem == "should" and words[after].stem == "have"


def _read(text: str) -> list[_Word]:
    found: list[_Word] = []
    for sentence in sentences(text):
        asked = sentence.text.endswith("?")
        for word, start in placed_words(sentence.text):
            found += [_Word(stem(part), sentence.start + start, asked) for part in _parts(word)]
    return found


def _parts(word: str) -> list[str]:
    if word in _WHOLE:
        return _WHOLE[word].split()
    end = _CONTRACTED.search(word)
    return [word[: end.start()], _EXPANDED[end.group()]] if end else [word]
