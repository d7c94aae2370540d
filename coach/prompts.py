"""Prompt templates: one file a task, with a version.

A file has a YAML header (`task`, `version`) and sections that begin with a line
"--- system", "--- user" or "--- assistant". The source is split into sections
before anything is filled in, so a draft that contains such a line stays a draft.
Example turns are sections without variables; the last user section is the one
that is filled in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from coach.errors import CoachError
from coach.inference.ports import Role, Turn
from coach.resources import folder

_HEADER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_SECTION = re.compile(r"^--- (system|user|assistant)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PromptTemplate:
    """A task's prompt: `sections` are (role, Jinja2 source)."""

    task: str
    version: int
    sections: tuple[tuple[Role, str], ...]

    def render(self, **values: object) -> tuple[Turn, ...]:
        """The turns with `values` filled in; a variable without a value is an error."""
        from jinja2 import Environment, StrictUndefined

        environment = Environment(
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            autoescape=False,
        )
        return tuple(
            Turn(role, environment.from_string(source).render(values).strip())
            for role, source in self.sections
        )

    @property
    def fixed(self) -> tuple[Turn, ...]:
        """The beginning that is the same for every request: system and examples."""
        return tuple(Turn(role, source.strip()) for role, source in self.sections[:-1])

    @property
    def protected(self) -> tuple[str, ...]:
        """The texts that must not turn up in an answer."""
        return tuple(turn.content for turn in self.fixed)


@cache
def load(task: str) -> PromptTemplate:
    """The template of `task`; CoachError when it is missing or malformed."""
    file = folder("prompts") / f"{task}.j2"
    if not file.is_file():
        raise CoachError(
            f"The installation is incomplete: the prompt {task!r} is missing.",
            where=str(file),
            mend="pip install --force-reinstall coach-writing",
        )
    return parse(task, file.read_text(encoding="utf-8"))


def parse(task: str, source: str) -> PromptTemplate:
    """A template from the text of its file."""
    import yaml

    match = _HEADER.match(source)
    header = yaml.safe_load(match.group(1)) if match else None
    if not isinstance(header, dict) or header.get("task") != task:
        raise CoachError(f"A prompt begins with a header that says 'task: {task}'.", where=task)
    version = header.get("version")
    if not isinstance(version, int):
        raise CoachError("A prompt's header has a whole number as its version.", where=task)
    parts = _SECTION.split(source[match.end() :] if match else "")
    if parts[0].strip() or len(parts) < 3 or parts[-2] != "user":
        raise CoachError("A prompt is made of sections, the last one for the user.", where=task)
    sections = tuple(
        (cast(Role, role), text) for role, text in zip(parts[1::2], parts[2::2], strict=True)
    )
    return PromptTemplate(task, version, sections)
