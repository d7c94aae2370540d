"""From examples to tokens, exactly as the program will ask: its prompts, its chat
template, its tokenizer, and the principles its search returns, misfits included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from coach import Coach, models, prompts
from coach.domain import FindingKind
from coach.inference import Turn
from coach.inference.llama.session import Options, Session
from coach.inference.template import ChatTemplate
from coach.pipeline import generate, operations
from coach.pipeline.operations import Edits
from coach.retrieval.query import for_draft
from training import examples


@dataclass(frozen=True, slots=True)
class Lesson:
    """A prompt and the answer to learn, as text turns."""

    name: str
    turns: tuple[Turn, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """A lesson as token ids; the first `prompt` of them carry no loss."""

    name: str
    ids: tuple[int, ...]
    prompt: int


def edit_lessons(coach: Coach) -> Iterator[Lesson]:
    """Form (b): the edit script."""
    for name, example in examples.rewrites():
        reading = example.reading()
        if len(reading.units) != len(example.lines):
            continue
        faults = {
            index: FindingKind(fault) for index, (fault, _) in enumerate(example.edits()) if fault
        }
        query = for_draft(reading.draft, reading.findings, reading.case)
        rules = " ".join(item.guidance.rule for item in coach.search(query))
        yield Lesson(
            name,
            generate.edit_turns(reading, rules),
            operations.written(Edits(example.script(), faults), reading.units),
        )


def advice_lessons(coach: Coach) -> Iterator[Lesson]:
    """Advice as the program asks for it, without the worked examples of the prompt."""
    for path in sorted((examples.DATA / "advice").glob("*.jsonl")):
        for name, example in examples.load(path, examples.Advice):
            rules = [coach.knowledge.guidance(each).rule for each in example.principles]
            said = [*example.history, examples.Spoken("user", example.situation)]
            first, *rest = (" ".join(turn.text.split()) for turn in said)
            turns = list(_bare("advise", principles=rules, situation=first))
            for number, text in enumerate(rest):
                if number % 2 == 0:
                    turns.append(Turn("assistant", text))
                else:
                    turns += prompts.load("chat").render(principles=[], message=text)
            yield Lesson(f"advice/{name}", tuple(turns), example.advice)


def revision_lessons() -> Iterator[Lesson]:
    """A message changed as somebody asked."""
    for path in sorted((examples.DATA / "revisions").glob("*.jsonl")):
        for name, example in examples.load(path, examples.Revision):
            turns = _bare(
                "restyle",
                in_reply_to=" ".join(example.in_reply_to.split()),
                change=example.change,
                keep="",
                drop="",
                message=example.message,
            )
            yield Lesson(f"revisions/{name}", turns, example.revised)


def _bare(task: str, **values: object) -> tuple[Turn, ...]:
    """A prompt without its example turns: the system's and the last."""
    turns = prompts.load(task).render(**values)
    return (turns[0], turns[-1])


class Tokenizer:
    """The model's own, through llama.cpp: what is learned is what is asked."""

    def __init__(self, coach: Coach) -> None:
        self._session = Session(models.selected(coach.paths).path, Options(context=256))
        self._template = ChatTemplate(
            self._session.chat_template(),
            bos=self._session.special_text(self._session.bos),
            eos=self._session.special_text(self._session.eos),
        )

    def tokens(self, lesson: Lesson) -> Tokens:
        """Prompt, answer, end of turn."""
        ids: list[int] = []
        for segment in self._template.segments(lesson.turns):
            ids += self._session.tokenize(segment.text, control=segment.control)
        answer = self._session.tokenize(lesson.answer, control=False)
        return Tokens(lesson.name, (*ids, *answer, self._session.eos), len(ids))

    def close(self) -> None:
        """Free the model."""
        self._session.close()


def prepare(limit: int | None = None) -> list[Tokens]:
    """All lessons as tokens, or the first `limit`."""
    with Coach() as coach:
        tokenizer = Tokenizer(coach)
        lessons = chain(edit_lessons(coach), advice_lessons(coach), revision_lessons())
        found = [tokenizer.tokens(lesson) for lesson in islice(lessons, limit)]
        tokenizer.close()
    return found
