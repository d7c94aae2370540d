"""The candidates of one restyling: judged by the guards, measured, ranked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import prod

from coach import guards, signals
from coach.domain import Fact, FactKind, FailureKind, GuardFailure, Variant
from coach.facts import ledger
from coach.facts.comparison import contains
from coach.guards import GuardContext
from coach.pipeline.candidates import MODEL
from coach.pipeline.styles.brief import Brief
from coach.pipeline.styles.constraints import honoured
from coach.pipeline.styles.degree import degree
from coach.pipeline.styles.stock import stock_phrase
from coach.pipeline.styles.wordlists import FORMAL_WORDS, PLAIN_WORDS
from coach.text.anatomy import Part, units
from coach.text.content import content
from coach.text.sanitise import clean_final

# Below this nobody would notice that the wish was heard.
NOTICED = 0.15
# The share of new content words a model's version may have; a restyled message is
# the same message.
_NEW_SHARE = 0.2
_NEW_WORDS = 3
# What a style counts at least beside others that are fulfilled.
_FLOOR = 0.1
_OF_FACTS = frozenset(
    {
        FailureKind.FACT_MISSING,
        FailureKind.FACT_INVENTED,
        FailureKind.PROMISE_INVENTED,
        FailureKind.NEGATION_LOST,
    }
)
_BROKEN = "This leaves out something that should stay, or keeps what should go."


class Panel:
    """Takes candidates one by one; `best` is the one to show."""

    def __init__(self, brief: Brief, protected: tuple[str, ...]) -> None:
        self._brief = brief
        reading = brief.reading
        # What the user asks for in their own words, they also vouch for.
        known = (*reading.known, *([brief.wish.note] if brief.wish.note else []))
        self._context = GuardContext(
            draft=reading.draft,
            asked=reading.asked,
            findings=reading.findings,
            known=known,
            protected=protected,
        )
        self._inherited = Counter(_key(failure) for failure in self._failures(brief.current))
        # What a text says, in either register.
        self._says = [
            content(text)
            for text in (
                brief.current,
                brief.reworded(brief.current, PLAIN_WORDS),
                brief.reworded(brief.current, FORMAL_WORDS),
            )
        ]
        self._findings = self._count_findings(brief.current)
        self._ranks: dict[str, float] = {}
        self._variants: dict[str, Variant] = {}
        self._allowed: set[str] = set()

    def add(self, text: str, origin: str) -> Variant | None:
        """Judge one more candidate; None when it is not a new one."""
        text = clean_final(text)
        if not text or text in self._variants or text == self._brief.current:
            return None
        failures = self._failures(text)
        told = tuple(failure.message for failure in failures)
        if not honoured(self._brief, text):
            told += (_BROKEN,)
        if origin == MODEL and (reason := self._strays(text)):
            told += (reason,)
        variant = Variant(text=text, origin=origin, passed=not told, failures=told)
        self._variants[text] = variant
        self._ranks[text] = self._rank(text)
        # A fault that the version under discussion has already is not made worse.
        if len(told) == len(failures) and Counter(map(_key, failures)) <= self._inherited:
            self._allowed.add(text)
        return variant

    def ranked(self) -> tuple[Variant, ...]:
        """All candidates, those that may be shown first, best first, `rank` from 1."""
        order = sorted(
            self._variants.values(),
            key=lambda v: (v.text not in self._allowed, not v.passed, -self._ranks[v.text]),
        )
        return tuple(replace(variant, rank=rank) for rank, variant in enumerate(order, start=1))

    @property
    def best(self) -> Variant | None:
        """The best candidate that may be shown and in which the wish is noticed."""
        return next(
            (
                variant
                for variant in self.ranked()
                if variant.text in self._allowed
                and fulfilment(self._brief, variant.text) >= NOTICED
            ),
            None,
        )

    @property
    def refused(self) -> bool:
        """Whether the wish is noticed in a candidate that may not be shown."""
        return any(fulfilment(self._brief, text) >= NOTICED for text in self._variants)

    def _rank(self, text: str) -> float:
        """Fulfilment times preservation, bent so that going a little too far costs more
        than going not quite far enough: a second wish is quickly said."""
        return float(fulfilment(self._brief, text) ** 0.5 * self._preservation(text) ** 2)

    def _preservation(self, text: str) -> float:
        """The share of the current version's content words that are still there, 0-1;
        neither what the user wants out counts nor what the other register says
        in other words."""
        gone = set(content(" ".join(self._brief.wish.drop)))
        kept = gone | set(content(text))
        lost = min(sum(word not in kept for word in said) for said in self._says)
        return max(0.0, 1.0 - lost / max(len(self._says[0]), 1))

    def _failures(self, text: str) -> list[GuardFailure]:
        """What the guards say, but for facts that the user wants out."""
        found = guards.check(text, self._context)
        gone = self._brief.wish.drop
        return [
            failure
            for failure in found
            if not (
                failure.kind in {FailureKind.FACT_MISSING, FailureKind.NEGATION_LOST}
                and any(contains(words, failure.evidence) for words in gone)
            )
        ]

    def _strays(self, text: str) -> str:
        """Why a model's version is another message, or a worse one; "" for neither."""
        brief = self._brief
        if text.count("!") > brief.current.count("!"):
            return "It adds an exclamation mark."
        if phrase := stock_phrase(text, self._context.sources.text):
            return f'"{phrase}" is what everybody writes.'
        said = content(text)
        source = set(content(self._context.sources.text)) | set(content(brief.current))
        new = [word for word in said if word not in source]
        if len(new) > max(_NEW_WORDS, _NEW_SHARE * len(said)):
            return "It says something else."
        if self._count_findings(text) > self._findings:
            return "It puts something in the way that was not there before."
        asked = brief.current.count("?")
        if asked and not text.count("?"):
            return "The question is gone."
        if _frame(brief.current) - _frame(text):
            return "The greeting or the name under the message is gone."
        return ""

    def _count_findings(self, text: str) -> int:
        return len(signals.find(replace(self._brief.reading.draft, text=text)))


def fulfilment(brief: Brief, text: str) -> float:
    """How far the whole wish is fulfilled, 0-1: the geometric mean over its styles, so
    that none is forgotten for another; without a style, whether the text took up the
    facts of the note and changed at all."""
    styles = brief.wish.styles
    if len(styles) == 1:
        return degree(brief, styles[0], text)
    if styles:
        return prod(max(_FLOOR, degree(brief, style, text)) for style in styles) ** (
            1 / len(styles)
        )
    if text == brief.current:
        return 0.0
    wanted = [fact for fact in ledger(brief.wish.note) if _is_news(fact, brief)]
    return 1.0 if all(contains(text, fact.text) for fact in wanted) else 0.0


def _frame(text: str) -> set[Part]:
    return {unit.part for unit in units(text)} & {Part.GREETING, Part.SIGN_OFF}


def _is_news(fact: Fact, brief: Brief) -> bool:
    return fact.kind is not FactKind.NEGATION and not contains(brief.current, fact.text)


def _key(failure: GuardFailure) -> tuple[FailureKind, str]:
    """What makes a fault the same one; where it shows changes with the words around
    it, but a fact is a fact."""
    return failure.kind, failure.evidence if failure.kind in _OF_FACTS else ""
