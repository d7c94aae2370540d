"""What a reader must know to repeat a run: `run.json`, and the labels of its reports."""

from __future__ import annotations

import hashlib
import platform
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

import coach
import evals
from coach import resources
from coach.errors import InputError
from coach.paths import atomic_write

FILE = "run.json"
_PROMPTS = ".j2"
_PROGRAM = (".py", ".j2", ".md", ".jsonl", ".toml", ".npz", ".json")


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hashes are sha256 in hex digits, `prompts` and `data` by file.

    `program` is over the sources of the product and the systems measured, its prompts
    and its knowledge. `model` holds name, sha256, adapter (its hash, "" for none),
    context and runtime; empty when no model took part.
    """

    command: str
    suites: tuple[str, ...]
    split: str
    cases: int
    systems: tuple[str, ...]
    epochs: int
    greedy: bool
    model: dict[str, str]
    program: str
    prompts: dict[str, str]
    data: dict[str, str]
    commit: str
    date: str
    python: str

    def labels(self) -> dict[str, str]:
        """What a report shows, a line each."""
        shown = {
            "command": self.command,
            "date": self.date,
            "cases": f"{self.cases} of {', '.join(self.suites)} ({self.split})",
            "systems": ", ".join(self.systems),
            "epochs": f"{self.epochs}{', greedy' if self.greedy else ''}",
            "model": self.model.get("name", "none"),
            "model sha256": self.model.get("sha256", ""),
            "adapter sha256": self.model.get("adapter", ""),
            "runtime": self.model.get("runtime", ""),
            "commit": self.commit,
            "program sha256": self.program,
            "Python": self.python,
        }
        return {label: value for label, value in shown.items() if value}

    def resumable_by(self, other: Record) -> str:
        """What keeps `other` from going on with this run, "" when nothing does."""
        for name in ("model", "greedy", "program", "prompts"):
            if getattr(self, name) != getattr(other, name):
                return name
        changed = {
            file
            for file in self.data.keys() & other.data.keys()
            if self.data[file] != other.data[file]
        }
        return f"data ({', '.join(sorted(changed))})" if changed else ""


def read(folder: Path) -> Record | None:
    """The record in `folder`, None when there is none. InputError when it is damaged."""
    file = folder / FILE
    try:
        return msgspec.json.decode(file.read_bytes(), type=Record)
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise InputError(
            f"The record of the earlier run cannot be read: {error}",
            where=str(file),
            mend="name another folder with --out",
        ) from error


def write(record: Record, folder: Path) -> None:
    """Put `record` into `folder`."""
    with atomic_write(folder / FILE) as handle:
        handle.write(msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")


def program_hash() -> str:
    """Over everything of ours that an answer depends on."""
    roots: Sequence[Traversable] = (
        Path(coach.__file__).parent,
        Path(evals.__file__).parent / "systems",
        resources.folder("prompts"),
        resources.folder("knowledge"),
    )
    total = hashlib.sha256()
    for root in roots:
        for name, digest in sorted(_hashes(root, _PROGRAM)):
            total.update(f"{name} {digest}\n".encode())
    return total.hexdigest()


def prompt_hashes() -> dict[str, str]:
    """Of each prompt file."""
    return dict(sorted(_hashes(resources.folder("prompts"), (_PROMPTS,))))


def data_hashes(files: Iterable[Path]) -> dict[str, str]:
    """Of the files the cases come from, by name."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def now() -> str:
    """UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def python() -> str:
    """Version and platform."""
    return f"{platform.python_version()} on {platform.system()} {platform.machine()}"


def commit() -> str:
    """The git commit of the sources, with + when they differ from it; "" outside git."""
    folder = Path(evals.__file__).parent

    def git(*arguments: str) -> str | None:
        try:
            done = subprocess.run(
                ["git", "-C", str(folder), *arguments],
                capture_output=True,
                text=True,
                timeout=10,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return done.stdout.strip() if done.returncode == 0 else None

    # A wheel installed inside somebody's repository is no checkout of ours.
    if git("ls-files", "--error-unmatch", "__init__.py") is None:
        return ""
    head = git("rev-parse", "HEAD")
    if not head:
        return ""
    changes = git("status", "--porcelain", "--untracked-files=no")
    return f"{head}{'+' if changes else ''}"


def _hashes(folder: Traversable, endings: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            for name, digest in _hashes(entry, endings):
                yield f"{entry.name}/{name}", digest
        elif entry.name.endswith(endings):
            yield entry.name, hashlib.sha256(entry.read_bytes()).hexdigest()
