"""How a rewrite ends: which candidate is shown, and everything said about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from coach.domain import Retrieved, RewriteResult, Variant
from coach.errors import StoppedError
from coach.events import Candidate, Done, Event
from coach.pipeline.candidates import DRAFT, EDIT
from coach.pipeline.engine import Engine
from coach.pipeline.explain import explain
from coach.pipeline.reading import Reading
from coach.pipeline.result import document
from coach.pipeline.timing import Stopwatch
from coach.stop import StopSignal


def unchanged(
    engine: Engine,
    reading: Reading,
    run_id: str | None,
    guidance: tuple[Retrieved, ...],
    clock: Stopwatch,
) -> Iterator[Event]:
    """The draft as it is: nothing gets in its way, or it has no word to write anew."""
    draft = Variant(reading.draft.text, DRAFT, passed=True, rank=1)
    yield Candidate(draft)
    yield Done(finished(engine, reading, run_id, guidance, (draft,), clock))


def check_stop(stop: StopSignal) -> None:
    """StoppedError when the user has stopped the run."""
    if stop.is_set():
        raise StoppedError("Stopped. The draft is unchanged.")


def finished(
    engine: Engine,
    reading: Reading,
    run_id: str | None,
    guidance: tuple[Retrieved, ...],
    variants: tuple[Variant, ...],
    clock: Stopwatch,
    raw: str = "",
) -> RewriteResult:
    """The document about the best of `variants`."""
    chosen = _chosen(variants)
    draft = reading.draft
    found_changes = explain(reading, chosen.text, {item.guidance.id for item in guidance})
    behind = {change.principle for change in found_changes}
    return document(
        reading,
        chosen,
        run_id=run_id or fingerprint(draft.text, draft.channel.name, draft.in_reply_to),
        changes=found_changes,
        # What was looked up by search, and of what the findings name, what is used.
        principles=tuple(
            item
            for number, item in enumerate(guidance)
            if number < engine.limit or item.guidance.id in behind
        ),
        variants=variants,
        model=engine.model_info,
        clock=clock,
        raw=raw,
    )


def _chosen(variants: tuple[Variant, ...]) -> Variant:
    """The best that passed; when none did, what invents nothing: the rule-only edit, or
    the draft itself when no word of it is left."""
    if variants[0].passed:
        return variants[0]
    return next(v for o in (EDIT, DRAFT) for v in variants if v.origin == o and v.text)


def fingerprint(*parts: str) -> str:
    """A short id that is the same for the same input."""
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "replace")).hexdigest()[:12]
