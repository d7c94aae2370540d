"""The prompt for advice in a conversation, within the context.

The constant part comes first, then the situation exactly as in the first turn, then
the rounds: what was evaluated for the last turn is the beginning of this one's and
need not be read again. When room gets short the oldest rounds go, the situation
never does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach import prompts
from coach.dialogue.memory import Round, Topic
from coach.domain import Retrieved
from coach.inference import ChatModel, Turn
from coach.pipeline.advise import situation_turns
from coach.retrieval.ports import Retriever

# A follow-up adds at most this many principles to those of the situation.
_MORE = 1
_MARGIN = 16


@dataclass(frozen=True, slots=True)
class Guide:
    """What was looked up for a topic. `first` belongs to the situation, `more[i]` to
    round i + 1; numbered through, they are what may be cited."""

    first: tuple[Retrieved, ...]
    more: tuple[tuple[Retrieved, ...], ...]

    @property
    def all(self) -> tuple[Retrieved, ...]:
        """Every one, [1] first."""
        return self.first + tuple(item for extra in self.more for item in extra)


def look_up(retriever: Retriever, topic: Topic, query: str, limit: int) -> Guide:
    """The guidance for `topic`, as the turns before saw it, and for its last round.

    `query` describes the situation; a question is looked up together with it.
    """
    first = retriever.search(query, limit)
    more: list[tuple[Retrieved, ...]] = []
    seen = {item.guidance.id for item in first}
    for round_ in topic.rounds[1:]:
        found = retriever.search(f"{query} {round_.question}", limit)
        new = tuple(item for item in found if item.guidance.id not in seen)[:_MORE]
        seen.update(item.guidance.id for item in new)
        more.append(new)
    return Guide(first, tuple(more))


def turns(model: ChatModel, topic: Topic, guide: Guide, max_tokens: int) -> tuple[Turn, ...]:
    """The prompt for the last round of `topic`, its answer not being there yet."""
    opening = situation_turns(topic.situation, guide.first)
    if len(topic.rounds) < 2:
        return opening
    blocks = _blocks(topic.rounds, guide)
    room = model.context - max_tokens - _MARGIN
    while len(blocks) > 1 and model.count([*opening, *_flat(topic, blocks)]) > room:
        del blocks[0]
    return (*opening, *_flat(topic, blocks))


# A question with the coach's answer to it, None for the one to be answered now.
_Block = tuple[Turn, Turn | None]


def _blocks(rounds: Sequence[Round], guide: Guide) -> list[_Block]:
    template = prompts.load("chat")
    number = len(guide.first)
    blocks: list[_Block] = []
    for round_, extra in zip(rounds[1:], guide.more, strict=True):
        listed = []
        for item in extra:
            number += 1
            listed.append({"number": number, "rule": item.guidance.rule})
        (turn,) = template.render(principles=listed, message=" ".join(round_.question.split()))
        blocks.append((turn, Turn("assistant", round_.answer) if round_.answer else None))
    return blocks


def _flat(topic: Topic, blocks: Sequence[_Block]) -> list[Turn]:
    """The turns after the situation. Roles alternate, as templates want it: a question
    that was never answered goes with the next."""
    found = [Turn("assistant", topic.rounds[0].answer)] if topic.rounds[0].answer else []
    for question, answer in blocks:
        if found and found[-1].role == "user":
            found[-1] = Turn("user", f"{found[-1].content}\n{question.content}")
        else:
            found.append(question)
        if answer is not None:
            found.append(answer)
    return found
