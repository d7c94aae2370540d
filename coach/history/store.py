"""Conversations in one SQLite file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from coach.errors import InputError
from coach.history import ids, unsent
from coach.history.connection import Database
from coach.history.failures import damaged
from coach.history.ports import ConversationStore
from coach.history.query import CLOSE, OPEN, to_fts, to_marks
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
from coach.history.rows import (
    MESSAGE,
    SESSION,
    SESSION_WIDTH,
    message_of,
    session_of,
    to_json,
    to_number,
)
from coach.text.sanitise import clean_line, sanitise

# How long to wait for another process. A window's own writes take a millisecond.
PATIENCE_S = 5.0
_SNIPPET_WORDS = 16


def _now() -> datetime:
    return datetime.now(UTC)


class SqliteStore(ConversationStore):
    """The store in the file at `path`, which is made when it is not there.

    `window` is the id under which answers that are being written are marked, so
    that `recover` can tell whose they are; `now` has to return aware times;
    `patience` is how many seconds to wait for another process.
    """

    def __init__(
        self,
        path: Path,
        *,
        now: Callable[[], datetime] = _now,
        new_id: Callable[[], str] = ids.new_id,
        window: str = "",
        patience: float = PATIENCE_S,
    ) -> None:
        self._now = now
        self._new_id = new_id
        self._window = window
        self._file = Database(path, patience)

    # -- conversations ----------------------------------------------------------

    def start(self, title: str = "") -> Session:
        with self._writing() as db:
            identity, now = self._new_id(), self._moment()
            db.execute(
                "INSERT INTO sessions (id, title, created, updated) VALUES (?, ?, ?, ?)",
                (identity, clean_line(title), now, now),
            )
            return _session(db, identity)

    def rename(self, session: str, title: str) -> None:
        with self._writing() as db:
            _session(db, session)
            db.execute("UPDATE sessions SET title = ? WHERE id = ?", (clean_line(title), session))

    def session(self, id_or_prefix: str) -> Session:
        wanted = clean_line(id_or_prefix)
        if not wanted:
            raise InputError("The id is empty.", mend="coach history list")
        with self._reading() as db:
            # An id is never mistaken for the beginning of a longer one.
            rows = db.execute(
                f"SELECT {SESSION} FROM sessions AS s WHERE substr(s.id, 1, length(?1)) = ?1 "
                "ORDER BY s.id != ?1 LIMIT 2",
                [wanted],
            ).fetchall()
            found = [session_of(row) for row in rows]
        if not found:
            raise _no_session(wanted)
        if len(found) > 1 and found[0].id != wanted:
            raise InputError(
                f"There is more than one conversation whose id begins with {wanted!r}.",
                mend="coach history list, and give more of the id",
            )
        return found[0]

    def sessions(self, limit: int = 100, offset: int = 0) -> tuple[Session, ...]:
        with self._reading() as db:
            rows = db.execute(
                f"SELECT {SESSION} FROM sessions AS s ORDER BY s.updated DESC, s.rowid DESC "
                "LIMIT ? OFFSET ?",
                (limit, offset),
            )
            return tuple(session_of(row) for row in rows.fetchall())

    def delete(self, *sessions: str) -> None:
        with self._writing() as db:
            for session in sessions:
                db.execute("DELETE FROM messages WHERE session = ?", [session])
                db.execute("DELETE FROM sessions WHERE id = ?", [session])
            # A deleted word stays in the index until its segments are merged.
            db.execute("INSERT INTO messages_fts (messages_fts) VALUES ('optimize')")
        self._file.scrub()

    # -- messages ---------------------------------------------------------------

    def add(
        self,
        session: str,
        role: Role,
        text: str,
        *,
        parent: str | None,
        kind: Kind = Kind.CHAT,
        status: Status = Status.DONE,
        data: Mapping[str, Any] | None = None,
    ) -> Message:
        text, stored = sanitise(text), to_json(data)
        with self._writing() as db:
            title = _session(db, session).title
            if parent is not None:
                _belongs(db, parent, session)
            if not title and role is Role.USER:
                title = title_of(text)
            identity, now = self._new_id(), self._moment()
            db.execute(
                "INSERT INTO messages "
                "(id, session, parent, role, kind, text, status, created, data, window) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (identity, session, parent, role, kind, text, status, now, stored, self._window),
            )  # fmt: skip
            db.execute(
                "UPDATE sessions SET head = ?, updated = ?, title = ? WHERE id = ?",
                (identity, now, title, session),
            )
            return _message(db, identity)

    def update(
        self,
        message: str,
        *,
        text: str | None = None,
        status: Status | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> Message:
        changes: dict[str, str] = {}
        if text is not None:
            changes["text"] = sanitise(text)
        if status is not None:
            changes |= {"status": status, "window": self._window}
        if data is not None:
            changes["data"] = to_json(data)
        columns = ", ".join(["id = id", *(f"{name} = ?" for name in changes)])
        with self._writing() as db:
            session = _message(db, message).session
            db.execute(f"UPDATE messages SET {columns} WHERE id = ?", [*changes.values(), message])
            db.execute("UPDATE sessions SET updated = ? WHERE id = ?", [self._moment(), session])
            return _message(db, message)

    def path(self, session: str, head: str | None = None) -> tuple[Message, ...]:
        with self._reading() as db:
            end = head or _session(db, session).head
            if end is None:
                return ()
            _belongs(db, end, session)
            rows = db.execute(
                "WITH RECURSIVE up (seq, parent) AS ("
                "  SELECT seq, parent FROM messages WHERE id = ?"
                "  UNION ALL"
                "  SELECT m.seq, m.parent FROM up JOIN messages AS m ON m.id = up.parent"
                # A child is always younger: this ends even in a file that was tampered with.
                "  WHERE m.seq < up.seq"
                f") SELECT {MESSAGE} FROM up JOIN messages AS m USING (seq) ORDER BY seq",
                [end],
            )
            return tuple(message_of(row) for row in rows.fetchall())

    def messages(self, session: str) -> tuple[Message, ...]:
        with self._reading() as db:
            _session(db, session)
            rows = db.execute(
                f"SELECT {MESSAGE} FROM messages AS m WHERE m.session = ? ORDER BY m.seq",
                [session],
            )
            return tuple(message_of(row) for row in rows.fetchall())

    def siblings(self, message: str) -> tuple[Message, ...]:
        with self._reading() as db:
            one = _message(db, message)
            rows = db.execute(
                f"SELECT {MESSAGE} FROM messages AS m WHERE m.session = ? AND m.parent IS ? "
                "ORDER BY m.seq",
                (one.session, one.parent),
            )
            return tuple(message_of(row) for row in rows.fetchall())

    def set_head(self, session: str, message: str | None) -> None:
        with self._writing() as db:
            _session(db, session)
            if message is not None:
                _belongs(db, message, session)
            db.execute("UPDATE sessions SET head = ? WHERE id = ?", (message, session))

    def tip(self, message: str) -> Message:
        with self._reading() as db:
            _message(db, message)
            # The youngest descendant has no children, for they would be younger.
            row = db.execute(
                "WITH RECURSIVE down (seq, id) AS ("
                "  SELECT seq, id FROM messages WHERE id = ?"
                "  UNION ALL"
                "  SELECT m.seq, m.id FROM down JOIN messages AS m ON m.parent = down.id"
                "  WHERE m.seq > down.seq"
                f") SELECT {MESSAGE} FROM messages AS m WHERE m.seq = (SELECT max(seq) FROM down)",
                [message],
            ).fetchone()
            return message_of(row)

    def search(self, query: str, limit: int = 50) -> tuple[Match, ...]:
        wanted = to_fts(query)
        if not wanted:
            return ()
        with self._reading() as db:
            rows = db.execute(
                f"SELECT {SESSION}, {MESSAGE}, hits.shown FROM ("
                "  SELECT rowid, rank, snippet(messages_fts, 0, ?, ?, '…', ?) AS shown"
                "  FROM messages_fts WHERE messages_fts MATCH ? ORDER BY rank LIMIT ?"
                ") AS hits JOIN messages AS m ON m.seq = hits.rowid "
                "JOIN sessions AS s ON s.id = m.session ORDER BY hits.rank, m.seq DESC",
                (OPEN, CLOSE, _SNIPPET_WORDS, wanted, limit),
            ).fetchall()
            return tuple(
                Match(
                    session_of(row[:SESSION_WIDTH]),
                    message_of(row[SESSION_WIDTH:-1]),
                    *to_marks(row[-1]),
                )
                for row in rows
            )

    def prompts(self, limit: int = 200, kind: Kind | None = None) -> tuple[str, ...]:
        found: dict[str, None] = {}
        with self._reading() as db:
            rows = db.execute(
                "SELECT text FROM messages WHERE role = 'user' AND kind = coalesce(?, kind) "
                "ORDER BY seq DESC",
                [kind],
            )
            for (text,) in rows:
                if len(found) >= limit:
                    break
                found.setdefault(sanitise(text))
            rows.close()
        return tuple(found)

    def recover(self, alive: Callable[[str], bool]) -> int:
        with self._reading() as db:
            rows = db.execute("SELECT DISTINCT window FROM messages WHERE status = 'pending'")
            gone = [window for (window,) in rows.fetchall() if not alive(window)]
        if not gone:  # the usual case, which writes nothing
            return 0
        with self._writing() as db:
            marked = db.executemany(
                "UPDATE messages SET status = 'partial' WHERE status = 'pending' AND window = ?",
                [(window,) for window in gone],
            )
            return marked.rowcount

    # -- what was not sent ------------------------------------------------------

    def save_unsent(
        self, window: str, place: str, text: str, data: Mapping[str, Any] | None = None
    ) -> None:
        text, stored = sanitise(text), to_json(data)
        with self._writing() as db:
            unsent.save(db, window, place, text, stored, self._moment())

    def unsent(self, window: str) -> dict[str, Unsent]:
        with self._reading() as db:
            return unsent.of(db, window)

    def adopt_unsent(self, window: str, alive: Callable[[str], bool]) -> dict[str, Unsent]:
        with self._writing() as db:
            places = unsent.adopt(db, window, alive)
            return {place: text for place, text in unsent.of(db, window).items() if place in places}

    def discard_unsent(self, alive: Callable[[str], bool]) -> None:
        with self._writing() as db:
            unsent.discard(db, alive)
        self._file.scrub()

    def close(self) -> None:
        self._file.close()

    # -- how --------------------------------------------------------------------

    def _moment(self) -> int:
        return to_number(self._now())

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._file.reading() as db, self._damage_told():
            yield db

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._file.writing() as db, self._damage_told():
            yield db

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        """What no version of this program has written cannot be read back."""
        try:
            yield
        except (ValueError, OverflowError) as error:
            raise damaged(self._file.path) from error


def _session(db: Connection, identity: str) -> Session:
    row = db.execute(f"SELECT {SESSION} FROM sessions AS s WHERE s.id = ?", [identity]).fetchone()
    if row is None:
        raise _no_session(identity)
    return session_of(row)


def _message(db: Connection, identity: str) -> Message:
    row = db.execute(f"SELECT {MESSAGE} FROM messages AS m WHERE m.id = ?", [identity]).fetchone()
    if row is None:
        raise InputError("This message is not there any more.", where=identity)
    return message_of(row)


def _belongs(db: Connection, message: str, session: str) -> None:
    if _message(db, message).session != session:
        raise InputError(
            "The message belongs to another conversation.", where=f"{message}, {session}"
        )


def _no_session(identity: str) -> InputError:
    return InputError(
        f"There is no conversation {identity!r}; it may have been deleted.",
        mend="coach history list",
    )
