"""Why each change was made: the diff between draft and rewrite, with reasons."""

from __future__ import annotations

from collections.abc import Collection

from coach.domain import Change, Finding, FindingKind
from coach.pipeline.reading import Reading
from coach.text.content import content
from coach.text.diff import Hunk, changes

_OPENS = "It takes up what they wrote before saying anything else."
_ASKS = "A question they can answer makes it a conversation."
_PLAINER = "The same in fewer, plainer words."
_LISTEN, _QUESTION, _PLAIN = "listen-first", "ask-open-questions", "be-a-person"


def explain(
    reading: Reading,
    rewrite: str,
    citable: Collection[str],
    *,
    otherwise: tuple[str, str] = (_PLAINER, _PLAIN),
) -> tuple[Change, ...]:
    """The changes from draft to `rewrite` in order, each with a reason.

    `otherwise` is the reason and principle of a change that nothing else explains.
    A principle is named only when it is in `citable`: the ids that were
    retrieved for this draft or that its findings point to.
    """
    found = changes(reading.draft.text, rewrite)
    return tuple(
        _explain(reading, hunk, citable, otherwise)
        for hunk in found
        if hunk.before.strip() or hunk.after.strip()
    )


def _explain(
    reading: Reading, hunk: Hunk, citable: Collection[str], otherwise: tuple[str, str]
) -> Change:
    reason, principle = otherwise
    if behind := _finding_behind(reading, hunk):
        reason, principle = behind.message, behind.principle
    elif hunk.after.rstrip().endswith("?") and not hunk.before.strip():
        reason, principle = _ASKS, _QUESTION
    elif not hunk.before.strip() and _takes_up(reading, hunk.after):
        reason, principle = _OPENS, _LISTEN
    return Change(
        before=hunk.before.strip(),
        after=hunk.after.strip(),
        reason=reason,
        principle=principle if principle in citable else "",
    )


def _finding_behind(reading: Reading, hunk: Hunk) -> Finding | None:
    """The finding that the change removes: the one whose span is most like its own."""
    touching = [
        found for found in reading.findings if found.start < hunk.end and found.end > hunk.start
    ]
    if touching:
        return max(touching, key=lambda found: _fit(found, hunk))
    if hunk.before.strip():
        return None
    # An insertion overlaps nothing; it may mend what was missing.
    missing = {
        FindingKind.IGNORES_THEM: _takes_up(reading, hunk.after),
        FindingKind.NO_WAY_TO_ANSWER: hunk.after.rstrip().endswith("?"),
    }
    return next((found for found in reading.findings if missing.get(found.kind)), None)


def _fit(found: Finding, hunk: Hunk) -> float:
    """The overlap of two spans by what they cover together (Jaccard), 0-1."""
    overlap = min(found.end, hunk.end) - max(found.start, hunk.start)
    return overlap / (max(found.end, hunk.end) - min(found.start, hunk.start))


def _takes_up(reading: Reading, text: str) -> bool:
    return bool(set(content(text)) & set(content(reading.draft.in_reply_to)))
