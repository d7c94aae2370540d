"""Several threads, several windows, and windows that are killed."""

from __future__ import annotations

import stat
import threading
from collections import Counter

from coach.history import Role, Status, alive, open_store
from coach.history.migrations import LATEST
from coach.history.upgrade import version
from tests.unit.history.conftest import talk

WRITE = """
store = open_store(paths)
tell("ready"); wait()
name = sys.argv[0]
parent = None
for number in range(40):
    parent = store.add(SESSION, Role.USER, f"TAG {number}", parent=parent).id
store.close()
"""


def test_threads_share_a_store(store, session):
    failures: list[BaseException] = []

    def work(tag: str) -> None:
        try:
            parent = None
            for number in range(40):
                parent = store.add(session.id, Role.USER, f"{tag} {number}", parent=parent).id
                assert len(store.path(session.id, parent)) == number + 1
                store.search(tag)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(f"t{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    texts = Counter(each.text for each in store.messages(session.id))
    assert texts == {f"t{tag} {number}": 1 for tag in range(4) for number in range(40)}


def test_two_windows_do_not_clobber_each_other(store, session, spawn):
    one, two = (
        spawn(WRITE.replace("SESSION", repr(session.id)).replace("TAG", tag))
        for tag in ("one", "two")
    )
    assert (one.hear(), two.hear()) == ("ready", "ready")
    one.go_on(), two.go_on()
    mine = talk(store, session.id, *(f"mine {number}" for number in range(20)))
    one.end(), two.end()
    every = store.messages(session.id)
    assert Counter(each.text for each in every) == {
        **{f"{tag} {number}": 1 for tag in ("one", "two") for number in range(40)},
        **{f"mine {number}": 1 for number in range(20)},
    }
    for tag, length in (("one", 40), ("two", 40), ("mine", 20)):
        last = next(each for each in every if each.text == f"{tag} {length - 1}")
        assert [each.text for each in store.path(session.id, last.id)] == [
            f"{tag} {number}" for number in range(length)
        ]
    assert store.path(session.id, mine[-1].id) == tuple(mine)


START = """
tell("ready"); wait()
store = open_store(paths)
tell(store.add(store.start("x").id, Role.USER, "hello", parent=None).id)
"""


def test_windows_that_start_at_once_make_the_file_once(spawn, paths):
    windows = [spawn(START) for _ in range(4)]
    assert [window.hear() for window in windows] == ["ready"] * 4
    for window in windows:
        window.go_on()
    assert len({window.hear() for window in windows}) == 4
    store = open_store(paths)
    assert len(store.sessions()) == 4
    assert version(store._file._db) == LATEST
    store.close()


KILLED = """
window = Window.open(paths)
store = open_store(paths, window=window.id)
session = store.start()
asked = store.add(session.id, Role.USER, "My question", parent=None)
answer = store.add(session.id, Role.COACH, "", parent=asked.id, status=Status.PENDING)
store.update(answer.id, text="Half an ans")
store.save_unsent(window.id, "composer", "typed, not sent")
with store._file.writing() as db:
    db.execute("UPDATE messages SET text = 'torn'")
    tell(window.id)
    wait()
"""


def test_a_killed_window_keeps_what_it_wrote(spawn, paths):
    window = spawn(KILLED)
    identity = window.hear()
    assert alive(paths, identity)
    window.kill()
    assert not alive(paths, identity)
    store = open_store(paths)
    (session,) = store.sessions()
    asked, answer = store.path(session.id)
    assert (asked.text, asked.status) == ("My question", Status.DONE)
    assert (answer.text, answer.status) == ("Half an ans", Status.PARTIAL)
    taken = store.adopt_unsent("next", lambda owner: alive(paths, owner))
    assert taken["composer"].text == "typed, not sent"
    assert store._file._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store.close()


LIVING = """
window = Window.open(paths)
store = open_store(paths, window=window.id)
session = store.start()
answer = store.add(session.id, Role.COACH, "Hal", parent=None, status=Status.PENDING)
store.save_unsent(window.id, "composer", "typing")
tell(session.id)
wait()
tell(store.update(answer.id, text="Half").status)
store.close(); window.close()
"""


def test_what_a_living_window_writes_is_left_alone(spawn, paths):
    window = spawn(LIVING)
    session = window.hear()
    store = open_store(paths)
    assert store.path(session)[0].status is Status.PENDING
    assert store.adopt_unsent("new", lambda owner: alive(paths, owner)) == {}
    window.go_on()
    assert window.hear() == "pending"
    window.end()
    # It ended without saying how: the next window that opens finds a part.
    assert store.recover(lambda owner: alive(paths, owner)) == 1
    assert store.recover(lambda owner: alive(paths, owner)) == 0
    assert [(each.text, each.status) for each in store.path(session)] == [("Half", Status.PARTIAL)]
    store.close()


def test_an_answer_belongs_to_the_window_that_goes_on_with_it(paths, opened):
    first, second = opened(window="first"), opened(window="second")
    session = first.start()
    answer = first.add(session.id, Role.COACH, "Half", parent=None, status=Status.PARTIAL)
    second.update(answer.id, status=Status.PENDING)
    assert first.recover(lambda owner: owner == "second") == 0
    assert first.recover(lambda owner: owner == "first") == 1


ADOPT = """
store = open_store(paths)
tell("ready"); wait()
tell(json.dumps(sorted(store.adopt_unsent(ME, lambda owner: owner in "one two"))))
"""


def test_two_new_windows_do_not_both_get_what_was_typed(store, spawn):
    for place in "abcdef":
        store.save_unsent("dead", place, f"typed in {place}")
    windows = [spawn(ADOPT.replace("ME", repr(name))) for name in ("one", "two")]
    assert [window.hear() for window in windows] == ["ready"] * 2
    for window in windows:
        window.go_on()
    assert {window.hear() for window in windows} == {"[]", '["a", "b", "c", "d", "e", "f"]'}


def test_only_the_user_can_read_the_files(store, session, paths):
    talk(store, session.id, "x")
    found = {file.name: stat.S_IMODE(file.stat().st_mode) for file in paths.data.iterdir()}
    assert found.keys() >= {"history.db", "history.db-wal", "history.db-shm"}
    assert set(found.values()) == {0o600}
    assert stat.S_IMODE(paths.data.stat().st_mode) == 0o700


def test_a_file_that_others_could_read_is_closed_to_them(store, opened, paths):
    paths.history.chmod(0o644)
    (paths.data / "history.db-wal").chmod(0o644)
    opened()
    assert {stat.S_IMODE(file.stat().st_mode) for file in paths.data.iterdir()} == {0o600}
