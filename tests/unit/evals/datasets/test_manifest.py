"""The manifest says what the data is, and notices when it changes."""

from __future__ import annotations

import hashlib

import pytest

from coach.errors import InputError
from evals.datasets import manifest


@pytest.fixture
def data(tmp_path):
    (tmp_path / "rewrite").mkdir()
    (tmp_path / "rewrite" / "one.jsonl").write_text(
        '{"split": "dev"}\n{"split": "test"}\n', "utf-8"
    )
    (tmp_path / "ratings.jsonl").write_text('{"pair": "p"}\n', "utf-8")
    manifest.write(tmp_path)
    return tmp_path


def test_rows_splits_and_hashes_are_told(data):
    found = manifest.read(data)
    assert found.version == manifest.VERSION
    assert list(found.files) == ["ratings.jsonl", "rewrite/one.jsonl"]
    one = found.files["rewrite/one.jsonl"]
    assert (one.rows, one.splits) == (2, {"dev": 1, "test": 1})
    content = (data / "rewrite" / "one.jsonl").read_bytes()
    assert one.sha256 == hashlib.sha256(content).hexdigest()
    assert found.files["ratings.jsonl"].splits == {}
    assert manifest.differences(data) == []


def test_every_change_is_noticed(data):
    (data / "ratings.jsonl").write_text('{"pair": "q"}\n', "utf-8")
    (data / "rewrite" / "one.jsonl").unlink()
    (data / "new.jsonl").write_text("{}\n", "utf-8")
    assert manifest.differences(data) == [
        "new.jsonl is not in the manifest",
        "ratings.jsonl is not what the manifest says",
        "rewrite/one.jsonl is in the manifest and not in the folder",
    ]


@pytest.mark.parametrize("content", [None, b"{", b"\xff", b'{"version": 1}'])
def test_a_missing_or_broken_manifest_says_how_to_mend_it(data, content):
    file = data / manifest.NAME
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(InputError) as error:
        manifest.read(data)
    assert "--write" in (error.value.mend or "")


def test_the_committed_manifest_fits_the_committed_data():
    assert manifest.differences() == []
