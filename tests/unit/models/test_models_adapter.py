"""The adapter that ships with the program is found for the very file it was made for."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import coach
from coach.models import add, at, installed, registry, selected
from coach.models import known as catalogue_of
from coach.models.known import ADAPTERS, Adapter, Catalogue, catalogue
from coach.paths import Paths
from tests.unit.models.models_kit import book, gguf, sha

MODEL, LORA = gguf(), gguf(kind="adapter", fill=50)
BOOK = Catalogue(
    default="tiny",
    models=tuple(
        msgspec.structs.replace(
            entry, adapter=Adapter(file="tiny-edit.gguf", size=len(LORA), sha256=sha(LORA))
        )
        for entry in book(MODEL).models
    ),
)


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the adapters of this test lie."""
    folder = tmp_path / "adapters"
    folder.mkdir()
    monkeypatch.setattr(registry, "ADAPTERS", folder)
    (folder / "tiny-edit.gguf").write_bytes(LORA)
    return folder


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.gguf"
    path.write_bytes(MODEL)
    return path


def test_the_adapters_lie_in_the_package() -> None:
    assert Path(coach.__file__).parent / "adapters" == ADAPTERS


def test_a_known_model_comes_with_its_adapter(paths: Paths, model: Path, shipped: Path) -> None:
    expected = shipped / "tiny-edit.gguf"
    assert add(paths, model, known=BOOK).adapter == expected
    assert [one.adapter for one in installed(paths, BOOK)] == [expected]
    assert selected(paths, BOOK).adapter == expected
    assert at(paths, model, BOOK).adapter == expected


def test_a_model_under_another_name_is_known_by_its_hash(
    paths: Paths, model: Path, shipped: Path
) -> None:
    assert add(paths, model, "mine", known=BOOK).adapter == shipped / "tiny-edit.gguf"


def test_another_model_has_no_adapter(paths: Paths, tmp_path: Path, shipped: Path) -> None:
    other = tmp_path / "tiny.gguf"
    other.write_bytes(gguf(fill=99))
    assert add(paths, other, known=BOOK).adapter is None


@pytest.mark.parametrize("content", [None, b"", LORA[:-1]])
def test_an_adapter_that_is_missing_or_cut_off_is_none(
    paths: Paths, model: Path, shipped: Path, content: bytes | None
) -> None:
    file = shipped / "tiny-edit.gguf"
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    assert add(paths, model, known=BOOK).adapter is None


def test_an_adapter_in_the_models_folder_is_not_looked_for(
    paths: Paths, model: Path, shipped: Path
) -> None:
    (shipped / "tiny-edit.gguf").unlink()
    paths.models.mkdir(parents=True)
    (paths.models / "tiny-edit.gguf").write_bytes(LORA)
    assert add(paths, model, known=BOOK).adapter is None


def test_every_adapter_of_the_catalogue_is_shipped_whole() -> None:
    for entry in catalogue().models:
        if entry.adapter is not None:
            content = (catalogue_of.ADAPTERS / entry.adapter.file).read_bytes()
            assert (len(content), sha(content)) == (entry.adapter.size, entry.adapter.sha256)
