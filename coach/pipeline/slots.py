"""What the model is asked to write: the slots of an edit script.

The findings decide which sentences need other words and whether an opening or
a closing line is missing; the model writes only these, under a grammar, and
cannot touch the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.domain import FindingKind
from coach.pipeline.reading import Reading
from coach.pipeline.script import DROP, EditScript, Operation
from coach.text.anatomy import Part

OPEN = "OPEN"
ASK = "ASK"
# More lines than that, and a small model no longer knows which one it is writing.
_MOST_SENTENCES = 8

# What an opening that takes up the other's words mends.
_NEEDS_OPENING = frozenset({FindingKind.IGNORES_THEM, FindingKind.DEFENSIVE})
# What a closing question mends.
_NEEDS_CLOSING = frozenset({FindingKind.NO_WAY_TO_ANSWER, FindingKind.BROADCAST})
# What no rewording of one sentence mends.
NOT_OF_A_SENTENCE = frozenset(
    {
        FindingKind.IGNORES_THEM,
        FindingKind.NO_WAY_TO_ANSWER,
        FindingKind.TOO_LONG,
        FindingKind.TOO_MANY_QUESTIONS,
        FindingKind.UNDISCLOSED_INTEREST,
    }
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One line to write. `label` is OPEN, ASK or the unit's number from 1;
    `unit` its index, None for a line that is added; `reason` a word or two."""

    label: str
    unit: int | None = None
    reason: str = ""


def slots(reading: Reading, base: EditScript) -> tuple[Slot, ...]:
    """What to ask for, given what the rules make of the draft (`base`)."""
    kinds = {found.kind for found in reading.findings}
    sentences: list[Slot] = []
    for index, unit in enumerate(reading.units):
        if unit.part is not Part.BODY or base.edits[index] == DROP:
            continue
        found = [
            item
            for item in reading.findings_in(unit)
            if item.suggestion is None and item.kind not in NOT_OF_A_SENTENCE
        ]
        if found:
            reason = str(found[0].kind).replace("-", " ")
            sentences.append(Slot(str(index + 1), index, reason))
    opens = reading.draft.in_reply_to and kinds & _NEEDS_OPENING
    asks = kinds & _NEEDS_CLOSING and not reading.asked and not _asks(reading, base)
    return (
        *((Slot(OPEN),) if opens else ()),
        *sentences[:_MOST_SENTENCES],
        *((Slot(ASK),) if asks else ()),
    )


def _asks(reading: Reading, base: EditScript) -> bool:
    """Whether a question is left in the message when the rules are done with it."""
    return any(
        "?" in (edit.text or unit.text)
        for unit, edit in zip(reading.units, base.edits, strict=True)
        if edit.operation is not Operation.DROP
    )


def grammar(wanted: tuple[Slot, ...]) -> str:
    """GBNF for exactly the wanted lines, each `LABEL "text"`.

    Lines are bounded, so that a small model cannot ramble; ASK is one question.
    """
    lines = []
    for slot in wanted:
        body = "question" if slot.label == ASK else "line"
        lines.append(f'"{slot.label} \\"" {body} "\\"\\n"')
    return (
        f"root ::= {' '.join(lines)}\n"
        "line ::= char{8,220}\n"
        'question ::= [A-Z] qchar{8,120} "?"\n'
        'char ::= [^"\\n<>{}\\[\\]|]\n'
        'qchar ::= [^"\\n<>{}\\[\\]|?.!]\n'
    )


_LINE = re.compile(r'^(OPEN|ASK|\d+) "(.*?)"?$')


def parse(answer: str) -> dict[str, str]:
    """The written lines by label; a line that was cut off in the middle is left out."""
    found: dict[str, str] = {}
    for line in answer.splitlines():
        match = _LINE.match(line)
        if match and line.endswith('"') and match.group(2).strip():
            found[match.group(1)] = match.group(2).strip()
    return found
