"""From a draft to the message to send instead."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

from coach import prompts
from coach.domain import Draft, Finding, Retrieved, Variant
from coach.errors import InputError
from coach.events import Candidate, Citation, Done, Event, Found
from coach.inference.ports import ContextOverflowError
from coach.pipeline import adapted, generate, rules, sentence_model
from coach.pipeline.candidates import DRAFT, EDIT, MODEL, Field, composed, unchecked, whole
from coach.pipeline.capacity import check_length
from coach.pipeline.engine import Engine, Options
from coach.pipeline.guidance import rule_text, searched, with_named
from coach.pipeline.outcome import check_stop, finished, unchanged
from coach.pipeline.reading import Reading, read
from coach.pipeline.script import apply
from coach.pipeline.slots import slots
from coach.pipeline.timing import Stopwatch
from coach.stop import StopSignal
from coach.text.sanitise import clean_final

# Whole rewrites take as long as everything else together, so they are only asked
# for when editing found nothing better or left less than this share of the draft.
_TORSO = 0.3


def rewrite(
    engine: Engine, draft: Draft, run_id: str | None, options: Options, stop: StopSignal
) -> Iterator[Event]:
    """Events of one rewrite, ending with Done.

    Raises CoachError (StoppedError included); the caller turns it into Failed.
    """
    clock = Stopwatch()
    _check_length(engine, draft)
    reading = read(draft, engine.known)
    if not any(char.isalnum() for char in reading.draft.text):
        yield from unchanged(engine, reading, run_id, (), clock)
        return
    if engine.model_info.adapter is not None:
        yield from adapted.rewrite(engine, reading, run_id, options, stop, clock)
        return
    if reading.findings:
        # The model loads and reads the constant part of its prompt meanwhile.
        engine.model().warm(prompts.load("script").fixed, stop)
    reading = _judged(engine, reading)
    for finding in reading.findings:
        yield Found(finding)
    leaned_on = _leaned_on(engine, reading) if reading.findings else ()
    clock.mark("retrieve")
    for item in leaned_on:
        yield Citation(item.guidance, item.score)
    if not reading.findings:
        yield from unchanged(engine, reading, run_id, leaned_on, clock)
        return
    variants, raw = yield from _candidates(engine, reading, leaned_on, options, stop, clock)
    yield Done(finished(engine, reading, run_id, leaned_on, variants, clock, raw))


def _leaned_on(engine: Engine, reading: Reading) -> tuple[Retrieved, ...]:
    return with_named(engine, reading, searched(engine, reading))


def _check_length(engine: Engine, draft: Draft) -> None:
    """Refuse at once what could never be rewritten: nothing, or far too much."""
    if not clean_final(draft.text):
        raise InputError("The draft is empty.", mend="give a text to rewrite")
    check_length(engine.context, draft.text, draft.in_reply_to, copies=2)


def _judged(engine: Engine, reading: Reading) -> Reading:
    """`reading` with what the sentence judge adds to the findings of the lists."""
    more = sentence_model.findings(reading, engine.embedder())
    merged = sorted((*reading.findings, *more), key=lambda found: (found.start, -found.end))
    return replace(reading, findings=tuple(merged))


def _judge_text(engine: Engine, reading: Reading, text: str) -> tuple[Finding, ...]:
    """What the sentence judge finds in `text`, were it sent instead of the draft."""
    other = read(replace(reading.draft, text=text), engine.known)
    return sentence_model.findings(other, engine.embedder())


def _candidates(
    engine: Engine,
    reading: Reading,
    guidance: tuple[Retrieved, ...],
    options: Options,
    stop: StopSignal,
    clock: Stopwatch,
) -> Generator[Event, None, tuple[tuple[Variant, ...], str]]:
    """Collect, judge and rank; yields a Candidate for each new text. Returns them with
    the message of the model's first answer, "" when it was not asked."""
    # The rules stand in the prompt, too, and a small model repeats them as its own words.
    protected = (*generate.protected(), *(item.guidance.rule for item in guidance))
    field = Field(reading, protected, lambda text: _judge_text(engine, reading, text))
    base = rules.edit(reading)
    wanted = slots(reading, base)
    raw = ""
    rules_told = rule_text(engine, guidance)

    def judge(texts: list[str], origin: str) -> Iterator[Event]:
        for text in texts:
            if variant := field.add(text, origin):
                yield Candidate(variant)

    yield from judge([reading.draft.text], DRAFT)
    firm = rules.edit(reading, firm=True)
    yield from judge([apply(base, reading.units), apply(firm, reading.units)], EDIT)
    if wanted:
        answers = yield from clock.first_delta(
            generate.scripts(
                engine.model(),
                reading,
                base,
                wanted,
                rules_told,
                samples=options.samples,
                seed=options.seed,
                stop=stop,
            )
        )
        check_stop(stop)
        raw = unchecked(reading, base, wanted, answers.texts)
        yield from judge(composed(reading, base, wanted, answers.texts), MODEL)
        yield from judge(whole(reading, base, wanted, answers.texts), MODEL)
    if not _improved(reading, field):
        try:
            first = yield from _free(engine, reading, rules_told, options, stop, field)
            raw = raw or first
        except ContextOverflowError:
            # A whole rewrite holds the text twice, an edit but once: what it made stays.
            if field.best is None or field.best.origin == DRAFT:
                raise
    return field.ranked(), raw


def _free(
    engine: Engine,
    reading: Reading,
    rules_told: str,
    options: Options,
    stop: StopSignal,
    field: Field,
) -> Generator[Event, None, str]:
    """Whole rewrites; when none of them passes, one more try that is told why. Returns
    the first text."""
    complaint = first = ""
    for _ in range(2):
        answers = yield from generate.free(
            engine.model(),
            reading,
            rules_told,
            samples=1,
            seed=options.seed,
            stop=stop,
            complaint=complaint,
        )
        check_stop(stop)
        first = first or answers.texts[0]
        failures: list[str] = []
        for text in answers.texts:
            if variant := field.add(text, MODEL):
                yield Candidate(variant)
                if variant.passed:
                    return first
                failures += variant.failures
        if not failures:
            return first
        complaint = failures[0]
    return first


def _improved(reading: Reading, field: Field) -> bool:
    """Whether editing has led to something that is not a torso of the draft."""
    best = field.best
    if best is None or best.origin == DRAFT:
        return False
    return len(best.text) >= _TORSO * len(reading.draft.text)
