"""No pitch to somebody who did not ask."""

from __future__ import annotations

from dataclasses import replace

from coach.domain import FailureKind, FindingKind, GuardFailure
from coach.guards.context import GuardContext

PITCH = frozenset(
    {
        FindingKind.UNASKED_PITCH,
        FindingKind.LINK_WITH_PRICE,
        FindingKind.URGENCY,
        FindingKind.PRESSURE,
    }
)


def pitch(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """No offer, urgency or pressure in the candidate unless the reader asked."""
    if context.asked:
        return ()
    # Imported here so that the guards can be used on their own.
    from coach.signals import find

    sent = replace(context.draft, text=candidate, asked=False)
    return tuple(
        GuardFailure(
            FailureKind.PITCH, f"Nobody asked for an offer: {finding.message}", finding.text
        )
        for finding in find(sent)
        if finding.kind in PITCH
    )
