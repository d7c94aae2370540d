"""A rewrite by the adapted model, which also finds what the lists do not."""

from __future__ import annotations

from collections.abc import Iterator

from coach import prompts
from coach.events import Candidate, Citation, Done, Event, Found
from coach.pipeline import edited, generate, guidance, operations, rules
from coach.pipeline.candidates import DRAFT, EDIT, MODEL, Field
from coach.pipeline.engine import Engine, Options
from coach.pipeline.outcome import check_stop, finished, unchanged
from coach.pipeline.reading import Reading
from coach.pipeline.script import apply
from coach.pipeline.timing import Stopwatch
from coach.stop import StopSignal

# An odd number of short answers, so that most of them agree on something.
_SCRIPTS = 5


def rewrite(
    engine: Engine,
    reading: Reading,
    run_id: str | None,
    options: Options,
    stop: StopSignal,
    clock: Stopwatch,
) -> Iterator[Event]:
    """Events of one rewrite, ending with Done. Raises CoachError (StoppedError included)."""
    engine.model().warm(prompts.load("edit").fixed, stop, adapted=True)
    found = guidance.searched(engine, reading)
    clock.mark("retrieve")
    rule_text = guidance.rule_text(engine, found)
    answers = yield from clock.first_delta(
        generate.edits(
            engine.model(),
            reading,
            rule_text,
            samples=max(options.samples, _SCRIPTS),
            seed=options.seed,
            stop=stop,
        )
    )
    check_stop(stop)
    parsed = [operations.parse(text, reading.units) for text in answers.texts]
    proposal = edited.propose(reading, parsed)
    reading = proposal.reading
    leaned_on = guidance.with_named(engine, reading, found)
    for finding in reading.findings:
        yield Found(finding)
    for item in leaned_on:
        yield Citation(item.guidance, item.score)
    if proposal.is_empty and not reading.findings:
        yield from unchanged(engine, reading, run_id, leaned_on, clock)
        return
    protected = (*generate.protected(), *(item.guidance.rule for item in leaned_on))
    field = Field(reading, protected, proposal.left)
    base = rules.edit(reading)
    for text, origin in (
        (reading.draft.text, DRAFT),
        *((text, MODEL) for text in proposal.messages),
        (apply(base, reading.units), EDIT),
    ):
        if variant := field.add(text, origin):
            yield Candidate(variant)
    raw = apply(parsed[0].script, reading.units)
    yield Done(finished(engine, reading, run_id, leaned_on, field.ranked(), clock, raw))
