"""From a draft to the message to send instead."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace

from coach import prompts
from coach.domain import (
    Draft,
    Finding,
    Guidance,
    ModelInfo,
    Retrieved,
    RewriteResult,
    Variant,
)
from coach.errors import InputError, StoppedError
from coach.events import Candidate, Citation, Done, Event, Found
from coach.inference import ChatModel
from coach.inference.ports import ContextOverflowError
from coach.pipeline import generate, rules, sentence_model
from coach.pipeline.candidates import DRAFT, EDIT, MODEL, Field, composed, unchecked, whole
from coach.pipeline.capacity import check_length
from coach.pipeline.explain import explain
from coach.pipeline.reading import Reading, read
from coach.pipeline.result import document
from coach.pipeline.script import apply
from coach.pipeline.slots import slots
from coach.pipeline.timing import Stopwatch
from coach.retrieval.ports import Embedder, Retriever
from coach.retrieval.query import for_draft
from coach.stop import StopSignal
from coach.text.sanitise import clean_final

# Whole rewrites take as long as everything else together, so they are only asked
# for when editing found nothing better or left less than this share of the draft.
_TORSO = 0.3


@dataclass(frozen=True, slots=True)
class Engine:
    """What a run needs. `model` and `retriever` are asked for when they are used,
    so that a good draft does not wait for them; `principle` looks a principle up
    by id. `known` are the user's fact texts."""

    model: Callable[[], ChatModel]
    model_info: ModelInfo
    retriever: Callable[[], Retriever]
    embedder: Callable[[], Embedder]
    principle: Callable[[str], Guidance]
    known: tuple[str, ...] = ()
    limit: int = 3
    context: int = 4096


@dataclass(frozen=True, slots=True)
class Options:
    """`samples` scripts are drawn; `seed` makes the run repeatable."""

    samples: int = 3
    seed: int = 0


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
        yield from _unchanged(engine, reading, run_id, (), clock)
        return
    if reading.findings:
        # The model loads and reads the constant part of its prompt meanwhile.
        engine.model().warm(prompts.load("script").fixed, stop)
    reading = _judged(engine, reading)
    for finding in reading.findings:
        yield Found(finding)
    guidance = _guidance(engine, reading) if reading.findings else ()
    clock.mark("retrieve")
    for item in guidance:
        yield Citation(item.guidance, item.score)
    if not reading.findings:
        yield from _unchanged(engine, reading, run_id, guidance, clock)
        return
    variants, raw = yield from _candidates(engine, reading, guidance, options, stop, clock)
    yield Done(_result(engine, reading, run_id, guidance, variants, clock, raw))


def _unchanged(
    engine: Engine,
    reading: Reading,
    run_id: str | None,
    guidance: tuple[Retrieved, ...],
    clock: Stopwatch,
) -> Iterator[Event]:
    """The draft as it is: nothing gets in its way, or it has no word to write anew."""
    draft = Variant(reading.draft.text, DRAFT, passed=True, rank=1)
    yield Candidate(draft)
    yield Done(_result(engine, reading, run_id, guidance, (draft,), clock))


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


def _guidance(engine: Engine, reading: Reading) -> tuple[Retrieved, ...]:
    """What to lean on: the search's results, then the principles the findings name.

    A finding names its principle by id, so it fits by construction: score 1.
    """
    query = for_draft(reading.draft, reading.findings, reading.case)
    found = engine.retriever().search(query, engine.limit)
    ids = {item.guidance.id for item in found}
    named = dict.fromkeys(finding.principle for finding in reading.findings)
    return found + tuple(
        Retrieved(engine.principle(name), 1.0) for name in named if name not in ids
    )


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
    rule_text = _rule_text(engine, guidance)

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
                rule_text,
                samples=options.samples,
                seed=options.seed,
                stop=stop,
            )
        )
        _check(stop)
        raw = unchecked(reading, base, wanted, answers.texts)
        yield from judge(composed(reading, base, wanted, answers.texts), MODEL)
        yield from judge(whole(reading, base, wanted, answers.texts), MODEL)
    if not _improved(reading, field):
        try:
            first = yield from _free(engine, reading, rule_text, options, stop, field)
            raw = raw or first
        except ContextOverflowError:
            # A whole rewrite holds the text twice, an edit but once: what it made stays.
            if field.best is None or field.best.origin == DRAFT:
                raise
    return field.ranked(), raw


def _free(
    engine: Engine,
    reading: Reading,
    rule_text: str,
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
            rule_text,
            samples=1,
            seed=options.seed,
            stop=stop,
            complaint=complaint,
        )
        _check(stop)
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


def _check(stop: StopSignal) -> None:
    if stop.is_set():
        raise StoppedError("Stopped. The draft is unchanged.")


def _rule_text(engine: Engine, guidance: tuple[Retrieved, ...]) -> str:
    """The rules that go into the prompt: at most `engine.limit`, one line."""
    return " ".join(item.guidance.rule for item in guidance[: engine.limit])


def _result(
    engine: Engine,
    reading: Reading,
    run_id: str | None,
    guidance: tuple[Retrieved, ...],
    variants: tuple[Variant, ...],
    clock: Stopwatch,
    raw: str = "",
) -> RewriteResult:
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
