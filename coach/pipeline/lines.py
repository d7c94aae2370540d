"""Judging single lines a model wrote for the slots of a script.

A small model is wrong often, but rarely in all its samples. So each line is
judged by itself, against the sentence or the message it was made from, and the
best of each slot are put together; one bad line does not spoil a good answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher

from coach.domain import FactKind, FindingKind
from coach.pipeline.reading import Reading
from coach.pipeline.script import EditScript
from coach.pipeline.slots import ASK, NOT_OF_A_SENTENCE, OPEN, Slot
from coach.text.anatomy import Unit
from coach.text.content import STOP_WORDS, content, stem, words
from coach.text.sanitise import clean_line
from coach.text.sentences import sentences

# Words an acknowledgement needs beside the other's own.
_ACKNOWLEDGING = frozenset(
    content(
        "sorry thank thanks glad right true fair understand see hear point question good bad hard"
        " frustrating annoying disappointing happened really real agree difficult long wait clear"
    )
)
# What a reader can be asked about, and what only the writer does.
_READERS_VERBS = frozenset(
    content(
        "need use want prefer do find miss wish choose try keep read make see handle notice plan"
        " expect learn remember know hear feel change bring start look work live go come enjoy"
    )
)
_SELLERS_VERBS = frozenset(content("offer sell provide deliver launch announce publish charge"))
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|my|me|mine|we|we're|we've|our|us)\b", re.I)
# What the writer may say of themselves when taking up the other's words.
_OWN_FEELING = re.compile(
    r"\b(?:i am|i'm|we are|we're)\s+(?:so |very |really |truly )?(?:sorry|glad|happy|grateful)"
    r"|\b(?:i|we)\s+(?:can |do )?(?:see|understand|hear|apologi[sz]e)\b",
    re.I,
)
_OWNED = re.compile(r"\b(?:my|our)\s+(?:own\s+)?(\w+)", re.I)

_OF_A_SENTENCE = frozenset(FindingKind) - NOT_OF_A_SENTENCE

# The least share of a line's content words that must come from its source.
_SOFTENED_FROM_SENTENCE = 0.75
_OPENING_FROM_THEM = 0.6
_OPENING_SHARED_WORDS = 2
_LONGEST_OPENING = 30
_PARROTED = 0.8
_LONGEST_QUESTION = 18


def best(reading: Reading, base: EditScript, slot: Slot, written: Iterable[str]) -> str | None:
    """The best acceptable line for `slot`, None when none of `written` will do."""
    tidy = (clean_line(line) for line in written)
    scored = [(quality, line) for line in tidy if (quality := judge(reading, base, slot, line)) > 0]
    return max(scored)[1] if scored else None


def judge(reading: Reading, base: EditScript, slot: Slot, line: str) -> float:
    """How good `line` is for `slot`, 0 when it will not do, at most 1.

    A reworded sentence is compared with what the rules made of it (`base`).
    """
    if slot.label == OPEN:
        return acknowledgement(reading, line)
    if slot.label == ASK:
        return _question(reading, line)
    assert slot.unit is not None
    unit = reading.units[slot.unit]
    return _softened(reading, unit, base.edits[slot.unit].text or unit.text, line)


def _softened(reading: Reading, unit: Unit, source: str, line: str) -> float:
    """Same speaker, same facts, its own words, fewer findings."""
    from coach import facts, signals

    if len(line) > len(source) + 10 or persons(line) - persons(source):
        return 0.0
    if "?" in line and "?" not in source:
        return 0.0
    mine = {(fact.kind, fact.value) for fact in facts.ledger(line)}
    if any((fact.kind, fact.value) not in mine for fact in reading.facts_in(unit)):
        return 0.0
    theirs = {(fact.kind, fact.value) for fact in facts.ledger(source)}
    if any(fact for fact in mine - theirs if fact[0] is not FactKind.PROMISE):
        return 0.0
    share = _share(content(line), content(source))
    if share < _SOFTENED_FROM_SENTENCE:
        return 0.0

    def unresolved(text: str) -> int:
        found = signals.find(replace(reading.draft, text=text, in_reply_to=""))
        return sum(item.kind in _OF_A_SENTENCE for item in found)

    before, after = unresolved(source), unresolved(line)
    if after >= before:
        return 0.0
    kept = _share(content(source), content(line))
    return share * (0.5 + 0.5 * kept) / (1 + after)


def acknowledgement(reading: Reading, line: str) -> float:
    """How good `line` is as an opening, 0-1: their words, about them, no claim, no
    promise, no question."""
    reply = reading.draft.in_reply_to
    mine, theirs = content(line), content(reply)
    if not mine or "?" in line or len(words(line)) > _LONGEST_OPENING:
        return 0.0
    shared = set(mine) & set(theirs)
    if len(shared) < min(_OPENING_SHARED_WORDS, len(set(theirs))):
        return 0.0
    own = [word for word in mine if word not in _ACKNOWLEDGING]
    if _share(own, theirs) < _OPENING_FROM_THEM:
        return 0.0
    if owns_theirs(line, reply):
        return 0.0
    if len(sentences(line)) != 1 or not _acknowledges(line):
        return 0.0
    if parrots(line, reply) or _FIRST_PERSON.search(_OWN_FEELING.sub("", line)):
        return 0.0
    return min(1.0, 0.4 + 0.15 * len(shared))


def owns_theirs(line: str, reply: str) -> bool:
    """Whether `line` calls ours what they called theirs: "my parcel" in their mouth is
    "your parcel" in ours."""
    theirs = set(map(str.lower, _OWNED.findall(reply)))
    return bool(theirs & set(map(str.lower, _OWNED.findall(line))))


def parrots(line: str, reply: str) -> bool:
    """Whether `line` is a stretch of `reply` with hardly a word changed."""
    mine = words(line)
    return any(
        SequenceMatcher(None, mine, words(sentence.text), autojunk=False).ratio() > _PARROTED
        for sentence in sentences(reply)
    )


def _acknowledges(line: str) -> bool:
    """Whether it says something to the other person, not only about the matter."""
    return bool(set(content(line)) & _ACKNOWLEDGING)


def _question(reading: Reading, line: str) -> float:
    """One question to the reader about something the message speaks of."""
    if line.count("?") != 1 or not line.endswith("?") or len(words(line)) > _LONGEST_QUESTION:
        return 0.0
    if not re.search(r"\byour?\b", line, re.I) or _FIRST_PERSON.search(line):
        return 0.0
    mine, draft = content(line), set(content(reading.draft.text))
    shared = [word for word in mine if word in draft]
    if not shared or _share(mine, draft) < 0.5 or swaps_roles(reading, line):
        return 0.0
    is_open = re.match(r"(?:what|which|how|where|when|who)\b", line, re.I)
    return 0.5 + (0.4 if is_open else 0.0)


def swaps_roles(reading: Reading, question: str) -> bool:
    """Whether the reader is asked about what the writer does: "Which projects have
    you delivered?" under "we delivered a project"."""
    theirs = set(content(reading.draft.in_reply_to))
    draft = set(content(reading.draft.text)) - theirs
    asked = question.lower()
    own = {stem(word) for word in _OWNED.findall(reading.draft.text.lower())}
    if {stem(word) for word in re.findall(r"\byour\s+(\w+)", asked)} & (own - theirs):
        return True  # "your mother", when the draft speaks of "my mother"
    after_you = re.findall(
        r"\byou(?:'ve|'re|'d|'ll)?\s+(?:(?:could|would|can|will|might|have|had)\s+)?"
        r"(?:\w+ly\s+)?(\w+)",
        asked,
    )
    done = {stem(word) for word in after_you if word not in STOP_WORDS}
    return bool(done & (draft | _SELLERS_VERBS)) or bool(done - _READERS_VERBS - theirs)


def _share(part: Iterable[str], whole: Iterable[str]) -> float:
    """Which share of `part` occurs in `whole`; 1.0 for nothing."""
    part, whole = list(part), set(whole)
    return sum(word in whole for word in part) / len(part) if part else 1.0


_SINGULAR = frozenset("i i'm i've i'd i'll my me mine myself".split())
_PLURAL = frozenset("we we're we've we'd we'll our us ours ourselves".split())
_SECOND = frozenset("you you're you've you'd you'll your yours yourself".split())


def persons(text: str) -> set[str]:
    """Which persons speak or are spoken to: "I", "we", "you"."""
    found = set(words(text))
    named = {"I": _SINGULAR, "we": _PLURAL, "you": _SECOND}
    return {person for person, forms in named.items() if found & forms}
