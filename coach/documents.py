"""Results as the JSON documents of the contract; the schemas lie in coach/schemas.

Scripts rely on these keys, so each is written out here: a new field of a
dataclass must not reach a document by accident.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.domain import (
        AdviseResult,
        Change,
        FactCheck,
        Finding,
        ModelInfo,
        Retrieved,
        RewriteResult,
        ScoreReport,
        Variant,
    )
    from coach.errors import CoachError

Document = dict[str, object]


def content_id(text: str) -> str:
    """A stable id for a text that came without one: 12 hex digits of its sha256."""
    import hashlib  # loads OpenSSL, and only some documents need an id made

    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def rewrite(result: RewriteResult) -> Document:
    """The `rewrite` document."""
    return {
        "id": result.id,
        "draft": result.draft,
        "rewrite": result.rewrite,
        "changed": result.changed,
        "asked": result.asked,
        "channel": result.channel,
        "limit": result.limit,
        "passed": result.passed,
        "findings": [_finding(finding) for finding in result.findings],
        "facts": _facts(result.facts),
        "principles": search(result.principles),
        "changes": [_change(change) for change in result.changes],
        "variants": [_variant(variant) for variant in result.variants],
        "score": {"before": result.score_before, "after": result.score_after},
        "model": _model(result.model),
        "timings_ms": _timings(result.timings_ms),
    }


def advise(result: AdviseResult) -> Document:
    """The `advise` document."""
    return {
        "id": result.id,
        "situation": result.situation,
        "advice": result.advice,
        "principles": search(result.principles),
        "cited": list(result.cited),
        "in_scope": result.in_scope,
        "model": _model(result.model),
        "timings_ms": _timings(result.timings_ms),
    }


def score(report: ScoreReport, *, id: str) -> Document:  # noqa: A002 - the contract's word
    """The `score` document."""
    return {
        "id": id,
        "score": report.score,
        "dimensions": {name: round(value, 4) for name, value in report.dimensions.items()},
        "findings": [_finding(finding) for finding in report.findings],
    }


def search(found: Iterable[Retrieved]) -> list[Document]:
    """The `search` document; also the principles inside the others."""
    return [
        {
            "id": item.guidance.id,
            "title": item.guidance.title,
            "rule": item.guidance.rule,
            "score": round(item.score, 4),
            "sources": list(item.guidance.sources),
        }
        for item in found
    ]


def batch_error(error: CoachError, *, id: str | None, line: int) -> Document:  # noqa: A002
    """The record that stands for line `line` (from 1) of a batch that could not be used."""
    return {
        "id": id,
        "line": line,
        "error": {
            "kind": "input" if error.exit_code == 2 else "failed",
            "what": error.what,
            "where": error.where,
            "mend": error.mend,
        },
    }


def _finding(finding: Finding) -> Document:
    return {
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "kind": str(finding.kind),
        "message": finding.message,
        "principle": finding.principle,
    }


def _facts(facts: FactCheck) -> Document:
    return {
        "kept": list(facts.kept),
        "missing": list(facts.missing),
        "invented": list(facts.invented),
    }


def _change(change: Change) -> Document:
    return {
        "before": change.before,
        "after": change.after,
        "reason": change.reason,
        "principle": change.principle,
    }


def _variant(variant: Variant) -> Document:
    return {
        "text": variant.text,
        "origin": variant.origin,
        "passed": variant.passed,
        "failures": list(variant.failures),
        "rank": variant.rank,
    }


def _model(model: ModelInfo) -> Document:
    return {"name": model.name, "sha256": model.sha256, "adapter": model.adapter}


def _timings(timings: dict[str, float]) -> Document:
    """Exactly the three of the contract, in whole milliseconds."""
    return {name: round(timings.get(name, 0)) for name in ("retrieve", "first_token", "total")}
