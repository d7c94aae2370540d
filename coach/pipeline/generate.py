"""Asking the model for the lines of a script and for a free rewrite."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from coach import prompts
from coach.events import Delta, Event, Usage
from coach.inference import (
    ChatModel,
    Finished,
    FinishReason,
    Piece,
    Request,
    Sampling,
    Started,
    Turn,
)
from coach.pipeline import operations, slots
from coach.pipeline.preview import EditPreview, Preview
from coach.pipeline.reading import Reading
from coach.pipeline.script import EditScript, Operation
from coach.pipeline.slots import Slot
from coach.stop import StopSignal
from coach.text.sanitise import sanitise

# Chosen on the development drafts: hotter samples differ more but break facts.
SCRIPT_SAMPLING = Sampling(temperature=0.5, top_p=0.9)
EDIT_SAMPLING = Sampling(temperature=0.4, top_p=0.9)
FREE_SAMPLING = Sampling(temperature=0.4, top_p=0.9, repetition=1.05)

# A line of a script, quotes and label included; see slots.grammar.
_TOKENS_PER_LINE = 70
# A number, a fault and quotation marks in an edit script.
_TOKENS_PER_NUMBER = 10
# What a whole rewrite may be longer than its draft: a question more.
_ROOM_TO_ADD = 60


@dataclass(slots=True)
class Answers:
    """What came back: the text of each sample, and whether the user stopped it.

    `first_token` is set by the caller's clock when the first piece arrives.
    """

    texts: list[str] = field(default_factory=list)
    stopped: bool = False


def script_turns(
    reading: Reading, base: EditScript, wanted: Sequence[Slot], rules: str
) -> tuple[Turn, ...]:
    """The prompt for the lines of `wanted`.

    The model sees the sentences as the rules left them: what is already mended
    it need not copy.
    """
    return prompts.load("script").render(
        channel=reading.draft.channel.label,
        in_reply_to=_one_line(reading.draft.in_reply_to),
        rules=rules,
        lines=[
            {"number": number, "text": _one_line(edit.text or unit.text)}
            for number, (unit, edit) in enumerate(
                zip(reading.units, base.edits, strict=True), start=1
            )
            if edit.operation is not Operation.DROP
        ],
        wanted=", ".join(
            f"{slot.label} ({slot.reason})" if slot.reason else slot.label for slot in wanted
        ),
    )


def edit_turns(reading: Reading, rules: str) -> tuple[Turn, ...]:
    """The prompt for an edit script over the whole draft."""
    return prompts.load("edit").render(
        channel=reading.draft.channel.label,
        in_reply_to=_one_line(reading.draft.in_reply_to),
        asked=reading.asked,
        rules=rules,
        lines=list(operations.shown(reading.units)),
    )


def free_turns(reading: Reading, rules: str, complaint: str = "") -> tuple[Turn, ...]:
    """The prompt for a rewrite in one go; `complaint` is why the last one failed."""
    return prompts.load("rewrite").render(
        channel=reading.draft.channel.label,
        in_reply_to=_one_line(reading.draft.in_reply_to),
        rules=rules,
        asked=reading.asked,
        complaint=complaint,
        draft=reading.draft.text,
    )


def protected() -> tuple[str, ...]:
    """The prompt texts that no rewrite may repeat."""
    tasks = ("script", "rewrite", "edit")
    return tuple(text for task in tasks for text in prompts.load(task).protected)


def scripts(
    model: ChatModel,
    reading: Reading,
    base: EditScript,
    wanted: tuple[Slot, ...],
    rules: str,
    *,
    samples: int,
    seed: int,
    stop: StopSignal,
) -> Generator[Event, None, Answers]:
    """Sample the lines of `wanted`; streams the message as sample 0 makes it."""
    turns = script_turns(reading, base, wanted, rules)
    most = _TOKENS_PER_LINE * len(wanted)
    request = Request(
        turns=turns,
        max_tokens=most,
        sampling=_seeded(SCRIPT_SAMPLING, seed),
        samples=_fitting(model, turns, most, samples),
        grammar=slots.grammar(wanted),
    )
    preview = Preview(reading.units, base, wanted)
    return (yield from _run(model, request, stop, preview))


def edits(
    model: ChatModel,
    reading: Reading,
    rules: str,
    *,
    samples: int,
    seed: int,
    stop: StopSignal,
) -> Generator[Event, None, Answers]:
    """Sample edit scripts with the adapter; streams the message as sample 0 makes it."""
    turns = edit_turns(reading, rules)
    most = _room_for(reading, model) + _TOKENS_PER_NUMBER * len(reading.units)
    request = Request(
        turns=turns,
        max_tokens=most,
        sampling=_seeded(EDIT_SAMPLING, seed),
        samples=_fitting(model, turns, most, samples),
        grammar=operations.grammar(reading.units),
        adapted=True,
    )
    return (yield from _run(model, request, stop, EditPreview(reading.units)))


def free(
    model: ChatModel,
    reading: Reading,
    rules: str,
    *,
    samples: int,
    seed: int,
    stop: StopSignal,
    complaint: str = "",
) -> Generator[Event, None, Answers]:
    """Sample whole rewrites; nothing is streamed, they are later candidates."""
    turns = free_turns(reading, rules, complaint)
    most = _room_for(reading, model)
    request = Request(
        turns=turns,
        max_tokens=most,
        sampling=_seeded(FREE_SAMPLING, seed),
        samples=_fitting(model, turns, most, samples),
    )
    return (yield from _run(model, request, stop, None))


def restyled(
    model: ChatModel,
    turns: tuple[Turn, ...],
    text: str,
    *,
    samples: int,
    seed: int,
    stop: StopSignal,
    show: bool,
) -> Generator[Event, None, Answers]:
    """Sample other versions of `text`; streams sample 0 as it is written, if it is to
    be shown."""
    most = model.count([Turn("user", text)]) + _ROOM_TO_ADD
    request = Request(
        turns=turns,
        max_tokens=most,
        sampling=_seeded(FREE_SAMPLING, seed),
        samples=_fitting(model, turns, most, samples),
    )
    return (yield from _run(model, request, stop, AsWritten() if show else None))


class _Shown(Protocol):
    """What turns a growing answer into what can be shown of it."""

    def feed(self, answer: str) -> str:
        """What is new since the last time, given all of `answer` so far."""
        ...


class AsWritten:
    """Shows an answer as it is written, sanitised."""

    def __init__(self) -> None:
        self._shown = ""

    def feed(self, answer: str) -> str:
        """What is new since the last time, given all of `answer` so far."""
        clean = sanitise(answer)
        if not clean.startswith(self._shown):
            return ""
        new, self._shown = clean[len(self._shown) :], clean
        return new


def _fitting(model: ChatModel, turns: Sequence[Turn], most: int, samples: int) -> int:
    """As many of `samples` as the context has room for, at least one."""
    room = model.context - model.count(turns)
    return max(1, min(samples, room // max(most, 1)))


def _room_for(reading: Reading, model: ChatModel) -> int:
    """Tokens for a rewrite: the draft's own and a question more."""
    return model.count([Turn("user", reading.draft.text)]) + _ROOM_TO_ADD


def _run(
    model: ChatModel, request: Request, stop: StopSignal, preview: _Shown | None
) -> Generator[Event, None, Answers]:
    answers = Answers([""] * request.samples)
    prompt = reused = tokens = 0
    for output in model.generate(request, stop):
        match output:
            case Started():
                prompt, reused = output.prompt, output.reused
            case Piece():
                answers.texts[output.sample] += output.text
                if preview and output.sample == 0 and (shown := preview.feed(answers.texts[0])):
                    yield Delta(shown)
            case Finished():
                tokens += output.tokens
                answers.stopped |= output.reason is FinishReason.STOPPED
    yield Usage(prompt, reused, tokens)
    answers.texts = [sanitise(text).strip() for text in answers.texts]
    return answers


def _seeded(sampling: Sampling, seed: int) -> Sampling:
    return replace(sampling, seed=seed)


def _one_line(text: str) -> str:
    return " ".join(text.split())
