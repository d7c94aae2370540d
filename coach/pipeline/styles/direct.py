"""DIRECT: the point first, without clearing the throat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from coach.pipeline.script import DROP, KEEP, EditScript, apply
from coach.pipeline.styles.brief import Brief
from coach.pipeline.styles.shorter import LEANS
from coach.pipeline.styles.swaps import count, swap
from coach.pipeline.styles.wordlists import FILLER, HEDGES, THROAT_CLEARING
from coach.text.anatomy import Part, Unit, units
from coach.text.content import content

# Sentences that only lead up to something.
_PREAMBLE = re.compile(
    r"\A(?:(?:I )?hope (?:this|you|your|all|everything)\b[^.!?]*\b(?:well|great|good|fine|okay)\b"
    r"|sorry (?:to|for) (?:bother|disturb)\w*\b(?: you)?(?: again)?(?: with this)?"
    r"|I (?:know|am sure|['’]m sure) you(?: are|['’]re) (?:very |really |extremely |super )?busy"
    r"|I (?:don['’]t|do not) (?:even )?know how to (?:begin|start|say this|put this)"
    r"|(?:just )?a quick question|quick question|I have a (?:quick )?(?:question|favou?r to ask)"
    r"|I (?:don['’]t|do not) want to (?:put pressure|bother|disturb)[^.!?,]*"
    r"|(?:I )?hope you don['’]t mind[^.!?]{0,40})[.!?…]*\Z",
    re.I,
)
_ASKS = re.compile(
    r"\A(?:please|what|which|when|how|where|who|do|does|did|is|are|have|shall)\b"
    r"|\b(?:could|can|would|will) you\b",
    re.I,
)
# What is asked for without a question mark.
_BEGS = re.compile(
    r"(?:(?:could|can|would) you|(?:please|kindly) (?:send|tell|give|let|call|write|reply|bring"
    r"|show|answer|confirm|sign|return|help|check|forward))\b",
    re.I,
)
# A pronoun needs the sentence before it.
_POINTS_BACK = re.compile(
    r"\b(?:it|this|that|these|those|they|them|their|he|she|him|his|her|there|then|so|one|ones|such"
    r"|same|else|also|both|again|other|instead)\b",
    re.I,
)
_FEWEST_SENTENCES = 3
_FEWEST_WORDS = 2


def direct(brief: Brief, text: str) -> Iterator[str]:
    """`text` without what stands before the point, then also with the point first."""
    plain = brief.each(text, lambda unit: _straight(brief, unit)) if brief.english else text
    plain = _without_preamble(brief, plain)
    yield plain
    for start in dict.fromkeys((plain, text)):
        moved = _point_first(brief, start)
        if moved != start:
            yield moved


def delay(brief: Brief, text: str) -> float:
    """How long a reader waits for the point, 0-1: the share of the words of the body
    that stand before the first request or question; 0 when nothing is asked."""
    body = [unit for unit in units(text) if unit.part is Part.BODY]
    sizes = [len(unit.text.split()) for unit in body]
    asked = next((at for at, unit in enumerate(body) if _is_point(unit)), None)
    return sum(sizes[:asked]) / max(sum(sizes), 1) if asked else 0.0


def detours(brief: Brief, text: str) -> int:
    """How many phrases and sentences only lead up to something or take it back."""
    total = 0
    for unit in units(text):
        if unit.part is Part.BODY:
            total += count(unit.text, (*FILLER, *THROAT_CLEARING), brief.held)
            total += max(0, count(unit.text, HEDGES, brief.held) - 1)
            total += 2 * bool(_PREAMBLE.match(unit.text))
    return total


def _straight(brief: Brief, unit: Unit) -> str:
    text = swap(unit.text, (*FILLER, *THROAT_CLEARING), brief.held)
    while count(text, HEDGES, brief.held) > 1:
        fewer = _one_hedge_less(brief, text)
        if fewer == text:
            break
        text = fewer
    if re.match(r"(?:could you|may I)\b", text, re.I) and not unit.text.endswith("?"):
        text = text.rstrip(".!") + "?" if not re.search(r"[;:]|\. ", text) else unit.text
    return text


def _one_hedge_less(brief: Brief, text: str) -> str:
    """Without its last hedge: the first one is manners."""
    last = max(
        ((match.start(), hedge) for hedge in HEDGES for match in hedge.pattern.finditer(text)),
        key=lambda found: found[0],
    )
    head, tail = text[: last[0]], text[last[0] :]
    return head + swap(tail, (last[1],), brief.held)


def _without_preamble(brief: Brief, text: str) -> str:
    found = units(text)
    edits = [
        DROP
        if unit.part is Part.BODY and _PREAMBLE.match(unit.text) and not brief.kept_in(unit.text)
        else KEEP
        for unit in found
    ]
    if all(edit is DROP for edit, unit in zip(edits, found, strict=True) if unit.part is Part.BODY):
        return text
    return apply(EditScript(tuple(edits)), found)


def _point_first(brief: Brief, text: str) -> str:
    """`text` with the request before its reasons, where it can be understood there.

    Not in an answer: there the point is what the other person wrote.
    """
    if brief.reading.draft.in_reply_to:
        return text
    found = units(text)
    body = [at for at, unit in enumerate(found) if unit.part is Part.BODY]
    if len(body) < _FEWEST_SENTENCES:
        return text
    first = body[0]
    asked = [at for at in body if _is_point(found[at])]
    if len(asked) != 1 or asked[0] == first:
        return text
    point = asked[0]
    if LEANS.match(found[first].text) or not _stands_alone(found, point):
        return text
    opener = found[first]
    if found[point].text[:1].isupper():
        # "Hi Ana, my mower leaks": behind the point it begins a sentence of its own.
        found[first] = replace(opener, text=opener.text[:1].upper() + opener.text[1:])
    moved = [
        *found[:first],
        replace(found[point], gap=opener.gap),
        *(
            replace(unit, gap=_gap(unit, found, at, point, first))
            for at, unit in enumerate(found)
            if at >= first and at != point
        ),
    ]
    return "".join((unit.gap if number else "") + unit.text for number, unit in enumerate(moved))


def _gap(unit: Unit, found: list[Unit], at: int, point: int, first: int) -> str:
    """The space before a sentence when the point has gone from `point` to the front."""
    if at == first:
        # What opened the message now follows the point, in a paragraph of its own
        # where the message has paragraphs.
        return "\n\n" if any("\n\n" in other.gap for other in found[first + 1 :]) else " "
    if at == point + 1 and "\n" in found[point].gap:
        return max(unit.gap, found[point].gap, key=lambda gap: gap.count("\n"))
    return unit.gap


def _is_point(unit: Unit) -> bool:
    text = unit.text
    if len(content(text)) < _FEWEST_WORDS:
        return False
    return (text.endswith("?") and bool(_ASKS.search(text))) or bool(_BEGS.match(text))


def _stands_alone(found: list[Unit], point: int) -> bool:
    """Whether the sentence is understood before the others, and they without it."""
    text = found[point].text
    named = {word for known in re.findall(r"\bthe ([\w-]+)", text, re.I) for word in content(known)}
    before = {word for unit in found[:point] for word in content(unit.text)}
    if _POINTS_BACK.search(text) or named & before:
        return False
    after = found[point + 1] if point + 1 < len(found) else None
    return after is None or after.part is not Part.BODY or not LEANS.match(after.text)
