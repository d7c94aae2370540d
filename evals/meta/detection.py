"""How well the program's findings match the labelled faults. Reported, not gated: it
tells of the program, not of the measure."""

from __future__ import annotations

from collections.abc import Sequence

from coach import signals
from coach.channels import channel
from coach.domain import Draft
from evals.datasets.cases import RewriteCase
from evals.meta.rows import Row
from evals.stats import proportion_interval


def run(cases: Sequence[RewriteCase]) -> list[Row]:
    """Labelled faults that some finding touches, findings that touch some labelled
    fault, and good drafts without any finding."""
    touched = faults = right = findings = clean = good = 0
    for case in cases:
        draft = Draft(
            text=case.draft,
            channel=channel(case.channel),
            in_reply_to=case.in_reply_to,
            asked=case.asked,
        )
        found = signals.find(draft)
        if case.good:
            good += 1
            clean += not found
            continue
        faults += len(case.findings)
        touched += sum(
            any(one.start < gold.end and gold.start < one.end for one in found)
            for gold in case.findings
        )
        findings += len(found)
        right += sum(
            any(one.start < gold.end and gold.start < one.end for gold in case.findings)
            for one in found
        )
    return [
        _row("labelled faults found by the word lists", "recall", touched, faults),
        _row("findings that touch a labelled fault", "precision", right, findings),
        _row("good drafts without a finding", "share", clean, good),
    ]


def _row(name: str, metric: str, count: int, n: int) -> Row:
    share = proportion_interval(count, n)
    return Row(
        name=name,
        data="the cases",
        metric=metric,
        value=share.value,
        low=share.low,
        high=share.high,
        n=n,
    )
