"""A file of drafts in, a file of records out: resumable, in order, line by line.

OUT only ever grows by whole, synced lines, so that a power cut or Ctrl-C costs
at most the record being made. The next run drops a torn last line, skips what
is there, and goes on.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal, get_args

from coach import documents
from coach.batch_lines import Item, parse_line
from coach.errors import CoachError, ExitCode, InputError
from coach.incoming import near_file
from coach.progress import Progress

Task = Literal["rewrite", "advise", "score"]
TASKS: tuple[Task, ...] = get_args(Task)

# What only the record of this task has; an error record fits all of them.
_MARK = {"rewrite": "rewrite", "advise": "advice", "score": "score"}
_RECORD_BEGINS = b'{"id": '


@dataclass(slots=True)
class Tally:
    """How a batch went: records written now, errors among them, records found."""

    written: int = 0
    errors: int = 0
    skipped: int = 0


@dataclass(slots=True)
class _Earlier:
    """What OUT holds already: ids, and lines that became an error record."""

    ids: set[str]
    error_lines: set[int]


def run(
    source: Path,
    target: Path,
    task: Task,
    work: Callable[[Item], documents.Document],
    progress: Progress,
) -> Tally:
    """Call `work` for every line of `source` and append its document to `target`.

    A line that cannot be used, or for which `work` raises a CoachError, becomes
    an error record. Set-up errors and interruptions end the run instead, since
    the next line would fare no better. Raises InputError before anything is
    written when either file cannot be used.
    """
    check_files(source, target)
    total = sum(1 for _ in _lines(source))
    tally = Tally()
    with _open_target(target) as out:
        earlier = _earlier(out, target, task)
        progress.begin(
            f"{task} {source.name}", total, "drafts" if task != "advise" else "questions"
        )
        seen: set[str] = set()
        for number, raw in _lines(source):
            record = _record(number, raw, task, work, earlier, seen)
            if record is None:
                tally.skipped += 1
            else:
                _append(out, record, target)
                tally.written += 1
                tally.errors += "error" in record
            progress.advance(1)
        progress.end()
    return tally


def _record(
    number: int,
    raw: bytes,
    task: Task,
    work: Callable[[Item], documents.Document],
    earlier: _Earlier,
    seen: set[str],
) -> documents.Document | None:
    """The record of one line; None when an earlier run wrote it."""
    identity: str | None = None
    try:
        if number in earlier.error_lines:
            seen.update(_id_of(raw, number, task))
            return None
        item = parse_line(raw, number, task)
        identity = item.id
        if item.id in seen:
            raise InputError(
                f"The id {item.id!r} is there twice.",
                where=f"line {number}",
                mend="give every line an id of its own",
            )
        seen.add(item.id)
        return None if item.id in earlier.ids else work(item)
    except CoachError as error:
        if error.exit_code in (ExitCode.NOT_SET_UP, ExitCode.INTERRUPTED):
            raise
        return documents.batch_error(error, id=identity, line=number)


def _id_of(raw: bytes, number: int, task: Task) -> set[str]:
    try:
        return {parse_line(raw, number, task).id}
    except InputError:
        return set()


def check_files(source: Path, target: Path) -> None:
    if "-" in (str(source), str(target)):
        raise InputError(
            "A batch cannot use a pipe: it needs two files, so that it can go on where it stopped.",
            where="-",
            mend="coach batch IN.jsonl OUT.jsonl",
        )
    if source.is_dir():
        raise InputError("This is a folder, not a file of drafts.", where=str(source))
    if not source.exists():
        raise InputError(f"There is no such file.{near_file(source)}", where=str(source))
    if target.is_dir():
        raise InputError("This is a folder; name a file for the results.", where=str(target))
    if target.exists():
        if target.samefile(source):
            raise InputError(
                "The results would overwrite the drafts: both are one file.",
                where=str(target),
                mend="name another file for the results",
            )
        if not target.is_file():
            raise InputError("Results can only go into an ordinary file.", where=str(target))
    elif not target.parent.is_dir():
        raise InputError("There is no such folder for the results.", where=str(target.parent))


def _lines(source: Path) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers from 1."""
    try:
        with source.open("rb") as handle:
            for number, raw in enumerate(handle, start=1):
                if number == 1:
                    raw = raw.removeprefix(b"\xef\xbb\xbf")  # noqa: PLW2901
                if raw.strip():
                    yield number, raw
    except OSError as error:
        raise InputError(
            f"The file cannot be read: {error.strerror}.", where=str(source)
        ) from error


def _open_target(target: Path) -> IO[bytes]:
    """OUT, opened to read and append, and locked until it is closed."""
    import fcntl

    try:
        out = os.fdopen(os.open(target, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b")
    except OSError as error:
        raise InputError(
            f"The results cannot be written: {error.strerror}.", where=str(target)
        ) from error
    try:
        fcntl.flock(out, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        out.close()
        raise InputError(
            "Another process is writing these results.",
            where=str(target),
            mend="wait for it, or name another file",
        ) from error
    return out


def _earlier(out: IO[bytes], target: Path, task: Task) -> _Earlier:
    """Read what an earlier run wrote and cut off a torn last line.

    Nothing is cut from a file that is not ours: every whole line has to be a
    record of this task, and the torn one the beginning of one.
    """
    found = _Earlier(set(), set())
    end = 0
    for number, raw in enumerate(out, start=1):
        where = f"{target}, line {number}"
        if not raw.endswith(b"\n"):
            if not (raw.startswith(_RECORD_BEGINS) or _RECORD_BEGINS.startswith(raw)):
                raise _not_ours(where, task)
            os.ftruncate(out.fileno(), end)
            break
        end += len(raw)
        try:
            record = json.loads(raw)
        except (ValueError, RecursionError) as error:
            raise _not_ours(where, task) from error
        if not isinstance(record, dict) or "id" not in record:
            raise _not_ours(where, task)
        if "error" in record and isinstance(record.get("line"), int):
            found.error_lines.add(record["line"])
        elif _MARK[task] in record and not (task == "score" and "rewrite" in record):
            found.ids.add(str(record["id"]))
        else:
            raise _not_ours(where, task)
    return found


def _not_ours(where: str, task: Task) -> InputError:
    return InputError(
        f"The file for the results holds something else than {task} results.",
        where=where,
        mend="name another file for the results",
    )


def _append(out: IO[bytes], record: documents.Document, target: Path) -> None:
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    try:
        out.write(line.encode("utf-8", "replace") + b"\n")
        out.flush()
        os.fsync(out.fileno())
    except OSError as error:
        raise CoachError(
            f"The results cannot be written: {error.strerror}.",
            where=str(target),
            mend="make room, then run the same command again; it goes on where it stopped",
        ) from error
