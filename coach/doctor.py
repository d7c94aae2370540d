"""Is everything there that the program needs, and what mends what is not.

Every check looks at the real thing: the folder is written to, the library is
imported, the hash is computed (`full`). A check never raises.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from coach import hardware
from coach.errors import CoachError, ExitCode, NotSetUpError
from coach.paths import Paths
from coach.progress import Progress

MINIMUM_PYTHON = (3, 11)
_REINSTALL = "pip install --force-reinstall coach-writing"
# The index, a few notes and the crash reports; the model is counted by its pull.
_ENOUGH_DISK = 200_000_000


class Status(StrEnum):
    """How a check ended."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report; `mend` is the command for what is not ok.

    `missing` tells set-up that was never made from something that is broken.
    """

    name: str
    status: Status
    message: str
    mend: str | None = None
    missing: bool = False


def examine(paths: Paths, *, full: bool, progress: Progress) -> list[Check]:
    """All checks, in the order a set-up goes. `full` also hashes the model files."""
    from coach import doctor_parts as parts

    checks: list[tuple[str, Callable[[], Iterable[Check]]]] = [
        ("Python", _python),
        ("Processor", _processor),
        ("llama.cpp", parts.llama),
        ("Settings", lambda: parts.settings(paths)),
        ("Folders", lambda: _folders(paths)),
        ("Model", lambda: parts.model(paths, full=full, progress=progress)),
        ("Embedder", lambda: parts.embedder(full=full)),
        ("Knowledge", lambda: parts.knowledge(paths)),
        ("Disk", lambda: _disk(paths)),
        ("Memory", lambda: parts.memory(paths)),
        ("Telemetry", parts.telemetry),
    ]
    return [check for name, function in checks for check in _safely(name, function)]


def exit_code(checks: Iterable[Check]) -> ExitCode:
    """0 when all is ok or a warning, 3 when set-up is missing, else 1."""
    failed = [check for check in checks if check.status is Status.FAIL]
    if any(check.missing for check in failed):
        return ExitCode.NOT_SET_UP
    return ExitCode.FAILED if failed else ExitCode.OK


def document(checks: Iterable[Check]) -> dict[str, object]:
    """The `doctor` document."""
    checks = list(checks)
    return {
        "ok": exit_code(checks) is ExitCode.OK,
        "checks": [
            {
                "name": check.name,
                "status": str(check.status),
                "message": check.message,
                "mend": check.mend,
            }
            for check in checks
        ],
    }


def of_error(name: str, error: CoachError) -> Check:
    """The check that an expected error fails."""
    where = f" ({error.where})" if error.where else ""
    missing = isinstance(error, NotSetUpError)
    return Check(name, Status.FAIL, f"{error.what}{where}", error.mend, missing)


def _safely(name: str, function: Callable[[], Iterable[Check]]) -> list[Check]:
    try:
        return list(function())
    except CoachError as error:
        return [of_error(name, error)]
    except Exception as error:
        # A doctor that falls over the illness is of no use; the type says what it met.
        return [Check(name, Status.FAIL, f"The check failed: {type(error).__name__}.", _REINSTALL)]


def _python() -> list[Check]:
    version = platform.python_version()
    if sys.version_info < MINIMUM_PYTHON:
        wanted = ".".join(map(str, MINIMUM_PYTHON))
        return [Check("Python", Status.FAIL, f"{version} is too old.", f"install Python {wanted}")]
    return [Check("Python", Status.OK, f"{version} ({platform.machine()})")]


def _processor() -> list[Check]:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    features = hardware.vector_features()
    if features is None:
        return [Check("Processor", Status.WARN, f"{cores} cores; its features are not known.")]
    if not features:
        told = f"{cores} cores without AVX or NEON: the model will be very slow."
        return [Check("Processor", Status.WARN, told, "use a newer machine, if you can")]
    return [Check("Processor", Status.OK, f"{cores} cores, {', '.join(features)}")]


def _folders(paths: Paths) -> list[Check]:
    rows = (("Settings", paths.config), ("Data", paths.data), ("Cache", paths.cache))
    return [_folder(f"{name} folder", folder) for name, folder in rows]


def _folder(name: str, folder: Path) -> Check:
    """Whether `folder`, or the place where it would be made, takes files."""
    place = next(parent for parent in (folder, *folder.parents) if os.path.lexists(parent))
    if not place.is_dir():
        return Check(name, Status.FAIL, f"{place} is not a folder.", f"mv {place} {place}.old")
    if not os.access(place, os.W_OK | os.X_OK):
        mend = f"chmod u+rwx {place}, or set COACH_HOME to a folder you can write to"
        return Check(name, Status.FAIL, f"{folder} cannot be written to.", mend)
    if place != folder:
        return Check(name, Status.OK, f"{folder} (made when it is needed)")
    mode = folder.stat().st_mode & 0o777
    if mode & 0o077:
        told = f"{folder} can be read by others (mode {mode:03o})."
        return Check(name, Status.WARN, told, f"chmod 700 {folder}")
    return Check(name, Status.OK, str(folder))


def _disk(paths: Paths) -> list[Check]:
    free = hardware.free_bytes(paths.data)
    if free is None:
        return [Check("Disk", Status.WARN, "How much is free cannot be found out.")]
    told = f"{free / 1e9:.1f} GB free"
    if free < _ENOUGH_DISK:
        return [Check("Disk", Status.WARN, f"only {told}", "make room, or move COACH_HOME")]
    return [Check("Disk", Status.OK, told)]
