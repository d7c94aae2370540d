"""Conversations, kept on this machine: what was said, in all its versions.

store = open_store(paths, window=window.id)
asked = store.add(store.start().id, Role.USER, "...", parent=None)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.history.export import to_document, to_markdown
from coach.history.ports import ConversationStore
from coach.history.records import (
    Kind,
    Match,
    Message,
    Role,
    Session,
    Status,
    Unsent,
    title_of,
)

if TYPE_CHECKING:
    from coach.history.store import SqliteStore
    from coach.history.windows import Window
    from coach.paths import Paths

__all__ = [
    "ConversationStore",
    "Kind",
    "Match",
    "Message",
    "Role",
    "Session",
    "SqliteStore",
    "Status",
    "Unsent",
    "Window",
    "alive",
    "open_store",
    "title_of",
    "to_document",
    "to_markdown",
]


def open_store(paths: Paths, *, window: str = "") -> SqliteStore:
    """The user's history, opened; answers that a killed window left are PARTIAL.

    `window` is the id of the window that is going to write. CoachError when the
    file cannot be used.
    """
    from coach.history.store import SqliteStore
    from coach.history.windows import alive

    store = SqliteStore(paths.history, window=window)
    try:
        store.recover(lambda owner: alive(paths, owner))
    except BaseException:
        store.close()
        raise
    return store


def __getattr__(name: str) -> Any:
    # Looked up late: a screen that shows messages does not need SQLite.
    if name == "SqliteStore":
        from coach.history.store import SqliteStore

        return SqliteStore
    if name in {"Window", "alive"}:
        from coach.history import windows

        return getattr(windows, name)
    raise AttributeError(f"module 'coach.history' has no attribute {name!r}")
