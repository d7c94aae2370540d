"""Rows of the tables as records, and times as numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from coach.history.records import Kind, Message, Role, Session, Status, clean_data
from coach.text.sanitise import clean_line, sanitise

Row = tuple[Any, ...]

SESSION = """
    s.id, s.title, s.created, s.updated, s.head,
    (SELECT count(*) FROM messages AS counted WHERE counted.session = s.id)
"""
MESSAGE = "m.id, m.session, m.parent, m.role, m.kind, m.text, m.status, m.created, m.data"
# How many columns SESSION has, for rows that hold both.
SESSION_WIDTH = 6

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_number(moment: datetime) -> int:
    """Whole microseconds since 1970."""
    return (moment - _EPOCH) // _MICROSECOND


def to_moment(number: int) -> datetime:
    """The inverse of `to_number`."""
    return _EPOCH + number * _MICROSECOND


def to_json(data: Mapping[str, Any] | None) -> str:
    """`data` as it is stored. TypeError or ValueError for what JSON cannot hold."""
    return json.dumps(clean_data(data or {}), allow_nan=False, separators=(",", ":"))


def from_json(text: str) -> dict[str, Any]:
    """The inverse of `to_json`; ValueError when it was damaged."""
    data = clean_data(json.loads(text))
    if not isinstance(data, dict):
        raise ValueError("not an object")  # noqa: TRY004 - the file's fault, not the caller's
    return data


def session_of(row: Row) -> Session:
    """A row of the columns SESSION."""
    identity, title, created, updated, head, count = row
    return Session(identity, clean_line(title), to_moment(created), to_moment(updated), head, count)


def message_of(row: Row) -> Message:
    """A row of the columns MESSAGE; ValueError when it was damaged."""
    identity, session, parent, role, kind, text, status, created, data = row
    return Message(
        identity,
        session,
        parent,
        Role(role),
        Kind(kind),
        sanitise(text),
        Status(status),
        to_moment(created),
        from_json(data),
    )
