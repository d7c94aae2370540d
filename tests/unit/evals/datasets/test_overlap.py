"""A case that the program has seen is found; a common phrase is none."""

from __future__ import annotations

import pytest

from coach.errors import InputError
from evals.datasets import overlap
from evals.datasets.overlap import shared_runs, texts_of_product


def test_five_telling_words_in_a_row_are_an_overlap():
    seen = {"case-1": "The copper kettle whistled over Hamburg harbour at dawn."}
    found = list(shared_runs(seen, {"card": "a copper kettle, whistled over Hamburg, and more"}))
    assert [(one.case, one.source) for one in found] == [("case-1", "card")]
    assert found[0].shared == "copper kettle whistled over hamburg"


@pytest.mark.parametrize(
    "source",
    [
        "a copper kettle whistled over Bremen",
        "Thank you for the update, and I am sorry that it was not there",
    ],
)
def test_four_words_or_grammar_are_none(source):
    text = "The copper kettle whistled over Hamburg. Thank you for the update, and I am sorry."
    assert list(shared_runs({"case-1": text}, {"card": source})) == []


def test_what_many_cases_say_is_a_way_of_speaking():
    frame = "I work for a small bakery in"
    seen = {f"case-{number}": f"{frame} town {number}" for number in range(3)}
    assert list(shared_runs(seen, {"card": frame})) == []
    assert len(list(shared_runs({"case-0": f"{frame} town"}, {"card": frame}))) == 1


def test_every_string_of_the_training_data_is_looked_at(tmp_path):
    (tmp_path / "deep").mkdir()
    file = tmp_path / "deep" / "rows.jsonl"
    file.write_text('{"a": ["copper kettle", {"b": "whistled over Hamburg"}]}\n', "utf-8")
    sources = texts_of_product(tmp_path)
    assert sources["deep/rows.jsonl:1"] == "copper kettle\nwhistled over Hamburg"
    assert any(name.startswith("prompts/") for name in sources)
    assert any(name.endswith(".md") for name in sources)


def test_bad_training_data_is_an_input_error(tmp_path, capsys):
    with pytest.raises(InputError):
        texts_of_product(tmp_path / "nowhere")
    (tmp_path / "rows.jsonl").write_text('{}\n{"a": \n', "utf-8")
    with pytest.raises(InputError) as error:
        texts_of_product(tmp_path)
    assert error.value.where == "rows.jsonl, line 2"
    assert overlap.main(["--training", str(tmp_path)]) == 2
    assert "line 2" in capsys.readouterr().err
    (tmp_path / "rows.jsonl").write_bytes(b"\xff")
    with pytest.raises(InputError):
        texts_of_product(tmp_path)


def test_no_case_shares_five_telling_words_with_the_program():
    found = list(shared_runs(overlap.texts_of_cases(), texts_of_product()))
    assert [(one.case, one.shared, one.source) for one in found] == []
