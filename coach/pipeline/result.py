"""The document that a rewrite ends with, whoever chose the text."""

from __future__ import annotations

from dataclasses import replace

from coach import facts, signals
from coach.domain import Change, ModelInfo, Retrieved, RewriteResult, Variant
from coach.pipeline.reading import Reading
from coach.pipeline.timing import Stopwatch


def document(
    reading: Reading,
    chosen: Variant,
    *,
    run_id: str,
    changes: tuple[Change, ...],
    principles: tuple[Retrieved, ...],
    variants: tuple[Variant, ...],
    model: ModelInfo,
    clock: Stopwatch,
    raw: str = "",
) -> RewriteResult:
    """Everything about `chosen` against the draft of `reading`; stops the clock."""
    draft = reading.draft
    check = facts.check(
        draft, chosen.text, findings=reading.of_sales, asked=reading.asked, known=reading.known
    )
    before = signals.score(draft).score
    after = signals.score(replace(draft, text=chosen.text)).score
    clock.mark("total")
    return RewriteResult(
        id=run_id,
        draft=draft.text,
        rewrite=chosen.text,
        changed=chosen.text != draft.text,
        asked=reading.asked,
        channel=draft.channel.name,
        limit=draft.channel.limit,
        passed=chosen.passed,
        findings=reading.findings,
        facts=check,
        principles=principles,
        changes=changes,
        variants=variants,
        score_before=before,
        score_after=after,
        model=model,
        timings_ms=clock.milliseconds,
        raw=raw,
    )
