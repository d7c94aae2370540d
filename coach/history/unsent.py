"""What was typed and not sent: one row for each place of each window."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from coach.history.records import Unsent
from coach.history.rows import from_json, to_moment
from coach.text.sanitise import sanitise


def save(db: sqlite3.Connection, window: str, place: str, text: str, data: str, now: int) -> None:
    """Keep `text` and its `data` (JSON), or forget what was there when it is empty."""
    if text:
        db.execute(
            "INSERT OR REPLACE INTO unsent VALUES (?, ?, ?, ?, ?)",
            (window, place, text, data, now),
        )
    else:
        db.execute("DELETE FROM unsent WHERE window = ? AND place = ?", (window, place))


def of(db: sqlite3.Connection, window: str) -> dict[str, Unsent]:
    """What `window` has, by place."""
    rows = db.execute(
        "SELECT place, text, data, saved FROM unsent WHERE window = ? ORDER BY place", (window,)
    ).fetchall()
    return {
        place: Unsent(sanitise(text), from_json(data), to_moment(saved))
        for place, text, data, saved in rows
    }


def adopt(db: sqlite3.Connection, window: str, alive: Callable[[str], bool]) -> set[str]:
    """Give `window` the newest that dead windows left in each place where it has
    nothing; the places. In a transaction, so that no other window does the same."""
    taken = {
        place for (place,) in db.execute("SELECT place FROM unsent WHERE window = ?", [window])
    }
    adopted: set[str] = set()
    gone = dead(db, alive, but=window)
    rows = db.execute("SELECT window, place FROM unsent ORDER BY saved DESC, window DESC")
    for owner, place in rows.fetchall():
        if owner in gone and place not in taken | adopted:
            db.execute(
                "UPDATE unsent SET window = ? WHERE window = ? AND place = ?",
                (window, owner, place),
            )
            adopted.add(place)
    return adopted


def discard(db: sqlite3.Connection, alive: Callable[[str], bool]) -> None:
    """Forget what dead windows left."""
    gone = dead(db, alive)
    db.executemany("DELETE FROM unsent WHERE window = ?", [(window,) for window in gone])


def dead(db: sqlite3.Connection, alive: Callable[[str], bool], but: str = "") -> set[str]:
    """The windows that left something and are not alive, except `but`."""
    owners = [window for (window,) in db.execute("SELECT DISTINCT window FROM unsent")]
    return {window for window in owners if window != but and not alive(window)}
