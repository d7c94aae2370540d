"""Reading a draft from a file and writing the final text to one."""

from __future__ import annotations

from pathlib import Path

from coach.errors import CoachError, InputError
from coach.incoming import read_file
from coach.paths import atomic_write

_ELSEWHERE = "choose another place"


def path_of(typed: str) -> Path:
    """The path the user means; "~" is the home folder."""
    try:
        return Path(typed.strip()).expanduser()
    except (RuntimeError, ValueError) as error:
        raise InputError("There is no such home folder.", where=typed, mend=_ELSEWHERE) from error


def read(path: Path) -> str:
    """The text of the file at `path`, clean; InputError when there is none."""
    _refuse_special(path)
    return read_file(path, "draft")


def write(path: Path, text: str) -> None:
    """Write `text` and a line end to `path`, whole or not at all, through a link to what
    it points at and with the rights the file had. CoachError when that is impossible."""
    try:
        _refuse_special(path)
        target = path.resolve()
        if target.is_dir():
            raise InputError("This is a folder, not a file.", where=str(path), mend=_ELSEWHERE)
        if not target.parent.is_dir():
            raise InputError("There is no such folder.", where=str(path.parent), mend=_ELSEWHERE)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
        with atomic_write(target, mode=mode) as handle:
            handle.write(f"{text}\n".encode())
    except InputError:
        raise
    except CoachError as error:
        # Its advice is about the program's own folders.
        raise CoachError(error.what, where=str(path), mend=_ELSEWHERE) from error
    except (OSError, ValueError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or "the name is not valid"
        raise CoachError(
            f"The file cannot be written: {why}.", where=str(path), mend=_ELSEWHERE
        ) from error


def exists(path: Path) -> bool:
    """Whether something is there that would be overwritten."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False  # writing says what is wrong with it


def _refuse_special(path: Path) -> None:
    """A pipe or a device would be waited for without end."""
    try:
        special = path.exists() and not (path.is_file() or path.is_dir())
    except (OSError, ValueError):
        special = False  # reading or writing says what is wrong with it
    if special:
        raise InputError("This is not a file with text in it.", where=str(path), mend=_ELSEWHERE)
