"""`coach knowledge` and `coach model`: the commands over the user's folders."""

from __future__ import annotations

import json

import pytest

from coach import models
from coach.models import InstalledModel, VerifyReport

HASH = "a" * 64


def test_knowledge_list_and_show(run, check):
    listed = json.loads(run("knowledge", "list", "--json").stdout)
    check(listed, "knowledge-list")
    assert len(listed) == 29
    assert run("knowledge", "list").stdout.count("\n") == 29
    for each in (listed[0], listed[-1]):
        document = json.loads(run("knowledge", "show", each["id"], "--json").stdout)
        check(document, "knowledge-show")
        assert document["rule"] == each["rule"]
        shown = run("knowledge", "show", each["id"]).stdout
        assert each["title"] in shown
        assert max(map(len, shown.splitlines())) <= 80


def test_knowledge_show_names_the_nearest(run):
    result = run("knowledge", "show", "listen-frst")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'listen-first'" in result.stderr


def test_notes_of_the_user(run, check, tmp_path):
    note = tmp_path / "House rules.md"
    note.write_text("# House rules\n\nWe never say cheap, we say what it costs.\n")
    added = run("knowledge", "add", str(note))
    assert (added.exit_code, added.stdout) == (0, "my/house-rules\n")
    listed = json.loads(run("knowledge", "list", "--json").stdout)
    check(listed, "knowledge-list")
    assert listed[-1]["origin"] == "user"
    assert "(yours)" in run("knowledge", "list").stdout
    document = json.loads(run("knowledge", "show", "my/house-rules", "--json").stdout)
    check(document, "knowledge-show")
    assert "never say cheap" in run("knowledge", "show", "my/house-rules").stdout
    assert run("knowledge", "remove", "my/house-rules").exit_code == 0
    gone = run("knowledge", "show", "my/house-rules")
    assert gone.exit_code == 2
    assert run("knowledge", "remove", "my/house-rules").exit_code == 2


def test_reindex_hands_the_knowledge_to_the_index(run, monkeypatch):
    handed = []
    monkeypatch.setattr(
        "coach.retrieval.reindex", lambda paths, base, progress: handed.append(len(base.cards))
    )
    result = run("knowledge", "reindex")
    assert (result.exit_code, handed) == (0, [29])


@pytest.fixture
def model(tmp_path, monkeypatch) -> InstalledModel:
    """One model on this machine, which the catalogue does not know."""
    installed = InstalledModel("mine", tmp_path / "mine.gguf", 1000, HASH)
    monkeypatch.setattr(models, "installed", lambda paths: [installed])
    monkeypatch.setattr(models, "selected", lambda paths, **_: installed)
    return installed


def test_model_list(run, check, model):
    listed = json.loads(run("model", "list", "--json").stdout)
    check(listed, "model-list")
    known = {entry.name for entry in models.catalogue().models}
    assert {each["name"] for each in listed} == known | {"mine"}
    chosen = [each for each in listed if each["selected"]]
    assert [(each["name"], each["path"]) for each in chosen] == [("mine", str(model.path))]
    assert "* mine\n" in run("model", "list").stdout


def test_model_list_without_any_model(run, check):
    listed = json.loads(run("model", "list", "--json").stdout)
    check(listed, "model-list")
    assert listed
    assert not any(each["installed"] or each["selected"] for each in listed)


@pytest.mark.parametrize("right", [True, False])
def test_model_verify(run, check, model, monkeypatch, right):
    problems = () if right else ("Its sha256 is another one.",)
    report = VerifyReport(
        model, HASH, HASH if right else "b" * 64, None, problems, "coach model pull"
    )
    monkeypatch.setattr(models, "verify", lambda *_, **__: report)
    result = run("model", "verify", "--json")
    document = json.loads(result.stdout)
    check(document, "model-verify")
    assert document["ok"] is right
    assert result.exit_code == (0 if right else 3)
    if not right:
        assert "coach model pull" in result.stderr
        assert run("model", "verify").stdout == ""


def test_model_pull_add_and_use_pass_their_arguments_on(run, model, monkeypatch, tmp_path):
    calls: list[tuple] = []

    def record(name):
        def call(_paths, *arguments, **_options):
            calls.append((name, *arguments))
            return model

        return call

    for name in ("pull", "add", "use"):
        monkeypatch.setattr(models, name, record(name))
    assert run("model", "pull").exit_code == 0
    assert run("model", "pull", "hf:a/b/c.gguf").exit_code == 0
    assert run("model", "add", str(tmp_path / "x.gguf"), "--name", "x").exit_code == 0
    assert "mine is used from now on." in run("model", "use", "mine").stderr
    assert calls == [
        ("pull", None), ("pull", "hf:a/b/c.gguf"), ("add", tmp_path / "x.gguf", "x"),
        ("use", "mine"),
    ]  # fmt: skip


def test_models_that_cannot_be_used(run, tmp_path):
    text = tmp_path / "x.gguf"
    text.write_text("not a model")
    for arguments in (
        ["add", str(text)],
        ["add", str(tmp_path)],
        ["add", "/no/such.gguf"],
        ["use", "qwen"],
    ):
        result = run("model", *arguments)
        assert result.exit_code in (2, 3), result.stderr
        assert "Traceback" not in result.stderr
    assert run("model", "verify").exit_code == 3
