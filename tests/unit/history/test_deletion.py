"""What is deleted is gone: from the rows, the index, the file and its log."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.history import Role
from tests.unit.history.conftest import files, talk

PIECE = 14


def test_nothing_of_it_is_left_and_the_rest_is(store, session, paths):
    talk(store, session.id, "zyzzyvaword is a SECRETWORD", "qwertzanswer")
    store.rename(session.id, "hushhushtitle")
    (message,) = store.search("zyzzyva")
    store.update(message.message.id, text="laterversion", data={"note": "hiddendata"})
    kept = store.start("kept one")
    talk(store, kept.id, "plainletter stays")
    words = ("zyzzyvaword", "secretword", "qwertzanswer", "laterversion", "hushhush", "hiddendata")
    assert b"laterversion" in files(paths).lower()
    store.delete(session.id)
    left = files(paths).lower()
    assert [word for word in words if word.encode() in left] == []
    assert [each.title for each in store.sessions()] == ["kept one"]
    assert [match.session.id for match in store.search("plainletter")] == [kept.id]
    assert (paths.data / "history.db-wal").stat().st_size == 0


# Seeds with which the file keeps bytes of the deleted texts unless it is written anew.
SEEDS = (4, 14, 26)


@pytest.mark.parametrize("seed", SEEDS)
def test_not_even_copies_in_the_pages_are_left(opened, paths, seed):
    store = opened()
    store._file._db.execute("PRAGMA synchronous = OFF")
    chance = random.Random(seed)
    sessions = [store.start().id for _ in range(20)]
    doomed = set(chance.sample(sessions, 7))
    secrets: set[bytes] = set()
    said: dict[str, list[str]] = {session: [] for session in sessions}
    for _ in range(400):
        session = chance.choice(sessions)
        length = chance.choice((1, 3, 10, 60, 300))
        words = [f"{chance.getrandbits(80):020x}" for _ in range(length)]
        if session in doomed:
            secrets.update(word[-PIECE:].encode() for word in words)
        text, data = " ".join(words), {"words": words}
        if said[session] and chance.random() < 0.4:
            store.update(chance.choice(said[session]), text=text, data=data)
        else:
            said[session].append(store.add(session, Role.USER, text, parent=None, data=data).id)
    for session in sorted(doomed):
        store.delete(session)
    left = files(paths)
    pieces = {
        run[start : start + PIECE]
        for run in re.findall(rb"[0-9a-f]+", left)
        for start in range(len(run) - PIECE + 1)
    }
    assert pieces  # the other conversations
    assert secrets & pieces == set()
    assert len(store.sessions()) == 13


def test_several_at_once(store, paths):
    ids = [store.start(f"title{number}secret").id for number in range(4)]
    store.delete(*ids[:3], ids[0])
    assert [each.id for each in store.sessions()] == ids[3:]
    assert files(paths).count(b"secret") == 1


def test_a_window_that_reads_all_the_while_is_told_of(store, session, opened, paths):
    talk(store, session.id, "zyzzyvaword")
    reader = opened(patience=0.05)
    store._file._db.execute("PRAGMA busy_timeout = 50")
    with reader._file.reading() as db:
        db.execute("BEGIN")
        db.execute("SELECT count(*) FROM messages").fetchone()
        with pytest.raises(CoachError, match="a copy of it stays") as caught:
            store.delete(session.id)
        assert "close the other windows" in caught.value.mend
        db.execute("COMMIT")
    assert store.sessions() == ()  # but deleted it is
    reader.close()
    store.close()
    assert b"zyzzyvaword" not in files(paths)


def test_unsent_text_of_closed_windows_goes(store, paths):
    store.save_unsent("old", "composer", "zyzzyvaword")
    store.save_unsent("open", "composer", "still typing")
    store.discard_unsent(lambda window: window == "open")
    assert b"zyzzyvaword" not in files(paths)
    assert store.unsent("old") == {}
    assert store.unsent("open")["composer"].text == "still typing"


def test_forgotten_unsent_text_leaves_with_the_next_deletion(store, session, paths):
    store.save_unsent("w", "composer", "zyzzyvaword")
    store.save_unsent("w", "composer", "")
    store.delete(session.id)
    assert b"zyzzyvaword" not in files(paths)


def test_the_log_goes_with_the_last_window(store, opened, paths):
    other = opened()
    talk(store, store.start().id, "x")
    store.close()
    other.close()
    assert not Path(f"{paths.history}-wal").exists()
