"""SHORTER: filler goes, then asides, then the sentences that matter least.

What a sentence is worth is counted, not understood: the facts in it, what it takes
up of the other's message, what only it says. So the order in which sentences go is a
guess, but what may not go is not: the greeting, questions and requests, the only
apology or thanks, the sign-off, and any sentence that another one leans on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach import facts, signals
from coach.domain import FactKind, Finding
from coach.pipeline.script import DROP, KEEP, EditScript, apply
from coach.pipeline.styles.brief import Brief
from coach.pipeline.styles.wordlists import FILLER
from coach.text.anatomy import Part, Unit, units
from coach.text.content import content

REQUEST = re.compile(
    r"\?|\b(?:please|kindly|pls|(?:could|can|would) you|let (?:me|us) know"
    r"|(?:tell|send|call) (?:me|us)|write to (?:me|us)|I need you|you (?:must|need to|have to))\b"
    r"|\A(?:send|call|bring|come|check|fill|complete|submit|reply|confirm|sign|pay|return|use|make"
    r"|open|choose|click|go|take|don['’]t|do not|never|change|get|press|keep|avoid)\b",
    re.I,
)
_COURTESY = re.compile(r"\b(?:sorry|apologi\w+|thank|thanks|grateful)\b", re.I)
# A sentence that begins like this leans on the one before it.
LEANS = re.compile(
    r"\W*(?:it|its|it['’]s|this|that|that['’]s|these|those|they|them|their|they['’]re|he|she|his"
    r"|her|him|such|so|but|however|then|otherwise|which|because|and|or|yet|still|also|too|there"
    r"|here|both|neither|either|one|ones|another|others|the other|the rest|instead|therefore"
    r"|if not|if so|even so|even then|after that|until then|the first|the second|the last|some"
    r"|most|all of|same|only then|we['’]ll then|second|third|secondly|finally|next|again"
    r"|in that case|meanwhile|by then|what worked|no|yes|anyway|nor|maybe)\b",
    re.I,
)
# A sentence that ends like this announces the next.
_ANNOUNCES = re.compile(
    r"[:…]\s*$|\.\.\.\s*$|\b(?:following|as follows|this way|like this)\W*$", re.I
)
_ASIDE = re.compile(r"[ ]\((?P<inside>[^()\n]{2,120})\)(?=[\s,.;:!?]|$)")
# The writer about writing: it costs the reader time and tells nothing.
_ABOUT_WRITING = re.compile(
    r"\b(?:i (?:don['’]t|do not) (?:even )?know how to (?:begin|start|say)|read that again"
    r"|just saying|i have no words|hope (?:this|you|your|all)\b[^.!?]*\b(?:well|great|good|fine)\b"
    r"|i['’]ll be honest|long story short|as i said|have a (?:great|nice|lovely|good|wonderful) "
    r"(?:day|week|weekend|evening)|we strive"
    r"|thank you for your (?:understanding|patience|attention))\b",
    re.I,
)
_NEVER = float("inf")
_LEAST_WORDS = 4


def shorter(brief: Brief, text: str) -> Iterator[str]:
    """`text` without filler, then also without asides, then with ever more sentences
    gone, the least valuable first."""
    lean = brief.reworded(text, FILLER) if brief.english else text
    yield lean
    bare = _without_asides(brief, lean)
    yield bare
    for start in dict.fromkeys((lean, bare)):
        yield from _dropping(brief, start)


def _without_asides(brief: Brief, text: str) -> str:
    """Brackets go where no fact that must stay is in them."""
    wanted = {fact.value for fact in brief.reading.must_keep}

    def cut(match: re.Match[str]) -> str:
        found = facts.ledger(match["inside"])
        needed = any(
            f.value in wanted or f.kind in {FactKind.NEGATION, FactKind.URL} for f in found
        )
        return match.group() if needed or brief.kept_in(match["inside"]) else ""

    return brief.each(text, lambda unit: _ASIDE.sub(cut, unit.text))


def _dropping(brief: Brief, text: str) -> Iterator[str]:
    """`text` with one sentence fewer each time, until none may go."""
    found = units(text)
    findings = signals.find(replace(brief.reading.draft, text=text))
    worth = [_worth(brief, found, index, findings) for index in range(len(found))]
    left = [value < _NEVER for value in worth]
    edits = [KEEP] * len(found)
    while True:
        order = sorted((i for i, free in enumerate(left) if free), key=lambda i: worth[i])
        chosen = next((i for i in order if _stands_without(found, edits, i)), None)
        if chosen is None:
            return
        left[chosen] = False
        edits[chosen] = DROP
        if not _says_something(found, edits):
            return
        yield apply(EditScript(tuple(edits)), found)


def _says_something(found: Sequence[Unit], edits: Sequence[object]) -> bool:
    return any(
        unit.part is Part.BODY and edit is not DROP for unit, edit in zip(found, edits, strict=True)
    )


def _stands_without(found: Sequence[Unit], edits: Sequence[object], index: int) -> bool:
    """Whether the sentence behind does not lean on this one, and the one before does
    not announce it."""
    after = next(
        (u for u, e in zip(found[index + 1 :], edits[index + 1 :], strict=True) if e is not DROP),
        None,
    )
    if after is not None and after.part is Part.BODY and LEANS.match(after.text):
        return False
    before = next(
        (u for u, e in zip(found[:index][::-1], edits[:index][::-1], strict=True) if e is not DROP),
        None,
    )
    return before is None or not (_ANNOUNCES.search(before.text) or before.text.endswith("?"))


def _worth(brief: Brief, found: Sequence[Unit], index: int, findings: Sequence[Finding]) -> float:
    """What the message loses with this sentence; infinite where it may not go."""
    unit = found[index]
    if unit.part is not Part.BODY or REQUEST.search(unit.text) or brief.kept_in(unit.text):
        return _NEVER
    carried = facts.ledger(unit.text)
    needed = {(f.kind, f.value) for f in brief.reading.must_keep if f.kind is not FactKind.NEGATION}
    if any((f.kind, f.value) in needed and not _elsewhere(f.text, found, index) for f in carried):
        return _NEVER
    if _COURTESY.search(unit.text) and not any(
        _COURTESY.search(other.text) for at, other in enumerate(found) if at != index
    ):
        return _NEVER
    if _ABOUT_WRITING.search(unit.text):
        return -1.0
    own = set(content(unit.text))
    others = {word for at, other in enumerate(found) if at != index for word in content(other.text)}
    theirs = set(content(brief.reading.draft.in_reply_to))
    flagged = [f for f in findings if f.start < unit.end and f.end > unit.start]
    first = all(other.part is not Part.BODY for other in found[:index])
    return (
        0.1 * len(own - others)
        + 0.05 * len(own & others)
        + 0.3 * min(2, len([f for f in carried if f.kind is not FactKind.NAME]))
        + 0.3 * min(3, len(own & theirs))
        + (0.5 if first else 0.0)
        + (0.3 if any(f.kind is FactKind.NEGATION for f in carried) else 0.0)
        - 0.5 * min(2, len(flagged))
    )


def _elsewhere(words: str, found: Sequence[Unit], index: int) -> bool:
    return any(words in other.text for at, other in enumerate(found) if at != index)
