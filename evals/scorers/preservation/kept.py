"""What nobody complained about should still be said, and nothing else instead."""

from __future__ import annotations

from coach.text.content import content
from coach.text.sentences import sentences
from evals.datasets.cases import RewriteCase
from evals.scorers.levels import ramp

# Rewording costs a little, a third of the words a third.
_LOST, _SAID = 0.1, 0.95
# Words that neither draft nor thread has: none is best, a third is another message.
_OTHER = 0.3
_GRAMMAR = frozenset(content("mine ours whose whom either neither yes okay ok"))
_ANSWERING = 0.25


def kept_sentences(case: RewriteCase, text: str) -> float | None:
    """How far the draft's sentences without a gold finding are still said: the mean over
    them of the share of content words that are in `text`, averaged with the worst of
    them, since a reader misses the one that is gone. None when every sentence has a
    fault."""
    said = set(content(text))
    shares: list[float] = []
    for sentence in sentences(case.draft):
        if any(f.start < sentence.end and sentence.start < f.end for f in case.findings):
            continue
        wanted = content(sentence.text)
        if wanted:
            shares.append(ramp(sum(word in said for word in wanted) / len(wanted), _LOST, _SAID))
    return (sum(shares) / len(shares) + min(shares)) / 2 if shares else None


def grounded(case: RewriteCase, text: str) -> float:
    """1 when every content word of `text` comes from the draft or the thread, 0 when a
    third of them come from nowhere. A question, and a sentence that takes up the other's
    words, need words of their own: theirs weigh a quarter."""
    theirs = set(content(case.in_reply_to))
    known = theirs | set(content(case.draft)) | _GRAMMAR
    total, new = 0, 0.0
    for sentence in sentences(text):
        found = content(sentence.text)
        total += len(found)
        answering = sentence.text.rstrip("\"'”’) ").endswith("?") or len(theirs & set(found)) > 1
        new += sum(word not in known for word in found) * (_ANSWERING if answering else 1.0)
    return ramp(new / total, _OTHER, 0.0) if total else 1.0
