"""Changing a setting: that and nothing else in the user's file."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.config import flat, load
from coach.config_write import changed, write
from coach.errors import CoachError, InputError
from coach.paths import Paths
from coach.settings_guide import guides, read, spelt

MINE = """\
# What I like
[app]   # the looks
theme = 'dark'  # until summer

# copying
clipboard = "both"
[keys]
"draft.rewrite" = "ctrl+e"   # as I am used to


[model]
threads = 2
# the end"""


def paths(root: Path, text: str | None = None) -> Paths:
    there = Paths(config=root / "config", data=root / "data", cache=root / "cache")
    if text is not None:
        there.config.mkdir()
        there.config_file.write_text(text)
    return there


def test_a_file_is_made_private(tmp_path: Path) -> None:
    there = paths(tmp_path)
    assert write(there, "app.theme", "light").settings.app.theme == "light"
    assert there.config_file.read_text() == '[app]\ntheme = "light"\n'
    assert stat.S_IMODE(there.config_file.stat().st_mode) == 0o600


def test_everything_else_stays_as_it_was(tmp_path: Path) -> None:
    there = paths(tmp_path, MINE)
    loaded = write(there, "app.theme", "plain")
    assert there.config_file.read_text() == MINE.replace("'dark'", '"plain"')
    assert loaded.settings.app.theme == "plain"
    assert loaded.settings.keys == {"draft.rewrite": "ctrl+e"}


def test_a_new_table_goes_below(tmp_path: Path) -> None:
    there = paths(tmp_path, MINE)
    write(there, "rewrite.variants", 5)
    assert there.config_file.read_text() == MINE + "\n\n[rewrite]\nvariants = 5\n"


def test_taking_a_setting_out_lets_the_default_hold(tmp_path: Path) -> None:
    there = paths(tmp_path, MINE)
    assert write(there, "model.threads", None).settings.model.threads is None
    assert there.config_file.read_text() == MINE.replace("threads = 2\n", "")
    write(there, "model.context", None)
    assert there.config_file.read_text() == MINE.replace("threads = 2\n", "")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("rewrite.variants", 0),
        ("rewrite.variants", "many"),
        ("app.theme", "pink"),
        ("rewrite.channel", "linkedin-dn"),
        ("app.them", "dark"),
    ],
)
def test_what_the_file_would_refuse_is_refused(tmp_path: Path, key: str, value: object) -> None:
    there = paths(tmp_path, MINE)
    with pytest.raises(InputError) as refused:
        write(there, key, value)
    assert refused.value.where is None
    assert there.config_file.read_text() == MINE


@pytest.mark.parametrize("broken", ["[app\n", "[app]\nthem = 1\n", 'app = "dark"\n', "[app]\n" * 2])
def test_a_broken_file_is_refused_and_not_touched(tmp_path: Path, broken: str) -> None:
    there = paths(tmp_path, broken)
    with pytest.raises(InputError) as refused:
        write(there, "app.theme", "dark")
    assert str(there.config_file) in str(refused.value.where)
    assert there.config_file.read_text() == broken


def test_a_link_is_written_through(tmp_path: Path) -> None:
    there = paths(tmp_path)
    real = tmp_path / "dotfiles" / "coach.toml"
    real.parent.mkdir()
    real.write_text(MINE)
    there.config.mkdir()
    there.config_file.symlink_to(real)
    write(there, "app.theme", "light")
    assert there.config_file.is_symlink()
    assert "light" in real.read_text()


def test_a_file_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    there = paths(tmp_path)
    there.config.write_text("in the way")
    with pytest.raises(CoachError):
        write(there, "app.theme", "light")


@pytest.mark.parametrize(
    "text",
    [
        'app.theme = "dark" # dotted\n',
        'app = { theme = "dark", ascii = true }\n',
        '\ufeff[app]\r\ntheme = "dark"\r\n',
        '[model]\nthreads = 1\n[app]\ntheme = """dark"""\n',
        '[ "app" ]\n"theme" = "dark"',
    ],
)
@pytest.mark.parametrize("value", ["light", None])
def test_every_way_to_write_a_setting(tmp_path: Path, text: str, value: str | None) -> None:
    there = paths(tmp_path, text)
    before = dict(flat(load(there).settings))
    after = dict(flat(write(there, "app.theme", value).settings))
    assert after == before | {"app.theme": value or "auto"}


_COMMENTS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=20)
_LINES = st.lists(
    st.one_of(
        _COMMENTS.map(lambda text: f"# {text}"),
        st.just(""),
        st.sampled_from(["[model]", "[rewrite]", "[retrieval]"]),
    ),
    max_size=8,
    unique_by=lambda line: line if line.startswith("[") else object(),
)


@given(above=_LINES, below=_LINES, value=st.sampled_from(["dark", "light", None]))
def test_no_comment_is_ever_lost(above: list[str], below: list[str], value: str | None) -> None:
    tables = {line for line in above if line.startswith("[")}
    below = [line for line in below if line not in tables]
    text = "\n".join([*above, "[app]", 'theme = "plain"', *below])
    after = changed(text, "app", "theme", value)
    kept = [line for line in text.splitlines() if line != 'theme = "plain"']
    assert [line for line in after.splitlines() if not line.startswith("theme")] == kept
    assert tomllib.loads(after).get("app", {}).get("theme") == value


# -- what the settings mean ----------------------------------------------------------


def test_every_setting_is_explained_and_can_be_given_by_hand(tmp_path: Path) -> None:
    there = paths(tmp_path)
    for guide in guides():
        for answer in guide.choices or map(str, guide.bounds or ()):
            value = read(guide.key, answer)
            after = dict(flat(write(there, guide.key, value).settings))
            assert spelt(after[guide.key]) == answer
    assert {guide.key for guide in guides()} == {
        key for key, _ in flat(load(there).settings) if not key.startswith("keys")
    }


def test_numbers_are_read_as_people_write_them() -> None:
    assert read("model.context", "8,192") == 8192
    assert read("model.context", "lots") == "lots"
    assert read("model.threads", "auto") is None
