"""Which signs a terminal is given."""

from __future__ import annotations

import locale

import pytest

from tui.glyphs import ASCII, UNICODE, Glyphs, glyphs

NAMES = ("LC_ALL", "LC_CTYPE", "LANG")


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({"LANG": "C"}, ASCII),
        ({"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, ASCII),
        ({"LC_ALL": "", "LANG": "C"}, ASCII),
        ({"LANG": "de_DE.ISO-8859-1"}, ASCII),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "POSIX.ASCII"}, ASCII),
        ({"LANG": "C.UTF-8"}, UNICODE),
        ({"LC_ALL": "en_GB.utf8", "LANG": "C"}, UNICODE),
        ({}, UNICODE),
    ],
)
def test_the_signs_go_by_the_locale(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], wanted: Glyphs
) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    # As in UTF-8 mode, which Python turns on by itself in the C locale.
    monkeypatch.setattr(locale, "getpreferredencoding", lambda do_setlocale=True: "utf-8")
    assert glyphs() is wanted


@pytest.mark.parametrize(("told", "wanted"), [(True, ASCII), (False, UNICODE)])
def test_what_is_told_holds(monkeypatch: pytest.MonkeyPatch, told: bool, wanted: Glyphs) -> None:
    monkeypatch.setenv("LANG", "C" if not told else "C.UTF-8")
    assert glyphs(told) is wanted
