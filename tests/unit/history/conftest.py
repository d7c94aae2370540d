"""A store whose clock and ids are counted, so that every run is the same."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.history import ConversationStore, Message, Role, Session, SqliteStore
from coach.paths import Paths

REPOSITORY = Path(__file__).resolve().parents[3]
BEGINNING = datetime(2025, 11, 22, 12, 0, tzinfo=UTC)

Open = Callable[..., SqliteStore]
Spawn = Callable[..., "Child"]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The folders of a user who has never run the program."""
    return Paths(tmp_path / "config", tmp_path / "data", tmp_path / "cache")


@pytest.fixture
def opened(paths: Paths) -> Iterator[Open]:
    """Open the store, once or several times, with a clock that ticks at each call."""
    seconds, numbers = itertools.count(), itertools.count(1)
    stores: list[SqliteStore] = []

    def call(**options: object) -> SqliteStore:
        given: dict[str, object] = {
            "now": lambda: BEGINNING + timedelta(seconds=next(seconds)),
            "new_id": lambda: f"id{next(numbers):05d}",
            **options,
        }
        stores.append(SqliteStore(paths.history, **given))  # type: ignore[arg-type]
        return stores[-1]

    yield call
    for each in stores:
        each.close()


@pytest.fixture
def store(opened: Open) -> SqliteStore:
    """An empty store."""
    return opened()


@pytest.fixture
def session(store: SqliteStore) -> Session:
    """An empty conversation in it."""
    return store.start()


def talk(store: ConversationStore, session: str, *texts: str) -> list[Message]:
    """A conversation of `texts`, the user's and the coach's in turn."""
    said: list[Message] = []
    for number, text in enumerate(texts):
        role = (Role.USER, Role.COACH)[number % 2]
        parent = said[-1].id if said else None
        said.append(store.add(session, role, text, parent=parent))
    return said


def files(paths: Paths) -> bytes:
    """Every byte that the history has on the disk."""
    return b"\0".join(file.read_bytes() for file in sorted(paths.data.glob("history*")))


class Child:
    """A process that runs a script about the store: `store`, `paths`, `tell`, `wait`."""

    def __init__(self, paths: Paths, script: str) -> None:
        places = json.dumps([str(paths.config), str(paths.data), str(paths.cache)])
        self.process = subprocess.Popen(
            [sys.executable, "-c", _PRELUDE + script, places],
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def hear(self) -> str:
        """The next line it tells; fails when it ended instead."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the other process has ended"
        return line.rstrip("\n")

    def go_on(self) -> None:
        """Let it past `wait()`."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def end(self) -> None:
        """Wait until it is through; fails when it failed."""
        assert self.process.wait(60) == 0


_PRELUDE = """
import json, sys
from pathlib import Path
from coach.errors import CoachError
from coach.history import *

from coach.paths import Paths
paths = Paths(*map(Path, json.loads(sys.argv[1])))
def tell(text): print(text, flush=True)
def wait(): sys.stdin.readline()
"""


@pytest.fixture
def spawn(paths: Paths) -> Iterator[Spawn]:
    """Start another process over the same history."""
    children: list[Child] = []

    def call(script: str) -> Child:
        children.append(Child(paths, script))
        return children[-1]

    yield call
    for child in children:
        child.process.kill()
        child.process.communicate()
