"""One file, one connection, one lock.

One connection for all threads of a window rather than one each: SQLite lets a
single writer in at a time anyway, statements here take about a millisecond, a
connection of a thread that has ended would hold the log open, and closing is
one call at one place. The lock keeps a thread out of another one's transaction.
Other processes are kept out by SQLite itself: write-ahead logging, so that
nobody waits for a reader, and BEGIN IMMEDIATE, so that a writer waits at the
start and never finds half way that it may not write.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coach.errors import CoachError
from coach.history.failures import closed, translated
from coach.history.upgrade import upgrade
from coach.paths import ensure_folder

# The log and the shared memory get the mode of the file itself from SQLite.
_PRIVATE = 0o600
_FILES = ("", "-wal", "-shm")


class Database:
    """The open file at `path`, of the latest schema. `patience` is how many seconds
    to wait for another process before giving up. CoachError when it cannot be used."""

    def __init__(self, path: Path, patience: float) -> None:
        self.path = path
        self._lock = threading.RLock()
        ensure_folder(path.parent)
        _make_private(path)
        with translated(path):
            self._db: sqlite3.Connection | None = sqlite3.connect(
                path, timeout=patience, isolation_level=None, check_same_thread=False
            )
            try:
                _configure(self._db)
                upgrade(self._db, path, patience)
            except BaseException:
                self._db.close()
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for statements that change nothing."""
        with self._lock, translated(self.path):
            if self._db is None:
                raise closed(self.path)
            yield self._db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection in a transaction: kept at the end, undone after an error."""
        with self.reading() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                # After a full disk SQLite has often rolled back by itself, and a
                # second failure must not hide the first.
                with contextlib.suppress(sqlite3.Error):
                    if db.in_transaction:
                        db.execute("ROLLBACK")
                raise

    def scrub(self) -> None:
        """Leave no byte of deleted text in the file or in its log.

        Zeroing what is freed (`secure_delete`) does not reach the copies that stay
        in a page when its rows move, so the file is written anew; the log is cut
        to nothing. CoachError when another process reads from the log all the while.
        """
        with self.reading() as db:
            db.execute("VACUUM")
            busy = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise CoachError(
                "It is deleted, but a copy of it stays in the log while another window reads it.",
                where=f"{self.path}-wal",
                mend="close the other windows; the log goes with the last of them",
            )

    def close(self) -> None:
        """Close the file; the last process to do so folds the log into it."""
        with self._lock, translated(self.path):
            if self._db is not None:
                self._db.close()
                self._db = None


def _configure(db: sqlite3.Connection) -> None:
    # Bytes that are no UTF-8 only come from damage; the rest of the text is worth showing.
    db.text_factory = lambda data: data.decode("utf-8", "replace")
    for pragma in (
        "foreign_keys = ON",
        "secure_delete = ON",
        # What returns from a call has to outlive a power cut, too.
        "synchronous = FULL",
        # No text of anybody's in temporary files.
        "temp_store = MEMORY",
    ):
        db.execute(f"PRAGMA {pragma}")


def _make_private(path: Path) -> None:
    """Have `path` there with mode 0600 before SQLite writes the first byte.

    An existing file is not opened here: closing any handle of it would drop the
    locks that SQLite holds on it in this process (https://www.sqlite.org/howtocorrupt.html).
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _PRIVATE))
    except FileExistsError:
        for file in (path.with_name(path.name + suffix) for suffix in _FILES):
            # Somebody else's file, or none: SQLite says what it cannot do with it.
            with contextlib.suppress(OSError):
                if file.stat().st_mode & 0o077:
                    file.chmod(_PRIVATE)
    except OSError as error:
        raise CoachError(
            f"The history cannot be written to: {error.strerror}.",
            where=str(path),
            mend=f"chmod u+rwx {path.parent}, or set COACH_HOME to a folder you can write to",
        ) from error
