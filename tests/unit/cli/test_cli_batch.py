"""Batches: resumable, in order, one bad line costs one record."""

from __future__ import annotations

import fcntl
import json
import signal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.batch_lines import KEYS, parse_line
from coach.errors import InputError

LINES = [
    {"id": "a", "draft": "First", "channel": "email", "asked": None, "in_reply_to": ""},
    {"id": "b", "draft": "Second", "asked": True, "in_reply_to": "How much?"},
    {"id": "c", "draft": "Third"},
]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in LINES))
    return source, tmp_path / "out.jsonl"


def records(path: Path) -> list[dict]:
    text = path.read_bytes()
    assert not text or text.endswith(b"\n")
    return [json.loads(line) for line in text.splitlines()]


def test_one_engine_for_all_lines_in_their_order(run, files, engine, check):
    result = run("batch", *map(str, files))
    assert (result.exit_code, result.stdout) == (0, "")
    assert [record["id"] for record in records(files[1])] == ["a", "b", "c"]
    for record in records(files[1]):
        check(record, "batch-record")
    assert len(engine.opened) == 1
    second = engine.opened[0].calls[1]["draft"]
    assert (second.asked, second.in_reply_to) == (True, "How much?")
    assert "3 written" in result.stderr


@pytest.mark.parametrize("task", ["score", "advise"])
def test_other_tasks(run, files, check, task):
    if task == "advise":
        text = files[0].read_text().replace('"draft"', '"situation"')
        files[0].write_text(text)
    assert run("batch", *map(str, files), "--task", task).exit_code == 0
    assert [record["id"] for record in records(files[1])] == ["a", "b", "c"]
    for record in records(files[1]):
        check(record, "batch-record")
        check(record, task)


def test_a_second_run_does_nothing_again(run, files, engine):
    run("batch", *map(str, files))
    before = files[1].read_bytes()
    result = run("batch", *map(str, files))
    assert files[1].read_bytes() == before
    assert engine.opened[1].calls == []
    assert "0 written" in result.stderr
    assert "3 were there already" in result.stderr


def test_every_place_of_a_torn_write_is_mended(run, files):
    run("batch", *map(str, files))
    whole = files[1].read_bytes()
    first = whole.index(b"\n") + 1
    for cut in [0, 1, 5, first - 1, first, first + 1, first + 20, len(whole) - 1]:
        files[1].write_bytes(whole[:cut])
        assert run("batch", *map(str, files)).exit_code == 0
        assert files[1].read_bytes() == whole, cut


BAD = [
    ("{", "not JSON"),
    ("[1]", "must be an object"),
    ('{"id": "x"}', "no 'draft'"),
    ('{"id": "x", "draft": "  "}', "empty"),
    ('{"id": "x", "draft": 7}', "must be a text"),
    ('{"id": "x", "draft": "Hi", "chanel": "email"}', "'channel'"),
    ('{"id": "x", "draft": "Hi", "channel": "emial"}', "'email'"),
    ('{"id": "x", "draft": "Hi", "asked": "yes"}', "true, false or null"),
    ('{"id": [], "draft": "Hi"}', "'id' must be"),
    ('{"id": "a", "draft": "Hi"}', "there twice"),
    ('{"id": "x", "draft": "FAIL"}', "gave nothing"),
    ("[" * 100_000, "not JSON"),
]


@pytest.mark.parametrize(("bad", "word"), BAD)
def test_a_bad_line_becomes_an_error_record_in_its_place(run, files, check, bad, word):
    lines = files[0].read_text().splitlines()
    files[0].write_text("\n".join([lines[0], "", bad, lines[2]]) + "\n")
    result = run("batch", *map(str, files))
    assert result.exit_code == 0
    assert "1 of the new ones are error records" in result.stderr
    first, error, last = records(files[1])
    assert (first["id"], last["id"]) == ("a", "c")
    check(error, "batch-record")
    assert error["line"] == 3
    assert word in error["error"]["what"]
    before = files[1].read_bytes()
    assert run("batch", *map(str, files)).exit_code == 0
    assert files[1].read_bytes() == before


def test_a_line_that_is_not_utf8(run, files):
    files[0].write_bytes(b'{"draft": "caf\xe9"}\n{"draft": "Hi"}\n')
    run("batch", *map(str, files))
    error, good = records(files[1])
    assert "not UTF-8" in error["error"]["what"]
    assert good["id"] == "line-2"


def test_notes_beside_a_draft_are_left_alone(run, files):
    files[0].write_text('{"id": 7, "draft": "Hi", "author": "Bo", "kind": "x"}\n')
    run("batch", *map(str, files))
    assert records(files[1])[0]["id"] == "7"


def test_missing_set_up_ends_the_batch_and_leaves_it_resumable(run, files):
    lines = files[0].read_text().splitlines()
    broken = [lines[0], '{"id": "x", "draft": "NO MODEL"}', lines[2]]
    files[0].write_text("\n".join(broken) + "\n")
    result = run("batch", *map(str, files))
    assert result.exit_code == 3
    assert [record["id"] for record in records(files[1])] == ["a"]
    files[0].write_text("\n".join([lines[0], '{"id": "x", "draft": "now"}', lines[2]]))
    assert run("batch", *map(str, files)).exit_code == 0
    assert [record["id"] for record in records(files[1])] == ["a", "x", "c"]


def refused(result, word: str) -> None:
    assert result.exit_code == 2, result.stderr
    assert word in result.stderr


def test_files_that_cannot_be_used_are_refused_before_the_engine_is_opened(run, files, engine):
    source, target = map(str, files)
    refused(run("batch", source, source), "would overwrite")
    files[1].symlink_to(files[0])
    refused(run("batch", source, target), "would overwrite")
    files[1].unlink()
    refused(run("batch", str(files[0].parent), target), "folder")
    refused(run("batch", source, str(files[0].parent)), "folder")
    refused(run("batch", source[:-1], target), "Did you mean")
    refused(run("batch", source, str(files[0].parent / "no" / "out")), "no such folder")
    refused(run("batch", source, "/dev/null"), "ordinary file")
    refused(run("batch", source, target, "--task", "sing"), "--task")
    assert engine.opened == []


@pytest.mark.parametrize(
    "content",
    ["Dear Anna,\nhello", "one line without end", '{"draft": "x"}\n', '{"id": 1}\n', "[1]\n"],
)
def test_a_file_that_holds_something_else_is_not_touched(run, files, content):
    files[1].write_text(content)
    refused(run("batch", *map(str, files)), "something else")
    assert files[1].read_text() == content


def test_results_of_another_task_are_not_mixed_in(run, files):
    run("batch", *map(str, files))
    refused(run("batch", *map(str, files), "--task", "score"), "something else")


@pytest.mark.parametrize("names", [("-", "out.jsonl"), ("in.jsonl", "-")])
def test_a_pipe_is_refused_because_a_batch_goes_on_where_it_was(run, files, monkeypatch, names):
    folder = files[0].parent
    monkeypatch.chdir(folder)
    result = run("batch", *names)
    assert result.exit_code == 2
    assert "cannot use a pipe" in result.stderr
    assert [path.name for path in folder.iterdir() if path.is_file()] == ["in.jsonl"]


def test_two_processes_do_not_write_one_file(run, files):
    with files[1].open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        refused(run("batch", *map(str, files)), "Another process")
    assert run("batch", *map(str, files)).exit_code == 0


def test_ctrl_c_leaves_whole_records_and_the_next_run_goes_on(start, run, files):
    lines = files[0].read_text().splitlines()
    files[0].write_text("\n".join([*lines[:2], '{"id": "s", "draft": "SLOW"}', lines[2]]))
    child = start("batch", *map(str, files))
    while b"working" not in child.stderr.readline():
        assert child.poll() is None
    child.send_signal(signal.SIGINT)
    told = child.communicate(timeout=30)[1].decode()
    assert child.returncode == 130
    assert "Traceback" not in told
    assert [record["id"] for record in records(files[1])] == ["a", "b"]
    files[0].write_text("\n".join([*lines[:2], '{"id": "s", "draft": "quick"}', lines[2]]))
    assert run("batch", *map(str, files)).exit_code == 0
    assert [record["id"] for record in records(files[1])] == ["a", "b", "s", "c"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(
    st.binary(max_size=60)
    | st.dictionaries(st.sampled_from(KEYS), json_values).map(lambda x: json.dumps(x).encode())
)
def test_any_line_is_an_item_or_names_itself(raw: bytes):
    for task in ("rewrite", "advise", "score"):
        told = "line 12"
        try:
            item = parse_line(raw, 12, task)
        except InputError as error:
            told = str(error.where)
        else:
            assert item.id
            assert item.draft.text.strip()
        assert told == "line 12"
