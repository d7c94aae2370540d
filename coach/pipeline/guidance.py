"""What a rewrite leans on: the principles for a draft."""

from __future__ import annotations

from collections.abc import Sequence

from coach.domain import Retrieved
from coach.pipeline.engine import Engine
from coach.pipeline.reading import Reading
from coach.retrieval.query import for_draft


def searched(engine: Engine, reading: Reading) -> tuple[Retrieved, ...]:
    """The search's results for the draft, best first."""
    query = for_draft(reading.draft, reading.findings, reading.case)
    return engine.retriever().search(query, engine.limit)


def with_named(
    engine: Engine, reading: Reading, found: tuple[Retrieved, ...]
) -> tuple[Retrieved, ...]:
    """`found`, then the principles that the findings name.

    A finding names its principle by id, so it fits by construction: score 1.
    """
    ids = {item.guidance.id for item in found}
    named = dict.fromkeys(finding.principle for finding in reading.findings)
    return found + tuple(
        Retrieved(engine.principle(name), 1.0) for name in named if name not in ids
    )


def rule_text(engine: Engine, guidance: Sequence[Retrieved]) -> str:
    """The rules that go into the prompt: at most `engine.limit`, one line."""
    return " ".join(item.guidance.rule for item in guidance[: engine.limit])
