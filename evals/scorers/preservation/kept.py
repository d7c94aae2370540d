"""Sentences nobody complained about should still be said."""

from __future__ import annotations

from coach.text.content import content
from coach.text.sentences import sentences
from evals.datasets.cases import RewriteCase
from evals.scorers.levels import ramp

# A sentence is said when most of its content words are; rewording costs some.
_LOST, _SAID = 0.2, 0.7


def kept_sentences(case: RewriteCase, text: str) -> float | None:
    """The mean over the draft's sentences without a gold finding of how far their
    content words are in `text`, each word counted as often as it stands there. None
    when every sentence has a fault."""
    said = set(content(text))
    shares: list[float] = []
    for sentence in sentences(case.draft):
        if any(f.start < sentence.end and sentence.start < f.end for f in case.findings):
            continue
        wanted = content(sentence.text)
        if wanted:
            shares.append(ramp(sum(word in said for word in wanted) / len(wanted), _LOST, _SAID))
    return sum(shares) / len(shares) if shares else None
