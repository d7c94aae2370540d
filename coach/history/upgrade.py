"""Bringing a file to the latest schema, once, however many windows start."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from coach.errors import CoachError
from coach.history.failures import newer, translated
from coach.history.migrations import LATEST, MIGRATIONS


def upgrade(db: sqlite3.Connection, path: Path, patience: float) -> None:
    """Run the steps that `path` has not seen, and switch it to write-ahead logging.

    `patience` is how many seconds to wait for another process that does the same.
    Before a file with content is changed it is copied beside itself. The copy goes
    when all steps are through, because what is deleted for good must not live on
    in it; when a step fails it stays, and the error names it.
    """
    if _is_ready(db, path):
        return
    from filelock import FileLock, Timeout

    try:
        with FileLock(path.with_name(f"{path.name}.lock"), mode=0o600, timeout=patience):
            if not _is_ready(db, path):
                _bring_up(db, path)
    except Timeout as error:
        raise CoachError(
            "Another process is changing the history to this version.",
            where=str(path),
            mend="wait a moment and try again",
        ) from error
    except OSError as error:
        raise CoachError(
            f"The history cannot be written to: {error.strerror}.",
            where=str(path.parent),
            mend=f"chmod u+rwx {path.parent}, or set COACH_HOME to a folder you can write to",
        ) from error


def version(db: sqlite3.Connection) -> int:
    """How many steps the file has seen."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _is_ready(db: sqlite3.Connection, path: Path) -> bool:
    found = version(db)
    if found > LATEST:
        raise newer(path)
    return found == LATEST and db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def _bring_up(db: sqlite3.Connection, path: Path) -> None:
    found = version(db)
    if found == 0 and db.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone():
        raise CoachError(
            "This database belongs to another program.",
            where=str(path),
            mend=f"mv {path} {path}.old, to begin a new history",
        )
    # Where it cannot be had (some network folders) SQLite keeps the old way, which works too.
    db.execute("PRAGMA journal_mode = WAL")
    copy = _copy(db, path, found) if 0 < found < LATEST else None
    try:
        with translated(path):
            for number in range(found + 1, LATEST + 1):
                _step(db, number)
    except CoachError as error:
        if copy is not None:
            kept = f"{error.mend}; " if error.mend else ""
            error.mend = f"{kept}as it was, the history is in {copy}"
        raise
    for number in range(1, LATEST):  # also those that an earlier failure left
        _copy_of(path, number).unlink(missing_ok=True)


def _step(db: sqlite3.Connection, number: int) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        for statement in MIGRATIONS[number - 1]:
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {number}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _copy(db: sqlite3.Connection, path: Path, found: int) -> Path:
    copy = _copy_of(path, found)
    copy.unlink(missing_ok=True)
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with translated(copy):
        target = sqlite3.connect(copy)
        try:
            db.backup(target)
        finally:
            target.close()
    return copy


def _copy_of(path: Path, number: int) -> Path:
    return path.with_name(f"{path.name}.schema-{number}")
