from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.errors import InputError
from evals.datasets.cases import REWRITE_TYPES
from evals.records import Generation
from evals.runner import selection, store
from evals.runner.rescore import rescore, scored
from evals.runner.store import Store
from tests.unit.evals.runner.kit import case, raters, situation, write_cases


def made(identity: str, text: str = "Hi\u2028there\n", **fields: object) -> Generation:
    return msgspec.convert(
        {"suite": "rewrite", "system": "coach", "case": identity, "text": text, **fields},
        Generation,
    )


WHOLE = b"".join(msgspec.json.encode(made(name)) + b"\n" for name in "abc")


@given(cut=st.integers(0, len(WHOLE)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_torn_file_is_gone_on_with(tmp_path: Path, cut: int) -> None:
    file = tmp_path / "generations.jsonl"
    file.write_bytes(WHOLE[:cut])
    lines = WHOLE[:cut].count(b"\n")
    kept = Store(file)
    there = [kept.get(("rewrite", "coach", name, 1)) is not None for name in "abc"]
    assert there == [number < lines for number in range(3)]
    for name, found in zip("abc", there, strict=True):
        if not found:
            kept.add(made(name))
    kept.close()
    assert file.read_bytes() == WHOLE
    assert [one.case for one in store.read(file)] == ["a", "b", "c"]


@given(junk=st.binary(min_size=1, max_size=30).filter(lambda data: data.strip()))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_of_something_else_is_left_alone(tmp_path: Path, junk: bytes) -> None:
    file = tmp_path / "letter.txt"
    data = b"Dear diary\n" + junk + b"\n"
    file.write_bytes(data)
    for open_it in (Store, store.read):
        with pytest.raises(InputError, match="line 1"):
            open_it(file)
    assert file.read_bytes() == data


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    first = Store(tmp_path / "out" / "g.jsonl")
    with pytest.raises(InputError, match="Another run"):
        Store(tmp_path / "out" / "g.jsonl")
    first.close()
    Store(tmp_path / "out" / "g.jsonl").close()


def test_epochs_systems_and_suites_are_apart(tmp_path: Path) -> None:
    kept = Store()
    for one in (made("a"), made("a", epoch=2), made("a", system="base"), made("a", suite="hard")):
        assert kept.get(store.key_of(one)) is None
        kept.add(one)
    keys = [("hard", "coach", "a", 1), ("rewrite", "coach", "a", 2), ("rewrite", "coach", "b", 1)]
    assert [(one.suite, one.epoch) for one in kept.in_order(keys)] == [("hard", 1), ("rewrite", 2)]


def test_a_missing_file_of_generations_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        store.read(tmp_path / "none.jsonl")


def test_scores_of_shipped_and_raw_stand_side_by_side() -> None:
    one = case()
    found = scored(one, made("one", "x" * 50, raw="refund!", reverted=False), raters())
    assert (found.composite, found.improvement, found.violations) == (0.5, 0.5, ())
    assert (found.raw_composite, found.raw_violations[0].evidence) == (0.0, "refund")
    assert (found.type, found.split, found.draft) == (one.type, one.split, one.draft)
    assert (found.references, found.asked) == (one.references, False)
    assert found.scores == {"length": 0.5}
    plain = scored(one, made("one", "x"), raters())
    assert (plain.raw_composite, plain.raw_violations) == (None, ())


def test_advice_is_scored_by_its_document_and_raw_by_the_same_with_its_own_text() -> None:
    document = {"advice": "Listen first.", "cited": ["listen-first"]}
    one = made("ask", "Listen first.", suite="advice", document=document, raw="Listen.")
    found = scored(situation(), one, raters())
    assert (found.composite, found.type, found.scores["words"]) == (1.0, "in-scope", 2.0)
    assert found.raw_composite == 1.0
    assert found.draft == situation().situation


def test_rescoring_keeps_the_order_and_leaves_other_cases_out() -> None:
    generations = [made("two", "xx"), made("gone"), made("one", "x"), made("one", suite="hard")]
    results = rescore(generations, {"rewrite": [case("one"), case("two")]}, raters())
    assert [(one.case, one.composite) for one in results] == [("two", 0.02), ("one", 0.01)]


def test_our_own_cases_can_be_selected() -> None:
    dev = selection.select("rewrite", per_type=1)
    assert [one.type for one in dev] == list(REWRITE_TYPES)
    assert selection.select("hard", limit=3) == selection.select("hard")[:3]
    assert {one.split for one in selection.select("advice")} == {"dev"}


def test_a_file_of_cases_is_read_and_checked(tmp_path: Path) -> None:
    rows = [case("a"), case("b", split="test"), case("c"), case("d", type="house")]
    file = write_cases(tmp_path / "c.jsonl", rows)
    chosen = selection.select("rewrite", split="all", per_type=2, file=file)
    assert [one.id for one in chosen] == ["a", "b", "d"]
    assert [one.id for one in selection.select("hard", split="test", file=file)] == ["b"]
    with pytest.raises(InputError, match="no case"):
        selection.select("advice", file=file)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([case("a"), case("a")], "'a' is there twice"),
        ([case("a", channel="fax")], "fax"),
        ([case("a", references=())], "no reference"),
        ([case("a", split="test")], "no rewrite cases"),
        ([], "no rewrite cases"),
    ],
)
def test_cases_that_cannot_be_run_are_bad_input(
    tmp_path: Path, rows: list[object], said: str
) -> None:
    file = write_cases(tmp_path / "c.jsonl", rows)  # type: ignore[arg-type]
    with pytest.raises(InputError, match=said):
        selection.select("rewrite", file=file)
