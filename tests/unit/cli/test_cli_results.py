"""What the commands print: the result alone, or one JSON document of the contract."""

from __future__ import annotations

import json

import pytest

from coach.cli.report import score_text
from coach.cli.style import WIDTH
from coach.domain import Finding, FindingKind, ScoreReport

DRAFT = "Our app is AMAZING, order in 3 days"


def test_rewrite_prints_only_the_rewrite(run):
    result = run("rewrite", "--text", DRAFT)
    assert result.exit_code == 0
    assert result.stdout == f"{DRAFT} What do you think?\n"
    assert result.stderr == ""


def test_a_pipe_is_read_with_and_without_a_dash(run):
    for arguments in (["rewrite", "-"], ["rewrite"]):
        assert run(*arguments, input=DRAFT).stdout == f"{DRAFT} What do you think?\n"


def test_rewrite_json_has_exactly_the_keys_of_the_contract(run, check):
    document = json.loads(run("rewrite", "--text", DRAFT, "--json").stdout)
    check(document, "rewrite")
    assert document["score"] == {"before": 40, "after": 80}
    assert document["findings"] == [
        {"start": 0, "end": 1, "text": "O", "kind": "hype", "message": "It is loud.",
         "principle": "no-hype"}
    ]  # fmt: skip
    assert document["timings_ms"] == {"retrieve": 12, "first_token": 350, "total": 2101}
    assert document["model"] == {"name": "fake-1", "sha256": "0" * 64, "adapter": None}


def test_options_reach_the_engine_and_the_engine_is_closed(run, engine):
    run("rewrite", "--text", DRAFT, "--channel", "X-Post", "--asked", "--in-reply-to", "How much?",
        "--variants", "5", "--seed", "7")  # fmt: skip
    opened = engine.opened[0]
    call = opened.calls[0]
    draft = call["draft"]
    assert (draft.channel.name, draft.asked, draft.in_reply_to) == ("x-post", True, "How much?")
    assert (call["variants"], call["seed"]) == (5, 7)
    assert opened.closed


@pytest.mark.parametrize(
    ("option", "asked"), [([], None), (["--asked"], True), (["--not-asked"], False)]
)
def test_asked_has_three_states(run, engine, option, asked):
    run("rewrite", "--text", DRAFT, *option)
    assert engine.opened[0].calls[0]["draft"].asked is asked


def test_settings_give_channel_and_variants(run, engine, home):
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text("[rewrite]\nchannel = 'email'\nvariants = 9\n")
    run("rewrite", "--text", DRAFT)
    call = engine.opened[0].calls[0]
    assert (call["draft"].channel.name, call["variants"]) == ("email", 9)


def test_verbose_tells_the_changes_on_stderr(run):
    result = run("rewrite", "--text", DRAFT, "-v")
    assert result.stdout == f"{DRAFT} What do you think?\n"
    assert f"  - {DRAFT}\n" in result.stderr
    assert "A question lets them answer." in result.stderr
    assert "Leave out the hype (no-hype)" in result.stderr


def test_a_rewrite_that_did_not_pass_is_said_even_in_a_pipe(run):
    assert "No rewrite passed every check" in run("rewrite", "--text", "UNSAFE").stderr


def test_a_good_draft_comes_back_and_is_said_to_be_good(run):
    result = run("rewrite", "--text", "FINE as it is")
    assert result.stdout == "FINE as it is\n"
    assert "nothing was changed" in result.stderr


def test_explain_fits_80_columns_and_needs_no_colour(run):
    long = "We are so thrilled to announce our app, " * 9 + "in 3 days"
    result = run("rewrite", "--text", f"{long}\n\nSecond paragraph.", "--explain")
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert "\x1b" not in result.stdout
    for heading in ("Draft", "Rewrite", "Changes", "Checks", "Principles looked up", "Timings"):
        assert any(line.startswith(f"{heading} ") for line in lines), heading
    assert any(line.startswith("  - We are so") for line in lines)
    assert any(line.startswith("  + We are so") for line in lines)


def test_explain_and_json_exclude_each_other(run):
    result = run("rewrite", "--text", DRAFT, "--explain", "--json")
    assert (result.exit_code, result.stdout) == (2, "")


def test_advise(run, check):
    assert run("advise", "--text", "A guest complains").stdout == "Ask what they need. [2]\n"
    check(json.loads(run("advise", "--text", "A guest complains", "--json").stdout), "advise")
    told = run("advise", "--text", "A guest complains", "-v").stderr
    assert told == "[2] Leave out the hype (coach knowledge show no-hype)\n"


def test_search(run, check, engine):
    assert run("search", "how do I").stdout.startswith("listen-first: Listen first\n")
    found = json.loads(run("search", "how do I", "--json", "--limit", "1").stdout)
    check(found, "search")
    assert found[1]["sources"] == ["001"]
    assert engine.opened[1].calls[0]["limit"] == 1


def test_search_prints_an_empty_list_when_nothing_fits(run, check):
    result = run("search", "the weather", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])
    plain = run("search", "the weather")
    assert (plain.stdout, plain.exit_code) == ("", 0)
    assert "No principle fits" in plain.stderr


def test_score_names_line_column_kind_and_principle(run, check):
    text = "Hello Anna,\nour AMAZING offer ends today!!!"
    result = run("score", "--text", text)
    first, *findings = result.stdout.splitlines()
    assert first.endswith("/100")
    assert findings
    assert all(line.split(":")[0] in {"1", "2"} for line in findings)
    document = json.loads(run("score", "--text", text, "--json").stdout)
    check(document, "score")
    assert f"{document['score']}/100" == first
    for finding in document["findings"]:
        assert text[finding["start"] : finding["end"]] == finding["text"]


def test_score_gate(run, check):
    bad = ("score", "--text", "BUY NOW!!! Last chance, amazing offer, only today!!!")
    score = json.loads(run(*bad, "--json").stdout)["score"]
    assert run(*bad, "--fail-under", str(score)).exit_code == 0
    failed = run(*bad, "--fail-under", str(score + 1), "--json")
    assert failed.exit_code == 4
    check(json.loads(failed.stdout), "score")
    assert f"The score is {score}" in failed.stderr


def test_the_same_text_has_the_same_id(run):
    ids = {json.loads(run("score", "--text", "Hi Bo", "--json").stdout)["id"] for _ in range(2)}
    assert len(ids) == 1


def test_a_failed_run_leaves_stdout_empty_and_keeps_a_piped_draft(run, home):
    result = run("rewrite", "-", "--json", input="FAIL please")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "The model gave nothing." in result.stderr
    (kept,) = (home / "data" / "recovered").iterdir()
    assert kept.read_text("utf-8") == "FAIL please"
    assert str(kept) in result.stderr
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_typed_draft_is_in_the_history_and_needs_no_copy(run, home):
    assert run("rewrite", "--text", "FAIL please").exit_code == 1
    assert not (home / "data").exists()


def test_set_up_missing_names_the_command(run):
    result = run("rewrite", "--text", "NO MODEL")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "coach model pull" in result.stderr


def test_lines_and_columns_of_findings_are_counted_from_one():
    text = "ab\n\ncd efg\n"
    report = ScoreReport(
        score=50,
        dimensions={},
        findings=tuple(
            Finding(at, at + 1, text[at], FindingKind.HYPE, "Loud.", "no-hype")
            for at in (0, 1, 4, 7, 9)
        ),
    )
    lines = score_text(report, text).splitlines()
    places = [":".join(line.split(":")[:2]) for line in lines[1:]]
    assert places == ["1:1", "1:2", "3:1", "3:4", "3:6"]


def test_a_list_without_a_chosen_model_does_not_speak_of_one(run):
    result = run("model", "list")
    assert "* " not in result.stdout
    assert result.stderr == "Fetch another: coach model pull NAME\n"
