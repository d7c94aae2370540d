"""From a conversation to a prompt, with the model's own chat template.

A GGUF carries its template as a Jinja program. It is rendered in Jinja's
sandbox (the file may come from a stranger) with marks in place of the messages;
what lies between the marks is the template's own text and may hold control
tokens, the messages never do: they are tokenised as plain text, so a draft that
contains "<|im_end|>" cannot end its turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coach.errors import CoachError
from coach.inference.ports import Turn

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n"
    "{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)

# Private-use characters: no template trims or rewrites them.
_MARK = "\ue0f0{}\ue0f1"
_MARKED = re.compile("\ue0f0(\\d+)\ue0f1")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the prompt. Only `control` ones may become control tokens."""

    text: str
    control: bool


class ChatTemplate:
    """Renders turns into segments.

    Raises CoachError for a template that is broken or leaves messages out.
    """

    def __init__(self, source: str | None, *, bos: str = "", eos: str = "") -> None:
        from jinja2 import TemplateError
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        environment = ImmutableSandboxedEnvironment(
            trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"]
        )
        environment.globals["raise_exception"] = _raise
        environment.globals["strftime_now"] = lambda _format: ""
        try:
            self._template = environment.from_string(source or CHATML)
        except TemplateError as error:
            raise CoachError(
                f"The model's chat template is broken: {error}.",
                mend="coach model verify",
            ) from error
        self._special = {"bos_token": bos, "eos_token": eos}

    def segments(self, turns: Sequence[Turn]) -> list[Segment]:
        """The prompt for `turns`, ending where the assistant's answer begins."""
        if self._is_complete(rendered := self._render(turns), len(turns)):
            return _split(rendered, turns)
        # Some families know no system role: its text then opens the first user turn.
        merged = _without_system(turns)
        if self._is_complete(rendered := self._render(merged), len(merged)):
            return _split(rendered, merged)
        raise CoachError(
            "The model's chat template leaves messages out, so it cannot be used for chat.",
            mend="coach model use with an instruction-tuned model",
        )

    def _render(self, turns: Sequence[Turn]) -> str:
        messages = [
            {"role": turn.role, "content": _MARK.format(number)}
            for number, turn in enumerate(turns)
        ]
        arguments: dict[str, Any] = {
            **self._special,
            "messages": messages,
            "add_generation_prompt": True,
            "tools": None,
        }
        # The template is foreign code: whatever it raises means "not usable so".
        try:
            return str(self._template.render(arguments))
        except Exception:
            return ""

    @staticmethod
    def _is_complete(rendered: str, count: int) -> bool:
        return [int(number) for number in _MARKED.findall(rendered)] == list(range(count))


def _raise(message: str) -> None:
    raise ValueError(message)


def _without_system(turns: Sequence[Turn]) -> list[Turn]:
    if not turns or turns[0].role != "system" or len(turns) < 2:
        return list(turns)
    system, first, *rest = turns
    return [Turn(first.role, f"{system.content}\n\n{first.content}"), *rest]


def _split(rendered: str, turns: Sequence[Turn]) -> list[Segment]:
    segments: list[Segment] = []
    for index, part in enumerate(_MARKED.split(rendered)):
        if index % 2:
            segments.append(Segment(turns[int(part)].content, control=False))
        elif part:
            segments.append(Segment(part, control=True))
    return segments
