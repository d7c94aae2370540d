"""A conversation as Markdown, to read, and as a document, to keep."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Any

from coach.history.records import Kind, Message, Role, Session, Status

UNTITLED = "Untitled"

_WHO = {
    (Role.USER, Kind.CHAT): "You",
    (Role.COACH, Kind.CHAT): "Coach",
    (Role.USER, Kind.REWRITE): "Your draft",
    (Role.COACH, Kind.REWRITE): "The rewrite",
}
_NOTE = {
    Status.DONE: "",
    Status.PENDING: "being written",
    Status.PARTIAL: "stopped before it was finished",
    Status.FAILED: "failed",
}


def who(message: Message) -> str:
    """The heading of a message."""
    return _WHO[message.role, message.kind]


def note(message: Message) -> str:
    """What to say of a message that is not whole, or ""."""
    return _NOTE[message.status]


def local(moment: datetime, zone: tzinfo | None = None) -> str:
    """A time as people write it, to the minute, in `zone` (default: this machine's)."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def to_markdown(
    session: Session, messages: Iterable[Message], *, zone: tzinfo | None = None
) -> str:
    """`messages` under a heading each, in the order given; their texts are not touched.

    Ends with a line end. Times are those of `zone`, by default this machine's.
    """
    parts = [f"# {session.title or UNTITLED}"]
    for message in messages:
        parts.append(f"## {who(message)}, {local(message.created, zone)}")
        if message.text.strip():
            parts.append(message.text.strip("\n"))
        if note(message):
            parts.append(f"({note(message)})")
    return "\n\n".join(parts) + "\n"


def to_document(session: Session, messages: Iterable[Message]) -> dict[str, Any]:
    """The `history-show` document. Times are ISO 8601 in UTC."""
    return {
        "id": session.id,
        "title": session.title,
        "created": session.created.isoformat(),
        "updated": session.updated.isoformat(),
        "head": session.head,
        "messages": [message_document(message) for message in messages],
    }


def message_document(message: Message) -> dict[str, Any]:
    """One message of a document."""
    return {
        "id": message.id,
        "parent": message.parent,
        "role": str(message.role),
        "kind": str(message.kind),
        "status": str(message.status),
        "created": message.created.isoformat(),
        "text": message.text,
        "data": message.data,
    }
