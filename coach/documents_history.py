"""The `history` documents: what there is, what was found, what was deleted."""

from __future__ import annotations

from collections.abc import Iterable

from coach.documents import Document
from coach.history import Match, Session
from coach.history.export import message_document


def listing(sessions: Iterable[Session]) -> list[Document]:
    """The `history-list` document, in the order given."""
    return [_session(session) for session in sessions]


def found(matches: Iterable[Match]) -> list[Document]:
    """The `history-search` document: each message with its conversation and the
    piece of it that matched; `marks` are spans in `snippet`, in code points."""
    return [
        {
            "session": _session(match.session),
            "message": message_document(match.message),
            "snippet": match.snippet,
            "marks": [list(span) for span in match.marks],
        }
        for match in matches
    ]


def deleted(sessions: Iterable[Session]) -> Document:
    """The `history-delete` document."""
    return {"deleted": [session.id for session in sessions]}


def _session(session: Session) -> Document:
    return {
        "id": session.id,
        "title": session.title,
        "created": session.created.isoformat(),
        "updated": session.updated.isoformat(),
        "messages": session.messages,
    }
