"""An edit script as the model reads and writes it.

The draft's sentences are numbered; the answer says for each what is to be done:

    open "Two days, and then a Sunday in coats: I'm sorry."
    1 ok
    2 defensive -
    3 defensive "A technician could come on Tuesday at 9:00."
    close "Which day suits you?"

"ok" keeps a sentence, "-" drops it, a quoted text is said instead; the fault comes
first, so that it is found before it is mended. Sign-off and tags have no number: they
stay. A grammar made for the draft lets nothing else through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coach.domain import FindingKind
from coach.pipeline.script import DROP, KEEP, Edit, EditScript, Operation, soften
from coach.text.anatomy import Part, Unit

_UNNUMBERED = frozenset({Part.SIGN_OFF, Part.TAGS})
_KEEP, _DROP = "ok", "-"
# Of the faults these are of the message, not of a sentence.
_OF_THE_MESSAGE = frozenset({FindingKind.NO_WAY_TO_ANSWER, FindingKind.UNDISCLOSED_INTEREST})
FAULTS = tuple(kind for kind in FindingKind if kind not in _OF_THE_MESSAGE)

_LINE = re.compile(r"(?P<label>open|close|[0-9]{1,4}) (?:(?P<fault>[a-z-]+) )?(?P<what>.+)")


@dataclass(frozen=True, slots=True)
class Edits:
    """A script with the fault that the model named for each unit it changes."""

    script: EditScript
    faults: dict[int, FindingKind] = field(default_factory=dict)


def numbered(units: Sequence[Unit]) -> list[int]:
    """The indices of the units that have a number, in order; the first is 1."""
    return [index for index, unit in enumerate(units) if unit.part not in _UNNUMBERED]


def shown(units: Sequence[Unit]) -> Iterator[str]:
    """The draft's lines for the prompt."""
    numbers = {index: number for number, index in enumerate(numbered(units), start=1)}
    for index, unit in enumerate(units):
        mark = f"{numbers[index]}." if index in numbers else "-"
        yield f"{mark} {' '.join(unit.text.split())}"


def written(edits: Edits, units: Sequence[Unit]) -> str:
    """The answer that says `edits`: what training teaches."""
    lines = [f'open "{_quotable(edits.script.opening)}"'] if edits.script.opening else []
    for number, index in enumerate(numbered(units), start=1):
        edit = edits.script.edits[index]
        match edit.operation:
            case Operation.KEEP:
                lines.append(f"{number} {_KEEP}")
            case Operation.DROP:
                lines.append(f"{number} {edits.faults[index]} {_DROP}")
            case Operation.SOFTEN:
                lines.append(f'{number} {edits.faults[index]} "{_quotable(edit.text)}"')
    if edits.script.closing:
        lines.append(f'close "{_quotable(edits.script.closing)}"')
    return "\n".join(lines)


def _quotable(text: str) -> str:
    """`text` on one line, with typographic quotation marks: the straight one ends it."""
    return re.sub(r'"([^"]*)"', r"“\1”", " ".join(text.split())).replace('"', "”")


def grammar(units: Sequence[Unit]) -> str:
    """GBNF for the answers that edit `units`. Lines are bounded, so that a small model
    cannot ramble; a greeting is kept or reworded."""
    lines = []
    for number, index in enumerate(numbered(units), start=1):
        rule = "greeting" if units[index].part is Part.GREETING else "edit"
        lines.append(f'"\\n{number} " {rule}')
    if not lines:
        return 'root ::= ""\n'
    lines[0] = lines[0].replace("\\n", "", 1)
    faults = " | ".join(f'"{kind}"' for kind in FAULTS)
    return (
        f'root ::= ("open " text "\\n")? {" ".join(lines)} ("\\nclose " text)?\n'
        f'edit ::= "{_KEEP}" | fault ("{_DROP}" | text)\n'
        f'greeting ::= "{_KEEP}" | fault text\n'
        f'fault ::= ({faults}) " "\n'
        'text ::= "\\"" char{3,300} "\\""\n'
        'char ::= [^"\\n{}\\[\\]|]\n'
    )


def parse(answer: str, units: Sequence[Unit]) -> Edits:
    """The edits of `answer`; a line that was cut off, and what is not there, is kept."""
    at = dict(enumerate(numbered(units), start=1))
    edits = [KEEP] * len(units)
    faults: dict[int, FindingKind] = {}
    opening = closing = ""
    if any('"' in unit.text for unit in units):
        # The answer had to write them so; the writer does not.
        answer = answer.replace("“", '"').replace("”", '"')
    for line in answer.splitlines():
        match = _LINE.fullmatch(line.strip())
        if match is None:
            continue
        label, what = match["label"], match["what"]
        if label in {"open", "close"}:
            text = _quoted(what)
            opening, closing = (text, closing) if label == "open" else (opening, text)
            continue
        index, edit = at.get(int(label)), _edit(what)
        if index is not None and edit != KEEP and match["fault"] in set(FAULTS):
            edits[index] = edit
            faults[index] = FindingKind(match["fault"])
    return Edits(EditScript(tuple(edits), opening, closing), faults)


def _edit(what: str) -> Edit:
    if what == _DROP:
        return DROP
    text = _quoted(what)
    return soften(text) if text else KEEP


def _quoted(what: str) -> str:
    """The text between the quotation marks, "" when the second one is missing."""
    return what[1:-1].strip() if len(what) > 2 and what[0] == what[-1] == '"' else ""
