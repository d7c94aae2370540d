"""Rewriting by the adapted model: what its edit scripts agree on.

Several scripts are sampled from one prompt. What most of them flag is a fault, what
they agree to do about it is done, and of the sentences they write the one that is
most like the others is taken: a small model errs often, but seldom twice in the same
way (self-consistency, Wang et al. 2022). Every written line is checked by itself first.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from coach.domain import Finding, FindingKind
from coach.pipeline import checks, rules
from coach.pipeline.messages import MESSAGES
from coach.pipeline.operations import Edits
from coach.pipeline.reading import Reading
from coach.pipeline.script import DROP, KEEP, Edit, EditScript, Operation, apply, soften
from coach.signals.principles import PRINCIPLE
from coach.text.anatomy import Part, Unit
from coach.text.content import STOP_WORDS, words

_NO_NAMES = STOP_WORDS - {"may", "will"} | frozenset(
    "yes thank thanks two three four five six seven eight nine ten waiting paying good".split()
)
# With what only sells, its prices and numbers may go; an ill tone excuses no lost fact.
_SELLING = frozenset(
    {
        FindingKind.HYPE,
        FindingKind.URGENCY,
        FindingKind.CALL_TO_ACTION,
        FindingKind.LINK_WITH_PRICE,
        FindingKind.UNASKED_PITCH,
    }
)
# A share of the samples that makes a fault, and one that makes an added line.
_FLAGGED = 0.5
_ADDED = 0.5


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the samples agree on. `reading` is the draft's with their faults among the
    findings; `flagged` maps units to the fault most of them name; `messages` are the
    candidates made of it, the whole proposal first."""

    reading: Reading
    flagged: Mapping[int, FindingKind]
    script: EditScript
    messages: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the draft is to be left alone."""
        return not (self.flagged or self.script.opening or self.script.closing)

    def left(self, text: str) -> tuple[Finding, ...]:
        """Those faults whose sentence still stands in `text` word for word."""
        return tuple(
            _finding(unit, kind, drops=False)
            for unit, kind in ((self.reading.units[at], kind) for at, kind in self.flagged.items())
            if unit.text in text
        )


def propose(reading: Reading, answers: Sequence[Edits]) -> Proposal:
    """What `answers`, at least one, agree on for the draft."""
    flagged: dict[int, FindingKind] = {}
    votes: dict[int, list[Edit]] = {}
    for index in range(len(reading.units)):
        kinds = [answer.faults[index] for answer in answers if index in answer.faults]
        if kinds and len(kinds) >= _FLAGGED * len(answers):
            flagged[index] = Counter(kinds).most_common(1)[0][0]
            votes[index] = [a.script.edits[index] for a in answers if index in a.faults]
    reading = _aware(reading, flagged, votes)
    opening = _added(reading, [answer.script.opening for answer in answers], checks.opening)
    closing = _added(reading, [answer.script.closing for answer in answers], checks.closing)
    edits = tuple(
        _agreed(reading, unit, votes[index], opening) if index in votes else KEEP
        for index, unit in enumerate(reading.units)
    )
    script = _in_place(reading, EditScript(edits, opening, closing))
    return Proposal(reading, flagged, script, tuple(_messages(reading, script, answers)))


def _aware(
    reading: Reading, flagged: Mapping[int, FindingKind], votes: Mapping[int, Sequence[Edit]]
) -> Reading:
    """`reading` with the faults where no list has a verdict on the whole sentence; what
    must be kept follows from them, since the price of a pitch goes with the pitch."""
    from coach import facts

    more = [
        _finding(reading.units[index], kind, drops=_mostly_dropped(votes[index]))
        for index, kind in flagged.items()
        if not _is_settled(reading, reading.units[index])
    ]
    findings = sorted((*reading.findings, *more), key=lambda found: (found.start, -found.end))
    of_tone = tuple(found for found in more if found.kind not in _SELLING)
    aware = replace(reading, findings=tuple(findings), of_tone=of_tone)
    kept = facts.must_keep(reading.draft, aware.of_sales, reading.asked)
    return replace(aware, must_keep=kept)


def _agreed(reading: Reading, unit: Unit, votes: Sequence[Edit], opening: str) -> Edit:
    """What is done about a faulty sentence: the rules' mending where nothing else will do."""
    texts = [
        vote.text
        for vote in votes
        if vote.operation is Operation.SOFTEN and checks.reworded(reading, unit, vote.text, opening)
    ]
    may_drop = checks.droppable(reading, unit, opening)
    if may_drop and _mostly_dropped(votes):
        return DROP
    if texts:
        return soften(_most_typical(texts))
    mended = rules.mended(reading, unit)
    if mended != unit.text and mended:
        return soften(mended)
    return DROP if may_drop else KEEP


def _mostly_dropped(votes: Sequence[Edit]) -> bool:
    return 2 * sum(vote == DROP for vote in votes) >= len(votes)


def _added(reading: Reading, lines: Sequence[str], allowed: checks.LineCheck) -> str:
    wanted = [line for line in lines if line]
    if len(wanted) < _ADDED * len(lines):
        return ""
    good = [line for line in wanted if allowed(reading, line)]
    return _most_typical(good) if good else ""


def _most_typical(texts: Sequence[str]) -> str:
    """The text that is most like all the others; the first of equals."""
    split = [words(text) for text in texts]

    def likeness(number: int) -> float:
        return sum(
            SequenceMatcher(None, split[number], other, autojunk=False).ratio() for other in split
        )

    return texts[max(range(len(texts)), key=likeness)]


def _messages(reading: Reading, script: EditScript, answers: Iterable[Edits]) -> Iterator[str]:
    """The proposal whole, without its added lines, with what the rules mend besides,
    and every answer by itself."""
    units = reading.units
    mended = _mended(reading, script)
    for version in (mended, script):
        yield apply(version, units)
        yield apply(replace(version, closing=""), units)
        yield apply(replace(version, opening=""), units)
        yield apply(replace(version, opening="", closing=""), units)
    for answer in answers:
        yield apply(_vetted(reading, answer.script), units)


# Somebody's own: "I am so, so sorry", "we sincerely apologise", "sorry about that".
_APOLOGY = re.compile(
    r"\b(?:i am|i'm|i’m|we are|we're|we’re)(?:,? (?:so|very|really|truly|terribly))* sorry\b"
    r"|\b(?:i|we) (?:\w+ly )?apologi[sz]e\b|\b(?:my|our) (?:\w+ )?apologies\b"
    r"|(?:^|[.!?] )(?:so |very )?sorry (?:about|for|that)\b",
    re.IGNORECASE,
)


def _in_place(reading: Reading, script: EditScript) -> EditScript:
    """`script` with an opening that fits where it stands, and a plain apology when all
    of the draft's are gone. Behind "Hi Mira," on one line a sentence goes on in small
    letters, as the draft does."""
    opening = script.opening
    if not opening and _lost_apology(reading, script):
        plural = re.search(r"\bwe\b", reading.draft.text, re.IGNORECASE)
        single = re.search(r"\b(?:I|my|me)\b", reading.draft.text)
        opening = "We are sorry." if plural and not single else "I'm sorry."
    if not _goes_on(reading):
        return replace(script, opening=opening)
    if opening:
        return replace(script, opening=_small(opening))
    edits = list(script.edits)
    for index, (unit, edit) in enumerate(zip(reading.units, edits, strict=True)):
        if unit.part is not Part.BODY or edit == DROP:
            continue
        text = edit.text or unit.text
        if text != _small(text) and any(found == DROP for found in edits[:index]):
            edits[index] = soften(_small(text))
        break
    return replace(script, edits=tuple(edits))


def _goes_on(reading: Reading) -> bool:
    """Whether the draft's first sentence continues its greeting."""
    for before, unit in itertools.pairwise(reading.units):
        if before.part is Part.GREETING and unit.part is Part.BODY:
            small = unit.text[:1].islower() or unit.text.startswith(("I ", "I'", "I’"))
            return before.text.endswith(",") and (small or "\n" not in unit.gap)
    return False


def _small(text: str) -> str:
    """`text` with a small first letter where its first word cannot be a name."""
    first = re.match(r"[A-Z][a-z]+\b", text)
    plain = first is not None and first.group().lower() in _NO_NAMES
    return text[0].lower() + text[1:] if plain else text


def _lost_apology(reading: Reading, script: EditScript) -> bool:
    """Whether the draft said sorry and the message no longer would."""
    if not reading.draft.in_reply_to or not _APOLOGY.search(reading.draft.text):
        return False
    return not re.search(r"\bsorry\b|apolog", apply(script, reading.units), re.IGNORECASE)


def _mended(reading: Reading, script: EditScript) -> EditScript:
    """`script` with the rules' edit where it keeps a sentence."""
    base = rules.edit(reading)
    return replace(
        script,
        edits=tuple(
            other if mine == KEEP else mine
            for mine, other in zip(script.edits, base.edits, strict=True)
        ),
    )


def _vetted(reading: Reading, script: EditScript) -> EditScript:
    """`script` less what will not do."""
    opening = script.opening if checks.opening(reading, script.opening) else ""
    closing = script.closing if checks.closing(reading, script.closing) else ""
    edits = tuple(
        edit if edit == KEEP else _agreed(reading, unit, [edit], opening)
        for unit, edit in zip(reading.units, script.edits, strict=True)
    )
    return _in_place(reading, EditScript(edits, opening, closing))


def _finding(unit: Unit, kind: FindingKind, *, drops: bool) -> Finding:
    return Finding(
        unit.start,
        unit.end,
        unit.text,
        kind,
        MESSAGES[kind],
        PRINCIPLE[kind],
        "" if drops else None,
    )


def _is_settled(reading: Reading, unit: Unit) -> bool:
    """Whether a list already has a verdict on the whole sentence."""
    return any(
        found.start <= unit.start and found.end >= unit.end for found in reading.findings_in(unit)
    )
