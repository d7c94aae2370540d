"""Whether a line the adapted model wrote may stand in the message.

These look at one line against its source; whether the whole message may be sent is for
the guards.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from coach.domain import Fact, FactKind
from coach.pipeline.lines import owns_theirs, parrots, persons, swaps_roles
from coach.pipeline.reading import Reading
from coach.text.anatomy import Part, Unit
from coach.text.content import content, words

LineCheck = Callable[[Reading, str], bool]

# The training examples keep to these; what is longer rambles.
_LONGEST_OPENING, _LONGEST_CLOSING = 30, 22
_LONGER = 4
# The least share of a reworded sentence's content words that its source has.
_FROM_SENTENCE = 0.5
_FROM_CONVERSATION = 0.4
# Kinds that are said in many ways: the guards judge them in the whole message.
_ELSEWHERE = frozenset({FactKind.NEGATION, FactKind.PROMISE})


def reworded(reading: Reading, unit: Unit, text: str, opening: str = "") -> bool:
    """Whether `text` may stand for `unit`: its facts, no others, nobody new speaking."""
    if not text or len(words(text)) > len(words(unit.text)) + _LONGER:
        return False
    if "?" in text and "?" not in unit.text:
        return False
    said = _values(text) | _values(opening)
    if any((fact.kind, fact.value) not in said for fact in reading.facts_in(unit)):
        return False
    if not _is_grounded(reading, text) or persons(text) - persons(reading.draft.text):
        return False
    mine, theirs = content(text), set(content(unit.text))
    return not mine or sum(word in theirs for word in mine) >= _FROM_SENTENCE * len(mine)


def droppable(reading: Reading, unit: Unit, opening: str) -> bool:
    """Whether the message can do without `unit`: no fact goes with it."""
    if unit.part is not Part.BODY:
        return False
    said = _values(opening)
    return all((fact.kind, fact.value) in said for fact in reading.facts_in(unit))


def opening(reading: Reading, line: str) -> bool:
    """Whether `line` may come first: short, grounded, not their own words back."""
    if not line or "?" in line or len(words(line)) > _LONGEST_OPENING:
        return False
    reply = reading.draft.in_reply_to
    if not _is_grounded(reading, line) or parrots(line, reply) or owns_theirs(line, reply):
        return False
    known = set(content(reply)) | set(content(reading.draft.text))
    mine = content(line)
    return bool(mine) and sum(word in known for word in mine) >= _FROM_CONVERSATION * len(mine)


def closing(reading: Reading, line: str) -> bool:
    """Whether `line` may come last: short, one question at most, to the reader."""
    if not line or line.count("?") > 1 or len(words(line)) > _LONGEST_CLOSING:
        return False
    if not _is_grounded(reading, line):
        return False
    asks = line.rstrip().endswith("?")
    if not asks:
        return re.match(r"(?:if|no|either|take|any)\b", line, re.IGNORECASE) is not None
    if "?" in reading.draft.text or swaps_roles(reading, line):
        return False
    known = set(content(reading.draft.text)) | set(content(reading.draft.in_reply_to))
    return bool(set(content(line)) & known)


def _is_grounded(reading: Reading, text: str) -> bool:
    """Whether every fact of `text` is known from the draft, the thread or the user."""
    known = _values(reading.draft.text) | _values(reading.draft.in_reply_to)
    for sheet in reading.known:
        known |= _values(sheet)
    return _values(text) <= known


def _values(text: str) -> set[tuple[FactKind, str]]:
    from coach import facts

    found: tuple[Fact, ...] = tuple(facts.ledger(text)) if text else ()
    return {(fact.kind, fact.value) for fact in found if fact.kind not in _ELSEWHERE}
