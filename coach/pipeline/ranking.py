"""Ranking candidates that passed the guards: improvement times preservation.

This is how the program chooses, not how it is judged: the evaluation suite has
measures of its own, from other sources, and no code in common with this.
"""

from __future__ import annotations

from dataclasses import replace

from coach import signals
from coach.pipeline.reading import Reading
from coach.text.content import content
from coach.text.diff import diff, tokens

# Leaving a draft with findings alone is worth something; so is little else.
_UNCHANGED = 0.25
# For a reply, taking up what the other person wrote counts this much of the gain;
# this many of their content words, not in the draft before, are all of it.
_UPTAKE_SHARE = 0.4
_UPTAKE_WORDS = 3
# An opening line and a question, about 25 words, may join any message; beyond
# that, and beyond this share of new words, a candidate is another message.
_ADDED_TOKENS = 50
_ADDED_CHARACTERS = 150
_NEW_SHARE = 0.35
_SHORTEST, _LONGEST = 0.35, 1.25


def rank(reading: Reading, candidate: str, judged_before: int, judged_after: int) -> float:
    """How much better than the draft `candidate` is while still being it, 0-1.

    `judged_before` and `judged_after` count what the sentence judge finds in the
    draft and in the candidate.
    """
    judged = (judged_before - judged_after) / judged_before if judged_before else None
    return improvement(reading, candidate, judged) * preservation(reading, candidate)


def improvement(reading: Reading, candidate: str, judged: float | None = None) -> float:
    """The share of the possible gain that was reached, 0-1; the unchanged draft has
    `_UNCHANGED`, a worse candidate less. `judged` is the gain by the sentence judge,
    None when it found nothing in the draft. For a reply part of the gain is taking
    up their words.
    """
    before = signals.score(reading.draft).score
    after = signals.score(replace(reading.draft, text=candidate)).score
    gain = (after - before) / max(100 - before, 1)
    if judged is not None:
        gain = (gain + judged) / 2 if before < 100 else judged
    theirs = set(content(reading.draft.in_reply_to))
    if theirs:
        had = set(content(reading.draft.text)) & theirs
        new = len((set(content(candidate)) & theirs) - had)
        gain = (1 - _UPTAKE_SHARE) * gain + _UPTAKE_SHARE * min(1.0, new / _UPTAKE_WORDS)
    return _UNCHANGED + (1 - _UNCHANGED) * gain if gain >= 0 else _UNCHANGED * (1 + gain)


def preservation(reading: Reading, candidate: str) -> float:
    """How much of what the writer wanted to say is still there, 0-1.

    Counts content words outside whole-sentence findings, so that a dropped
    pitch costs nothing, times a penalty for a length outside the band.
    """
    wanted = _unflagged(reading)
    kept = set(content(candidate))
    share = sum(word in kept for word in wanted) / len(wanted) if wanted else 1.0
    size, whole = len(tokens(candidate)), max(len(tokens(reading.draft.text)), 1)
    longest = max(whole * _LONGEST, whole + _ADDED_TOKENS)
    length = min(1.0, longest / max(size, 1))
    if wanted:
        length = min(length, size / whole / _SHORTEST)
    return share * length * _closeness(reading.draft.text, candidate)


def _closeness(draft: str, candidate: str) -> float:
    """1.0 as long as few words are new, then falling with their share."""
    new = sum(len(hunk.after) for hunk in diff(draft, candidate) if hunk.kind != "equal")
    share = (new - _ADDED_CHARACTERS) / max(len(candidate), 1)
    return 1.0 - max(0.0, share - _NEW_SHARE)


def _unflagged(reading: Reading) -> list[str]:
    text = reading.draft.text
    kept, position = [], 0
    for found in sorted(reading.findings, key=lambda found: found.start):
        if found.suggestion != "":
            continue
        kept.append(text[position : max(position, found.start)])
        position = max(position, found.end)
    kept.append(text[position:])
    return content(" ".join(kept))
