"""Showing the message while the lines of its script are still being written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coach.pipeline import operations, slots
from coach.pipeline.script import Edit, EditScript, Operation, apply, soften
from coach.pipeline.slots import ASK, OPEN, Slot
from coach.text.anatomy import Part, Unit
from coach.text.sanitise import sanitise

# Stands for what is not written yet; no message holds this character.
_PENDING = "\ue000"


class Preview:
    """Turns the growing answer of one sample into the growing message.

    Slots are written in the order in which they stand in the message, so the
    message up to the first unwritten slot is final.
    """

    def __init__(self, units: Sequence[Unit], base: EditScript, wanted: Sequence[Slot]) -> None:
        self._units = units
        self._base = base
        self._wanted = wanted
        self._shown = ""

    def feed(self, answer: str) -> str:
        """What can be shown beyond what was, given all of `answer` so far."""
        lines = slots.parse(sanitise(answer))
        filled = {slot.label: lines.get(slot.label, _PENDING) for slot in self._wanted}
        message = apply(fill(self._base, self._wanted, filled), self._units)
        stable = message.split(_PENDING, 1)[0]
        if _PENDING in message:
            stable = stable.rstrip()
        if not stable.startswith(self._shown):
            return ""
        shown, self._shown = stable[len(self._shown) :], stable
        return shown


class EditPreview:
    """Turns a growing edit script over the whole draft into the growing message."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._order = operations.numbered(units)
        self._shown = ""

    def feed(self, answer: str) -> str:
        """What can be shown beyond what was, given all of `answer` so far."""
        lines = [line for line in sanitise(answer).split("\n")[:-1] if line]
        script = operations.parse("\n".join(lines), self._units).script
        done = sum(line[0].isdigit() for line in lines)
        edits = list(script.edits)
        for index in self._order[done:]:
            edits[index] = soften(_PENDING)
        # Behind a greeting, what stands around an opening is known with the first
        # sentence that stays.
        opening = script.opening
        greeted = any(unit.part is Part.GREETING for unit in self._units[:1])
        if opening and greeted and not self._begun(edits):
            opening = _PENDING
        whole = replace(script, edits=tuple(edits), opening=opening, closing=_PENDING)
        message = apply(whole, self._units)
        stable = message.split(_PENDING, 1)[0].rstrip()
        if not lines or not stable.startswith(self._shown):
            return ""
        shown, self._shown = stable[len(self._shown) :], stable
        return shown

    def _begun(self, edits: Sequence[Edit]) -> bool:
        return any(
            unit.part is Part.BODY
            and edit.operation is not Operation.DROP
            and edit.text != _PENDING
            for unit, edit in zip(self._units, edits, strict=True)
        )


def fill(base: EditScript, wanted: Sequence[Slot], lines: dict[str, str]) -> EditScript:
    """`base` with the written lines in their places; slots without a line stay."""
    edits = list(base.edits)
    for slot in wanted:
        if slot.unit is not None and slot.label in lines:
            edits[slot.unit] = soften(lines[slot.label])
    return replace(
        base,
        edits=tuple(edits),
        opening=lines.get(OPEN, base.opening),
        closing=lines.get(ASK, base.closing),
    )
