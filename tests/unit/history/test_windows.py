"""A window is alive while it holds its lock, and in nobody's way afterwards."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.history import Window, alive, windows
from coach.history.ids import new_id


def test_alive_until_it_is_closed(paths):
    window = Window.open(paths)
    assert alive(paths, window.id)
    assert alive(paths, window.id)  # asking does not end it
    window.close()
    window.close()
    assert not alive(paths, window.id)
    assert list((paths.data / "windows").iterdir()) == []


def test_each_has_an_id_and_a_private_file_of_its_own(paths):
    with Window.open(paths) as one, Window.open(paths) as two:
        assert one.id != two.id
        files = list((paths.data / "windows").iterdir())
        assert len(files) == 2
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
        assert stat.S_IMODE((paths.data / "windows").stat().st_mode) == 0o700
    assert not alive(paths, one.id)


def test_a_killed_process_is_dead_and_swept(spawn, paths):
    # CPython closes the first window at once: nothing holds it.
    child = spawn("window = Window.open(paths)\ntell(window.id)\nwait()")
    identity = child.hear()
    with Window.open(paths):
        assert alive(paths, identity)
    child.kill()
    assert not alive(paths, identity)
    file = paths.data / "windows" / f"{identity}.lock"
    assert file.exists()
    with Window.open(paths):
        assert not file.exists()


@pytest.mark.parametrize("identity", ["", "../../etc/passwd", "a/b", ".", "nobody", "a b"])
def test_who_was_never_there_is_not_alive(paths, identity):
    assert not alive(paths, identity)


def test_an_id_names_no_file_elsewhere(paths):
    with Window.open(paths) as window:
        assert not alive(paths, f"../windows/{window.id}")


def test_two_that_ask_at_once_agree(paths, monkeypatch):
    file = paths.data / "windows" / "dead.lock"
    file.parent.mkdir(parents=True)
    file.touch()
    answers = []
    real = windows.fcntl.flock

    def flock(handle: int, how: int) -> None:
        real(handle, how)
        if not answers:  # while the first one asks, a second one does
            answers.append(None)
            answers[0] = alive(paths, "dead")

    monkeypatch.setattr(windows.fcntl, "flock", flock)
    assert not alive(paths, "dead")
    assert answers == [False]


def test_a_sweep_between_making_and_locking_is_survived(paths, monkeypatch):
    real, swept = windows.fcntl.flock, []

    def flock(handle: int, how: int) -> None:
        if not swept:
            swept.append(True)
            windows._sweep(paths.data / "windows")
        real(handle, how)

    monkeypatch.setattr(windows.fcntl, "flock", flock)
    window = Window.open(paths)
    assert alive(paths, window.id)
    assert len(list((paths.data / "windows").iterdir())) == 1
    window.close()


def test_what_cannot_be_found_out_counts_as_alive(paths, monkeypatch):
    with Window.open(paths) as window:

        def refuse(*_arguments: object) -> int:
            raise PermissionError

        monkeypatch.setattr(windows.os, "open", refuse)
        assert alive(paths, window.id)
        with pytest.raises(CoachError):
            Window.open(paths)


def handles() -> int:
    return len(list(Path("/dev/fd").iterdir()))


def test_no_handle_is_passed_on_or_leaked(paths):
    before = handles()
    with Window.open(paths) as window:
        alive(paths, window.id)
        alive(paths, "nobody")
        assert not os.get_inheritable(window._handle)
    assert handles() == before


def test_ids_sort_by_time(monkeypatch):
    now = [1_763_800_000_000_000_000]
    monkeypatch.setattr("coach.history.ids.time.time_ns", lambda: now[0])
    made = []
    for _ in range(50):
        made.append(new_id())
        now[0] += 1_000_000
    assert made == sorted(made)
    same = {new_id() for _ in range(200)}
    assert len(same) == 200
    assert {len(each) for each in same} == {15}
    assert len({each[:9] for each in same}) == 1
    assert all(each.isalnum() and each.islower() for each in same)
