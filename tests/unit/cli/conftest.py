"""The command line with a fake engine, in this process or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests import documents
from tests.fakes import coach as fake

REPOSITORY = Path(__file__).resolve().parents[3]
SCHEMAS = REPOSITORY / "coach" / "schemas"

Run = Callable[..., Result]
Check = Callable[[object, str], None]
Start = Callable[..., "subprocess.Popen[bytes]"]
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("COACH_HOME", str(folder))
    monkeypatch.delenv("COACH_MODEL", raising=False)
    # With it Python never has anything left to flush at its end.
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    return folder


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> type[fake.FakeCoach]:
    """The fake engine in the place of the real one."""
    module = types.ModuleType("coach.api")
    module.Coach = fake.FakeCoach  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "coach.api", module)
    monkeypatch.setattr(fake.FakeCoach, "opened", [])
    return fake.FakeCoach


@pytest.fixture
def run() -> Run:
    """Run a command line in this process; stdin is no terminal."""

    def call(*arguments: str, input: str | bytes = b"") -> Result:  # noqa: A002
        from coach.cli.app import root

        return CliRunner().invoke(root, list(arguments), input=input)

    return call


@pytest.fixture
def process(home: Path) -> Process:
    """Run a command line in a process of its own, with the fake engine."""

    def call(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
        options.setdefault("stdin", subprocess.DEVNULL if "input" not in options else None)
        if options["stdin"] is None:
            del options["stdin"]
        return subprocess.run(
            _command(*arguments),
            cwd=REPOSITORY,
            env={**os.environ, "COACH_HOME": str(home)},
            stdout=options.pop("stdout", subprocess.PIPE),
            stderr=options.pop("stderr", subprocess.PIPE),
            timeout=60,
            check=False,
            **options,
        )

    return call


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """Start a command line in a process and a process group of its own."""
    running: list[subprocess.Popen[bytes]] = []

    def call(*arguments: str) -> subprocess.Popen[bytes]:
        child = subprocess.Popen(
            _command(*arguments),
            cwd=REPOSITORY,
            env={**os.environ, "COACH_HOME": str(home)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        running.append(child)
        return child

    yield call
    for child in running:
        child.kill()
        child.communicate()


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.fakes.coach", *arguments]


@pytest.fixture(scope="session")
def check() -> Check:
    """Fail when a document is not what coach/schemas/<schema>.json describes."""
    return documents.check
