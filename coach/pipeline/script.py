"""Edit scripts: a rewrite as operations on the units of a draft.

Each unit is kept, dropped or softened; an opening and a closing line may be
added. A kept sentence cannot lose a fact or swap a role, the script is a third
as long as the message it makes, and every operation is a change the user can
accept or reject.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.text.anatomy import Part, Unit


class Operation(StrEnum):
    """What happens to a unit."""

    KEEP = "KEEP"
    DROP = "DROP"
    SOFTEN = "SOFTEN"


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` is the new sentence of a SOFTEN, else empty."""

    operation: Operation
    text: str = ""


KEEP = Edit(Operation.KEEP)
DROP = Edit(Operation.DROP)


def soften(text: str) -> Edit:
    """Say the sentence like this instead; saying nothing is a DROP."""
    return Edit(Operation.SOFTEN, text) if text.strip() else DROP


@dataclass(frozen=True, slots=True)
class EditScript:
    """One edit a unit, in order; `opening` and `closing` are "" for none."""

    edits: tuple[Edit, ...]
    opening: str = ""
    closing: str = ""


def apply(script: EditScript, units: Sequence[Unit]) -> str:
    """The message that `script` makes of `units`.

    Paragraphs stay paragraphs: a dropped sentence takes its space along, and a
    paragraph that loses all its sentences its blank line. The opening follows
    the greeting, the closing precedes sign-off and tags. Raises ValueError when
    the script has another length than the draft.
    """
    pieces = _kept(script.edits, units)
    if opening := script.opening.strip():
        at = next(
            (index for index, piece in enumerate(pieces) if piece.part is not Part.GREETING),
            len(pieces),
        )
        gap = pieces[at].gap if at < len(pieces) else " "
        if at < len(pieces) and pieces[at].part is Part.BODY:
            pieces[at].gap = " "
        pieces.insert(at, _Piece(gap, opening, Part.BODY))
    if closing := script.closing.strip():
        at = len(pieces)
        while at and pieces[at - 1].part in {Part.SIGN_OFF, Part.TAGS}:
            at -= 1
        pieces.insert(at, _Piece(_closing_gap(pieces), closing, Part.BODY))
        if at + 1 < len(pieces) and "\n" not in pieces[at + 1].gap:
            pieces[at + 1].gap = " "
    return "".join(
        (piece.gap if number else "") + piece.text for number, piece in enumerate(pieces)
    )


@dataclass(slots=True)
class _Piece:
    gap: str
    text: str
    part: Part


def _kept(edits: Sequence[Edit], units: Sequence[Unit]) -> list[_Piece]:
    """What stays of the units; a dropped one leaves its wider gap to its neighbour."""
    pieces: list[_Piece] = []
    carried = ""
    for unit, edit in zip(units, edits, strict=True):
        gap = _wider(carried, unit.gap)
        if edit.operation is Operation.DROP:
            carried = gap if pieces else ""
            continue
        pieces.append(_Piece(gap, edit.text or unit.text, unit.part))
        carried = ""
    return pieces


def _wider(left: str, right: str) -> str:
    """The gap that separates more: what stays of two when the text between goes."""
    return max(left, right, key=lambda gap: (gap.count("\n"), len(gap)))


def _closing_gap(pieces: Sequence[_Piece]) -> str:
    """A closing question stands apart where the message has paragraphs."""
    inside = [piece.gap for piece in pieces[1:] if piece.part is Part.BODY]
    return "\n\n" if any("\n" in gap for gap in inside) else " "
