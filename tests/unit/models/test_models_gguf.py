from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.models.errors import NotAGGUFError, TruncatedGGUFError
from coach.models.gguf import check_header
from coach.models.template import recognise
from tests.unit.models.models_kit import gguf, pair, strings, text


def written(folder: Path, data: bytes) -> Path:
    path = folder / "model.gguf"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("version", [2, 3])
def test_a_valid_header_is_read(tmp_path: Path, version: int) -> None:
    data = gguf(version=version)
    header = check_header(written(tmp_path, data))
    assert header.version == version
    assert header.architecture == "qwen2"
    assert header.name == "Tiny"
    assert header.kind == "model"
    assert header.context_length == 4096
    assert header.tensor_count == 2
    assert header.add_bos is False
    assert header.split_count == 1
    assert header.data_end == len(data)
    assert recognise(header).format == "chatml"


def test_every_truncation_is_noticed(tmp_path: Path) -> None:
    data = gguf()
    for length in range(1, len(data)):
        with pytest.raises((TruncatedGGUFError, NotAGGUFError)) as caught:
            check_header(written(tmp_path, data[:length]))
        if length >= 4:
            assert isinstance(caught.value, TruncatedGGUFError), length
        assert caught.value.mend


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "does not begin"),
        (b"PK\x03\x04" + bytes(100), "does not begin"),
        (b"GGUF" + struct.pack("<IQQ", 1, 0, 0), "version 1"),
        (b"GGUF" + struct.pack(">IQQ", 3, 0, 0), "big-endian"),
        (b"GGUF" + struct.pack("<IQQ", 3, 2**60, 0), "impossible counts"),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 2**60), "impossible counts"),
        (gguf(extra=(pair("x", 99, b""),)), "unknown type 99"),
        (gguf(extra=(pair("x", 9, struct.pack("<IQ", 99, 1)),)), "unknown type 99"),
        (gguf(extra=(pair("x", 9, struct.pack("<IQ", 0, 2**62)),)), "impossible length"),
        (gguf(extra=(pair("x", 9, struct.pack("<IQ", 9, 1) * 20),)), "nested too deep"),
        (gguf(extra=(pair("general.alignment", 4, bytes(4)),)), "impossible alignment"),
    ],
)
def test_what_is_no_model_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(NotAGGUFError, match=said):
        check_header(written(tmp_path, data))


def test_a_tensor_beyond_the_end_is_truncation(tmp_path: Path) -> None:
    data = gguf()
    far = data.replace(struct.pack("<IQIQ", 1, 128, 0, 512), struct.pack("<IQIQ", 1, 2**40, 0, 512))
    assert far != data
    with pytest.raises(TruncatedGGUFError, match="bytes of"):
        check_header(written(tmp_path, far))


def test_quantised_tensors_are_measured_in_blocks(tmp_path: Path) -> None:
    # 256 elements of Q4_K take 144 bytes.
    infos = text("t") + struct.pack("<IQIQ", 1, 512, 12, 0)
    head = b"GGUF" + struct.pack("<IQQ", 3, 1, 0) + infos
    head += bytes(-len(head) % 32)
    assert check_header(written(tmp_path, head + bytes(288))).data_end == len(head) + 288
    with pytest.raises(TruncatedGGUFError):
        check_header(written(tmp_path, head + bytes(287)))


def test_a_long_vocabulary_crosses_buffers(tmp_path: Path) -> None:
    words = [f"word{number}" * 5 for number in range(60_000)]
    data = gguf(extra=(pair("long", 9, strings(words)), pair("nested", 9, struct.pack(
        "<IQ", 9, 2) + strings(["a"]) + strings(["b"] * 3))))  # fmt: skip
    assert len(data) > 2 << 20
    assert check_header(written(tmp_path, data)).data_end == len(data)
    with pytest.raises(TruncatedGGUFError):
        check_header(written(tmp_path, data[: 1 << 20]))


def test_a_huge_text_is_refused_unread(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        b"GGUF"
        + struct.pack("<IQQ", 3, 0, 1)
        + text("general.name")
        + struct.pack("<IQ", 8, 1 << 30),
    )
    with path.open("r+b") as file:
        file.truncate(2 << 30)  # sparse: takes no room
    with pytest.raises(NotAGGUFError, match="text of impossible length"):
        check_header(path)


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.gguf"):
        with pytest.raises(NotAGGUFError, match="cannot be read"):
            check_header(path)


def survives(path: Path) -> None:
    refusal: CoachError | None = None
    try:
        header = check_header(path)
    except CoachError as error:
        refusal = error
    if refusal is None:
        assert header.data_end <= path.stat().st_size
    else:
        assert refusal.where == str(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gguf")


@given(st.binary(max_size=600))
def test_random_bytes_never_crash(folder: Path, data: bytes) -> None:
    survives(written(folder, data))
    survives(written(folder, b"GGUF" + struct.pack("<I", 3) + data))


VALID = gguf()


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(0, len(VALID) - 1200),
    st.binary(min_size=1, max_size=16),
    st.integers(0, len(VALID)),
)
def test_mutated_headers_never_crash(folder: Path, at: int, patch: bytes, cut: int) -> None:
    data = VALID[:at] + patch + VALID[at + len(patch) :]
    survives(written(folder, data))
    survives(written(folder, data[:cut]))
