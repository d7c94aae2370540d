"""The values of the conversation store.

All immutable. Times are aware, in UTC. Texts are sanitised on their way in and
on their way out, `data` included.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from coach.text.sanitise import clean_line, sanitise

LONGEST_TITLE = 60


class Role(StrEnum):
    """Who wrote a message."""

    USER = "user"
    COACH = "coach"


class Kind(StrEnum):
    """What made a message: the chat, or the draft view."""

    CHAT = "chat"
    REWRITE = "rewrite"


class Status(StrEnum):
    """How far a message got. Whoever writes an answer says PENDING first; an
    answer that was stopped, or whose window died, is PARTIAL."""

    DONE = "done"
    PENDING = "pending"
    PARTIAL = "partial"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `parent` is the one it answers or follows, None for a first one;
    messages with one parent are versions of each other. `data` holds what belongs
    to it as JSON: citations, draft fields, the rewrite document, an error."""

    id: str
    session: str
    parent: str | None
    role: Role
    kind: Kind
    text: str
    status: Status
    created: datetime
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Session:
    """One conversation. `head` is the message it stands at, `messages` how many
    there are in all branches; `updated` is when the last one was written."""

    id: str
    title: str
    created: datetime
    updated: datetime
    head: str | None
    messages: int


@dataclass(frozen=True, slots=True)
class Match:
    """A message that a search found. `snippet` is plain text on one line; `marks`
    are the spans in it that matched, in code points, half open."""

    session: Session
    message: Message
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Unsent:
    """What was typed in some place of a window and not sent; `saved` is when."""

    text: str
    data: dict[str, Any]
    saved: datetime


def title_of(text: str) -> str:
    """A title for a conversation that begins with `text`: its first words, whole."""
    line = clean_line(text)
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line[:LONGEST_TITLE]
    head, space, _ = cut.rpartition(" ")
    # A text without spaces (Chinese, a link) is cut where it is.
    return (head if space and len(head) > LONGEST_TITLE // 2 else cut).rstrip(" ,;:-") + "…"


def clean_data(value: Any) -> Any:
    """`value` as JSON holds it, every text in it sanitised: a mapping becomes a dict,
    a sequence a list. What JSON cannot hold is left for its encoder to refuse."""
    if isinstance(value, str):
        return sanitise(value)
    if isinstance(value, Mapping):
        return {sanitise(str(key)): clean_data(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [clean_data(each) for each in value]
    return value
