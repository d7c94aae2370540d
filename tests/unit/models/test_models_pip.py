from __future__ import annotations

import importlib.util
import shutil
import signal
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.models import pip
from coach.models.errors import (
    NoNetworkError,
    NoSpaceError,
    PipMissingError,
    SourceError,
    SourceNotFoundError,
)
from coach.models.pip import (
    PipFailure,
    PipResult,
    SubprocessPip,
    classify,
    failure,
    last_meaningful_line,
)

NONE = """ERROR: Could not find a version that satisfies the requirement x==1 (from versions: none)
ERROR: No matching distribution found for x==1
"""


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (NONE, PipFailure.NOT_FOUND),
        (
            "Could not fetch URL https://pypi.org/simple/x/: connection error: "
            f"HTTPSConnectionPool(host='pypi.org', port=443): Max retries exceeded\n{NONE}",
            PipFailure.NO_NETWORK,
        ),
        (
            "WARNING: Retrying (Retry(total=0)) after connection broken by 'ProxyError('Cannot "
            f"connect to proxy.')': /simple/x/\n{NONE}",
            PipFailure.NO_NETWORK,
        ),
        (
            "Could not fetch URL https://pypi.org/simple/x/: There was a problem confirming the "
            f"ssl certificate: certificate verify failed\n{NONE}",
            PipFailure.NO_NETWORK,
        ),
        ("ERROR: HTTP error 503 Server Error: busy for url", PipFailure.NO_NETWORK),
        (
            "Could not fetch URL https://pypi.org/simple/x/: 404 Client Error: Not Found for url: "
            f"https://pypi.org/simple/x/ - skipping\n{NONE}",
            PipFailure.NOT_FOUND,
        ),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left",
            PipFailure.NO_SPACE,
        ),
        ("/usr/bin/python: No module named pip", PipFailure.NO_PIP),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", PipFailure.OTHER),
        ("", PipFailure.OTHER),
    ],
)
def test_what_pip_says_is_understood(output: str, expected: PipFailure) -> None:
    assert classify(output) is expected


def test_the_last_line_that_says_something() -> None:
    assert last_meaningful_line(NONE) == "No matching distribution found for x==1"
    assert last_meaningful_line(f"{NONE}\n[notice] A new release of pip\n\n").startswith("No match")
    assert last_meaningful_line("one\n\x1b[31mtwo\x1b[0m\n") == "two"
    assert last_meaningful_line("\n \n") == "pip said nothing"


@given(st.text())
def test_any_output_gives_one_short_clean_line(output: str) -> None:
    failure("x==1", PipResult(1, output), Path("here"), 7)
    line = last_meaningful_line(output)
    assert len(line) <= 300
    assert "\n" not in line
    assert "\x1b" not in line


@pytest.mark.parametrize(
    ("output", "kind"),
    [
        (NONE, SourceNotFoundError),
        ("ReadTimeoutError: Read timed out. ConnectTimeout", NoNetworkError),
        ("No module named pip", PipMissingError),
        ("[Errno 28]", NoSpaceError),
        ("ERROR: odd", SourceError),
    ],
)
def test_each_failure_has_its_own_error_with_a_mend(
    tmp_path: Path, output: str, kind: type[Exception]
) -> None:
    error = failure("x==1", PipResult(1, output), tmp_path, 7)
    assert type(error) is kind
    assert error.mend
    assert error.where


def test_no_network_shows_the_line_about_the_connection(tmp_path: Path) -> None:
    output = (
        "Could not fetch URL https://pypi.org/simple/x/: connection error: HTTPSConnectionPool("
        "host='pypi.org', port=443): Max retries exceeded "
        "(Caused by NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection object at "
        f"0x7f>: [Errno -2] Name or service not known')) - skipping\n{NONE}"
    )
    said = str(failure("x==1", PipResult(1, output), tmp_path, 7))
    assert "(pip said: pypi.org: [Errno -2] Name or service not known)" in said


def test_no_pip_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(PipMissingError, match="no pip") as caught:
        SubprocessPip().download("x==1", tmp_path, lambda: None)
    assert "ensurepip" in (caught.value.mend or "")


def test_another_pip_on_the_path_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name == "pip" else None)
    assert pip._pip() == ["/bin/pip"]


def fake_pip(monkeypatch: pytest.MonkeyPatch, folder: Path, code: str) -> None:
    script = folder / "fake_pip.py"
    script.write_text("import os, sys, time, signal, pathlib\n" + textwrap.dedent(code))
    monkeypatch.setattr(pip, "_pip", lambda: [sys.executable, str(script)])


def test_how_pip_is_called(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake_pip(
        monkeypatch, tmp_path,
        """
        print(sys.argv[1:], os.environ["TMPDIR"], os.environ["PIP_INDEX_URL"])
        print("bad \\xff", file=sys.stderr)
        sys.exit(3)
        """,
    )  # fmt: skip
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    code, output = SubprocessPip().download("x==1", tmp_path, lambda: None)
    assert code == 3
    assert "'download', 'x==1'" in output
    for option in ("--no-deps", "--only-binary", ":all:", "--no-input", "-vv"):
        assert f"'{option}'" in output
    assert str(tmp_path) in output
    assert "https://mirror.example/simple" in output
    assert "bad" in output


def test_an_interrupt_ends_pip_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started, ended = tmp_path / "started", tmp_path / "ended"
    fake_pip(
        monkeypatch, tmp_path,
        f"""
        def end(*_):
            pathlib.Path({str(ended)!r}).touch()
            sys.exit(1)
        signal.signal(signal.SIGTERM, end)
        pathlib.Path({str(started)!r}).touch()
        signal.pause()
        """,
    )  # fmt: skip

    def interrupt_when_started() -> None:
        if started.exists():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        SubprocessPip().download("x==1", tmp_path, interrupt_when_started)
    assert ended.exists()
    assert signal.getsignal(signal.SIGINT) is not None
