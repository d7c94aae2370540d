"""What a guard knows besides the candidate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from coach.domain import Draft, FailureKind, Finding, GuardFailure
from coach.facts.comparison import Comparison, Sources, compare, sources_of


@dataclass(frozen=True)
class GuardContext:
    """The draft a candidate was made from and what it may say.

    `known` are texts of the user's own (a product sheet) that a rewrite may
    draw on. `protected` are texts that must not show up in it: prompt examples,
    the system prompt. `asked` is decided, never None.
    """

    draft: Draft
    asked: bool
    findings: Sequence[Finding] = ()
    known: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()

    @cached_property
    def sources(self) -> Sources:
        """What the candidate may draw its facts from."""
        return sources_of(self.draft, self.known)

    def facts_of(self, candidate: str) -> Comparison:
        """The candidate's facts against the draft's, worked out once."""
        if candidate not in self._compared:
            self._compared[candidate] = compare(
                self.draft, candidate, findings=self.findings, asked=self.asked, known=self.known
            )
        return self._compared[candidate]

    @cached_property
    def _compared(self) -> dict[str, Comparison]:
        return {}


def failed(kind: FailureKind, message: str, evidence: str) -> tuple[GuardFailure, ...]:
    """One failure, or none without evidence for it."""
    return (GuardFailure(kind, message, evidence),) if evidence else ()


Guard = Callable[[str, GuardContext], tuple[GuardFailure, ...]]
