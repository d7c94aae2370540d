"""A conversation in memory: a tree of turns, and where one stands in it.

The chat works on this and writes through to the history, so that a history that
cannot be written to is no reason to stop talking.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from coach.history.records import Kind, Message, Role, Status


@dataclass(slots=True)
class Turn:
    """One message. `number` is its name here, `stored` its id in the history, "" as
    long as it has none. `data` is laid out by tui.chat.record."""

    number: int
    parent: int | None
    role: Role
    text: str
    status: Status = Status.DONE
    kind: Kind = Kind.CHAT
    data: dict[str, Any] = field(default_factory=dict)
    stored: str = ""


class Thread:
    """The turns of one conversation. `session` is its id in the history, "" while it
    has none; `head` is the turn one stands at, None before the first."""

    def __init__(self, session: str = "") -> None:
        self.session = session
        self.head: int | None = None
        self._turns: dict[int, Turn] = {}
        self._numbers = count(1)

    @classmethod
    def of(cls, session: str, messages: Iterable[Message], head: str | None) -> Thread:
        """The stored conversation; a parent comes before its children."""
        thread = cls(session)
        numbers: dict[str | None, int] = {}
        for message in messages:
            turn = thread.add(
                message.role,
                message.text,
                parent=numbers.get(message.parent),
                status=message.status,
                kind=message.kind,
                data=message.data,
            )
            turn.stored = message.id
            numbers[message.id] = turn.number
        thread.head = numbers.get(head)
        return thread

    def add(
        self,
        role: Role,
        text: str,
        *,
        parent: int | None,
        status: Status = Status.DONE,
        kind: Kind = Kind.CHAT,
        data: dict[str, Any] | None = None,
    ) -> Turn:
        """Add a turn under `parent` and stand at it."""
        turn = Turn(next(self._numbers), parent, role, text, status, kind, dict(data or {}))
        self._turns[turn.number] = turn
        self.head = turn.number
        return turn

    def __getitem__(self, number: int) -> Turn:
        return self._turns[number]

    def __contains__(self, turn: Turn) -> bool:
        return self._turns.get(turn.number) is turn

    def parent(self, turn: Turn) -> Turn | None:
        """What `turn` answers or follows."""
        return None if turn.parent is None else self._turns[turn.parent]

    def path(self, head: int | None = None) -> list[Turn]:
        """The turns from the first to `head` (default: where one stands)."""
        at = self.head if head is None else head
        found: list[Turn] = []
        while at is not None:
            found.append(self._turns[at])
            at = found[-1].parent
        return found[::-1]

    def before(self, turn: Turn) -> list[Turn]:
        """What was said before `turn`."""
        return [] if turn.parent is None else self.path(turn.parent)

    def versions(self, turn: Turn) -> list[Turn]:
        """The turns under the same parent, `turn` included, oldest first."""
        return [each for each in self._turns.values() if each.parent == turn.parent]

    def tip(self, turn: Turn) -> Turn:
        """Where the branch of `turn` was last gone on."""
        newest = turn
        for each in self._turns.values():  # oldest first: children come after
            if any(above is turn for above in self.path(each.number)):
                newest = each
        return newest

    @property
    def turns(self) -> Iterable[Turn]:
        """All of them, oldest first."""
        return self._turns.values()
