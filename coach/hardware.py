"""What this machine can do: processor features, free disk."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from pathlib import Path

_SYSCTL_SECONDS = 5
# llama.cpp's matrix kernels, fastest first: flag in /proc/cpuinfo or sysctl -> name.
_X86 = {"avx512f": "AVX-512", "avx2": "AVX2", "avx": "AVX"}
_ARM = {"asimd": "NEON", "neon": "NEON"}


def vector_features(cpuinfo: Path = Path("/proc/cpuinfo")) -> tuple[str, ...] | None:
    """The processor's vector extensions that llama.cpp uses, fastest first.

    Empty when it has none of them, None when that cannot be found out.
    """
    flags = _sysctl_flags() if sys.platform == "darwin" else _cpuinfo_flags(cpuinfo)
    if platform.machine().lower() in {"arm64", "aarch64"}:
        # 64-bit ARM always has it; some kernels list no features at all.
        return ("NEON",)
    if flags is None:
        return None
    known = {**_X86, **_ARM}
    return tuple(dict.fromkeys(name for flag, name in known.items() if flag in flags))


def free_bytes(folder: Path) -> int | None:
    """Free bytes on the disk of `folder` or its nearest parent that exists."""
    for candidate in (folder, *folder.parents):
        try:
            return shutil.disk_usage(candidate).free
        except OSError:
            continue
    return None


def _cpuinfo_flags(cpuinfo: Path) -> set[str] | None:
    try:
        lines = cpuinfo.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return None
    for line in lines:
        key, _, value = line.partition(":")
        if key.strip().lower() in {"flags", "features"}:
            return set(value.lower().split())
    return None


def _sysctl_flags() -> set[str] | None:
    names = ["machdep.cpu.features", "machdep.cpu.leaf7_features"]
    try:
        answer = subprocess.run(
            ["/usr/sbin/sysctl", "-n", *names],
            capture_output=True,
            text=True,
            timeout=_SYSCTL_SECONDS,
            check=False,
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    # macOS writes AVX1.0 and AVX512F where Linux writes avx and avx512f.
    return {"avx" if flag == "avx1.0" else flag for flag in answer.lower().split()}
