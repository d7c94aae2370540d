"""Bad input: a clear sentence and the right exit code, or it simply works."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach import incoming
from coach.cli.reading import read_source
from coach.errors import InputError

COMMANDS = ["rewrite", "advise", "score"]


def refused(result, *words: str) -> None:
    assert result.exit_code == 2, result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr, result.stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("text", ["", "   \n\t ", "\u200b\u2060", "\x1b[31m\x1b[0m", "\ufeff"])
def test_nothing_to_read(run, command, text):
    refused(run(command, "-", input=text), "is empty", "standard input")
    refused(run(command, "--text", text), "is empty", "--text")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Hello \x00 there", ["zero byte", "position 6"]),
        (b"\x7fELF\x02\x01\x01\x00", ["zero byte"]),
        (b"caf\xe9 at 5", ["not UTF-8", "0xe9", "position 3", "iconv -f WINDOWS-1252 -t UTF-8"]),
        ("Hello".encode("utf-16"), ["UTF-16", "iconv -f UTF-16"]),
    ],
)
def test_bytes_that_are_no_text(run, tmp_path, data, words):
    file = tmp_path / "draft.txt"
    file.write_bytes(data)
    refused(run("rewrite", str(file)), str(file), *words)
    refused(run("rewrite", "-", input=data), *words)


def test_more_bytes_than_any_message_has(run):
    refused(run("score", "/dev/zero"), "larger than 4 MB")


def test_one_megabyte_is_scored(run):
    result = run("score", "-", "--json", input="We listen to you. " * 58_000)
    assert result.exit_code == 0
    assert 0 <= json.loads(result.stdout)["score"] <= 100


def test_fifty_thousand_words_reach_the_engine_whole(run, engine):
    text = "word " * 50_000
    run("rewrite", "-", input=text)
    assert engine.opened[0].calls[0]["draft"].text == text.rstrip()


@pytest.mark.parametrize("text", ["👍", "👩‍👩‍👧‍👦", "שלום עולם", "é", "مرحبا بك", "🇩🇪"])
def test_emoji_and_right_to_left_text_work(run, engine, text):
    for command in COMMANDS:
        assert run(command, "--text", text).exit_code == 0
    assert engine.opened[0].calls[0]["draft"].text == text


def test_control_and_escape_characters_do_not_come_through(run, engine):
    run("rewrite", "-", input="Hi\x1b]52;c;aGk=\x07 An\x08na\x1b[2J\r\n\u202eBye\n")
    assert engine.opened[0].calls[0]["draft"].text == "Hi Anna\nBye"


def test_escape_sequences_in_a_name_do_not_reach_the_terminal(run):
    result = run("score", "--text", "Hi", "--channel", "x\x1b[2Jpost")
    refused(result, "no channel")
    missing = run("score", "no\x1b[2Jfile")
    refused(missing, "no such file", "nofile")
    assert "\x1b" not in result.stderr + missing.stderr


def test_a_byte_order_mark_is_dropped(run, engine):
    run("rewrite", "-", input=b"\xef\xbb\xbfHello")
    assert engine.opened[0].calls[0]["draft"].text == "Hello"


def test_an_unknown_channel_names_the_nearest(run):
    for command in ("rewrite", "score"):
        refused(run(command, "--text", "Hi", "--channel", "linkdin-post"), "'linkedin-post'")


def test_a_wrong_option_is_found_before_the_pipe_is_read(run, home):
    refused(run("rewrite", "-", "--channel", "nowhere", input="a long letter"), "no channel")
    assert not (home / "data" / "recovered").exists()


def test_a_folder_instead_of_a_file(run, tmp_path):
    refused(run("rewrite", str(tmp_path)), "folder", str(tmp_path), "coach batch")


def test_a_missing_file_names_the_nearest(run, tmp_path):
    (tmp_path / "Letter.txt").write_text("Hi")
    refused(run("rewrite", str(tmp_path / "leter.txt")), "no such file", "Letter.txt")
    refused(run("rewrite", str(tmp_path / "Letter.txt" / "x")), "no such file")
    refused(run("rewrite", "x" * 5000), "cannot be read")


def test_two_texts_or_none(run, monkeypatch):
    refused(run("rewrite", "file.txt", "--text", "Hi"), "only one")
    monkeypatch.setattr("coach.cli.output.is_terminal", lambda stream: True)
    refused(run("rewrite"), "no draft to work on", "--text")


def test_bytes_in_an_option_that_are_not_utf8(run):
    refused(run("rewrite", "--text", "caf\udce9"), "not UTF-8", "--text")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["score", "--text", "Hi", "--fail-under", "101"], ["--fail-under", "101"]),
        (["rewrite", "--text", "Hi", "--variants", "0"], ["--variants"]),
        (["rewrite", "--chanel", "x"], ["no option --chanel", "--channel", "coach rewrite --help"]),
        (["search"], ["QUERY is missing"]),
        (["search", "a", "b"], ["extra argument"]),
        (["batch", "a.jsonl"], ["OUT.jsonl is missing"]),
        (["rewrit"], ["no command 'rewrit'", "'rewrite'"]),
        (["knowledge", "lst"], ["no command 'lst'", "'list'"]),
        (["--nope"], ["no option --nope"]),
        (["rewrite", "--text"], ["--text"]),
    ],
)
def test_wrong_usage_is_one_sentence(run, arguments, words):
    result = run(*arguments)
    refused(result, *words)
    assert len(result.stderr.strip().splitlines()) == 1
    assert "Usage:" not in result.stderr


@given(st.binary(max_size=300))
@settings(max_examples=200)
def test_any_bytes_are_text_or_a_clear_refusal(data: bytes):
    text, where = "x", "a file"
    try:
        text = incoming.decode(data, where, "draft")
    except InputError as error:
        where = error.where
    assert where == "a file"
    assert text
    assert text == text.rstrip()
    assert not set(text) & {"\x1b", "\0", "\r", "\x9b"}


@given(st.text(max_size=80))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_option_value_is_accepted_or_refused(run, text):
    result = run("score", "--json", f"--text={text}")
    assert result.exit_code in (0, 2)
    assert "Traceback" not in result.stderr
    if result.exit_code == 0:
        json.loads(result.stdout)


def test_a_file_that_may_not_be_read(run, tmp_path: Path, monkeypatch):
    file = tmp_path / "draft.txt"
    file.write_text("Hi")
    really_open = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        # Not by its mode: the tests may run as root, who may read everything.
        if path == file:
            raise PermissionError(13, "Permission denied")
        return really_open(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    refused(run("rewrite", str(file)), "Permission denied", str(file))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["rewrite", "--text", "x", "--seed", "abc"],
            "--seed: 'abc' is not a whole number from 0 ",
        ),
        (
            ["rewrite", "--text", "x", "--variants", "0"],
            "--variants: '0' is not a whole number from 1 to 16.",
        ),
        (["search", "x", "--limit", "0"], "--limit: '0' is not a whole number of 1 or more."),
    ],
)
def test_a_number_out_of_range_is_told_in_words(run, arguments, sentence):
    refused(run(*arguments), sentence)


@pytest.mark.parametrize("command", ["rewrite", "advise", "score", "search"])
def test_the_help_has_no_formulas(run, command):
    help_text = run(command, "--help").stdout
    assert "RANGE" not in help_text
    assert "<=" not in help_text
    assert ">=" not in help_text


@pytest.mark.parametrize("command", COMMANDS)
def test_an_empty_file_name_is_no_folder(run, command):
    refused(run(command, ""), "name of the file is empty")


def test_an_account_without_a_home_folder_is_told_what_to_set(run, monkeypatch):
    monkeypatch.setenv("COACH_HOME", "~no-such-account/coach")
    for arguments in (["config", "path"], ["score", "--text", "Hello"]):
        result = run(*arguments)
        assert result.exit_code == 3
        assert result.stdout == ""
        assert result.stderr == (
            "coach: The home folder of this account cannot be found. "
            "Try: set COACH_HOME to a folder you can write to\n"
        )


class Terminal(io.RawIOBase):
    """One line, one Ctrl-D; whoever reads on would have to press it again."""

    def __init__(self) -> None:
        self.typed = [b"Hi Tom,\n", b"how are you?\n", b""]

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part = self.typed.pop(0)
        buffer[: len(part)] = part
        return len(part)


def test_one_ctrl_d_ends_what_is_typed(monkeypatch):
    typed = Terminal()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(typed)))
    assert read_source("-", None, "draft").text == "Hi Tom,\nhow are you?"
    assert typed.typed == []
