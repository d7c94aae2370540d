"""WARMER, as far as rules go: ask instead of ordering, thank for what was given,
greet by name, and leave out what is only cold.

Nothing is said that the two messages do not hold: thanks name the thing the other
person sent, the name is the one they signed with. What takes up their words in a new
sentence is for the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from coach import signals
from coach.domain import FindingKind
from coach.facts.people import addressees, signature, signature_span
from coach.pipeline.script import KEEP, EditScript, apply
from coach.pipeline.styles.brief import Brief
from coach.pipeline.styles.swaps import count, swap, swaps
from coach.text.anatomy import Part, Unit, units

# What only a cold hand writes, and what it means.
COLD = swaps(
    r"""
    kindly => please
    ^ (?:please )?(?:be advised|be informed|take note|note) that => -
    ^ (?:users|guests|visitors|customers|students|residents|passengers|members) are \
        (?:kindly )?requested to => please
    you are (?:kindly )?requested to => please
    you (?:are required|are obliged|have) to => please
    ^ (?:as|like) (?:I (?:already )?(?:said|mentioned|told you|wrote)|(?:already )?(?:stated\
        |mentioned|explained|written|discussed))(?: before| earlier| above| already)?, => -
    ^ per my (?:last|previous) (?:e-?mail|message), => -
    ^ (?:obviously|clearly|evidently|of course|actually),(?= \w) => -
    ^ pursuant to => under
    please refrain from(?= \w+ing\b) => please avoid
    we regret(?= (?:the|this|that|your|any)\b) => we are sorry about
    I regret(?= (?:the|this|that|your|any)\b) => I am sorry about
    we apologi[sz]e for => we are sorry about
    ^ reference is made to your (e-?mail|message|letter|note|question) => thank you for your \1
    """
)
# Orders that are favours: what they bring helps the writer.
_FAVOUR = (
    r"(?:send|give|tell|show|bring|forward|call|e-?mail|message|text|write|write to|write back to) "
    r"(?:me|us)\b|let (?:me|us) (?:know|see|have)\b"
    r"|(?:reply|respond|answer|confirm|sign|return|pay|fill in|fill out|complete|submit|upload"
    r"|attach|forward|post|share|provide|bring|send|move|take down|turn off|turn down)\b"
)
_ORDER = re.compile(
    r"\A(?:you (?:must|need to|have to|should|are required to) |I (?:need|want|expect) you to )?"
    rf"(?P<order>{_FAVOUR}[^.!?;:\n]*?)(?P<end>[.!]*)\Z",
    re.I,
)
# More than one clause is no longer a question when "could you" stands in front.
_TWO_CLAUSES = re.compile(
    r",| (?:or|otherwise|because|so|but|then|and then|if not|until I|before I)\b|\basap\b", re.I
)
_GAVE = re.compile(
    r"\bI(?:['’]ve| have|['’]m| am)?(?: just| also| already)? "
    r"(?:attached|enclosed|attaching|enclosing|uploaded|sent(?: you)?|added|posted|included)"
    r" (?:(?P<which>the|a|an|some|my|our|two|three|\d+) )(?P<what>(?:[a-z-]+ ){0,2}?[a-z-]+)"
    r"(?=[.,;!?\n]|\s+(?:of|to|from|by|on|in|with|and|so|as|for|that|yesterday|today|here)\b|\Z)",
    re.I,
)
_THANKS = re.compile(r"\b(?:thank|thanks|grateful)\b", re.I)
_HARD = frozenset({FindingKind.DEFENSIVE, FindingKind.SHOUTING})


def warmer(brief: Brief, text: str) -> Iterator[str]:
    """`text` with its orders as requests, then also greeted and thanked for."""
    soft = _softened(brief, _without_hardness(brief, text)) if brief.english else text
    yield soft
    greeted = _greeted(brief, soft)
    yield greeted
    if brief.english and (thanks := thanks_for(brief, greeted)):
        yield with_opening(greeted, thanks)


def orders(brief: Brief, text: str) -> int:
    """How many bare orders and cold phrases `text` has."""
    total = 0
    for unit in units(text):
        if unit.part is Part.BODY:
            total += _as_request(unit.text) is not None
            total += count(unit.text, COLD, brief.held)
    return total


def with_opening(text: str, line: str) -> str:
    """`text` with `line` behind its greeting."""
    found = units(text)
    return apply(EditScript((KEEP,) * len(found), opening=line), found)


def thanks_for(brief: Brief, text: str) -> str:
    """Thanks for what the other person says they sent; "" for nothing."""
    gave = _GAVE.search(brief.reading.draft.in_reply_to)
    if gave is None or _THANKS.search(text):
        return ""
    which = gave["which"].lower()
    article = "the" if which in {"my", "our", "a", "an", "some", "the"} else f"the {which}"
    return f"Thank you for {article} {gave['what']}."


def _softened(brief: Brief, text: str) -> str:
    def soft(unit: Unit) -> str:
        if brief.kept_in(unit.text):
            return unit.text
        return _as_request(unit.text) or swap(unit.text, COLD, brief.held)

    return brief.each(text, soft)


def _as_request(sentence: str) -> str | None:
    """A bare order as a request, "Could you send me the file?", None for anything else."""
    match = _ORDER.match(sentence)
    if match is None or _TWO_CLAUSES.search(match["order"]) or not match["order"].strip():
        return None
    order = match["order"].strip()
    lead = "could you" if sentence[:1].islower() else "Could you"
    return f"{lead} {order[:1].lower()}{order[1:]}?"


def _without_hardness(brief: Brief, text: str) -> str:
    """`text` with what the detectors know to say more kindly."""
    sent = replace(brief.reading.draft, text=text)
    hard = [f for f in signals.find(sent) if f.kind in _HARD and f.suggestion]
    return signals.applied(text, hard)


def _greeted(brief: Brief, text: str) -> str:
    """`text` with the name the other person signed with in front, if it has none."""
    reply = brief.reading.draft.in_reply_to
    span = signature_span(reply)
    names = signature(reply)
    if span is None or not 1 <= len(names) <= 2 or addressees(text):
        return text
    name = reply[slice(*span)].split()[0].strip(" ,.")
    found = units(text)
    called = set(re.findall(r"\w+", text.casefold()))
    already = called & names or (found and found[0].part is Part.GREETING)
    if already or name.casefold() not in names or len(name) < 2 or not text:
        return text
    return f"Hi {name}, {text}" if "\n" not in text else f"Hi {name},\n\n{text}"
