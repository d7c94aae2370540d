"""From SQLite's result codes to a sentence and what mends it.

The codes: https://www.sqlite.org/rescode.html; the lower byte is the kind.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coach.errors import CoachError, NotSetUpError

_ELSEWHERE = "set COACH_HOME to a folder you can write to"


def damaged(path: Path) -> CoachError:
    """The file was changed by something else, or the disk lost a part of it."""
    return CoachError(
        "The history is damaged.",
        where=str(path),
        mend=f"mv {path} {path}.damaged, to begin a new one; "
        f"sqlite3 {path}.damaged .recover, to save what can be saved",
    )


def newer(path: Path) -> CoachError:
    """A later version of this program has changed the file."""
    return NotSetUpError(
        "The history was written by a newer version of this program.",
        where=str(path),
        mend="pip install --upgrade coach-writing",
    )


def closed(path: Path) -> CoachError:
    """Somebody asks after the end: a thread that has not heard of it yet."""
    return CoachError("The history is closed already.", where=str(path))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Whatever SQLite says of the file at `path`, as a CoachError."""
    try:
        yield
    except sqlite3.Error as error:
        raise _sentence(error, path) from error


def _sentence(error: sqlite3.Error, path: Path) -> CoachError:
    where = str(path)
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return CoachError(
                "Another window is writing to the history and does not let go of it.",
                where=where,
                mend="wait a moment and try again, or close the other window",
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return CoachError(
                "The history cannot be written to.",
                where=where,
                mend=f"chmod u+rw {path}*; chmod u+rwx {path.parent}; or {_ELSEWHERE}",
            )
        case sqlite3.SQLITE_CANTOPEN:
            return CoachError(
                "The history cannot be opened.",
                where=where,
                mend=f"chmod u+rw {path}*; chmod u+rwx {path.parent}; or {_ELSEWHERE}",
            )
        case sqlite3.SQLITE_FULL:
            return CoachError(
                "There is no room left on the disk for the history.",
                where=where,
                mend="make room, then try again",
            )
        case sqlite3.SQLITE_NOTADB:
            return CoachError(
                "The file of the history is something else, or its beginning is damaged.",
                where=where,
                mend=f"mv {path} {path}.old, to begin a new history",
            )
        case sqlite3.SQLITE_CORRUPT:
            return damaged(path)
        case sqlite3.SQLITE_TOOBIG:
            return CoachError("The text is too long for the history.", where=where)
        case sqlite3.SQLITE_IOERR:
            return CoachError(
                "The disk refused while the history was read or written.",
                where=where,
                mend="coach doctor, to see whether there is room and the folder can be written to",
            )
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    return CoachError(f"The history failed ({name}).", where=where, mend="coach doctor")
