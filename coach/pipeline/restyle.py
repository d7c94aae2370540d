"""The version under discussion, changed as the user wishes: shorter, warmer, more
direct, less or more formal, with or without certain words.

The rules go first, since they answer at once and cannot invent; the model is asked
only when they have not done enough. Everything is judged against the original draft,
so that ten wishes in a row lose no more facts than one.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

from coach import prompts
from coach.domain import Draft, Retrieved, RewriteResult, Style, Variant, Wish
from coach.errors import InputError, StoppedError
from coach.events import Candidate, Delta, Done, Event
from coach.inference import Turn
from coach.pipeline import generate, lines
from coach.pipeline.candidates import EDIT, MODEL
from coach.pipeline.capacity import check_length
from coach.pipeline.engine import Engine, Options
from coach.pipeline.explain import explain
from coach.pipeline.outcome import fingerprint
from coach.pipeline.reading import read
from coach.pipeline.result import document
from coach.pipeline.script import KEEP, EditScript
from coach.pipeline.slots import OPEN, Slot, parse
from coach.pipeline.styles import Brief, edits
from coach.pipeline.styles.constraints import check, starts
from coach.pipeline.styles.panel import Panel, fulfilment
from coach.pipeline.styles.warmer import with_opening
from coach.pipeline.timing import Stopwatch
from coach.stop import StopSignal
from coach.text.sanitise import clean_final, clean_line, sanitise

# From here on the rules have done what was asked for, and nobody need wait.
_ENOUGH = 0.5
_SAMPLES = 2

_INSTRUCTION = {
    Style.SHORTER: "shorter",
    Style.DIRECT: "more direct, the point first",
    Style.CASUAL: "less formal",
    Style.FORMAL: "more formal",
    Style.WARMER: "warmer",
}
_ADVERB = {
    Style.SHORTER: "shorter",
    Style.DIRECT: "more direct",
    Style.CASUAL: "less formal",
    Style.FORMAL: "more formal",
    Style.WARMER: "warmer",
}
_PRINCIPLE = {Style.WARMER: "be-a-person", Style.CASUAL: "be-a-person"}


def restyle(
    engine: Engine,
    draft: Draft,
    current: str,
    wish: Wish,
    run_id: str | None,
    options: Options,
    stop: StopSignal,
) -> Iterator[Event]:
    """Events of one restyling of `current`, ending with Done.

    Raises InputError when the wish cannot be granted, CoachError when the model
    fails, StoppedError; the caller turns them into Failed.
    """
    clock = Stopwatch()
    brief = _brief(engine, draft, current, wish)
    panel = Panel(brief, prompts.load("restyle").protected + generate.protected())
    yield from _by_rules(brief, panel, stop)
    if _enough(brief, panel):
        assert panel.best is not None
        yield Delta(panel.best.text)
        clock.mark("first_token")
    elif brief.wish.styles or brief.wish.note or panel.best is None:
        yield from clock.first_delta(_by_model(engine, brief, panel, options, stop))
    chosen = panel.best
    if chosen is None:
        raise InputError(_no_way(brief.wish, refused=panel.refused), mend=_mend(brief))
    yield Done(_result(engine, brief, chosen, panel.ranked(), run_id, clock))


def _brief(engine: Engine, draft: Draft, current: str, wish: Wish) -> Brief:
    """The wish with what it is about, clean and checked."""
    text = clean_final(current)
    if not clean_final(draft.text) or not any(char.isalnum() for char in text):
        raise InputError("There is no message to change yet.", mend="give a text first")
    if not (wish.styles or wish.keep or wish.drop or wish.note.strip()):
        raise InputError("Say what should be different.", mend='for example "shorter"')
    if {Style.CASUAL, Style.FORMAL} <= set(wish.styles):
        raise InputError("A message cannot be more and less formal at once.", mend="choose one")
    check_length(engine.context, text, draft.in_reply_to, copies=2)
    clean = Wish(
        styles=tuple(dict.fromkeys(wish.styles)),
        keep=tuple(sanitise(words) for words in wish.keep),
        drop=tuple(sanitise(words) for words in wish.drop),
        note=clean_line(wish.note),
    )
    brief = Brief(read(draft, engine.known), text, clean)
    check(brief)
    return brief


def _by_rules(brief: Brief, panel: Panel, stop: StopSignal) -> Iterator[Event]:
    """Candidates that need no model."""
    for start in starts(brief):
        for text in edits(brief, start):
            if stop.is_set():
                raise _stopped()
            if variant := panel.add(text, EDIT):
                yield Candidate(variant)


def _enough(brief: Brief, panel: Panel) -> bool:
    """Whether what the rules made is what was asked for. A note that no style stands
    for is beyond them."""
    best = panel.best
    if best is None or (brief.wish.note and not _covered(brief.wish)):
        return False
    return fulfilment(brief, best.text) >= _ENOUGH


def _only_warmer(wish: Wish) -> bool:
    """Whether warmth is all that is asked for."""
    return wish.styles == (Style.WARMER,)


def _covered(wish: Wish) -> bool:
    """Whether styles, keep and drop say what the note says."""
    return bool(wish.styles or wish.keep or wish.drop)


def _by_model(
    engine: Engine, brief: Brief, panel: Panel, options: Options, stop: StopSignal
) -> Generator[Event, None, None]:
    """Candidates of the model: an opening line that takes up their words where that
    is what is missing; whole versions otherwise, or when no line will do."""
    base = panel.best.text if panel.best else brief.current
    opens = Style.WARMER in brief.wish.styles and bool(brief.reading.draft.in_reply_to)
    if opens:
        yield from _openings(engine, brief, panel, base, options, stop)
        if panel.best is not None:
            return  # a whole version takes as long again and mostly copies this one
    if _only_warmer(brief.wish):
        # Asked for a whole warmer message, the model makes warm things up or copies: the
        # guards turn it down, and the user has waited twice for a no.
        return
    answers = yield from generate.restyled(
        engine.model(),
        _turns(brief, base),
        base,
        samples=min(options.samples, _SAMPLES),
        seed=options.seed,
        stop=stop,
        show=not opens,  # the first text of a run is the one that is shown as it grows
    )
    if stop.is_set():
        raise _stopped()
    for text in answers.texts:
        if variant := panel.add(text, MODEL):
            yield Candidate(variant)


def _openings(
    engine: Engine, brief: Brief, panel: Panel, base: str, options: Options, stop: StopSignal
) -> Generator[Event, None, None]:
    """`base` with a first sentence that takes up what the other person wrote."""
    reading = read(replace(brief.reading.draft, text=base), brief.reading.known)
    script = EditScript((KEEP,) * len(reading.units))
    slot = Slot(OPEN)
    answers = yield from generate.scripts(
        engine.model(),
        reading,
        script,
        (slot,),
        "",
        samples=options.samples,
        seed=options.seed,
        stop=stop,
    )
    if stop.is_set():
        raise _stopped()
    written = (parse(answer).get(OPEN, "") for answer in answers.texts)
    for line in dict.fromkeys(written):
        if line and lines.judge(reading, script, slot, line) > 0:
            for text in dict.fromkeys((base, brief.current)):
                if variant := panel.add(with_opening(text, line), MODEL):
                    yield Candidate(variant)


def _turns(brief: Brief, base: str) -> tuple[Turn, ...]:
    wish = brief.wish
    wanted = [_INSTRUCTION[style] for style in wish.styles]
    note = wish.note
    return prompts.load("restyle").render(
        in_reply_to=" ".join(brief.reading.draft.in_reply_to.split()),
        change="; ".join([", ".join(wanted), note] if wanted and note else [*wanted, note]).strip(
            "; "
        ),
        keep=" / ".join(wish.keep),
        drop=" / ".join(wish.drop),
        message=base,
    )


def _result(
    engine: Engine,
    brief: Brief,
    chosen: Variant,
    variants: tuple[Variant, ...],
    run_id: str | None,
    clock: Stopwatch,
) -> RewriteResult:
    reading = brief.reading
    named = {finding.principle for finding in reading.findings}
    asked_for = next((_PRINCIPLE[s] for s in brief.wish.styles if s in _PRINCIPLE), "")
    earlier = {(c.before, c.after): c for c in explain(reading, brief.current, named)}
    changes = tuple(
        earlier.get((change.before, change.after), change)
        for change in explain(
            reading,
            chosen.text,
            named | {asked_for},
            otherwise=(_reason(brief.wish), asked_for),
        )
    )
    behind = dict.fromkeys(change.principle for change in changes if change.principle)
    draft = reading.draft
    return document(
        reading,
        chosen,
        run_id=run_id or fingerprint(draft.text, brief.current, str(brief.wish)),
        changes=changes,
        principles=tuple(Retrieved(engine.principle(name), 1.0) for name in behind),
        variants=variants,
        model=engine.model_info,
        clock=clock,
    )


def _reason(wish: Wish) -> str:
    """Why the message changed: because it was asked to."""
    if not wish.styles:
        return "You asked for this change."
    return f"You asked for it to be {_and([_ADVERB[style] for style in wish.styles])}."


def _no_way(wish: Wish, *, refused: bool) -> str:
    """One sentence that says what could not be done, and why."""
    if not wish.styles:
        return "I found no way to make this change without losing or inventing something."
    if _only_warmer(wish):
        return "I found nothing warmer to say that I would not have to make up."
    wanted = _and([_ADVERB[style] for style in wish.styles])
    if refused:
        return f"I found no way to make this {wanted} without losing a fact or making one up."
    return f"I found nothing that would make this {wanted}."


def _mend(brief: Brief) -> str | None:
    """What the user could do that the program cannot."""
    if Style.WARMER not in brief.wish.styles:
        return None
    if not brief.reading.draft.in_reply_to:
        return "add what they wrote to you, so that there is something to take up"
    return "say in a line of your own what you thought when you read it"


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _stopped() -> StoppedError:
    return StoppedError("Stopped. The message is unchanged.")
