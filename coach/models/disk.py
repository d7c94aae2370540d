"""Hashing files, room on the disk, and what the system says when there is none."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from coach.models.errors import NoSpaceError, NotWritableError

CHUNK = 1 << 20
# What other programs, and our own state files, may need meanwhile.
_RESERVE = 64 << 20

_FULL = {errno.ENOSPC, errno.EDQUOT}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR}
_MEND_FOLDER = "set COACH_HOME to a folder you can write to"


def human(size: int) -> str:
    """A number of bytes for people, in powers of ten: "1.12 GB"."""
    if size >= 10**9:
        return f"{size / 10**9:.2f} GB"
    if size >= 10**6:
        return f"{size / 10**6:.0f} MB"
    return f"{size:,} bytes"


def hash_file(path: Path, advance: Callable[[int], None] = lambda _: None) -> str:
    """The sha256 of a file as 64 hex digits; `advance` is told the bytes read."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            advance(len(chunk))
    return digest.hexdigest()


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        # Windows cannot open folders; there the rename itself is all there is.
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def check_space(folder: Path, needed: int) -> None:
    """NoSpaceError unless `needed` bytes and a reserve fit beside what is in `folder`."""
    free = shutil.disk_usage(folder).free
    if free < needed + _RESERVE:
        raise no_space(folder, needed, free)


def no_space(folder: Path, needed: int | None, free: int | None = None) -> NoSpaceError:
    """The error for a full disk, with the bytes that are missing where known."""
    want = f" {human(needed + _RESERVE)} ({needed + _RESERVE:,} bytes) are needed" if needed else ""
    have = f", {human(free)} are free" if free is not None and want else ""
    return NoSpaceError(
        f"There is not enough room on the disk.{want}{have}{'.' if want else ''}",
        where=str(folder),
        mend="make room, or set COACH_HOME to another disk; what is already fetched is kept",
    )


@contextmanager
def writing(folder: Path, needed: Callable[[], int] | None = None) -> Iterator[None]:
    """Turn the system's refusals to write in `folder` into errors a user understands.

    `needed` tells, at the moment of failure, how many bytes were still to come.
    """
    try:
        yield
    except BrokenPipeError:
        # Whoever read our talk has gone; that is not about the disk.
        raise
    except OSError as error:
        if error.errno in _FULL:
            raise no_space(folder, needed() if needed else None) from error
        if error.errno in _CLOSED:
            raise NotWritableError(
                f"The folder for models does not take files: {error.strerror}.",
                where=str(error.filename or folder),
                mend=_MEND_FOLDER,
            ) from error
        raise NotWritableError(
            f"The disk reported an error: {error.strerror or error}.",
            where=str(error.filename or folder),
            mend="check the disk, then run the command again; what is already fetched is kept",
        ) from error
