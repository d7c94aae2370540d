"""What remains when the program itself is at fault: a report without a word of
the user's, and the draft where it can be found again."""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

from coach.cli.session import Session
from coach.errors import CoachError


def report(error: Exception, session: Session) -> str:
    """Write the crash report and keep the draft; the sentences for stderr.

    The report holds frames and types of exceptions but never their messages: a
    library may quote the text it choked on.
    """
    where = _write(session, "logs", "crash", _describe(error, session))
    told = f"Something went wrong inside the program ({type(error).__name__})."
    if where is not None:
        told += f" A report without any of your text is in {where}"
    if session.at_risk:
        told += f"\n{keep(session)}"
    return told


def keep(session: Session) -> str:
    """Save the text that exists nowhere else; a sentence that names the file."""
    where = _write(session, "recovered", "draft", session.at_risk)
    session.at_risk = ""
    if where is None:
        return "Your text could not be saved; copy it from where you pasted it."
    return f"Your text is kept in {where}"


def _write(session: Session, folder: str, stem: str, text: str) -> Path | None:
    from coach.paths import atomic_write

    name = f"{stem}-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    for parent in _places(session, folder):
        try:
            with atomic_write(parent / name) as handle:
                handle.write(text.encode("utf-8", "replace"))
        except (CoachError, OSError):
            continue  # a folder that cannot be written to is why there is a second place
        return parent / name
    return None


def _places(session: Session, folder: str) -> list[Path]:
    temporary = Path(tempfile.gettempdir())
    try:
        return [session.paths.data / folder, temporary]
    except (OSError, RuntimeError):  # an account without a home folder
        return [temporary]


def _describe(error: BaseException, session: Session) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        installed = version("coach-writing")
    except PackageNotFoundError:
        installed = "not installed"
    lines = [
        f"coach {installed}, Python {sys.version.split()[0]}, {sys.platform}",
        f"command: coach {session.command}",
        "",
    ]
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines += [
            f"  {frame.filename}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"
