from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from coach.config import Settings
from coach.errors import CoachError, InputError, NotSetUpError
from coach.progress import Silent
from evals.records import Generation, Scored
from evals.runner import inspecting, store, work
from evals.runner.plan import Plan
from tests.unit.evals.runner.kit import (
    GOOD,
    Connect,
    case,
    paths,
    raters,
    situation,
    write_cases,
)

# Two texts the model is asked about, one it is not.
DRAFTS = [
    case("one", draft="You people never read. It runs until Tuesday.", in_reply_to="It leaks."),
    case("two", draft=GOOD, type="already-good", references=(GOOD,)),
]


class Counting(Silent):
    def __init__(self) -> None:
        self.seen: list[tuple[str, int | None]] = []
        self.done = 0

    def begin(self, what: str, total: int | None, unit: str) -> None:
        self.seen.append((what, total))

    def advance(self, amount: int) -> None:
        self.done += amount


def run(root: Path, connect: Connect | None = None, **fields: Any) -> work.Outcome:
    file = fields.pop("file", None) or write_cases(root / "cases.jsonl", DRAFTS)
    shown = fields.pop("shown", Silent())
    plan = Plan(**{"suites": ("rewrite",), "file": file, **fields})
    return work.run(
        plan,
        paths(root / "home"),
        Settings(),
        shown,
        raters=raters,
        connect=connect or Connect(root / "home"),  # type: ignore[arg-type]
    )


def lines(file: Path, of: type[Any]) -> list[Any]:
    return [msgspec.json.decode(line, type=of) for line in file.read_bytes().splitlines()]


def test_a_run_leaves_generations_results_record_and_logs(tmp_path: Path) -> None:
    out = tmp_path / "out"
    shown = Counting()
    done = run(tmp_path, systems=("draft", "reference"), epochs=2, out=out, shown=shown)
    keys = [(one.system, one.case, one.epoch) for one in done.results]
    assert keys == [
        (system, name, epoch)
        for system in ("draft", "reference")
        for name in ("one", "two")
        for epoch in (1, 2)
    ]
    written = lines(out / "generations.jsonl", Generation)
    assert sorted(written, key=store.key_of) == sorted(done.generations, key=store.key_of)
    assert lines(out / "results.jsonl", Scored) == list(done.results)
    record = json.loads((out / "run.json").read_bytes())
    assert (record["systems"], record["epochs"], record["model"]) == (["draft", "reference"], 2, {})
    assert set(record["data"]) == {"cases.jsonl"}
    assert "script.j2" in record["prompts"]
    assert len(list((out / "logs").glob("*.eval"))) == 2
    assert (shown.seen, shown.done) == ([("Evaluating", 8)], 8)
    assert out.stat().st_mode & 0o777 == 0o700


def test_inspect_says_the_same_as_our_results(tmp_path: Path) -> None:
    from inspect_ai.log import read_eval_log

    done = run(tmp_path, systems=("draft",), epochs=2, out=tmp_path / "out")
    [file] = (tmp_path / "out" / "logs").glob("*.eval")
    log = read_eval_log(str(file))
    assert log.status == "success"
    assert log.eval.task == "rewrite-draft"
    assert log.results is not None
    by_name = {score.name: score.metrics for score in log.results.scores}
    mean = sum(one.composite for one in done.results) / len(done.results)
    assert by_name["composite"]["mean"].value == pytest.approx(mean)
    # Two clusters of one case each, in deviations d and -d from the mean.
    spread = abs(done.results[0].composite - done.results[2].composite) / 2
    assert by_name["composite"]["stderr"].value == pytest.approx(spread)
    assert log.samples is not None
    said = {
        sample.id: (sample.metadata["type"], sample.output.completion) for sample in log.samples
    }
    assert said == {one.id: (one.type, one.draft) for one in DRAFTS}


def test_nothing_is_kept_without_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = write_cases(tmp_path / "cases.jsonl", DRAFTS)
    done = run(tmp_path, file=file, systems=("draft",))
    assert len(done.results) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases.jsonl"]


def test_the_product_and_the_base_model_share_one_connection(tmp_path: Path) -> None:
    connect = Connect(tmp_path / "home", ["no lines"], ["Hi."], ["Hi there."], ["Base."], ["B."])
    done = run(tmp_path, connect, systems=("coach", "base"), model="mine", greedy=True)
    [asked] = connect.opened
    assert (asked["wanted"], asked["greedy"], asked["own"]) == ("mine", True, True)
    assert connect.connection.closed
    assert done.record.model["name"] == "scripted"
    assert [one.system for one in done.results] == ["coach", "coach", "base", "base"]


def test_epochs_have_seeds_of_their_own(tmp_path: Path) -> None:
    connect = Connect(tmp_path / "home")
    run(tmp_path, connect, systems=("coach",), epochs=3, limit=1)
    seeds = [request.sampling.seed for request in connect.connection._model.requests]
    assert sorted(set(seeds)) == [1, 2, 3]


def test_a_stopped_run_keeps_what_it_has_and_goes_on(tmp_path: Path) -> None:
    out = tmp_path / "out"

    class Interrupting(Counting):
        def advance(self, amount: int) -> None:
            super().advance(amount)
            if self.done == 3:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, systems=("draft",), epochs=2, out=out, shown=Interrupting())
    before = (out / "generations.jsonl").read_bytes()
    assert before.count(b"\n") == 3
    assert not (out / "results.jsonl").exists()
    done = run(tmp_path, systems=("draft", "empty"), epochs=2, out=out)
    assert (out / "generations.jsonl").read_bytes().startswith(before)
    assert len(done.results) == 8
    assert len(list((out / "logs").glob("*rewrite-draft*.eval"))) == 1


def test_what_is_there_is_not_generated_again(tmp_path: Path) -> None:
    answers = [["no lines"], ["Hi."], ["Hi there."]]
    first = run(tmp_path, Connect(tmp_path / "a", *answers), out=tmp_path / "out")
    idle = Connect(tmp_path / "a")
    second = run(tmp_path, idle, out=tmp_path / "out")
    assert second.results == first.results
    assert idle.connection.computed == 0


@pytest.mark.parametrize("change", ["greedy", "data", "model", "program"])
def test_a_run_of_something_else_is_not_gone_on_with(
    tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    connect = Connect(tmp_path / "home")
    run(tmp_path, connect, out=out)
    fields: dict[str, Any] = {}
    match change:
        case "greedy":
            fields["greedy"] = True
        case "data":
            fields["file"] = write_cases(tmp_path / "cases.jsonl", [case("other")])
        case "model":
            connect.connection.identity = msgspec.structs.replace(
                connect.connection.identity, model="f" * 64
            )
        case _:
            monkeypatch.setattr("evals.runner.record.program_hash", lambda: "other")
    kept = (out / "generations.jsonl").read_bytes()
    with pytest.raises(InputError, match=change):
        run(tmp_path, connect, out=out, **fields)
    assert (out / "generations.jsonl").read_bytes() == kept


def test_generating_alone_scores_nothing_and_rescoring_needs_no_model(tmp_path: Path) -> None:
    out = tmp_path / "out"
    only = run(tmp_path, systems=("draft", "empty"), out=out, score=False)
    assert (len(only.generations), only.results) == (4, ())
    assert not (out / "results.jsonl").exists()
    connect = Connect(tmp_path / "home")
    again = run(
        tmp_path, connect, outputs=out / "generations.jsonl", systems=("draft",), out=tmp_path / "b"
    )
    assert [one.system for one in again.results] == ["draft", "draft"]
    assert again.record.program == only.record.program
    assert connect.opened == []
    assert not (tmp_path / "b" / "generations.jsonl").exists()
    assert len(lines(tmp_path / "b" / "results.jsonl", Scored)) == 2


def test_generations_of_other_cases_are_bad_input(tmp_path: Path) -> None:
    run(tmp_path, systems=("draft",), out=tmp_path / "out")
    other = write_cases(tmp_path / "other.jsonl", [case("else")])
    with pytest.raises(InputError, match="None of these generations"):
        run(tmp_path, file=other, outputs=tmp_path / "out" / "generations.jsonl")


def test_a_stored_run_is_the_baseline(tmp_path: Path) -> None:
    first = run(tmp_path, systems=("draft",), out=tmp_path / "out")
    results = tmp_path / "out" / "results.jsonl"
    assert run(tmp_path, systems=("empty",), baseline=results).baseline == first.results
    with pytest.raises(InputError, match=r"results\.jsonl"):
        run(tmp_path, systems=("empty",), baseline=tmp_path / "out" / "generations.jsonl")


def test_no_model_ends_the_run_as_it_is(tmp_path: Path) -> None:
    connect = Connect(tmp_path / "home", NotSetUpError("No model.", mend="coach model pull"))
    with pytest.raises(NotSetUpError, match="No model"):
        run(tmp_path, connect, out=tmp_path / "out")
    assert connect.connection.closed


def test_a_bug_in_a_scorer_is_not_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Scored:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(work.rescore, "scored", broken)
    with pytest.raises(ZeroDivisionError):
        run(tmp_path, systems=("draft",))


def test_advice_runs_too(tmp_path: Path) -> None:
    file = write_cases(tmp_path / "advice.jsonl", [situation()])
    connect = Connect(tmp_path / "home", ["Ask about the boots [1]. Which pair is it?"])
    done = run(tmp_path, connect, suites=("advice",), file=file, systems=("coach", "template"))
    assert [(one.system, one.composite) for one in done.results] == [
        ("coach", 1.0),
        ("template", 0),
    ]


def test_nobody_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No name is looked up and no connection is opened, whatever Inspect offers."""

    used: list[object] = []

    def refused(*arguments: object, **_: object) -> Any:
        used.append(arguments)  # what is raised might be caught as "offline"
        raise OSError("the network was used")

    for name in ("connect", "connect_ex", "sendto", "bind", "listen"):
        monkeypatch.setattr(socket.socket, name, refused)
    for name in ("getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "INSPECT_EVAL_MODEL"):
        monkeypatch.delenv(name, raising=False)
    out = tmp_path / "out"
    assert len(run(tmp_path, systems=("draft",), out=out, viewer=True).results) == 2
    assert (out / "viewer" / "index.html").is_file()
    assert list((out / "viewer" / "logs").glob("*.eval"))
    assert used == []


_DECOY = """
import sys
from pathlib import Path
from tests.unit.evals.runner import test_work
test_work.run(Path(sys.argv[1]), systems=("draft",), out=Path(sys.argv[1]) / "out")
"""


def test_inspects_clean_up_deletes_nothing_of_the_users(tmp_path: Path) -> None:
    """It deletes the file INSPECT_TRACE_FILE names when the process ends."""
    keep = tmp_path / "keep.log"
    keep.write_text("mine")
    own = tmp_path / "tmp"
    own.mkdir()
    environment = {
        **os.environ,
        "INSPECT_TRACE_FILE": str(keep),
        "TMPDIR": str(own),
        "HOME": str(tmp_path / "nobody"),
        "XDG_DATA_HOME": str(tmp_path / "nobody"),
    }
    subprocess.run(
        [sys.executable, "-c", _DECOY, str(tmp_path)],
        env=environment,
        cwd=Path(__file__).parents[4],
        check=True,
        timeout=50,
    )
    assert keep.read_text() == "mine"
    assert list(own.iterdir()) == []
    traces = [path for path in (tmp_path / "nobody").rglob("*") if path.is_file()]
    assert traces == []


def test_a_failure_without_an_error_of_ours_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_case: object) -> Any:
        raise ValueError("no sample")

    monkeypatch.setattr(inspecting, "_sample", broken)
    with pytest.raises((CoachError, ValueError)):
        run(tmp_path, systems=("draft",))
