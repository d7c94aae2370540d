"""Files that earlier versions wrote are opened, kept, and searched."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from coach.errors import CoachError, NotSetUpError
from coach.history import Kind, Role, Status, migrations
from coach.history.migrations import LATEST, MIGRATIONS
from coach.history.upgrade import version

DUMPS = sorted((Path(__file__).resolve().parents[2] / "data" / "history").glob("schema-*.sql"))
ALICE, BOB = "1ng600000aaaaaa", "1ng600009bbbbbb"


@pytest.fixture
def written(paths):
    """Lay down the file as schema N of the program wrote it."""

    def call(number: int) -> None:
        paths.data.mkdir(exist_ok=True)
        db = sqlite3.connect(paths.history)
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(DUMPS[number - 1].read_text("utf-8"))
        db.close()

    return call


def schema_of(db: sqlite3.Connection) -> set[tuple[str, str]]:
    rows = db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {(name, " ".join(sql.split())) for name, sql in rows}


def test_there_is_a_file_of_every_schema():
    assert [dump.stem for dump in DUMPS] == [f"schema-{n}" for n in range(1, LATEST + 1)]


@pytest.mark.parametrize("number", range(1, LATEST + 1))
def test_a_file_of_an_earlier_schema_keeps_everything(written, opened, paths, number):
    written(number)
    store = opened()
    assert [(each.id, each.title, each.messages) for each in store.sessions()] == [
        (BOB, 'Größe & "Preis" 你好', 2),
        (ALICE, "The late delivery", 4),
    ]
    assert [each.text for each in store.path(ALICE)] == [
        "A customer writes that the parcel is late.",
        "Say first that you are sorry it is late [1].",
        "Make it shorter, please.",
    ]
    other = store.messages(ALICE)[2]
    assert (other.text, other.status) == ("Another version of the answer.", Status.PARTIAL)
    draft, answer = store.path(BOB)
    assert draft.text == 'Größe L kostet "nur" 5 €! 🎉\nÇa va? 你好'
    assert (draft.kind, draft.role) == (Kind.REWRITE, Role.USER)
    assert draft.data == {"channel": "email", "asked": None}
    assert answer.data == {"deep": {"list": [1, 2.5, None, True, "ä"]}}
    assert store.session(ALICE).updated.isoformat() == "2025-11-22T08:31:40.000001+00:00"
    # And it can do what the latest one can.
    assert [match.message.id for match in store.search("parcel")] == ["1ng600001aaaaaa"]
    added = store.add(ALICE, Role.COACH, "A shorter parcel.", parent=store.path(ALICE)[-1].id)
    assert len(store.search("parcel")) == 2
    assert store.tip("1ng600001aaaaaa") == added
    assert store.recover(lambda _window: False) == 1
    store.save_unsent("w", "composer", "x")
    store.delete(BOB)
    assert [each.id for each in store.sessions()] == [ALICE]
    assert sorted(file.suffix for file in paths.data.iterdir() if "schema" in file.name) == []


@pytest.mark.parametrize("number", range(1, LATEST + 1))
def test_an_upgraded_file_is_like_a_new_one(written, opened, tmp_path, number):
    from coach.history import SqliteStore

    written(number)
    upgraded = opened()
    new = SqliteStore(tmp_path / "new.db")
    assert schema_of(upgraded._file._db) == schema_of(new._file._db)
    assert version(upgraded._file._db) == version(new._file._db) == LATEST
    assert upgraded._file._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    new.close()


def test_the_owner_of_unsent_text_is_kept(written, opened):
    written(3)
    store = opened()
    assert store.unsent("1ng600000wwwwww")["composer"].data == {"cursor": 12}
    assert store.recover(lambda window: window == "1ng600000wwwwww") == 0


def test_a_newer_file_is_refused_and_left_alone(opened, paths):
    opened().close()
    db = sqlite3.connect(paths.history)
    db.execute(f"PRAGMA user_version = {LATEST + 1}")
    db.close()
    before = paths.history.read_bytes()
    with pytest.raises(NotSetUpError, match="newer version") as caught:
        opened()
    assert "upgrade" in caught.value.mend
    assert paths.history.read_bytes() == before


def test_a_step_that_fails_changes_nothing_and_leaves_a_copy(written, opened, paths, monkeypatch):
    written(1)
    broken = (MIGRATIONS[0], (*MIGRATIONS[1], "INSERT INTO nowhere VALUES (1)"), *MIGRATIONS[2:])
    monkeypatch.setattr("coach.history.upgrade.MIGRATIONS", broken)
    with pytest.raises(CoachError) as caught:
        opened()
    copy = paths.data / "history.db.schema-1"
    assert str(copy) in caught.value.mend
    assert copy.stat().st_mode & 0o777 == 0o600
    for file in (paths.history, copy):
        db = sqlite3.connect(file)
        assert version(db) == 1
        assert db.execute("SELECT count(*) FROM messages").fetchone() == (6,)
        assert not db.execute("SELECT 1 FROM sqlite_schema WHERE name LIKE '%fts%'").fetchall()
        db.close()
    monkeypatch.setattr("coach.history.upgrade.MIGRATIONS", migrations.MIGRATIONS)
    assert len(opened().sessions()) == 2
    assert not copy.exists()


def test_the_database_of_another_program_is_not_touched(opened, paths):
    paths.data.mkdir()
    db = sqlite3.connect(paths.history)
    db.execute("CREATE TABLE theirs (x)")
    db.close()
    before = paths.history.read_bytes()
    with pytest.raises(CoachError, match="another program"):
        opened()
    assert paths.history.read_bytes() == before


MIGRATE = """
tell("ready"); wait()
store = open_store(paths)
tell(str(len(store.search("parcel"))))
"""


def test_two_windows_upgrade_once(written, spawn):
    written(1)
    windows = [spawn(MIGRATE) for _ in range(3)]
    assert [window.hear() for window in windows] == ["ready"] * 3
    for window in windows:
        window.go_on()
    assert [window.hear() for window in windows] == ["1"] * 3
