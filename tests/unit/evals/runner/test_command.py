"""`coach eval` as a shell sees it: what is printed, what is written, which code."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner, Result

from coach.cli.process import run as run_process
from coach.cli.session import Session
from evals.command import eval_command
from evals.retrieval.metrics import Measure
from evals.runner import plan, rescore, searching, validating, work
from evals.runner.connection import Connection
from tests.unit.evals.runner.kit import (
    GOOD,
    PUSHY,
    Connect,
    case,
    raters,
    situation,
    write_cases,
)

Run = Callable[..., Result]

ROWS = [
    case("one"),
    case("two", draft=GOOD, type="already-good", references=(GOOD,)),
]


@pytest.fixture(autouse=True)
def wiring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Raters that need no data, a model that is scripted, a home of its own."""
    wired = SimpleNamespace(connect=Connect(tmp_path / "home"))
    done = work.run
    monkeypatch.setattr(
        work,
        "run",
        lambda *given: done(*given, raters=raters, connect=wired.connect),
    )
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("COACH_MODEL", raising=False)
    return wired


@pytest.fixture
def coach(monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line, in this process."""
    from coach.cli import app

    monkeypatch.setitem(app.root.lazy, "eval", app.Lazy("evals.command:eval_command", "Measure."))

    class Program(click.Command):
        def main(self, args: list[str], **_: object) -> None:  # type: ignore[override]
            sys.exit(run_process(args, Session()))

    return lambda *arguments: CliRunner().invoke(
        Program("coach"), list(map(str, arguments)), prog_name="coach"
    )


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    return write_cases(tmp_path / "cases.jsonl", ROWS)


def test_a_summary_is_printed_and_nothing_written(
    coach: Run, cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = coach("eval", "rewrite", "--cases", cases, "--system", "draft")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("# Evaluation of Coach")
    assert "Systems: rewrite" in result.stdout
    assert "Evaluating: 2 texts" in result.stderr
    assert not [path for path in tmp_path.iterdir() if path.name not in {"cases.jsonl", "home"}]


def test_a_folder_gets_everything(coach: Run, cases: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = coach("eval", "rewrite", "--cases", cases, "--system", "all", "--out", out)
    assert {path.name for path in out.iterdir()} >= {
        "generations.jsonl", "results.jsonl", "run.json", "summary.md", "junit.xml", "logs",
    }  # fmt: skip
    assert (out / "summary.md").read_text() == result.stdout
    assert json.loads((out / "run.json").read_bytes())["model"]["name"] == "scripted"
    assert f"Everything is in {out}." in result.stderr


def test_one_document_for_programs(coach: Run, cases: Path) -> None:
    result = coach("eval", "rewrite", "--cases", cases, "--system", "draft", "--json")
    document = json.loads(result.stdout)
    assert set(document) == {"run", "systems", "raw", "baseline", "gates"}
    [row] = document["systems"]
    assert (row["system"], row["n"], row["composite"]["n"]) == ("draft", 2, 2)
    assert result.stderr == ""


def test_a_gate_that_is_not_met_is_code_4_and_everything_is_still_there(
    coach: Run, cases: Path, tmp_path: Path
) -> None:
    # What the product ships is its draft here: 72 and 78 characters of 100.
    out = tmp_path / "out"
    arguments = ("eval", "rewrite", "--cases", cases, "--out", out, "--min")
    assert coach(*arguments, "composite=0.5").exit_code == 0
    result = coach(*arguments, "composite=0.99")
    assert result.exit_code == 4
    assert "1 of the gates is not met: min composite." in result.stderr
    assert "**FAILED**" in result.stdout
    assert (out / "junit.xml").read_text().count("<failure") == 1


def test_what_breaks_an_invariant_fails_the_run_when_asked(coach: Run, tmp_path: Path) -> None:
    refund = case("one", draft="You get a refund on Monday. Which bank do you use?")
    file = write_cases(tmp_path / "c.jsonl", [refund])
    assert coach("eval", "rewrite", "--cases", file).exit_code == 0
    result = coach("eval", "rewrite", "--cases", file, "--min", "invariants=1")
    assert result.exit_code == 4
    assert "invariants" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rewrite", "--min", "composite"), "no gate"),
        (("rewrite", "--limit", "1", "--min", "nothing=0.5"), "Nothing in this run"),
        (("rewrite", "--system", "drft"), "Did you mean 'draft'"),
        (("all", "--cases", "x.jsonl"), "of one suite"),
        (("rewrite", "--viewer"), "needs a run and a folder"),
        (("rewrite", "--generate-only"), "has to go somewhere"),
        (("rewrite", "--outputs", "gone.jsonl"), "cannot be read"),
        (("rewrite", "--baseline", "gone.jsonl"), "cannot be read"),
        (("rewrite", "--limit", "0"), "whole number"),
        (("rewrites",), "rewrites"),
        (("advice", "--system", "rules"), "No system"),
    ],
)
def test_bad_input_is_code_2(coach: Run, arguments: tuple[str, ...], said: str) -> None:
    result = coach("eval", *arguments)
    assert (result.exit_code, result.stdout) == (2, ""), result.stderr
    assert said in result.stderr


def test_no_model_is_code_3(coach: Run, wiring: SimpleNamespace) -> None:
    wiring.connect = Connection
    result = coach("eval", "rewrite", "--limit", "1")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "coach model pull" in result.stderr
    named = coach("eval", "rewrite", "--limit", "1", "--model", "nowhere/none.gguf")
    assert named.exit_code == 2
    assert "no such file" in named.stderr


def test_a_missing_extra_is_code_3(coach: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        plan, "find_spec", lambda name: None if name == "inspect_ai" else SimpleNamespace()
    )
    result = coach("eval", "rewrite")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "pip install 'coach-writing[eval]'" in result.stderr
    assert "inspect_ai" in result.stderr


def test_stopped_is_code_130_and_says_what_stays(
    coach: Run, cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    scored = rescore.scored

    def interrupted(*given: object) -> object:
        monkeypatch.setattr(work.rescore, "scored", scored)
        raise KeyboardInterrupt

    monkeypatch.setattr(work.rescore, "scored", interrupted)
    arguments = ("eval", "rewrite", "--cases", cases, "--system", "draft", "--out", out)
    result = coach(*arguments)
    assert result.exit_code == 130
    assert "goes on from there" in result.stderr
    assert (out / "generations.jsonl").read_bytes().count(b"\n") >= 1
    assert coach(*arguments).exit_code == 0


def test_generate_first_and_score_elsewhere(
    coach: Run, cases: Path, tmp_path: Path, wiring: SimpleNamespace
) -> None:
    out = tmp_path / "out"
    first = coach("eval", "rewrite", "--cases", cases, "--generate-only", "--out", out)
    assert first.stdout == "2 texts generated, none scored.\n"
    opened = len(wiring.connect.opened)
    again = coach("eval", "rewrite", "--cases", cases, "--outputs", out / "generations.jsonl")
    assert (again.exit_code, len(wiring.connect.opened)) == (0, opened)
    assert "**coach**" in again.stdout
    assert "scripted" in again.stdout


def test_a_stored_run_is_compared_with(coach: Run, cases: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ("eval", "rewrite", "--cases", cases)
    coach(*arguments, "--out", out)
    document = json.loads(coach(*arguments, "--baseline", out / "results.jsonl", "--json").stdout)
    assert document["baseline"][0]["difference"] == 0.0
    assert document["baseline"][0]["ties"] == 2


MEASURED = {
    "bm25": {"MRR": Measure(0.5, 0.4, 0.6, 50)},
    "fused": {"MRR": Measure(0.7, 0.6, 0.8, 50)},
}


def test_retrieval_has_gates_of_its_own(
    coach: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(searching, "measure", lambda split: asked.append(split) or MEASURED)
    out = tmp_path / "out"
    result = coach("eval", "retrieval", "--split", "test", "--min", "MRR=0.7", "--out", out)
    assert result.exit_code == 0
    assert "| MRR | 50 | 0.500 [0.400, 0.600] | 0.700 [0.600, 0.800] |" in result.stdout
    assert json.loads((out / "retrieval.json").read_bytes())["fused"]["MRR"]["value"] == 0.7
    assert asked == ["test"]
    assert coach("eval", "retrieval", "--min", "retrieval:MRR=0.71").exit_code == 4
    assert coach("eval", "retrieval", "--min", "recall=0.7").exit_code == 2


def meta_report(*, passed: bool) -> SimpleNamespace:
    from evals.meta.rows import Row

    return SimpleNamespace(
        rows=(
            Row(
                name="pressure", data="ads", metric="AUC", value=0.9, low=0.85, high=0.95,
                baseline=0.6, gate=0.87 if passed else 0.95, n=200,
            ),
            Row(name="false alarms", data="facts", metric="rate", value=0.02, n=9, gate=0.05,
                at_most=True),
            Row(name="voice", data="ads", metric="rho", value=0.1, n=9),
        )
    )  # fmt: skip


def test_meta_shows_its_rows_and_fails_when_a_measure_fails(
    coach: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Path | None] = []
    monkeypatch.setattr(
        validating, "run", lambda data: given.append(data) or meta_report(passed=True)
    )
    result = coach("eval", "meta", "--data", tmp_path)
    assert result.exit_code == 0
    assert "| passed | pressure | ads | AUC | 200 | 0.900 [0.850, 0.950] | 0.600 |" in result.stdout
    assert "at most 0.050" in result.stdout
    assert given == [tmp_path]
    monkeypatch.setattr(validating, "run", lambda data: meta_report(passed=False))
    failed = coach("eval", "meta", "--json")
    assert failed.exit_code == 4
    document = json.loads(failed.stdout)
    assert [row["passed"] for row in document["meta"]] == [False, True, True]
    assert [gate["passed"] for gate in document["gates"]] == [False, True]


def test_all_runs_every_suite(coach: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "measure", lambda _: MEASURED)
    monkeypatch.setattr(validating, "run", lambda _: meta_report(passed=True))
    monkeypatch.setattr(
        work, "select", lambda suite, **_: [situation()] if suite == "advice" else [case()]
    )
    out = tmp_path / "out"
    result = coach(
        "eval", "all", "--system", "template", "--min", "retrieval:MRR=0.6", "--out", out, "--json"
    )
    assert result.exit_code == 0, result.stderr
    document = json.loads(result.stdout)
    assert [row["suite"] for row in document["systems"]] == ["rewrite", "hard", "advice"]
    assert {"retrieval", "meta"} <= set(document)
    assert (out / "meta.md").is_file()


def test_help_and_the_command_itself_import_nothing_heavy() -> None:
    script = (
        "import sys, evals.command\n"
        "heavy = {'inspect_ai', 'numpy', 'msgspec', 'rich', 'coach.api', 'evals.systems'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[4],
    )
    assert done.stdout.strip() == "[]"
    assert all(option.help for option in eval_command.params if isinstance(option, click.Option))


def test_the_texts_of_a_pushy_draft_reach_no_terminal_raw(coach: Run, tmp_path: Path) -> None:
    hostile = case("one", draft=f"{PUSHY}\x1b]52;c;aGk=\x07 refund")
    file = write_cases(tmp_path / "c.jsonl", [hostile])
    result = coach("eval", "rewrite", "--cases", file, "--system", "draft")
    assert "\x1b" not in result.stdout + result.stderr
