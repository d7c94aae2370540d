"""The folders that belong to the user, and how files in them are written.

`COACH_HOME` moves everything below one folder; without it the platform's
conventions hold. Folders are made 0700 and files 0600: drafts and notes are
private.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import ENOTDIR
from pathlib import Path
from typing import IO

from coach.errors import CoachError, NotSetUpError


@dataclass(frozen=True, slots=True)
class Paths:
    """`config` holds config.toml; `data` everything that cannot be derived again
    (models, the user's knowledge, the history); `cache` what can be (the index)."""

    config: Path
    data: Path
    cache: Path

    @property
    def config_file(self) -> Path:
        return self.config / "config.toml"

    @property
    def models(self) -> Path:
        return self.data / "models"

    @property
    def knowledge(self) -> Path:
        return self.data / "knowledge"

    @property
    def history(self) -> Path:
        return self.data / "history.db"

    @property
    def index(self) -> Path:
        return self.cache / "index"

    @property
    def log_file(self) -> Path:
        return self.cache / "log" / "coach.log"

    @classmethod
    def from_environment(cls) -> Paths:
        """The folders COACH_HOME or the platform names; NotSetUpError when there is no
        home folder to put them in (an account without one, `~nobody`)."""
        try:
            return cls._of_the_environment()
        except RuntimeError as error:
            raise NotSetUpError(
                "The home folder of this account cannot be found.",
                mend="set COACH_HOME to a folder you can write to",
            ) from error

    @classmethod
    def _of_the_environment(cls) -> Paths:
        home = os.environ.get("COACH_HOME")
        if home:
            root = Path(home).expanduser().absolute()
            return cls(config=root / "config", data=root / "data", cache=root / "cache")
        import platformdirs

        return cls(
            config=Path(platformdirs.user_config_dir("coach")),
            data=Path(platformdirs.user_data_dir("coach")),
            cache=Path(platformdirs.user_cache_dir("coach")),
        )


def ensure_folder(folder: Path) -> Path:
    """Make `folder` (0700) and its parents; CoachError when that is impossible."""
    try:
        # `parents=True` would give the mode to the last folder only.
        for part in (*reversed(folder.parents), folder):
            if not part.exists():
                part.mkdir(exist_ok=True, mode=0o700)
        if not folder.is_dir():
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR))
    except OSError as error:
        taken = next(
            (part for part in (*reversed(folder.parents), folder) if _no_folder(part)), None
        )
        if taken is not None:
            raise CoachError(
                "There is something else where a folder has to be.",
                where=str(taken),
                mend=f"mv {taken} {taken}.old, or set COACH_HOME to another folder",
            ) from error
        raise CoachError(
            f"The folder cannot be made: {error.strerror}.",
            where=str(folder),
            mend="set COACH_HOME to a folder you can write to",
        ) from error
    return folder


def _no_folder(path: Path) -> bool:
    """Whether a file or a link that leads nowhere lies at `path`."""
    return os.path.lexists(path) and not path.is_dir()


@contextmanager
def atomic_write(target: Path, *, mode: int = 0o600) -> Iterator[IO[bytes]]:
    """Write `target` whole or not at all: a temporary file beside it, synced, renamed."""
    ensure_folder(target.parent)
    try:
        handle = tempfile.NamedTemporaryFile(  # noqa: SIM115 - closed below, before the rename
            dir=target.parent, prefix=f".{target.name}.", delete=False
        )
    except OSError as error:
        raise CoachError(
            f"The file cannot be written: {error.strerror}.",
            where=str(target),
            mend="set COACH_HOME to a folder you can write to",
        ) from error
    temporary = Path(handle.name)
    try:
        with handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
