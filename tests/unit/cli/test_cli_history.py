"""`coach history`: what the terminal app keeps, from the command line."""

from __future__ import annotations

import json
import stat
import time
from pathlib import Path

import pytest

from coach.history import Kind, Role, SqliteStore, Status, Window, open_store
from coach.paths import Paths

ESCAPE = "\x1b]0;title\x07\u202e"


@pytest.fixture
def paths(home, monkeypatch) -> Paths:
    """The folders of the test's user, who lives in UTC."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield Paths.from_environment()
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def two(paths) -> list[str]:
    """Two conversations, the second with a fork and a draft; their ids, oldest first."""
    store = open_store(paths)
    late = store.start()
    asked = store.add(late.id, Role.USER, f"The parcel [/b] is late{ESCAPE}.", parent=None)
    store.add(late.id, Role.COACH, "Say sorry [1].", parent=asked.id, data={"citations": ["x"]})
    post = store.start("A launch post")
    draft = store.add(post.id, Role.USER, "BUY the parcel NOW", parent=None, kind=Kind.REWRITE)
    store.add(post.id, Role.COACH, "First version", parent=draft.id, kind=Kind.REWRITE)
    store.add(
        post.id, Role.COACH, "Second version", parent=draft.id, kind=Kind.REWRITE,
        status=Status.PARTIAL,
    )  # fmt: skip
    store.close()
    return [late.id, post.id]


def ids(paths: Paths) -> list[str]:
    store = open_store(paths)
    found = [each.id for each in store.sessions()]
    store.close()
    return found


def test_without_any_history(run, check, paths):
    for arguments, schema in (
        (["list"], "history-list"),
        (["search", "x"], "history-search"),
        (["export", "--all"], "history-export"),
    ):
        result = run("history", *arguments)
        assert (result.exit_code, result.stdout) == (0, "")
        document = json.loads(run("history", *arguments, "--json").stdout)
        check(document, schema)
        assert document == []
    assert "no conversations yet" in run("history", "list").stderr
    assert run("history", "show", "x").exit_code == 2


def test_list(run, check, two):
    late, post = two
    lines = run("history", "list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [post, late]
    assert lines[0].endswith("  A launch post")
    assert lines[1].endswith("  The parcel [/b] is late.")
    listed = json.loads(run("history", "list", "--json").stdout)
    check(listed, "history-list")
    assert [(each["id"], each["messages"]) for each in listed] == [(post, 3), (late, 2)]
    first = run("history", "list", "--limit", "1")
    assert first.stdout.splitlines() == lines[:1]
    assert "There are more" in first.stderr
    assert "There are more" not in run("history", "list", "--limit", "2").stderr
    assert run("history", "list", "--limit", "0").exit_code == 2


def test_show(run, check, two):
    late, post = two
    shown = run("history", "show", late)
    assert shown.exit_code == 0
    assert "You " in shown.stdout
    assert "  The parcel [/b] is late.\n" in shown.stdout
    assert "  Say sorry [1].\n" in shown.stdout
    assert "\x1b" not in shown.stdout
    assert shown.stderr == ""
    forked = run("history", "show", post)
    assert "The rewrite" in forked.stdout
    assert "Second version" in forked.stdout
    assert "stopped before it was finished" in forked.stdout
    assert "First version" not in forked.stdout
    assert "1 more in other versions" in forked.stderr
    document = json.loads(run("history", "show", post, "--json").stdout)
    check(document, "history-show")
    assert [each["text"] for each in document["messages"]] == [
        "BUY the parcel NOW", "Second version",
    ]  # fmt: skip
    assert json.loads(run("history", "show", late, "--json").stdout)["messages"][1]["data"] == {
        "citations": ["x"]
    }


def test_the_beginning_of_an_id_is_enough(run, paths):
    made = iter(["aaab", "aaac"])
    store = SqliteStore(paths.history, new_id=lambda: next(made))
    store.start("one"), store.start("two")
    store.close()
    assert "two" in run("history", "show", "aaac").stdout
    ambiguous = run("history", "show", "aa")
    assert ambiguous.exit_code == 2
    assert "more than one" in ambiguous.stderr
    assert run("history", "delete", "aa", "--yes").exit_code == 2
    assert len(ids(paths)) == 2


def test_search(run, check, two):
    late, post = two
    result = run("history", "search", "PARC")
    lines = result.stdout.splitlines()
    assert {lines[0].split()[0], lines[2].split()[0]} == {late, post}
    assert "  You: The parcel [/b] is late." in lines
    assert "  Your draft: BUY the parcel NOW" in lines
    found = json.loads(run("history", "search", "parcel late", "--json").stdout)
    check(found, "history-search")
    (match,) = found
    assert match["session"]["id"] == late
    assert [match["snippet"][start:end] for start, end in match["marks"]] == ["parcel", "late"]
    assert len(json.loads(run("history", "search", "parcel", "--limit", "1", "--json").stdout)) == 1
    nothing = run("history", "search", '"NEAR(')
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "Nothing was found." in nothing.stderr


def test_what_matched_is_bold_on_a_terminal(run, two, monkeypatch):
    monkeypatch.setattr("coach.cli.output.colour_wanted", lambda stream: True)
    assert "\x1b[1mparcel\x1b[0m [/b] is \x1b[1mlate\x1b[0m." in (
        run("history", "search", "parcel late").stdout
    )


def test_export(run, check, two, tmp_path):
    late, post = two
    text = run("history", "export", late).stdout
    assert text.startswith("# The parcel [/b] is late.\n\n## You, ")
    assert text.endswith("\n\nSay sorry [1].\n")
    both = run("history", "export", "--all").stdout
    assert both.count("\n# ") + both.startswith("# ") == 2
    document = json.loads(run("history", "export", post, "--format", "json").stdout)
    check(document, "history-export")
    assert [each["text"] for each in document[0]["messages"]] == [
        "BUY the parcel NOW", "First version", "Second version",
    ]  # fmt: skip
    every = json.loads(run("history", "export", "--all", "--json").stdout)
    check(every, "history-export")
    assert [each["id"] for each in every] == [post, late]

    target = tmp_path / "out.md"
    target.write_text("old")
    written = run("history", "export", late[:-1], "--output", str(target))
    assert (written.exit_code, written.stdout) == (0, "")
    assert "1 conversation written" in written.stderr
    assert target.read_text("utf-8") == text
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("target", ["", "folder", "no/such.md", "/dev/null"])
def test_an_export_that_cannot_be_written(run, two, tmp_path, target):
    (tmp_path / "folder").mkdir()
    result = run("history", "export", two[0], "--output", str(tmp_path / target))
    assert (result.exit_code, result.stdout) == (2, "")
    assert not (tmp_path / "no").exists()
    assert Path("/dev/null").is_char_device()


def test_which_conversations_are_meant(run, two):
    for command in ("export", "delete"):
        assert run("history", command).exit_code == 2
        assert run("history", command, two[0], "--all").exit_code == 2
        assert run("history", command, two[0], "nothing").exit_code == 2


def test_delete_needs_a_yes_where_nobody_can_be_asked(run, check, two, paths):
    late, post = two
    refused = run("history", "delete", late, input=b"y\n")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "--yes" in refused.stderr
    assert len(ids(paths)) == 2
    result = run("history", "delete", late[:-1], late, "--yes", "--json")
    document = json.loads(result.stdout)
    check(document, "history-delete")
    assert document == {"deleted": [late]}
    assert ids(paths) == [post]
    assert b"sorry" not in paths.history.read_bytes()


@pytest.mark.parametrize(("answer", "left"), [(b"y\n", 1), (b"n\n", 2), (b"\n", 2), (b"", 2)])
def test_delete_asks_on_a_terminal(run, two, paths, monkeypatch, answer, left):
    monkeypatch.setattr("coach.cli.output.is_terminal", lambda stream: True)
    result = run("history", "delete", two[0], input=answer)
    assert result.stdout == ""
    assert "Delete 1 conversation for good?" in result.stderr
    assert "The parcel [/b] is late." in result.stderr
    assert len(ids(paths)) == left
    assert result.exit_code == (130 if answer == b"" else 0)
    if answer == b"n\n":
        assert "Nothing was deleted." in result.stderr


def test_delete_all_takes_what_closed_windows_left(run, two, paths):
    store = open_store(paths)
    with Window.open(paths) as window:
        store.save_unsent("closed", "composer", "zyzzyvaword")
        store.save_unsent(window.id, "composer", "still typing")
        store.close()
        result = run("history", "delete", "--all", "--yes")
        assert (result.exit_code, result.stdout) == (0, "")
        assert "2 conversations deleted." in result.stderr
        assert ids(paths) == []
        store = open_store(paths)
        assert store.unsent(window.id)["composer"].text == "still typing"
        assert store.unsent("closed") == {}
        store.close()
    assert b"zyzzyvaword" not in paths.history.read_bytes()


def test_a_broken_file_is_one_sentence(run, paths):
    paths.data.mkdir(parents=True)
    paths.history.write_text("not a database " * 100)
    for arguments in (["list"], ["show", "x"], ["search", "x"], ["delete", "--all", "--yes"]):
        result = run("history", *arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.count("\n") == 1
        assert str(paths.history) in result.stderr
