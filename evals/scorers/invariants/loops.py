"""Words that are there because the model went on or stopped, not to say something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from coach.text.sentences import sentences
from evals.datasets.cases import RewriteCase
from evals.records import Violation
from evals.scorers.words import runs, words

# A sentence of four words or more is not said twice, and no ten words in a row are.
_SENTENCE, _RUN = 4, 10
# The same one to three words, so many times in a row: "ha ha ha" is shorter.
_UNIT, _TIMES = 3, 4
# Quoting the other person takes a few of their words; twelve in a row is their message.
_ECHO = 12
_OPEN_END = frozenset(
    """a an the and or but nor of to for from with at by my your our their his its is are was
    were be because if that which who when while as than into we i""".split()
)
_ENDS = re.compile(r"[.!?…:;)\]\"'”’]\s*$")


def repeated(case: RewriteCase, text: str) -> Iterator[Violation]:
    """Nothing said twice that the draft says once, and no loop."""
    said, drafted = words(text), words(case.draft)
    whole = {tuple(words(sentence.text)) for sentence in sentences(text)}
    sizes = {len(one) for one in whole if _SENTENCE <= len(one) < _RUN} | {_RUN}
    for size in sorted(sizes):
        before = Counter(runs(drafted, size))
        for run, times in Counter(runs(said, size)).items():
            if times > max(1, before[run]) and (size == _RUN or run in whole):
                yield Violation(kind="repeated", evidence=" ".join(run))
                return
    known = set(_loops(drafted))
    for unit in _loops(said):
        if unit not in known:
            yield Violation(kind="repeated", evidence=" ".join(unit * _TIMES))
            return


def _loops(said: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What is said `_TIMES` times in a row."""
    for size in range(1, _UNIT + 1):
        same = 0
        for at in range(size, len(said)):
            same = same + 1 if said[at] == said[at - size] else 0
            if same == size * (_TIMES - 1):
                yield tuple(said[at - size + 1 : at + 1])


def echo(case: RewriteCase, text: str) -> Iterator[Violation]:
    """Not the other person's message, given back to them."""
    own = set(runs(words(case.draft), _ECHO))
    theirs = set(runs(words(case.in_reply_to), _ECHO)) - own
    for run in runs(words(text), _ECHO):
        if run in theirs:
            yield Violation(kind="echo", evidence=" ".join(run))
            return


def cut_off(case: RewriteCase, text: str) -> Iterator[Violation]:
    """Not stopped in the middle of a sentence: at a word that calls for another, or
    inside a word of the draft."""
    if _ENDS.search(text):
        return
    said, drafted = words(text), words(case.draft)
    if not said or said[-1:] == drafted[-1:]:
        return
    *before, last = said[-3:]
    cut = len(before) == 2 and any(
        run[:2] == tuple(before) and run[2].startswith(last) and run[2] != last
        for run in runs(drafted, 3)
    )
    if cut or last in _OPEN_END:
        yield Violation(kind="cut-off", evidence=" ".join(said[-3:]))
