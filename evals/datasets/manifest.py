"""What the labelled data is, so that a result can be held against it.

    python -m evals.datasets.manifest           does the manifest fit the files?
    python -m evals.datasets.manifest --write   write it

`evals/data/MANIFEST.json` has a version, raised by hand when a label changes its
meaning, and for each file its rows, its rows in each split, and its SHA-256.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from coach.errors import InputError
from evals.datasets.cases import DATA, lines

VERSION = "1"
NAME = "MANIFEST.json"


class DataFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file: `splits` holds rows by split, empty where rows have none."""

    rows: int
    splits: dict[str, int]
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`files` by their path under the data folder, with forward slashes."""

    version: str
    files: dict[str, DataFile]


class _Row(msgspec.Struct):
    split: str | None = None


def described(data: Path = DATA) -> Manifest:
    """What lies under `data` now. InputError for a line that is no JSON object."""
    return Manifest(
        version=VERSION,
        files={
            file.relative_to(data).as_posix(): _described(file)
            for file in sorted(data.rglob("*.jsonl"))
        },
    )


def _described(file: Path) -> DataFile:
    splits = [row.split for _, row in lines(file, _Row)]
    return DataFile(
        rows=len(splits),
        splits=dict(sorted(Counter(split for split in splits if split).items())),
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
    )


def read(data: Path = DATA) -> Manifest:
    """The manifest as it was written. InputError when it is missing or broken."""
    file = data / NAME
    try:
        return msgspec.json.decode(file.read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise InputError(
            f"The manifest of the data cannot be read: {error}",
            where=str(file),
            mend="python -m evals.datasets.manifest --write",
        ) from error


def write(data: Path = DATA) -> Path:
    """Write what lies under `data` now; the file it was written to."""
    file = data / NAME
    text = msgspec.json.format(msgspec.json.encode(described(data)), indent=2)
    file.write_bytes(text + b"\n")
    return file


def differences(data: Path = DATA) -> list[str]:
    """How the files differ from the manifest, a sentence each."""
    written, now = read(data), described(data)
    found = [] if written.version == now.version else [f"version {written.version} is written"]
    for name in sorted({*written.files, *now.files}):
        if name not in now.files:
            found.append(f"{name} is in the manifest and not in the folder")
        elif name not in written.files:
            found.append(f"{name} is not in the manifest")
        elif written.files[name] != now.files[name]:
            found.append(f"{name} is not what the manifest says")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Check or write the manifest; 1 when it does not fit, 2 when a file cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m evals.datasets.manifest", description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    try:
        if options.write:
            print(write())
            return 0
        found = differences()
    except InputError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print("\n".join(found) if found else "the manifest fits the files")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
