"""The log: what the engine's process writes to its stderr, and the app's own problems.

It stays on this machine, readable by its owner only, and small.
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path
from typing import IO

from coach.text.sanitise import clean_line, sanitise

LARGEST = 1_000_000
_TAIL = 64 * 1024


def opened(path: Path) -> IO[bytes]:
    """The log for appending, made 0600; one that has grown too large is set aside first.

    Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.suppress(FileNotFoundError):
        if path.stat().st_size > LARGEST:
            path.replace(older(path))
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    # One that was made by another program, or with another mask.
    os.fchmod(handle, 0o600)
    return os.fdopen(handle, "ab")


def older(path: Path) -> Path:
    """Where a log goes that has grown too large; there is one of them."""
    return path.with_name(f"{path.name}.1")


def note(path: Path, text: str) -> None:
    """Add a problem of the app, with the time. A log that cannot be written to is no
    reason to stop."""
    line = f"{time.strftime('%Y-%m-%d %H:%M:%S')} {clean_line(text)}\n"
    with contextlib.suppress(OSError), opened(path) as log:
        log.write(line.encode())


def tail(path: Path) -> str:
    """The end of the log, clean, from the beginning of a line; "" when there is none.

    Raises OSError when there is one that cannot be read.
    """
    try:
        with path.open("rb") as log:
            size = log.seek(0, os.SEEK_END)
            log.seek(max(0, size - _TAIL))
            data = log.read(_TAIL)
    except FileNotFoundError:
        return ""
    if size > _TAIL:
        data = data.partition(b"\n")[2]
    return sanitise(data.decode("utf-8", "replace")).rstrip()
