"""The port behind which a language model lives.

One implementation runs llama.cpp inside this process; one that talks to a
server has to offer the same few methods and nothing else in the program
changes. `tests/fakes/inference.py` holds the scripted one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, Protocol

from coach.domain import ModelInfo
from coach.errors import InputError
from coach.stop import StopSignal

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation. `content` is always plain text: what looks
    like a control token in it is text, too."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """How the next token is chosen. `temperature` 0 is greedy.

    `repetition` divides the logits of the tokens of the last 64 (1.0 is off).
    """

    temperature: float = 0.0
    top_p: float = 0.95
    top_k: int = 40
    min_p: float = 0.05
    repetition: float = 1.0
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to generate.

    `samples` answers are decoded side by side from one prompt; sample 0 uses
    `sampling.seed`, sample i the seed + i. `prefill` is the beginning of the
    answer, given and not generated. `stop` ends a sample where one of the
    strings would begin. `grammar` is GBNF with the root rule "root". `adapted`:
    with the model's adapter, for what it was trained on; a model without one
    answers all the same.
    """

    turns: tuple[Turn, ...]
    max_tokens: int
    sampling: Sampling = field(default_factory=Sampling)
    samples: int = 1
    prefill: str = ""
    stop: tuple[str, ...] = ()
    grammar: str | None = None
    adapted: bool = False


class FinishReason(StrEnum):
    """Why a sample ended: by itself, at `max_tokens`, or because it was stopped."""

    END = "end"
    LENGTH = "length"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Started:
    """The prompt is evaluated: `prompt` tokens, `reused` of them from the cache."""

    prompt: int
    reused: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that sample number `sample` added."""

    sample: int
    text: str


@dataclass(frozen=True, slots=True)
class Finished:
    """Sample `sample` is complete after `tokens` tokens."""

    sample: int
    reason: FinishReason
    tokens: int


Output = Started | Piece | Finished


class ContextOverflowError(InputError):
    """Prompt and answer together do not fit. Nothing is ever cut silently."""


class ChatModel(Protocol):
    """A model that continues a conversation. Safe to call from any thread."""

    @property
    def info(self) -> ModelInfo:
        """Which model this is."""
        ...

    @property
    def context(self) -> int:
        """How many tokens prompt and answer may have together."""
        ...

    def count(self, turns: Sequence[Turn]) -> int:
        """How many prompt tokens `turns` take, template included."""
        ...

    def generate(self, request: Request, stop: StopSignal | None = None) -> Iterator[Output]:
        """Started once, Pieces as they come, one Finished for each sample.

        Raises ContextOverflowError before anything is evaluated, CoachError when
        the backend fails. Closing the iterator stops the work.
        """
        ...

    def warm(
        self, turns: Sequence[Turn], stop: StopSignal | None = None, *, adapted: bool = False
    ) -> None:
        """Evaluate the beginning of a prompt ahead of its use, in the background;
        may do nothing."""
        ...

    def close(self) -> None:
        """Free the model. Safe to call twice."""
        ...
