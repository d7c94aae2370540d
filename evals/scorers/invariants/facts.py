"""Nothing that matters is lost, nothing is made up, nothing is turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.channels import channel
from coach.domain import Draft, FactKind, Finding, FindingKind
from coach.facts import compare
from coach.facts.polarity import contradiction
from evals.datasets.cases import RewriteCase
from evals.records import Violation
from evals.scorers.gold import added, missing

# "should not have happened" regrets; it denies nothing.
_REGRET = re.compile(r"\bshould(?: not|n['’]t)$", re.IGNORECASE)
_ANSWER = re.compile(
    r"^\W{0,9}(?:(?:hi|hello|hey|dear)\b[^,.!\n]*[,.!\n]\s*)?(yes|yep|yeah|no|nope)\b"
)


def facts(case: RewriteCase, text: str) -> Iterator[Violation]:
    """The gold labels first, then what the fact reader finds beyond them.

    What may be lost is for the gold labels alone to say: of what they do not name only
    a negation that was turned round counts, unless a gold finding covers it. What is
    made up counts always.
    """
    for lost in missing(case.must_keep, text):
        yield Violation(kind="fact-lost", evidence=lost)
    for there in added(case.must_not_add, text):
        yield Violation(kind="forbidden", evidence=there)
    draft = Draft(
        text=case.draft,
        channel=channel(case.channel),
        in_reply_to=case.in_reply_to,
        asked=case.asked,
    )
    found = compare(draft, text, findings=gold_findings(case), asked=case.asked)
    for fact in found.invented:
        kind = "promise-made" if fact.kind is FactKind.PROMISE else "fact-invented"
        yield Violation(kind=kind, evidence=fact.text)
    for fact in found.missing:
        faulty = any(f.start < fact.end and fact.start < f.end for f in case.findings)
        if fact.kind is FactKind.NEGATION and not faulty:
            yield Violation(kind="negation-lost", evidence=fact.text)
    yield from _turned_round(case, text)


def gold_findings(case: RewriteCase) -> tuple[Finding, ...]:
    """The labelled faults as the program's own findings."""
    return tuple(
        Finding(found.start, found.end, found.text, FindingKind(found.kind), "", found.principle)
        for found in case.findings
    )


def _turned_round(case: RewriteCase, text: str) -> Iterator[Violation]:
    for fact in contradiction(text, case.draft):
        if _REGRET.search(text[: fact.start + len("not")].rstrip()):
            continue
        yield Violation(kind="polarity-turned", evidence=fact.text)
    said, meant = _ANSWER.match(text.lower()), _ANSWER.match(case.draft.lower())
    if said and meant and said[1][0] != meant[1][0]:
        yield Violation(kind="polarity-turned", evidence=said[1])
