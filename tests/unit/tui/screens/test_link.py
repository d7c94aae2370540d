"""A link shows where it really leads before it opens."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import InputError
from coach.text.sanitise import sanitise
from tests.unit.tui.kit import NARROW, app
from tests.unit.tui.screens.screens_kit import Recorder, said, screen_text, told, until
from tui.links import examine
from tui.screens.link import LinkScreen


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://example.com/a?b=c#d", "example.com"),
        ("HTTPS://EXAMPLE.com", "example.com"),
        ("https://google.com@evil.example/", "evil.example"),
        ("https://google.com:secret@evil.example/", "evil.example"),
        ("https://[2001:db8::1]:8443/", "2001:db8::1"),
        ("mailto:ann@example.com", "ann@example.com"),
        ("mailto:ann%40example.com", "ann@example.com"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
    ],
)
def test_the_real_host(address: str, host: str) -> None:
    assert examine(address).host == host


def test_letters_that_look_like_others_are_shown_both_ways() -> None:
    link = examine("https://xn--80ak6aa92e.com/")  # Cyrillic, looks like apple
    assert link.reads == "аррӏе.com"
    assert "xn--80ak6aa92e.com" in link.warnings[0]
    assert link.reads in link.warnings[0]


@pytest.mark.parametrize(
    ("address", "warning"),
    [
        ("https://google.com@evil.example/", "before the @ ('google.com')"),
        ("http://example.com", "not encrypted"),
        ("https://example.com:8443", "port 8443"),
        ("mailto:ann@example.com?body=x", "other fields"),
    ],
)
def test_what_to_mind(address: str, warning: str) -> None:
    assert any(warning in each for each in examine(address).warnings)


def test_a_usual_link_has_no_warning() -> None:
    assert examine("https://example.com:443/a").warnings == ()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://example.com",
        "vscode://file/x", "example.com", "", "https://", "https:///x", "http://[::1",
        "https://example.com:99999/", "https://good.example\\@evil.example/",
        "https://exa mple.com", "https://example.com/\u202egnp.exe", "https://example.com\x1b[31m",
        "mailto:", "https://a..\u0301b.example/" + "x" * 10, "https://" + "ü" * 300 + ".example",
    ],
)  # fmt: skip
def test_what_must_not_be_opened(address: str) -> None:
    with pytest.raises(InputError):
        examine(address)


@given(st.text(max_size=60), st.sampled_from(["", "https://", "http://x@", "mailto:"]))
def test_any_text_is_a_link_or_a_sentence(text: str, before: str) -> None:
    try:
        link = examine(before + text)
    except InputError:
        return
    assert link.address.startswith(("http", "mailto", "HTTP"))
    assert link.host
    assert sanitise(link.host + link.address) == link.host + link.address
    assert not any(map(str.isspace, link.address))


class Browser:
    """Instead of a browser."""

    def __init__(self, works: bool = True) -> None:
        self.opened: list[str] = []
        self._works = works

    def open(self, url: str) -> bool:
        self.opened.append(url)
        return self._works


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    one = Browser()
    monkeypatch.setattr(webbrowser, "get", lambda: one)
    return one


async def test_the_host_is_shown_and_opened_by_keys(tmp_path: Path, browser: Browser) -> None:
    one = app(tmp_path)
    async with one.run_test(size=NARROW) as pilot:
        one.open_url("https://google.com@evil.example/[/b]?x=1")
        await until(pilot, lambda: isinstance(one.screen, LinkScreen))
        await until(pilot, lambda: "evil.example" in screen_text(one))
        assert said(one, "#host") == "evil.example"
        assert said(one, "#address") == "https://google.com@evil.example/[/b]?x=1"
        assert "is a user name and not where it leads" in said(one, ".warning")
        await pilot.press("y")
        await until(pilot, lambda: told(one) == ["Handed to the browser."])
        assert one.screen is one.chat
    assert browser.opened == ["https://google.com@evil.example/[/b]?x=1"]


async def test_leaving_it_is_what_enter_does(tmp_path: Path, browser: Browser) -> None:
    one = app(tmp_path)
    async with one.run_test() as pilot:
        for key in ("enter", "n", "escape"):
            one.open_url("https://example.com/")
            await until(pilot, lambda: isinstance(one.screen, LinkScreen))
            await pilot.press(key)
            await until(pilot, lambda: one.screen is one.chat)
    assert browser.opened == []


async def test_copying_it_instead(tmp_path: Path, browser: Browser) -> None:
    clipboard = Recorder()
    one = app(tmp_path, given_clipboard=clipboard)
    async with one.run_test() as pilot:
        one.open_url("https://example.com/a")
        await until(pilot, lambda: isinstance(one.screen, LinkScreen))
        await pilot.press("ctrl+g")
        await until(pilot, lambda: clipboard.texts == ["https://example.com/a"])
    assert browser.opened == []


async def test_a_refused_one_cannot_be_opened(tmp_path: Path, browser: Browser) -> None:
    one = app(tmp_path)
    async with one.run_test() as pilot:
        one.open_url("javascript:alert('[/b]')")
        await until(pilot, lambda: "Only http, https and mailto" in screen_text(one))
        assert not one.screen.query("#open")
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(one.screen, LinkScreen)
    assert browser.opened == []


@pytest.mark.parametrize(
    ("found", "told_so"),
    [
        (webbrowser.GenericBrowser("lynx"), "only a browser for the terminal"),
        (Browser(works=False), "could not be opened"),
        (None, "no browser here"),
    ],
)
async def test_without_a_browser_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: Any, told_so: str
) -> None:
    def get() -> Any:
        if found is None:
            raise webbrowser.Error("none")
        return found

    monkeypatch.setattr(webbrowser, "get", get)
    one = app(tmp_path)
    async with one.run_test() as pilot:
        one.open_url("https://example.com/")
        await until(pilot, lambda: isinstance(one.screen, LinkScreen))
        await pilot.press("y")
        await until(pilot, lambda: any(told_so in each for each in told(one)))
