"""The rule-only edit: what can be mended without a model.

Sentences that are nothing but pitch or pressure go, unless a fact that the
message needs lives in them; inside the others every finding that comes with a
suggestion is replaced. The rest stays word for word, so nothing can be
invented.
"""

from __future__ import annotations

import re

from coach.domain import Finding, FindingKind
from coach.pipeline.reading import Reading
from coach.pipeline.script import DROP, KEEP, Edit, EditScript, soften
from coach.text.anatomy import Part, Unit
from coach.text.content import content

# A finding that covers nearly all of a sentence speaks of the sentence.
_WHOLE = 0.8
# A sentence that is half pressure or pitch has no other purpose.
_MOSTLY = 0.5
_APOLOGY = re.compile(r"\b(?:sorry|apologi[sz]e|apologies|apology|forgive)\b", re.I)
_THANKS = re.compile(r"\b(?:thank|thanks|grateful)\b", re.I)
_LOUD = frozenset({FindingKind.BROADCAST, FindingKind.HYPE})
_BESIDE_PRAISE = 3
_FILLER = frozenset(content("honestly truly finally absolutely literally simply going ever share"))
_PUSHING = frozenset(
    {
        FindingKind.CALL_TO_ACTION,
        FindingKind.LINK_WITH_PRICE,
        FindingKind.PRESSURE,
        FindingKind.UNASKED_PITCH,
        FindingKind.URGENCY,
    }
)
_SELLING = _PUSHING - {FindingKind.PRESSURE}


def edit(reading: Reading, *, firm: bool = False) -> EditScript:
    """The rule-only script for `reading`; all KEEP when nothing can be mended.

    When every sentence of the body would go, those that do more than push the
    reader stay after all, mended: a message must say something. A `firm` edit
    drops whatever sells, also where a fact goes with it; whether the
    message can do without that fact is for the guards to say.
    """
    edits = [
        DROP
        if _may_go(reading, unit) or (firm and _has(reading, unit, _SELLING))
        else _mend(reading, unit)
        for unit in reading.units
    ]
    bodies = [index for index, unit in enumerate(reading.units) if unit.part is Part.BODY]
    if all(edits[index] == DROP for index in bodies):
        for index in bodies:
            unit = reading.units[index]
            if not _has(reading, unit, _PUSHING):
                edits[index] = _mend(reading, unit)
    for courtesy in (_APOLOGY, _THANKS):
        _keep_once(reading, edits, courtesy)
    return EditScript(tuple(edits))


def _has(reading: Reading, unit: Unit, kinds: frozenset[FindingKind]) -> bool:
    found = reading.findings_in(unit)
    return unit.part is Part.BODY and any(item.kind in kinds for item in found)


def _keep_once(reading: Reading, edits: list[Edit], courtesy: re.Pattern[str]) -> None:
    """Bring the first dropped apology or thanks back when no other is left: once is
    right, five times is grovelling, never is rude."""
    said = [i for i, unit in enumerate(reading.units) if courtesy.search(unit.text)]
    if said and all(edits[index] == DROP for index in said):
        edits[said[0]] = _mend(reading, reading.units[said[0]])


def _may_go(reading: Reading, unit: Unit) -> bool:
    """Whether the whole sentence is better left out."""
    if unit.part is not Part.BODY or reading.facts_in(unit):
        return False
    found = reading.findings_in(unit)
    return (
        any(is_whole(item, unit) and item.suggestion == "" for item in found)
        or _pushes(found, unit)
        or _says_nothing_else(found, unit)
    )


def _mend(reading: Reading, unit: Unit) -> Edit:
    text = mended(reading, unit)
    return KEEP if text == unit.text else soften(text)


def mended(reading: Reading, unit: Unit) -> str:
    """The sentence with everything replaced that has a replacement inside it."""
    found = [
        item
        for item in reading.findings_in(unit)
        if item.suggestion or (item.suggestion == "" and not is_whole(item, unit))
    ]
    text = substitute(unit, found)
    if unit.part is Part.GREETING and text.endswith(".") and "," not in text:
        # "Dear friends!!!" calms down to a comma, not to a full stop; "Hi all at 3M, we
        # are open!!!" is a sentence.
        text = text[:-1] + ","
    return text


def is_whole(finding: Finding, unit: Unit) -> bool:
    """Whether `finding` is about the whole of `unit`."""
    covered = min(finding.end, unit.end) - max(finding.start, unit.start)
    return covered >= _WHOLE * (unit.end - unit.start)


def _pushes(findings: tuple[Finding, ...], unit: Unit) -> bool:
    """Whether what pushes the reader makes up most of the sentence."""
    covered: set[int] = set()
    for found in findings:
        if found.kind in _PUSHING:
            covered.update(range(max(found.start, unit.start), min(found.end, unit.end)))
    return len(covered) > _MOSTLY * (unit.end - unit.start)


def _says_nothing_else(findings: tuple[Finding, ...], unit: Unit) -> bool:
    """Whether nothing is left to say once the praise or the fanfare is gone.

    Where the praise is what the sentence says of its subject ("it will be a game
    changer for every guitarist"), a few words beside it are no message either.
    """
    loud = [found for found in findings if found.kind in _LOUD]
    if not loud:
        return False
    rest, position = [], unit.start
    for found in loud:
        rest.append(unit.text[position - unit.start : max(found.start, position) - unit.start])
        position = max(position, found.end)
    rest.append(unit.text[position - unit.start :])
    left = [word for word in content(" ".join(rest)) if word not in _FILLER]
    is_said = any(found.kind is FindingKind.HYPE and found.suggestion != "" for found in loud)
    return len(left) <= (_BESIDE_PRAISE if is_said else 0)


def substitute(unit: Unit, findings: list[Finding]) -> str:
    """`unit` with every finding's span replaced by its suggestion, and made
    presentable: spaces, the first letter, the mark at the end where one was."""
    text = unit.text
    end = len(text) + 1
    for found in sorted(findings, key=lambda found: (-found.start, -found.end)):
        start, stop = found.start - unit.start, found.end - unit.start
        if start < 0 or stop > len(unit.text) or stop > end:
            continue  # overlaps one that was replaced already, or another unit
        text = text[:start] + (found.suggestion or "") + text[stop:]
        end = start
    return tidy(text, like=unit.text) if text != unit.text else text


def tidy(text: str, like: str) -> str:
    """Mend what cutting words out of `like` leaves behind."""
    text = re.sub(r"[ \t]{2,}", " ", text)
    text = re.sub(r"\s+([,.;:!?…])", r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    text = re.sub(r"[,;:]+([.!?…])", r"\1", text)
    text = re.sub(r"\.([)\]])\.", r"\1.", text)
    text = re.sub(r"^[\s,;:.!?–-]+", "", text).rstrip()
    text = re.sub(r"[\s,;:–-]+$", "", text)
    if not re.search(r"\w", text):
        return ""
    if like[:1].isupper() or not like[:1].isalpha():
        text = text[:1].upper() + text[1:]
    if re.search(r"\w$", text):
        # A greeting keeps its comma, a sentence gets its stop back.
        mark = re.search(r"[,:]$", like)
        text += "." if re.search(r"[.!?…]\W*$", like) else mark.group() if mark else ""
    return text
