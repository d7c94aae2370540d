"""From a situation to advice."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from coach import facts, prompts
from coach.domain import AdviseResult, Draft, FactKind, Retrieved
from coach.errors import CoachError, InputError, StoppedError
from coach.events import Citation, Delta, Done, Event, Usage
from coach.inference import Finished, FinishReason, Piece, Request, Sampling, Started, Turn
from coach.pipeline.capacity import check_length
from coach.pipeline.citations import CitationFilter
from coach.pipeline.engine import Engine
from coach.pipeline.outcome import fingerprint
from coach.pipeline.timing import Stopwatch
from coach.pipeline.wording import sendable
from coach.stop import StopSignal
from coach.text.content import words
from coach.text.sanitise import clean_final, sanitise
from coach.text.sentences import sentences

# What the program itself says when no principle fits; no model is asked, because
# a small one would answer anyway.
OUT_OF_SCOPE = (
    "This is outside what I can coach: I help with the messages people send each other. "
    "If there is a message in it, tell me who it is to, what happened so far, and what "
    "you would like them to know."
)

_GREEDY = Sampling(repetition=1.05)
_SECOND_TRY = Sampling(temperature=0.6, top_p=0.9, repetition=1.08)
# Facts that advice may not make up. Names and numbers in suggested wording must
# come from the situation; promises and negations are what advice is made of.
_CHECKED = frozenset(
    {FactKind.URL, FactKind.EMAIL, FactKind.PHONE, FactKind.PRICE, FactKind.HANDLE, FactKind.DATE}
)


def advise(
    engine: Engine, situation: str, run_id: str | None, max_tokens: int, seed: int, stop: StopSignal
) -> Iterator[Event]:
    """Events of one piece of advice, ending with Done.

    Raises CoachError (StoppedError included); the caller turns it into Failed.
    """
    clock = Stopwatch()
    text = clean_final(situation)
    if not text:
        raise InputError("The situation is empty.", mend="say what happened and to whom you write")
    check_length(engine.context, text, copies=1, answer=max_tokens)
    found = engine.retriever().search(text, engine.limit)
    clock.mark("retrieve")
    for item in found:
        yield Citation(item.guidance, item.score)
    advice, cited = OUT_OF_SCOPE, CitationFilter(())
    if found:
        ask = Ask(situation_turns(text, found), tuple(item.guidance.id for item in found), text)
        advice, cited = yield from answer(engine, ask, max_tokens, seed, stop, clock)
    else:
        yield Delta(advice)
    clock.mark("total")
    yield Done(
        AdviseResult(
            id=run_id or fingerprint(text),
            situation=text,
            advice=advice,
            principles=found,
            cited=tuple(cited.cited),
            in_scope=bool(found),
            model=engine.model_info,
            timings_ms=clock.milliseconds,
        )
    )


@dataclass(frozen=True, slots=True)
class Ask:
    """A prompt for advice. `ids` are what may be cited, [1] first; `told` is all that
    the user said, so that nothing else is stated as a fact; `earlier` is advice
    already given, which is not to be given again."""

    turns: tuple[Turn, ...]
    ids: tuple[str, ...]
    told: str
    earlier: tuple[str, ...] = ()


def situation_turns(situation: str, found: Sequence[Retrieved]) -> tuple[Turn, ...]:
    """The prompt for a situation: the constant part first, so that it is cached."""
    return prompts.load("advise").render(
        principles=[item.guidance.rule for item in found], situation=" ".join(situation.split())
    )


def answer(
    engine: Engine, ask: Ask, max_tokens: int, seed: int, stop: StopSignal, clock: Stopwatch
) -> Generator[Event, None, tuple[str, CitationFilter]]:
    """The model's advice with its citations; one more try when it says nothing new."""
    for sampling in (_GREEDY, replace(_SECOND_TRY, seed=seed)):
        citations = CitationFilter(ask.ids)
        request = Request(turns=ask.turns, max_tokens=max_tokens, sampling=sampling)
        text = yield from clock.first_delta(_stream(engine, request, citations, stop))
        if stop.is_set():
            raise StoppedError("Stopped.")
        advice = without_inventions(clean_final(text), ask.told, engine.known)
        advice = sendable(without_repeats(advice, ask.earlier), ask.told)
        if advice:
            citations.keep_only(advice)
            return advice, citations
    raise CoachError(
        "The model found nothing to say about this.",
        mend="describe the situation in more words, or use a larger model (coach model list)",
    )


def without_repeats(advice: str, earlier: Sequence[str]) -> str:
    """`advice` without the sentences that were said before, word for word."""
    said = {_bare(sentence.text) for text in earlier for sentence in sentences(text)}
    kept = advice
    for sentence in reversed(sentences(advice)):
        if _bare(sentence.text) in said:
            kept = kept[: sentence.start] + kept[sentence.end :].lstrip(" ")
    return clean_final(kept)


def _bare(sentence: str) -> str:
    return " ".join(words(sentence))


def _stream(
    engine: Engine, request: Request, citations: CitationFilter, stop: StopSignal
) -> Generator[Event, None, str]:
    written = ""
    prompt = reused = tokens = 0
    reason = FinishReason.END
    for output in engine.model().generate(request, stop):
        match output:
            case Started():
                prompt, reused = output.prompt, output.reused
            case Piece():
                if piece := citations.feed(sanitise(output.text)):
                    written += piece
                    yield Delta(piece)
            case Finished():
                tokens, reason = output.tokens, output.reason
    if rest := citations.finish():
        written += rest
        yield Delta(rest)
    yield Usage(prompt, reused, tokens, citations.unknown)
    return _whole_sentences(written) if reason is FinishReason.LENGTH else written


def _whole_sentences(text: str) -> str:
    """`text` without the sentence that was cut off at its end."""
    found = sentences(text)
    if len(found) < 2 or text.rstrip().endswith((".", "!", "?", '"', "”")):
        return text
    return text[: found[-2].end]


def without_inventions(advice: str, situation: str, known: tuple[str, ...]) -> str:
    """`advice` without the sentences that state a checkable fact from nowhere."""
    check = facts.check(Draft(text=situation), advice, known=known)
    invented = {fact.text for fact in facts.ledger(advice) if fact.kind in _CHECKED} & set(
        check.invented
    )
    if not invented:
        return advice
    kept = advice
    for sentence in reversed(sentences(advice)):
        if any(text in sentence.text for text in invented):
            rest = kept[sentence.end :]
            kept = kept[: sentence.start] + (rest if rest[:1] == "\n" else rest.lstrip(" "))
    return clean_final(kept)
