"""One turn of the conversation: from a message to a Reply."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace

from coach.channels import OTHER, Channel
from coach.dialogue import advice, explanation, notes, replies
from coach.dialogue.edits import added, swapped
from coach.dialogue.intent import Intent, Want, read_intent, revised
from coach.dialogue.memory import Step, Version, replay, versions
from coach.dialogue.replies import Turned
from coach.dialogue.revision import Revision
from coach.domain import Conversation, Draft, Reply, RewriteResult, Style, Wish
from coach.errors import InputError
from coach.events import Delta, Done, Event, Failed
from coach.pipeline.engine import Engine
from coach.pipeline.outcome import fingerprint
from coach.pipeline.timing import Stopwatch
from coach.stop import StopSignal
from coach.text.sanitise import clean_final, sanitise


@dataclass(frozen=True, slots=True)
class Tools:
    """What a turn can call. `rewrite` and `restyle` yield events as the Coach's
    methods of that name do; `channel` is where drafts go unless somebody says so."""

    engine: Engine
    rewrite: Callable[[Draft, int, StopSignal], Iterator[Event]]
    restyle: Callable[[Draft, str, Wish, int, StopSignal], Iterator[Event]]
    max_tokens: int
    channel: Channel = OTHER


def respond(
    tools: Tools,
    conversation: Conversation,
    message: str,
    run_id: str | None,
    seed: int,
    stop: StopSignal,
) -> Iterator[Event]:
    """Events of one turn, ending with Done(Reply).

    Raises CoachError (StoppedError included); the caller turns it into Failed.
    """
    clock = Stopwatch()
    text = clean_final(message)
    if not text:
        raise InputError("The message is empty.", mend="write what you would like to do")
    conversation = _clean(conversation)
    intent = read_intent(conversation, text)
    turned = yield from _turn(tools, conversation, text, intent, seed, stop, clock)
    clock.mark("total")
    yield Done(
        Reply(
            id=run_id or fingerprint(text, *(turn.text for turn in conversation.turns)),
            kind=turned.kind,
            text=turned.text,
            draft=turned.draft,
            current=turned.current,
            rewrite=turned.rewrite,
            principles=turned.principles,
            cited=turned.cited,
            in_scope=turned.in_scope,
            model=tools.engine.model_info,
            timings_ms=clock.milliseconds,
            note=turned.note,
        )
    )


def _turn(
    tools: Tools,
    conversation: Conversation,
    text: str,
    intent: Intent,
    seed: int,
    stop: StopSignal,
    clock: Stopwatch,
) -> Generator[Event, None, Turned]:
    match intent.want:
        case Want.SMALL_TALK:
            return (yield from _say(replies.said(conversation, intent.answer)))
        case Want.REWRITE:
            assert intent.draft is not None
            draft = intent.draft
            if draft.channel is OTHER:
                draft = replace(draft, channel=tools.channel)
            result = yield from _result(tools.rewrite(draft, seed, stop))
            return replies.rewritten(draft, result, notes.new_draft(result))
        case Want.UNDO:
            return (yield from _say(_undone(conversation, intent, replay(conversation))))
        case Want.REVISE:
            return (yield from _revised(tools, conversation, intent, seed, stop))
        case Want.EXPLAIN:
            return (yield from _say(explanation.of_changes(tools.engine, conversation)))
        case Want.ADVISE | Want.ANSWER:
            return (
                yield from advice.advised(
                    tools.engine, conversation, text, intent, tools.max_tokens, seed, stop, clock
                )
            )


def _say(turned: Turned) -> Generator[Event, None, Turned]:
    """An answer that is there at once, streamed like any other."""
    yield Delta(turned.text)
    return turned


def _result(
    events: Iterator[Event], *, streamed: bool = True
) -> Generator[Event, None, RewriteResult]:
    """The result of a run, its events passed on. Raises the error of a failed one."""
    for event in events:
        match event:
            case Done(RewriteResult() as result):
                return result
            case Failed(error):
                raise error
            case Delta() if not streamed:
                continue
            case _:
                yield event
    raise InputError("The draft could not be worked on.")


def _undone(conversation: Conversation, intent: Intent, steps: tuple[Step, ...]) -> Turned:
    assert conversation.draft is not None
    draft, current = conversation.draft, conversation.current or conversation.draft.text
    if current == draft.text:
        return replies.version(draft, current, notes.NOTHING_TO_UNDO)
    if intent.to_original:
        return replies.version(draft, draft.text, notes.ORIGINAL)
    # What was changed by hand since goes first.
    earlier = [version for version in versions(draft, steps) if version.text != current]
    back = earlier[-1] if earlier else Version(draft.text, draft)
    note = notes.ORIGINAL if back.text == draft.text else notes.UNDONE
    return replies.version(back.draft, back.text, note)


def _revised(
    tools: Tools, conversation: Conversation, intent: Intent, seed: int, stop: StopSignal
) -> Generator[Event, None, Turned]:
    wish = intent.revision
    original = intent.draft or conversation.draft
    assert original is not None
    before = (conversation.current if conversation.draft else "") or original.text
    if back := replies.question_back(wish, original, before):
        return (yield from _say(back))
    draft = revised(original, wish)
    draft = replace(draft, text=added(draft.text, wish.add))
    text = added(swapped(before, wish.swap), wish.add)
    steps = replay(conversation)
    stack = versions(original, steps)
    result: RewriteResult | None = None
    refused, shown = "", False
    if wish.circumstances or wish.again:
        source = _source(draft, before, text, stack)
        turn_seed = seed + (len(conversation.turns) if wish.again else 0)
        # What is rewritten from the start is streamed only if nothing follows.
        later = _wish(wish, stack, draft, draft.text, everything=True)
        events = tools.rewrite(source, turn_seed, stop)
        shown = later is None
        result = yield from _result(events, streamed=shown)
        text = result.rewrite
        later = _wish(wish, stack, draft, text, everything=True)
    else:
        later = _wish(wish, stack, draft, text, everything=False)
    if later is not None:
        try:
            events = tools.restyle(draft, text, later, seed, stop)
            result = yield from _result(events)
            shown = True
        except InputError as error:
            refused = error.what
        else:
            text = result.rewrite
    if not shown:
        yield Delta(text)
    if refused and text == before:
        return replies.version(draft, text, refused)
    return replies.version(draft, text, notes.revision(wish, before, text, result), result)


def _source(draft: Draft, before: str, text: str, stack: tuple[Version, ...]) -> Draft:
    """What to rewrite: the original, unless the user changed the version by hand."""
    by_hand = len(stack) > 1 and before not in {version.text for version in stack}
    return replace(draft, text=text) if by_hand else draft


_OPPOSITE = {Style.CASUAL: Style.FORMAL, Style.FORMAL: Style.CASUAL}


def _wish(
    wish: Revision, stack: tuple[Version, ...], draft: Draft, current: str, *, everything: bool
) -> Wish | None:
    """What to ask of a restyling; None when nothing is. What the user wants kept stays
    kept; with `everything`, the manners asked for before count again, because the
    message is rewritten from the start."""
    earlier = [intent.revision for intent in stack[-1].wishes]
    known = f"{draft.text}\n{current}"
    keep = [text for past in (*earlier, wish) for text in past.keep if text in known]
    gone = [text for past in earlier for text in past.drop if text in current] if everything else []
    styles: dict[Style, None] = {}
    for past in [*earlier, wish] if everything else [wish]:
        for style in past.styles:
            styles.pop(_OPPOSITE.get(style, style), None)
            styles[style] = None
    dropped = [*gone, *wish.drop]
    keep = [text for text in keep if text not in dropped]
    if not styles and not dropped and not wish.keep:
        return None
    return Wish(
        styles=tuple(styles), keep=tuple(dict.fromkeys(keep)), drop=tuple(dict.fromkeys(dropped))
    )


def _clean(conversation: Conversation) -> Conversation:
    turns = tuple(replace(turn, text=sanitise(turn.text)) for turn in conversation.turns)
    return replace(conversation, turns=turns, current=clean_final(conversation.current))
