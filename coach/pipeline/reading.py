"""Reading a draft: everything that is known about it before a word is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.domain import Draft, Fact, FactKind, Finding
from coach.text.anatomy import Unit, units
from coach.text.sanitise import clean_final, sanitise


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft, sanitised, with `asked` decided; findings and units refer to its text.

    `known` are texts of the user's own (a fact sheet) that a rewrite may draw on;
    `of_tone` those of the findings that excuse no lost fact.
    """

    draft: Draft
    asked: bool
    case: str
    units: tuple[Unit, ...]
    findings: tuple[Finding, ...]
    must_keep: tuple[Fact, ...]
    known: tuple[str, ...] = ()
    of_tone: tuple[Finding, ...] = ()

    @property
    def of_sales(self) -> tuple[Finding, ...]:
        """The findings with which facts of the sales talk may go."""
        return tuple(found for found in self.findings if found not in self.of_tone)

    def findings_in(self, unit: Unit) -> tuple[Finding, ...]:
        """The findings that touch `unit`."""
        return tuple(
            finding
            for finding in self.findings
            if finding.start < unit.end and finding.end > unit.start
        )

    def facts_in(self, unit: Unit) -> tuple[Fact, ...]:
        """The facts of `unit` that a rewrite must carry.

        A negation is none of them: it goes with its sentence, and only turning
        it round would be a lie.
        """
        return tuple(
            fact
            for fact in self.must_keep
            if unit.start <= fact.start < unit.end and fact.kind is not FactKind.NEGATION
        )


def read(draft: Draft, known: Sequence[str] = ()) -> Reading:
    """Sanitise `draft` and find out what it does, contains and needs."""
    from coach import facts, signals

    clean = replace(
        draft, text=clean_final(draft.text), in_reply_to=sanitise(draft.in_reply_to).strip()
    )
    asked = signals.infer_asked(clean)
    clean = replace(clean, asked=asked)
    findings = signals.find(clean)
    return Reading(
        draft=clean,
        asked=asked,
        case=str(signals.case_type(clean)),
        units=tuple(units(clean.text)),
        findings=findings,
        must_keep=facts.must_keep(clean, findings, asked),
        known=tuple(known),
    )
