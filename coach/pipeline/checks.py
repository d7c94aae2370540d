"""Whether a line the adapted model wrote may stand in the message.

These look at one line against its source; whether the whole message may be sent is for
the guards.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from coach.domain import Fact, FactKind
from coach.pipeline.lines import acknowledgement, owns_theirs, parrots, persons, swaps_roles
from coach.pipeline.reading import Reading
from coach.text.anatomy import Part, Unit
from coach.text.content import content, words

LineCheck = Callable[[Reading, str], bool]

# The training examples keep to these; what is longer rambles.
_LONGEST_OPENING, _LONGEST_CLOSING = 30, 22
_LONGER = 4
# The least share of a reworded sentence's content words that its source has.
_FROM_SENTENCE = 0.5
# The least share of the sentence's own content words, less what the lists object to, that
# the rewording has: what says less has lost something.
_OF_SENTENCE = 0.45
_FROM_CONVERSATION = 0.4
# That the other is right is for the writer to say: somewhere in the draft.
_AGREES = re.compile(r"\b(?:right|true|fair|agreed?|correct)\b", re.IGNORECASE)
_CONCEDES = re.compile(
    r"\b(?:right|true|fair|agreed?|(?:my|our) (?:mistake|fault|slip)|was a slip|sorry|apologi[sz]e"
    r"|should have|should not have|shouldn't have|I grant|is on (?:me|us))\b",
    re.IGNORECASE,
)
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
    mine, theirs = content(text), content(_unflagged(reading, unit))
    source = set(content(unit.text))
    if mine and sum(word in source for word in mine) < _FROM_SENTENCE * len(mine):
        return False
    return not theirs or sum(word in set(mine) for word in theirs) >= _OF_SENTENCE * len(theirs)


def _unflagged(reading: Reading, unit: Unit) -> str:
    """What is left of the sentence when what the lists object to inside it is cut out."""
    text = unit.text
    for found in sorted(reading.findings_in(unit), key=lambda found: -found.start):
        inside = unit.start <= found.start and found.end <= unit.end
        if inside and found.suggestion == "" and found.end - found.start < len(unit.text):
            text = text[: found.start - unit.start] + text[found.end - unit.start :]
    return text


def droppable(reading: Reading, unit: Unit, opening: str) -> bool:
    """Whether the message can do without `unit`: no fact goes with it."""
    if unit.part is not Part.BODY:
        return False
    said = _values(opening)
    return all((fact.kind, fact.value) in said for fact in reading.facts_in(unit))


def opening(reading: Reading, line: str) -> bool:
    """Whether `line` may come first: the answer when they asked, else something that
    acknowledges what they wrote."""
    if not line or "?" in line or len(words(line)) > _LONGEST_OPENING:
        return False
    reply = reading.draft.in_reply_to
    if not _is_grounded(reading, line) or parrots(line, reply) or owns_theirs(line, reply):
        return False
    if not reading.asked:
        gives_in = _AGREES.search(line) and not _CONCEDES.search(reading.draft.text)
        return acknowledgement(reading, line) > 0 and not gives_in
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
