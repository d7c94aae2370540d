"""Edits in the user's own words: nothing here is written by anybody else."""

from __future__ import annotations

from collections.abc import Sequence

from coach.text.anatomy import Part, units
from coach.text.sanitise import clean_final


def swapped(text: str, swaps: Sequence[tuple[str, str]]) -> str:
    """`text` with each old stretch replaced by the new one, wherever it stands."""
    for old, new in swaps:
        text = text.replace(old, new)
    return text


def added(text: str, sentence: str) -> str:
    """`text` with `sentence` at the end of its body, before the sign-off and the tags."""
    sentence = clean_final(sentence)
    if not sentence:
        return text
    if sentence[-1].isalnum():
        sentence += "."
    parts = units(text)
    body = [unit for unit in parts if unit.part is Part.BODY] or parts
    if not body:
        return sentence
    end = body[-1].end
    return f"{text[:end]} {sentence}{text[end:]}"
