"""Which windows are alive: each holds the lock of a small file of its own.

The system lets go of a lock when its process ends, however it ends, and no
process id can be taken over by another program, as it could with a file that
names one. `flock` rather than the filelock package because asking needs a
shared lock: two that ask at once must not take each other for the window.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from coach.errors import CoachError
from coach.history.ids import new_id
from coach.paths import Paths, ensure_folder


class Window:
    """A running window of the program; `id` is what its traces are stored under."""

    def __init__(self, identity: str, file: Path, handle: int) -> None:
        self.id = identity
        self._file = file
        self._handle: int | None = handle

    @classmethod
    def open(cls, paths: Paths) -> Window:
        """A new window, alive until it is closed or its process ends. CoachError
        when the folder cannot be written to."""
        folder = ensure_folder(_folder(paths))
        _sweep(folder)
        while True:
            identity = new_id()
            file = _file(folder, identity)
            try:
                handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
                fcntl.flock(handle, fcntl.LOCK_EX)
            except FileExistsError:
                continue
            except OSError as error:
                raise CoachError(
                    f"The window cannot be registered: {error.strerror}.",
                    where=str(folder),
                    mend=f"chmod u+rwx {folder}, or set COACH_HOME to a folder you can write to",
                ) from error
            # A sweep may have come between making the file and locking it.
            if os.fstat(handle).st_nlink:
                return cls(identity, file, handle)
            os.close(handle)

    def close(self) -> None:
        """End the window. Safe to call twice."""
        if self._handle is not None:
            self._file.unlink(missing_ok=True)
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def alive(paths: Paths, identity: str) -> bool:
    """Whether the window runs, in this process or another. True also when that cannot
    be found out: what may be in use is better left alone."""
    if not identity.isalnum():  # not one of ours, and it would name another file
        return False
    try:
        handle = os.open(_file(_folder(paths), identity), os.O_RDONLY)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def _sweep(folder: Path) -> None:
    """Remove the files of windows that were killed."""
    for file in folder.glob("*.lock"):
        with contextlib.suppress(OSError):  # alive, gone already, or not ours
            handle = os.open(file, os.O_RDWR)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                file.unlink()
            finally:
                os.close(handle)


def _folder(paths: Paths) -> Path:
    return paths.data / "windows"


def _file(folder: Path, identity: str) -> Path:
    return folder / f"{identity}.lock"
