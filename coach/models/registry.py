"""The models on this machine: list, find, choose and add them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from coach.errors import CoachError, InputError, NotSetUpError, nearest
from coach.models.disk import hash_file
from coach.models.errors import NotAGGUFError, TruncatedGGUFError
from coach.models.gguf import GGUFHeader, check_header
from coach.models.known import ADAPTERS, Catalogue, ModelEntry, catalogue
from coach.models.store import Record, State, changing, file_of, read_state, record_of
from coach.paths import Paths
from coach.progress import Progress, Silent

ENVIRONMENT = "COACH_MODEL"
PULL = "coach model pull"


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A GGUF that is ready to be loaded. `size` in bytes, `sha256` as recorded.

    `entry` is what the catalogue knows about it (quirks, memory), None for a
    model it does not know. `adapter` is the LoRA file that belongs to it, None
    when there is none or it is not on this machine.
    """

    name: str
    path: Path
    size: int
    sha256: str
    entry: ModelEntry | None = None
    adapter: Path | None = None


def installed(paths: Paths, known: Catalogue | None = None) -> list[InstalledModel]:
    """Every recorded model whose file is there with its recorded size, by name."""
    state = read_state(paths)
    return [
        from_record(paths, name, record, known)
        for name, record in sorted(state.models.items())
        if _size(file_of(paths, record)) == record.size
    ]


def locate(paths: Paths, name: str, known: Catalogue | None = None) -> InstalledModel:
    """The installed model `name`; NotSetUpError with the command that fetches it."""
    state = read_state(paths)
    full = match_name(name, state)
    if full is not None:
        return _checked(paths, full, state.models[full], known)
    entry = (known or catalogue()).find(name)
    if entry is not None:
        raise NotSetUpError(
            f"The model {entry.name} is not on this machine yet.", mend=f"{PULL} {entry.name}"
        )
    guess = nearest(name, list(state.models))
    meant = f" Did you mean {guess!r}?" if guess else ""
    raise InputError(f"There is no model named {name!r}.{meant}", mend="coach model list")


def selected(paths: Paths, known: Catalogue | None = None) -> InstalledModel:
    """The model to use: COACH_MODEL, else the chosen one, else the default one.

    NotSetUpError, with the command that mends it, when its file is missing or
    has changed since it was set up.
    """
    direct = os.environ.get(ENVIRONMENT)
    if direct:
        return _from_environment(paths, Path(direct).expanduser().absolute(), known)
    state = read_state(paths)
    if state.default is not None:
        return locate(paths, state.default, known)
    default = (known or catalogue()).default
    if default in state.models:
        return locate(paths, default, known)
    raise NotSetUpError("There is no model on this machine yet.", mend=PULL)


def use(paths: Paths, name: str, known: Catalogue | None = None) -> InstalledModel:
    """Make the installed model `name` the one that is used from now on."""
    model = locate(paths, name, known)
    with changing(paths) as box:
        box[0] = msgspec.structs.replace(box[0], default=model.name)
    return model


def add(
    paths: Paths,
    path: Path,
    name: str | None = None,
    *,
    progress: Progress | None = None,
    known: Catalogue | None = None,
) -> InstalledModel:
    """Register the GGUF at `path` where it lies: nothing is copied.

    The name is the file's without its ending, unless one is given. The first
    model of all becomes the one that is used. InputError when it is no model or
    the name is taken by another file.
    """
    path = path.expanduser().absolute()
    usable_header(path)
    full = (name or path.stem).strip()
    if not full or full.startswith("hf:") or any(char in full for char in "/\\\n"):
        raise InputError(f"A model cannot be named {full!r}.", mend="choose a plain name")
    _reject_taken(paths, read_state(paths), full, path)
    sha256 = hash_with_progress(path, f"Checking {path.name}", progress or Silent())
    with changing(paths) as box:
        _reject_taken(paths, box[0], full, path)
        record = record_of(paths, path, sha256, "added")
        box[0] = with_model(paths, box[0], full, record)
    return from_record(paths, full, record, known)


def usable_header(path: Path) -> GGUFHeader:
    """The header of a GGUF that can be used alone as a model; InputError otherwise."""
    if not path.exists():
        raise InputError("There is no such file.", where=str(path), mend="check the path")
    if path.is_dir():
        raise InputError(
            "This is a folder, not a GGUF file.", where=str(path), mend="name the file inside it"
        )
    header = check_header(path)
    if header.split_count > 1:
        raise NotAGGUFError(
            f"This is one of {header.split_count} files a model was split into.",
            where=str(path),
            mend="choose a model that comes as one file",
        )
    if header.kind == "adapter" or not header.tensor_count:
        raise NotAGGUFError(
            "This GGUF holds no language model.",
            where=str(path),
            mend="choose a file with a whole model",
        )
    return header


def with_model(paths: Paths, state: State, name: str, record: Record) -> State:
    """`state` with `record` in it, chosen if nothing usable was chosen before."""
    models = {**state.models, name: record}
    chosen = state.default
    if chosen is None or chosen not in models or not file_of(paths, models[chosen]).exists():
        chosen = name
    return msgspec.structs.replace(state, models=models, default=chosen)


def _reject_taken(paths: Paths, state: State, name: str, path: Path) -> None:
    taken = state.models.get(name)
    if taken is not None and file_of(paths, taken) != path and file_of(paths, taken).exists():
        raise InputError(
            f"There is already a model named {name!r}.",
            where=str(file_of(paths, taken)),
            mend="rename the file, or give the model another name",
        )


@contextmanager
def _only_saves_time() -> Iterator[None]:
    """Remembering a hash is a convenience: a read-only folder is no reason to fail."""
    with suppress(CoachError):
        yield


def _from_environment(paths: Paths, path: Path, known: Catalogue | None) -> InstalledModel:
    try:
        return at(paths, path, known)
    except CoachError as error:
        raise type(error)(
            error.what,
            where=f"{path}, named by {ENVIRONMENT}",
            mend=f"set {ENVIRONMENT} to a GGUF file, or unset it",
        ) from error


def at(paths: Paths, path: Path, known: Catalogue | None = None) -> InstalledModel:
    """The GGUF at `path`, used without being added; its hash is remembered.

    InputError when it is no model.
    """
    path = path.expanduser().absolute()
    usable_header(path)
    status = path.stat()
    seen = read_state(paths).seen.get(str(path))
    if seen is None or (seen.size, seen.mtime_ns) != (status.st_size, status.st_mtime_ns):
        seen = record_of(paths, path, hash_file(path), "path")
        with _only_saves_time(), changing(paths) as box:
            box[0] = msgspec.structs.replace(box[0], seen={**box[0].seen, str(path): seen})
    entry = (known or catalogue()).by_hash(seen.sha256)
    name = entry.name if entry else path.stem
    return InstalledModel(name, path, seen.size, seen.sha256, entry, _adapter(entry))


def _checked(paths: Paths, name: str, record: Record, known: Catalogue | None) -> InstalledModel:
    """The model, after a look at its file: gone, another size, touched since."""
    path = file_of(paths, record)
    size = _size(path)
    mend = mend_for(name, record, known)
    if size is None:
        raise NotSetUpError(f"The file of the model {name} is gone.", where=str(path), mend=mend)
    if size != record.size:
        raise TruncatedGGUFError(
            f"The file of the model {name} has changed: it has {size:,} bytes instead of "
            f"{record.size:,}.",
            where=str(path),
            mend=mend,
        )
    if path.stat().st_mtime_ns != record.mtime_ns:
        # Copied or touched: the same bytes are fine, others are not.
        if hash_file(path) != record.sha256:
            raise NotSetUpError(
                f"The file of the model {name} has changed since it was set up.",
                where=str(path),
                mend=mend,
            )
        fresh = record_of(paths, path, record.sha256, record.origin)
        with _only_saves_time(), changing(paths) as box:
            box[0] = msgspec.structs.replace(box[0], models={**box[0].models, name: fresh})
    return from_record(paths, name, record, known)


def mend_for(name: str, record: Record, known: Catalogue | None) -> str:
    """The command that puts the file of the model `name` right."""
    if record.origin == "added":
        return f"coach model add {record.path}, or: {PULL}"
    if (known or catalogue()).find(name) is not None:
        return f"{PULL} {name}"
    return f"{PULL} {record.origin}"


def from_record(paths: Paths, name: str, record: Record, known: Catalogue | None) -> InstalledModel:
    """The model a record describes; its file is not looked at."""
    books = known or catalogue()
    entry = books.by_hash(record.sha256)
    if entry is None:
        # Only an entry without a hash may be recognised by its name.
        named = books.find(name)
        entry = named if named is not None and named.sha256 is None else None
    return InstalledModel(
        name, file_of(paths, record), record.size, record.sha256, entry, _adapter(entry)
    )


def _adapter(entry: ModelEntry | None) -> Path | None:
    """The adapter that is shipped with the program for this very file."""
    if entry is None or entry.adapter is None:
        return None
    path = ADAPTERS / entry.adapter.file
    return path if _size(path) == entry.adapter.size else None


def match_name(name: str, state: State) -> str | None:
    """The recorded name that `name` means, in any case of letters, or None."""
    wanted = name.strip().lower()
    return next((known for known in state.models if known.lower() == wanted), None)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def hash_with_progress(path: Path, what: str, progress: Progress) -> str:
    """The sha256 of a file the user named; InputError when it cannot be read."""
    size = path.stat().st_size
    progress.begin(what, size, "bytes")
    try:
        sha256 = hash_file(path, progress.advance)
    except OSError as error:
        raise InputError(
            f"The model file cannot be read: {error.strerror or error}.", where=str(path)
        ) from error
    finally:
        progress.end()
    return sha256
