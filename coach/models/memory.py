"""How much memory is free, and whether a model fits into it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from coach.models.disk import human
from coach.models.errors import NotEnoughMemoryError
from coach.models.registry import InstalledModel

# For a model the catalogue does not know: its weights, and on top of them the
# context, llama.cpp's buffers and its repacked copies of some weights.
_OVERHEAD = 1_000_000_000
# cgroup v1 says "no limit" with a number near 2**63.
_NO_LIMIT = 1 << 60
_SYSCTL_TIMEOUT_S = 5


def needed_memory(model: InstalledModel) -> int:
    """Bytes `model` takes while it writes: the catalogue's figure, else an estimate."""
    return model.entry.memory_bytes if model.entry else model.size + _OVERHEAD


def available_memory(root: Path = Path("/")) -> int | None:
    """Bytes a new program can use now without pushing others out, None if unknown.

    Linux: MemAvailable, and what the control groups (v1 and v2) of this process
    and `ulimit -v` leave. macOS: all of its memory, since it frees file caches on demand. `root`
    is where /proc and /sys are looked for.
    """
    if sys.platform == "darwin":
        return _sysctl_memory()
    figures = [_meminfo(root), *_cgroup_v2(root), *_cgroup_v1(root), _address_space(root)]
    known = [figure for figure in figures if figure is not None]
    return max(min(known), 0) if known else None


def check_memory(model: InstalledModel, available: int | None) -> None:
    """NotEnoughMemoryError, naming both numbers, when `model` needs more than is
    `available` (bytes, None: unknown, which passes)."""
    needed = needed_memory(model)
    if available is None or needed <= available:
        return
    raise NotEnoughMemoryError(
        f"The model {model.name} needs about {human(needed)} of memory and "
        f"{human(available)} are free.",
        where=str(model.path),
        mend="close other programs, or choose a smaller one: coach model list",
    )


def _meminfo(root: Path) -> int | None:
    for line in _lines(root / "proc/meminfo"):
        key, _, value = line.partition(":")
        number = value.split()[:1]
        if key == "MemAvailable" and number and number[0].isdigit():
            return int(number[0]) * 1024
    return None


def _cgroup_v2(root: Path) -> list[int | None]:
    """What this process's group and each group above it leave."""
    for line in _lines(root / "proc/self/cgroup"):
        if line.startswith("0::"):
            return _climb(
                root / "sys/fs/cgroup", line[3:], "memory.max", "memory.current", "inactive_file"
            )
    return []


def _cgroup_v1(root: Path) -> list[int | None]:
    for line in _lines(root / "proc/self/cgroup"):
        fields = line.split(":", 2)
        if len(fields) == 3 and "memory" in fields[1].split(","):
            return _climb(
                root / "sys/fs/cgroup/memory", fields[2], "memory.limit_in_bytes",
                "memory.usage_in_bytes", "total_inactive_file",
            )  # fmt: skip
    return []


def _address_space(root: Path) -> int | None:
    """What RLIMIT_AS leaves. Native libraries do not fail cleanly at this limit (one
    aborts, another tries again for ever), so it has to be asked beforehand."""
    import resource

    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    pages = "".join(_lines(root / "proc/self/statm")[:1]).split()[:1]
    if limit in (resource.RLIM_INFINITY, -1) or not pages or not pages[0].isdigit():
        return None
    return limit - int(pages[0]) * resource.getpagesize()


def _climb(top: Path, group: str, limit: str, usage: str, cache: str) -> list[int | None]:
    parts = [part for part in group.split("/") if part not in {"", ".", ".."}]
    # Inside a container the path may not exist: its own group is then the top.
    return [
        _left(top.joinpath(*parts[:depth]), limit, usage, cache)
        for depth in range(len(parts), -1, -1)
    ]


def _left(folder: Path, limit_file: str, usage_file: str, cache_key: str) -> int | None:
    limit, usage = _number(folder / limit_file), _number(folder / usage_file)
    if limit is None or limit >= _NO_LIMIT:
        return None
    # File caches count as usage but are given up before anything is killed.
    cache = 0
    for line in _lines(folder / "memory.stat"):
        key, _, value = line.partition(" ")
        if key == cache_key and value.isdigit():
            cache = int(value)
    return limit - max((usage or 0) - cache, 0)


def _number(path: Path) -> int | None:
    text = "".join(_lines(path)[:1]).strip()
    return int(text) if text.isdigit() else None


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _sysctl_memory() -> int | None:
    try:
        done = subprocess.run(
            ["/usr/sbin/sysctl", "-n", "hw.memsize"],
            capture_output=True, text=True, timeout=_SYSCTL_TIMEOUT_S, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    text = done.stdout.strip()
    return int(text) if text.isdigit() else None
