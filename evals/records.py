"""What a run leaves behind: generations, and scores of them. One JSON object a line."""

from __future__ import annotations

import msgspec


class Generation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One text a system made for one case.

    `raw` is the model's first sample before anything was checked or chosen, None for
    systems without a model; `reverted` tells that the checks refused everything the
    model wrote. `seconds` is wall time, 0 when it came from a cache. `document` is
    the JSON document of the contract that the program gave, if it is the program.
    """

    suite: str
    system: str
    case: str
    text: str
    epoch: int = 1
    raw: str | None = None
    reverted: bool | None = None
    seconds: float = 0.0
    document: dict[str, object] | None = None


class Violation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An invariant that was broken, and the words that show it."""

    kind: str
    evidence: str = ""


class Scored(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A generation with what the scorers say, and enough to show it on its own.

    `scores` holds every measure that applies, 0 to 1, 1 is good, and the tone levels of
    draft and text as "<name>_before" and "<name>_after". `improvement`,
    `preservation` are the tiers B and C; `composite` is 0 when anything was violated,
    else the geometric mean of the two. Advice has its parts in `scores` and its mean
    in `improvement`. `raw_composite` and `raw_violations` are the same for `raw`.
    """

    suite: str
    system: str
    case: str
    type: str
    split: str
    text: str
    draft: str
    in_reply_to: str = ""
    channel: str = ""
    asked: bool | None = None
    references: tuple[str, ...] = ()
    epoch: int = 1
    violations: tuple[Violation, ...] = ()
    scores: dict[str, float] = {}
    improvement: float = 0.0
    preservation: float = 0.0
    composite: float = 0.0
    raw: str | None = None
    raw_violations: tuple[Violation, ...] = ()
    raw_composite: float | None = None
    reverted: bool | None = None
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        """Whether no invariant was broken."""
        return not self.violations
