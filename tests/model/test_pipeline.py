"""The whole program, command line included, with the real model and the real index."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents import check

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.model


def coach(*arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "coach", *arguments],
        input=text,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )


def test_the_launch_post_keeps_its_facts_and_loses_its_pitch() -> None:
    done = coach("rewrite", "examples/launch-post.txt", "--channel", "facebook-post", "--json")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    check(result, "rewrite")
    assert result["passed"]
    assert result["changed"]
    assert result["facts"]["missing"] == result["facts"]["invented"] == []
    for kept in ("Sixth String", "Saturday 4 October", "18 Marsh Lane", "Priya", "Haddow"):
        assert kept in result["rewrite"]
    for pitch in ("FRET20", "20%", "don't miss out"):
        assert pitch not in result["rewrite"]
    known = {item["id"] for item in result["principles"]} | {""}
    assert {change["principle"] for change in result["changes"]} <= known
    assert result["score"]["after"] > result["score"]["before"]


def test_advice_streams_to_text_and_cites_what_was_found() -> None:
    situation = "A guest wrote in public that she waited 40 minutes for soup. I want to explain."
    done = coach("advise", "-", "--json", text=situation)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    check(result, "advise")
    assert result["in_scope"]
    assert len(result["advice"]) > 40
    assert set(result["cited"]) <= {item["id"] for item in result["principles"]}
    outside = coach("advise", "--text", "How do I sort a list in Python?", "--json")
    assert json.loads(outside.stdout)["in_scope"] is False


def test_a_batch_over_all_kinds_ships_nothing_that_a_guard_refuses(tmp_path: Path) -> None:
    lines = (ROOT / "examples/batch/drafts.jsonl").read_text(encoding="utf-8").splitlines()
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(lines[::8]) + "\n", encoding="utf-8")
    done = coach("batch", str(source), str(target), "--task", "rewrite")
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [record["id"] for record in records] == [json.loads(line)["id"] for line in lines[::8]]
    for record in records:
        check(record, "batch-record")
        assert "error" not in record
        assert record["facts"]["invented"] == []
        chosen = [v for v in record["variants"] if v["text"] == record["rewrite"]]
        assert chosen
        assert record["passed"] == chosen[0]["passed"]


def test_the_draft_can_be_what_the_rewrite_of_it_was() -> None:
    """A good text comes back as it is, byte for byte."""
    text = "The ferry goes at 11:30 on Thursday because of the swell. Which of you needs a lift?"
    done = coach("rewrite", "--text", text, "--channel", "facebook-post")
    assert done.returncode == 0, done.stderr
    assert done.stdout == text + "\n"
