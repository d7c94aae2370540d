"""What the engine tells whoever asked it, while it works.

A closed union: consumers `match` on it, and the type checker says when a case
is forgotten. Every run ends with exactly one `Done` or one `Failed`.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.domain import AdviseResult, Finding, Guidance, Reply, RewriteResult, Variant
from coach.errors import CoachError


@dataclass(frozen=True, slots=True)
class Delta:
    """A piece of text as the model writes it, already sanitised. Concatenated,
    the pieces of a run are its first answer before guards and ranking."""

    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """One finding in the draft; all of them come before the first Delta."""

    finding: Finding


@dataclass(frozen=True, slots=True)
class Citation:
    """A piece of guidance that was retrieved for this run, in prompt order:
    the first is what the model cites as [1]."""

    guidance: Guidance
    score: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate rewrite with what the guards say of it."""

    variant: Variant


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens: `prompt` given, `reused` of these found in the cache, `completion` made.

    `unknown_citations` counts what advice cited that was never retrieved; those
    marks are dropped from the text.
    """

    prompt: int
    reused: int
    completion: int
    unknown_citations: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """The end, with everything."""

    result: RewriteResult | AdviseResult | Reply


@dataclass(frozen=True, slots=True)
class Failed:
    """The end, without a result. `partial` is the text written so far."""

    error: CoachError
    partial: str = ""


Event = Delta | Found | Citation | Candidate | Usage | Done | Failed
