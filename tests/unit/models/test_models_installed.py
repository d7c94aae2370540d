from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from coach import loading
from coach.errors import CoachError, InputError, NotSetUpError
from coach.models import add, installed, locate, pull, selected, template_of, use, verify
from coach.models.errors import BusyError, NotAGGUFError, TruncatedGGUFError
from coach.models.store import STATE_FILE
from coach.paths import Paths
from tests.unit.models.models_kit import Recorder, ScriptedPip, book, gguf, sha

DATA = gguf()
OTHER = gguf(fill=99)
BOOK = book(DATA)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "elsewhere" / "My Model.gguf"
    path.parent.mkdir()
    path.write_bytes(OTHER)
    return path


def pulled(paths: Paths) -> None:
    pull(paths, None, progress=Recorder(), runner=ScriptedPip(DATA), known=BOOK)


def test_nothing_is_set_up(paths: Paths) -> None:
    assert installed(paths) == []
    with pytest.raises(NotSetUpError) as caught:
        selected(paths)
    assert caught.value.mend == "coach model pull"
    with pytest.raises(NotSetUpError):
        verify(paths)
    assert not paths.data.exists()


def test_a_known_model_that_is_not_there_names_its_pull(paths: Paths) -> None:
    with pytest.raises(NotSetUpError) as caught:
        locate(paths, "qwen2.5-7b-instruct-q4_k_m")
    assert caught.value.mend == "coach model pull qwen2.5-7b-instruct-q4_k_m"
    with pytest.raises(InputError, match="no model named 'zzz'"):
        use(paths, "zzz")


def test_a_file_is_added_where_it_lies(paths: Paths, mine: Path) -> None:
    progress = Recorder()
    model = add(paths, mine, progress=progress)
    assert model.name == "My Model"
    assert model.path == mine
    assert (model.size, model.sha256, model.entry) == (len(OTHER), sha(OTHER), None)
    assert selected(paths) == model == locate(paths, "my model")
    assert progress.work == [("Checking My Model.gguf", len(OTHER), len(OTHER), "")]
    assert list(paths.models.glob("*.gguf")) == []
    assert template_of(model).format == "chatml"


def test_use_changes_the_choice_and_adding_does_not(paths: Paths, mine: Path) -> None:
    pulled(paths)
    add(paths, mine, "mine")
    assert selected(paths, BOOK).name == "tiny"
    assert use(paths, "MINE", BOOK).name == "mine"
    assert selected(paths, BOOK).name == "mine"
    assert [model.name for model in installed(paths, BOOK)] == ["mine", "tiny"]
    assert json.loads((paths.models / STATE_FILE).read_text())["default"] == "mine"
    assert (paths.models / STATE_FILE).stat().st_mode & 0o777 == 0o600


def test_a_relative_path_is_kept_absolute(
    paths: Paths, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(mine.parent)
    add(paths, Path(mine.name))
    monkeypatch.chdir("/")
    assert selected(paths).path == mine


@pytest.mark.parametrize("name", ["", " ", "a/b", "hf:x", "a\nb"])
def test_a_name_that_cannot_be(paths: Paths, mine: Path, name: str) -> None:
    if name:
        with pytest.raises(InputError, match="cannot be named"):
            add(paths, mine, name)
    assert installed(paths) == []


def test_a_taken_name_is_refused_and_the_same_file_is_not(paths: Paths, mine: Path) -> None:
    add(paths, mine)
    twin = mine.with_name("twin.gguf")
    twin.write_bytes(DATA)
    with pytest.raises(InputError, match="already a model named"):
        add(paths, twin, "My Model")
    mine.write_bytes(DATA)
    assert add(paths, mine).sha256 == sha(DATA)
    mine.unlink()
    assert add(paths, twin, "My Model").path == twin


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (None, InputError),
        (b"", NotAGGUFError),
        (b"hello", NotAGGUFError),
        (DATA[:-5], TruncatedGGUFError),
        (gguf(tensors=0), NotAGGUFError),
        (gguf(kind="adapter"), NotAGGUFError),
    ],
)
def test_only_whole_models_are_added(
    paths: Paths, tmp_path: Path, content: bytes | None, kind: type[CoachError]
) -> None:
    path = tmp_path / "a.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(kind) as caught:
        add(paths, path)
    assert caught.value.where == str(path)
    assert caught.value.mend
    with pytest.raises(InputError, match="folder"):
        add(paths, tmp_path)
    assert not paths.models.exists()


def test_a_file_that_is_gone_or_changed_is_not_used(paths: Paths, mine: Path) -> None:
    pulled(paths)
    use(paths, "tiny", BOOK)
    file = paths.models / "tiny.gguf"
    file.write_bytes(DATA[:-1])
    with pytest.raises(TruncatedGGUFError, match="instead of") as cut:
        selected(paths, BOOK)
    assert cut.value.mend == "coach model pull tiny"
    assert installed(paths, BOOK) == []
    file.write_bytes(OTHER)
    with pytest.raises(NotSetUpError, match="has changed since"):
        selected(paths, BOOK)
    file.unlink()
    with pytest.raises(NotSetUpError, match="is gone"):
        selected(paths, BOOK)
    with pytest.raises(NotSetUpError, match="is gone"):
        verify(paths, "tiny", known=BOOK)
    pulled(paths)
    assert selected(paths, BOOK).name == "tiny"
    add(paths, mine, "mine")
    mine.unlink()
    with pytest.raises(NotSetUpError) as gone:
        locate(paths, "mine", BOOK)
    assert gone.value.mend == f"coach model add {mine}, or: coach model pull"


def test_a_touched_file_is_hashed_again_and_kept(paths: Paths) -> None:
    pulled(paths)
    file = paths.models / "tiny.gguf"
    os.utime(file, ns=(1, 1))
    assert selected(paths, BOOK).sha256 == sha(DATA)
    state = json.loads((paths.models / STATE_FILE).read_text())
    assert state["models"]["tiny"]["mtime_ns"] == 1


def test_the_models_folder_may_move(paths: Paths, tmp_path: Path) -> None:
    pulled(paths)
    moved = Paths(config=tmp_path / "c", data=tmp_path / "moved", cache=tmp_path / "x")
    paths.data.rename(moved.data)
    assert selected(moved, BOOK).path == moved.models / "tiny.gguf"


def test_verify_reads_every_byte(paths: Paths) -> None:
    pulled(paths)
    report = verify(paths, known=BOOK)
    assert report.ok
    assert report.actual == report.expected == sha(DATA)
    assert report.header is not None
    file = paths.models / "tiny.gguf"
    for position in (5, len(DATA) // 2, len(DATA) - 1):
        damaged = bytearray(DATA)
        damaged[position] ^= 1
        file.write_bytes(bytes(damaged))
        report = verify(paths, "tiny", known=BOOK)
        assert not report.ok, position
        assert report.mend == "coach model pull tiny"
        assert "sha256" in report.problems[-1]
    file.write_bytes(DATA[:100])
    report = verify(paths, known=BOOK)
    assert report.header is None
    assert len(report.problems) == 3


def test_a_damaged_list_of_models_names_the_file(paths: Paths) -> None:
    pulled(paths)
    state = paths.models / STATE_FILE
    for text in ('{"models": ', '{"models": {"a": 1}}', "[]", "\xff"):
        state.write_text(text, encoding="latin-1")
        with pytest.raises(NotSetUpError, match="damaged") as caught:
            selected(paths, BOOK)
        assert caught.value.where == str(state)
    state.write_text('{"version": 2}')
    with pytest.raises(NotSetUpError, match="newer version"):
        selected(paths, BOOK)
    state.unlink()
    pip = ScriptedPip(DATA)
    pull(paths, None, progress=Recorder(), runner=pip, known=BOOK)
    assert pip.asked == []


def test_coach_model_names_a_file(
    paths: Paths, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pulled(paths)
    monkeypatch.setenv("COACH_MODEL", str(mine))
    model = selected(paths, BOOK)
    assert (model.name, model.path, model.sha256) == ("My Model", mine, sha(OTHER))
    assert verify(paths, known=BOOK).ok
    # The hash is remembered, and taken again when the file changes.
    monkeypatch.setattr("coach.models.registry.hash_file", lambda _: pytest.fail("hashed again"))
    assert selected(paths, BOOK) == model
    monkeypatch.undo()
    monkeypatch.setenv("COACH_MODEL", str(mine))
    mine.write_bytes(DATA)
    assert selected(paths, BOOK).entry == BOOK.models[0]
    mine.write_bytes(DATA[:-1])
    with pytest.raises(TruncatedGGUFError) as caught:
        selected(paths, BOOK)
    assert caught.value.where == f"{mine}, named by COACH_MODEL"
    mine.unlink()
    with pytest.raises(InputError, match="no such file"):
        selected(paths, BOOK)


def test_coach_model_needs_no_folder_to_write_to(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    nowhere = Paths(config=blocked / "c", data=blocked / "d", cache=blocked / "x")
    monkeypatch.setenv("COACH_MODEL", str(mine))
    assert selected(nowhere).sha256 == sha(OTHER)


def test_two_pulls_at_once(paths: Paths) -> None:
    """The second one says that it is busy, or waits and then finds the work done."""
    inside, go_on = threading.Event(), threading.Event()

    def slow(number: int, folder: Path) -> object:
        inside.set()
        assert go_on.wait(30)
        return pip.serve(number, folder)

    pip = ScriptedPip(DATA, {1: [slow]})  # type: ignore[list-item]
    first = threading.Thread(
        target=pull,
        args=(paths, None),
        kwargs={"progress": Recorder(), "runner": pip, "known": BOOK},
    )
    first.start()
    assert inside.wait(30)
    with pytest.raises(BusyError):
        pull(paths, None, progress=Recorder(), runner=ScriptedPip(DATA), known=BOOK, wait=False)

    class Releasing(Recorder):
        def begin(self, what: str, total: int | None, unit: str) -> None:
            super().begin(what, total, unit)
            if what.startswith("Waiting"):
                go_on.set()

    progress, second = Releasing(), ScriptedPip(DATA)
    pull(paths, None, progress=progress, runner=second, known=BOOK)
    first.join(30)
    assert second.asked == []
    assert progress.work[0][0].startswith("Waiting for another process")


def test_choosing_while_a_pull_runs(paths: Paths, mine: Path) -> None:
    def choose(number: int, folder: Path) -> object:
        add(paths, mine, "mine")
        use(paths, "mine", BOOK)
        return pip.serve(number, folder)

    pip = ScriptedPip(DATA, {2: [choose]})  # type: ignore[list-item]
    pull(paths, None, progress=Recorder(), runner=pip, known=BOOK)
    assert selected(paths, BOOK).name == "mine"
    assert len(installed(paths, BOOK)) == 2


def test_a_model_is_chosen_by_name_or_by_path(paths: Paths, mine: Path) -> None:
    add(paths, mine)
    other = mine.with_name("other.gguf")
    other.write_bytes(DATA)
    assert loading.choose(paths, None).name == "My Model"
    assert loading.choose(paths, "my model").path == mine
    found = loading.choose(paths, str(other))
    assert (found.path, found.sha256) == (other, sha(DATA))
    assert [model.name for model in installed(paths)] == ["My Model"]
    with pytest.raises(InputError, match="no model named"):
        loading.choose(paths, "zzz")
    with pytest.raises(InputError, match="no such file"):
        loading.choose(paths, str(mine.with_name("gone.gguf")))
