"""The generations of a run, written case by case, so that a stopped run goes on.

Every line is appended whole and synced; what a power cut tears is cut off when the
file is opened again.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from coach.errors import CoachError, InputError
from coach.paths import ensure_folder
from evals.records import Generation, Scored

GENERATIONS = "generations.jsonl"
RESULTS = "results.jsonl"

_Line = TypeVar("_Line", Generation, Scored)
Key = tuple[str, str, str, int]


def key_of(made: Generation) -> Key:
    """What a generation is of: suite, system, case, epoch."""
    return made.suite, made.system, made.case, made.epoch


def read(file: Path) -> list[Generation]:
    """The generations in `file`. InputError names the first line that is none; a torn
    last line counts as not written."""
    data = _bytes(file, GENERATIONS)
    return _decoded(data[: data.rfind(b"\n") + 1], file, Generation, GENERATIONS)


def read_results(file: Path) -> list[Scored]:
    """The scores in `file`. InputError names the first line that is none."""
    return _decoded(_bytes(file, RESULTS), file, Scored, RESULTS)


class Store:
    """Generations by key; with a `file`, also on disk. One process at a time.

    Raises InputError when the file holds something else or is being written.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._made: dict[Key, Generation] = {}
        self._out: IO[bytes] | None = None
        if file is not None:
            self._out = self._opened(file)

    def get(self, key: Key) -> Generation | None:
        """The generation of `key`, None when there is none yet."""
        return self._made.get(key)

    def add(self, made: Generation) -> None:
        """Keep one more; CoachError when it cannot be written."""
        self._made[key_of(made)] = made
        if self._out is None:
            return
        try:
            self._out.write(msgspec.json.encode(made) + b"\n")
            self._out.flush()
            os.fsync(self._out.fileno())
        except OSError as error:
            raise CoachError(
                f"The generations cannot be written: {error.strerror}.",
                where=str(self._file),
                mend="make room, then run the same command again; it goes on where it stopped",
            ) from error

    def in_order(self, keys: Iterable[Key]) -> list[Generation]:
        """Those of `keys` that are there."""
        return [made for key in keys if (made := self._made.get(key)) is not None]

    def close(self) -> None:
        """Let go of the file."""
        if self._out is not None:
            self._out.close()
            self._out = None

    def _read(self, data: bytes) -> list[Generation]:
        assert self._file is not None
        return _decoded(data, self._file, Generation, GENERATIONS)

    def _opened(self, file: Path) -> IO[bytes]:
        ensure_folder(file.parent)
        try:
            out = os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b")
        except OSError as error:
            raise InputError(
                f"The generations cannot be written: {error.strerror}.", where=str(file)
            ) from error
        try:
            fcntl.flock(out, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            out.close()
            raise InputError(
                "Another run is writing into this folder.",
                where=str(file),
                mend="wait for it, or name another folder with --out",
            ) from error
        try:
            data = out.read()
            whole = data.rfind(b"\n") + 1
            self._made = {key_of(made): made for made in self._read(data[:whole])}
            os.ftruncate(out.fileno(), whole)
        except BaseException:
            out.close()
            raise
        return out


def _bytes(file: Path, name: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(
            f"The file cannot be read: {error.strerror}.", where=str(file), mend=_mend(name)
        ) from error


def _decoded(data: bytes, file: Path, of: type[_Line], name: str) -> list[_Line]:
    found = []
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found.append(msgspec.json.decode(line, type=of))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError(
                f"This is no line of {name}: {error}.",
                where=f"{file}, line {number}",
                mend=_mend(name),
            ) from error
    return found


def _mend(name: str) -> str:
    return f"name the {name} of an earlier --out folder"
