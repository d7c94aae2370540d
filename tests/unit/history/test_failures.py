"""What can go wrong with a file ends in a sentence with what mends it."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat

import pytest

from coach.errors import CoachError
from coach.history import Role, connection, open_store
from coach.history.failures import translated
from coach.history.upgrade import LATEST
from tests.unit.history.conftest import talk


def told(caught: pytest.ExceptionInfo[CoachError]) -> str:
    assert caught.value.mend
    assert caught.value.where
    return str(caught.value)


def test_a_window_that_does_not_let_go(opened, store, session):
    other = opened(patience=0.05)
    with store._file.writing():
        with pytest.raises(CoachError, match="Another window") as caught:
            other.add(session.id, Role.USER, "x", parent=None)
        assert other.messages(session.id) == ()  # reading goes on
    assert "try again" in told(caught)
    assert other.add(session.id, Role.USER, "x", parent=None).text == "x"


def test_another_process_that_upgrades_all_the_while(opened, paths):
    from filelock import FileLock

    paths.data.mkdir()
    with (
        FileLock(paths.data / "history.db.lock"),
        pytest.raises(CoachError, match="this version") as caught,
    ):
        opened(patience=0.05)
    assert "try again" in told(caught)


@pytest.mark.parametrize("new", [True, False], ids=["new", "there"])
def test_a_file_that_cannot_be_written_to(opened, paths, monkeypatch, new):
    # By SQLite's own means: to root, whom tests may run as, every file is open.
    if not new:
        opened().close()
    real = sqlite3.connect
    monkeypatch.setattr(
        connection.sqlite3,
        "connect",
        lambda path, **options: real(f"{path.as_uri()}?mode=ro", uri=True, **options),
    )
    with pytest.raises(CoachError, match="cannot be written to") as caught:
        opened().start()
    assert "COACH_HOME" in told(caught)


def test_a_folder_that_takes_no_files(opened, paths, monkeypatch):
    def refuse(*_arguments: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(connection.os, "open", refuse)
    with pytest.raises(CoachError, match="Permission denied") as caught:
        opened()
    assert "COACH_HOME" in told(caught)


def test_a_file_where_the_folder_should_be(opened, paths):
    paths.data.write_text("not a folder")
    with pytest.raises(CoachError) as caught:
        opened()
    assert str(paths.data) in told(caught)


def test_a_folder_where_the_file_should_be(opened, paths):
    paths.history.mkdir(parents=True)
    with pytest.raises(CoachError, match="cannot be opened") as caught:
        opened()
    told(caught)


def test_a_full_disk_loses_nothing_that_was_there(store, session):
    said = talk(store, session.id, "a", "b")
    db = store._file._db
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CoachError, match="no room") as caught:
        store.add(session.id, Role.USER, "long " * 10_000, parent=said[-1].id)
    assert "make room" in told(caught)
    assert store.path(session.id) == tuple(said)
    db.execute("PRAGMA max_page_count = 1000000")
    assert store.add(session.id, Role.USER, "c", parent=said[-1].id).text == "c"


@pytest.mark.parametrize("content", [b"Dear diary, " * 1000, b"xy", bytes(range(256)) * 32])
def test_a_file_that_is_something_else(opened, paths, content):
    paths.data.mkdir()
    paths.history.write_bytes(content)
    with pytest.raises(CoachError, match="something else") as caught:
        opened()
    assert f"mv {paths.history}" in told(caught)
    assert paths.history.read_bytes() == content


def test_an_empty_file_is_a_new_history(opened, paths):
    paths.data.mkdir()
    paths.history.touch()
    assert opened().sessions() == ()
    assert stat.S_IMODE(paths.history.stat().st_mode) == 0o600


def test_a_damaged_page(opened, store, session, paths):
    talk(store, session.id, *("words " * 300 for _ in range(30)))
    store.close()
    whole = bytearray(paths.history.read_bytes())
    assert len(whole) > 20 * 4096
    whole[4096:] = b"\xa5" * (len(whole) - 4096)
    paths.history.write_bytes(whole)
    with pytest.raises(CoachError, match="damaged") as caught:
        opened().messages(session.id)
    assert "history.db.damaged" in told(caught)


@pytest.mark.parametrize(
    "change",
    ["data = '[]'", "data = 'no json'", "kind = 'poem'", f"created = {2**62}", "data = x'ff'"],
)
def test_a_value_that_no_version_wrote(store, session, change):
    talk(store, session.id, "a")
    with store._file.writing() as db:
        db.execute(f"UPDATE messages SET {change}")
    with pytest.raises(CoachError, match="damaged") as caught:
        store.path(session.id)
    told(caught)


def test_a_circle_of_parents_ends(store, session):
    first, second = talk(store, session.id, "a", "b")
    with store._file.writing() as db:
        db.execute("UPDATE messages SET parent = ? WHERE id = ?", (second.id, first.id))
    assert len(store.path(session.id)) <= 2
    assert store.tip(first.id) == second


def test_a_text_that_is_too_long(store, session, monkeypatch):
    store._file._db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 1000)
    with pytest.raises(CoachError, match="too long"):
        store.add(session.id, Role.USER, "x" * 2000, parent=None)
    assert store.messages(session.id) == ()


def test_every_other_failure_names_the_file(paths):
    with pytest.raises(CoachError) as caught, translated(paths.history):
        sqlite3.connect(":memory:").execute("SELECT nothing")
    assert "SQLITE_ERROR" in told(caught)
    error = sqlite3.OperationalError()
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
    with pytest.raises(CoachError, match="disk refused") as caught, translated(paths.history):
        raise error
    told(caught)


def test_a_failure_while_opening_leaves_nothing_open(paths, monkeypatch):
    store = open_store(paths)
    db = store._file._db
    assert db.execute("PRAGMA user_version").fetchone() == (LATEST,)
    store.close()
    monkeypatch.setattr(
        "coach.history.store.SqliteStore.recover", lambda *_: (_ for _ in ()).throw(CoachError("x"))
    )
    with pytest.raises(CoachError):
        open_store(paths)
    assert not (paths.data / "history.db-wal").exists()  # closed, so folded in
