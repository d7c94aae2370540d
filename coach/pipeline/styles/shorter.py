"""SHORTER: filler goes, then asides, then the sentences that matter least.

What a sentence is worth is counted, not understood: the facts in it, what it takes
up of the other's message, what only it says. So the order in which sentences go is a
guess, but what may not go is not: the greeting, questions and requests, the only
apology or thanks, the sign-off, and any sentence that another one leans on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from coach import facts, signals
from coach.domain import FactKind
from coach.pipeline import rules
from coach.pipeline.reading import read
from coach.pipeline.script import DROP, KEEP, EditScript, apply
from coach.pipeline.styles.brief import Brief
from coach.pipeline.styles.wordlists import FILLER
from coach.text.anatomy import Part, units
from coach.text.content import content, words

REQUEST = re.compile(
    r"\?|\b(?:please|kindly|pls|(?:could|can|would) you|let (?:me|us) know"
    r"|(?:tell|send|call) (?:me|us)|write to (?:me|us)|I need you|must|need to|have to"
    r"|r\.?s\.?v\.?p|requested to|required to|(?:I|we)(?:['’]d| would) (?:like|love|be glad))\b"
    r"|\A(?:send|call|bring|come|check|fill|complete|submit|reply|confirm|sign|pay|return|use|make"
    r"|open|choose|click|go|take|don['’]t|do not|never|change|get|press|keep|avoid)\b",
    re.I,
)
# What limits the rest: without it the reader is misled.
_CAVEAT = re.compile(
    r"\b(?:if|unless|only|except|without|cannot|may not|might not|can miss|can fail|mandatory"
    r"|obligatory|necessary|required|forbidden|allowed|at least|at most|minimum|maximum|deadline"
    r"|most likely|probably)\b",
    re.I,
)
# Said once they are manners; the last one of its kind stays.
_COURTESIES = tuple(
    re.compile(source, re.I)
    for source in (
        r"\b(?:sorry|apologi\w+|regret)\b",
        r"\b(?:thank|thanks|grateful)\b",
        r"\bcongrat\w*\b",
    )
)
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
# Only a remark in brackets is beside the point: a definition or a caveat is not.
_REMARK = re.compile(
    r"\b(?:pun|maybe|haha+|lol|by the way|btw|of course|as you (?:may |probably )?know|I know|sorry"
    r"|see above|again|sadly|luckily|finally|ha|obviously|believe me|just saying)\b",
    re.I,
)
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
# So many of the other's words in one sentence take up what they wrote.
_UPTAKE = 2
_FEW_WORDS = 4
# Where to find, what to call, what was read out: no summary leaves these out.
_ALWAYS = frozenset({FactKind.URL, FactKind.EMAIL, FactKind.PHONE, FactKind.QUOTE})


def shorter(brief: Brief, text: str) -> Iterator[str]:
    """`text` without filler, also without remarks in brackets and what the detectors
    object to, then with ever more sentences gone, the least valuable first."""
    lean = brief.reworded(text, FILLER) if brief.english else text
    yield lean
    bare = brief.each(lean, lambda unit: _ASIDE.sub(lambda m: _aside(brief, m), unit.text))
    yield bare
    mended = _mended(brief, bare)
    yield mended
    for start in dict.fromkeys((lean, bare, mended)):
        yield from _Cut(brief, start).steps()


def _mended(brief: Brief, text: str) -> str:
    """`text` without what gets in its way anyhow: hype, fanfare, pressure."""
    reading = read(replace(brief.reading.draft, text=text), brief.reading.known)
    return apply(rules.edit(reading), reading.units)


def _aside(brief: Brief, match: re.Match[str]) -> str:
    inside = match["inside"]
    beside = _REMARK.search(inside) and not facts.ledger(inside) and not brief.kept_in(inside)
    return "" if beside else match.group()


class _Cut:
    """Sentences going from one text, one after the other."""

    def __init__(self, brief: Brief, text: str) -> None:
        self._brief = brief
        self._units = units(text)
        self._facts = [facts.ledger(unit.text) for unit in self._units]
        self._words = [set(content(unit.text)) for unit in self._units]
        self._theirs = set(content(brief.reading.draft.in_reply_to))
        self._findings = signals.find(replace(brief.reading.draft, text=text))
        self._needed = {
            (fact.kind, fact.value)
            for fact in (*brief.reading.must_keep, *(f for found in self._facts for f in found))
            if fact.kind in _ALWAYS
            or (fact.kind is not FactKind.NEGATION and fact in brief.reading.must_keep)
        }
        self._left = list(range(len(self._units)))

    def steps(self) -> Iterator[str]:
        """The text with one sentence fewer each time, until none may go."""
        fixed = [at for at in self._left if self._is_fixed(at)]
        while True:
            free = [at for at in self._left if at not in fixed and self._may_go(at)]
            if not free:
                return
            self._left.remove(min(free, key=self._worth))
            if not any(self._units[at].part is Part.BODY for at in self._left):
                return
            edits = tuple(KEEP if at in self._left else DROP for at in range(len(self._units)))
            yield apply(EditScript(edits), self._units)

    def _is_fixed(self, at: int) -> bool:
        """Whether the sentence stays whatever else goes."""
        unit = self._units[at]
        return (
            unit.part is not Part.BODY
            or REQUEST.search(unit.text) is not None
            or self._brief.kept_in(unit.text)
            or self._greets(at)
            or (self._is_first(at) and self._takes_up(at))
            or (self._limits(at) and not self._flagged(at))
            # "Sorry," and "To your success," above a name.
            or unit.text.endswith(",")
        )

    def _greets(self, at: int) -> bool:
        """Whether it is no more than a call by name: "Darcy mate!!"."""
        text = self._units[at].text
        named = set(words(text)) & set(words(self._brief.reading.draft.in_reply_to))
        return at == 0 and len(text.split()) < _FEW_WORDS and bool(named)

    def _may_go(self, at: int) -> bool:
        """Whether what is left then can do without it: its facts, its courtesy, its
        answer to the other, the sentence that leans on it."""
        rest = [other for other in self._left if other != at]
        said = {(fact.kind, fact.value) for other in rest for fact in self._facts[other]}
        if any((fact.kind, fact.value) in self._needed - said for fact in self._facts[at]):
            return False
        text = self._units[at].text
        if not _ABOUT_WRITING.search(text) and any(
            courtesy.search(text)
            and not any(courtesy.search(self._units[other].text) for other in rest)
            for courtesy in _COURTESIES
        ):
            return False
        if self._takes_up(at) and not any(self._takes_up(other) for other in rest):
            return False
        return self._is_free(at)

    def _limits(self, at: int) -> bool:
        denied = any(fact.kind is FactKind.NEGATION for fact in self._facts[at])
        return denied or _CAVEAT.search(self._units[at].text) is not None

    def _flagged(self, at: int) -> int:
        unit = self._units[at]
        return sum(f.start < unit.end and f.end > unit.start for f in self._findings)

    def _is_first(self, at: int) -> bool:
        """Whether it is the first sentence that says more than "Sigh."."""
        said = (
            other
            for other in range(len(self._units))
            if self._units[other].part is Part.BODY and len(self._words[other]) > 1
        )
        return at == next(said, -1)

    def _takes_up(self, at: int) -> bool:
        return len(self._words[at] & self._theirs) >= _UPTAKE

    def _is_free(self, at: int) -> bool:
        """Whether no neighbour needs it."""
        place = self._left.index(at)
        text = self._units[at].text
        if place + 1 < len(self._left):
            after = self._units[self._left[place + 1]]
            # "R.s.v.p. by 9 October": the splitter, too, can be wrong.
            broken = text[:1].isupper() and after.text[:1].islower()
            if after.part is Part.BODY and (LEANS.match(after.text) or broken):
                return False
        if place:
            before = self._units[self._left[place - 1]]
            if before.part is Part.BODY and _ANNOUNCES.search(before.text):
                return False
        return True

    def _worth(self, at: int) -> float:
        """What the message loses with this sentence, for each word it saves."""
        unit = self._units[at]
        if _ABOUT_WRITING.search(unit.text) or len(words(unit.text)) < 2:
            return -1.0
        others = {word for other in self._left if other != at for word in self._words[other]}
        kinds = [fact.kind for fact in self._facts[at]]
        flagged = self._flagged(at)
        worth = (
            0.1 * len(self._words[at] - others)
            + 0.05 * len(self._words[at] & others)
            + 0.3 * min(2, len(kinds))
            + 0.3 * min(3, len(self._words[at] & self._theirs))
            # Who writes, or what it is about, is said first.
            + (1.0 if self._is_first(at) and not flagged else 0.0)
            - 0.5 * min(2, flagged)
        )
        return worth / (len(unit.text.split()) + _FEW_WORDS)
