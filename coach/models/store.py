"""Which models are on this machine, and which one is used.

One small JSON file in the models folder says it. It is read and written under a
lock and replaced whole, so two processes never see half of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from coach.errors import CoachError, NotSetUpError
from coach.models.disk import writing
from coach.paths import Paths, atomic_write, ensure_folder

STATE_FILE = "models.json"
_LOCK_TIMEOUT_S = 30


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A GGUF file as it was when its hash was taken.

    `path` is relative to the models folder for a file inside it (the folder may
    move), absolute for one that was added in place. `origin` says where it came
    from: "wheels", "hf:REPO/FILE" or "added".
    """

    path: str
    size: int
    mtime_ns: int
    sha256: str
    origin: str


class State(msgspec.Struct, frozen=True, kw_only=True):
    """`pins` holds the hash first seen of files the catalogue does not pin;
    `seen` the hashes of files named by COACH_MODEL, by absolute path."""

    version: int = 1
    default: str | None = None
    models: dict[str, Record] = {}
    pins: dict[str, str] = {}
    seen: dict[str, Record] = {}


def read_state(paths: Paths) -> State:
    """The state on disk; an empty one where there is none yet.

    CoachError when the file is damaged or from a newer version.
    """
    file = paths.models / STATE_FILE
    try:
        text = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return State()
    except OSError as error:
        raise CoachError(
            f"The list of models cannot be read: {error.strerror}.", where=str(file)
        ) from error
    try:
        state = msgspec.json.decode(text, type=State)
    except msgspec.DecodeError as error:
        raise NotSetUpError(
            f"The list of models is damaged: {error}.",
            where=str(file),
            mend="remove that file, then run: coach model pull (nothing is fetched twice)",
        ) from error
    if state.version != 1:
        raise NotSetUpError(
            "The list of models was written by a newer version of this program.",
            where=str(file),
            mend="pip install --upgrade coach-writing",
        )
    return state


@contextmanager
def changing(paths: Paths) -> Iterator[list[State]]:
    """Read, change and write the state under a lock: put the new one into [0]."""
    from filelock import FileLock, Timeout

    folder = ensure_folder(paths.models)
    with writing(folder):
        lock = FileLock(folder / ".state.lock", mode=0o600, timeout=_LOCK_TIMEOUT_S)
        try:
            lock.acquire()
        except Timeout as error:
            raise CoachError(
                "Another process holds the list of models.",
                where=str(folder),
                mend="end the other coach process, then try again",
            ) from error
        try:
            box = [read_state(paths)]
            before = box[0]
            yield box
            if box[0] != before:
                with atomic_write(folder / STATE_FILE) as file:
                    file.write(msgspec.json.format(msgspec.json.encode(box[0]), indent=2) + b"\n")
        finally:
            lock.release()


def file_of(paths: Paths, record: Record) -> Path:
    """Where a record's file lies."""
    return paths.models / record.path


def record_of(paths: Paths, path: Path, sha256: str, origin: str) -> Record:
    """A record for the file `path` as it is now."""
    status = path.stat()
    inside = path.parent == paths.models
    return Record(
        path=path.name if inside else str(path),
        size=status.st_size,
        mtime_ns=status.st_mtime_ns,
        sha256=sha256,
        origin=origin,
    )
