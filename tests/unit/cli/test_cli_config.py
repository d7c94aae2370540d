"""Settings: defaults, the file, the environment, and errors that name the place."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.config import Settings, flat, load, parse
from coach.errors import InputError
from coach.paths import Paths

FILE = Path("config.toml")


@pytest.fixture
def paths(home: Path) -> Paths:
    found = Paths.from_environment()
    found.config.mkdir(parents=True)
    return found


def test_without_a_file_everything_is_a_default(paths):
    loaded = load(paths)
    assert loaded.settings == Settings()
    assert set(loaded.origins.values()) == {"default"}


def test_the_file_outranks_the_defaults_key_by_key(paths):
    paths.config_file.write_text("[model]\nthreads = 2\n[rewrite]\nchannel = 'email'\n")
    loaded = load(paths)
    assert (loaded.settings.model.threads, loaded.settings.model.context) == (2, 4096)
    assert loaded.settings.rewrite.channel == "email"
    assert loaded.origins["model.threads"] == str(paths.config_file)
    assert loaded.origins["model.context"] == "default"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[rewrite]\nvariant = 3", ["'variant' in [rewrite]", "'variants'", "line 2"]),
        ("[modl]\nthreads = 'x'", ["[modl]", "'model'", "line 1"]),
        ("rewrite = 3", ["'rewrite' must be a table", "line 1"]),
        ("\n[model]\n\nthreads = 'four'", ["model.threads", "a whole number", "line 4"]),
        ("[model]\nthreads = 0", ["model.threads", ">= 1", "line 2"]),
        ("[model]\nthreads = true", ["model.threads", "a whole number"]),
        ("[rewrite]\nchannel = 3", ["rewrite.channel", "text in quotes"]),
        ("[model]\nname = 'x'", ["'name' in [model]", "coach model use", "line 2"]),
        ("[rewrite]\nchannel = 'emial'", ["'email'", "line 2"]),
        ("[rewrite]\nchannel = ", ["line 2"]),
        ("[model]\n[model]\n", ["line 2"]),
        ("model.threads = 'x'", ["model.threads"]),
    ],
)
def test_an_error_names_file_line_key_and_what_was_expected(text, words):
    with pytest.raises(InputError) as caught:
        parse(text, FILE)
    told = str(caught.value)
    assert "config.toml" in told
    for word in words:
        assert word in told, told


def test_an_error_in_the_file_stops_a_command_with_exit_code_2(run, paths):
    paths.config_file.write_text("[rewrite]\nvariant = 3")
    result = run("rewrite", "--text", "Hi")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{paths.config_file}, line 2" in result.stderr


def test_a_file_that_is_not_utf8_or_a_folder(paths):
    paths.config_file.write_bytes(b"[rewrite]\nchannel = 'caf\xe9'")
    with pytest.raises(InputError, match="UTF-8"):
        load(paths)
    paths.config_file.unlink()
    paths.config_file.mkdir()
    with pytest.raises(InputError, match="cannot be read"):
        load(paths)


def test_show_and_path(run, paths, check, monkeypatch):
    assert run("config", "path").stdout == f"{paths.config_file}\n"
    document = json.loads(run("config", "show", "--json").stdout)
    check(document, "config-show")
    assert document["exists"] is False
    paths.config_file.write_text("[retrieval]\nlimit = 2\n")
    monkeypatch.setenv("COACH_MODEL", "/m/x.gguf")
    shown = run("config", "show").stdout.splitlines()
    assert len(shown) == len(flat(Settings())) + 2
    rows = {line.split()[0]: line.split()[1:] for line in shown}
    assert rows["retrieval.limit"] == ["2", "config.toml"]
    assert rows["COACH_MODEL"] == ["/m/x.gguf", "environment"]
    assert rows["rewrite.variants"] == ["3", "default"]


keys = st.sampled_from(["model", "rewrite", "name", "threads", "variants", "limit", "x", "'a.b'"])
values = st.sampled_from(["1", "-5", "'x'", "true", "[1]", "{a=1}", "1.5", "2020-01-01", "nan"])
lines = st.one_of(
    keys.map("[{}]".format),
    keys.map("[[{}]]".format),
    st.tuples(keys, values).map(lambda pair: f"{pair[0]} = {pair[1]}"),
    st.text(max_size=12),
)


@given(st.lists(lines, max_size=8).map("\n".join) | st.text(max_size=60))
def test_any_text_is_settings_or_an_error_that_names_the_file(text: str):
    told = str(FILE)
    try:
        tables = parse(text, FILE)
    except InputError as error:
        told = str(error.where)
    else:
        assert tables == tomllib.loads(text)
    assert told.startswith(str(FILE))
