"""What is wrong with a file of cases is told with file and line."""

from __future__ import annotations

import msgspec
import pytest

from coach.errors import InputError
from evals.datasets import cases
from evals.datasets.cases import AdviceCase, RewriteCase, lines, read
from tests.unit.evals.scorers.advising import situation
from tests.unit.evals.scorers.kit import complaint, good

LINE = msgspec.json.encode(complaint()).decode()


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        "[]",
        "null",
        '{"id": "x"}',
        LINE.replace('"draft"', '"drafts"'),
        LINE.replace('"asked":false', '"asked":"no"'),
        LINE.replace('"split":"dev"', '"split":"train"'),
        LINE.replace('"edit_band":[0.2,0.7]', '"edit_band":[0.2]'),
        LINE[:-1] + ',"more":1}',
        "\ufeff" + LINE,
    ],
)
def test_a_bad_line_is_named(tmp_path, bad):
    file = tmp_path / "cases.jsonl"
    file.write_text(f"{LINE}\n\n{bad}\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        read(file, RewriteCase)
    assert error.value.where == f"{file}, line 3"
    assert error.value.exit_code == 2
    assert error.value.mend


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, content):
    file = tmp_path / "cases.jsonl"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(InputError) as error:
        read(file, RewriteCase)
    assert error.value.where == str(file)


def test_a_missing_folder_is_an_input_error(tmp_path):
    for load in (cases.rewrites, cases.hard, cases.advice):
        with pytest.raises(InputError):
            load(data=tmp_path / "nowhere")


def test_lines_are_counted_past_empty_ones_and_odd_characters(tmp_path):
    odd = msgspec.structs.replace(complaint(), draft="one\u2028two\u0085three\x0cfour")
    file = tmp_path / "cases.jsonl"
    file.write_bytes(msgspec.json.encode(odd) + b"\r\n\r\n" + LINE.encode())
    assert list(lines(file, RewriteCase)) == [(1, odd), (3, complaint())]


def test_splits_and_what_a_case_tells_of_itself(tmp_path):
    file = tmp_path / "advice.jsonl"
    rows = [situation(), msgspec.structs.replace(situation(in_scope=False), split="test")]
    file.write_bytes(b"\n".join(msgspec.json.encode(row) for row in rows))
    assert read(file, AdviceCase) == rows
    assert cases.advice("test", data=tmp_path) == rows[1:]
    assert [row.type for row in rows] == ["in-scope", "out-of-scope"]
    assert good().good
    assert not complaint().good
