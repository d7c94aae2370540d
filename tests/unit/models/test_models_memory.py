from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from coach.models.errors import NotEnoughMemoryError
from coach.models.memory import available_memory, check_memory, needed_memory
from coach.models.registry import InstalledModel
from tests.unit.models.models_kit import entry, gguf

DATA = gguf()
GB = 10**9
MODEL = InstalledModel("tiny", Path("/m/tiny.gguf"), 2 * GB, "0" * 64)


def machine(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


MEMINFO = "MemTotal:       16000000 kB\nMemFree: 1 kB\nMemAvailable:    8000000 kB\n"


@pytest.fixture(autouse=True)
def _linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


def test_a_model_that_does_not_fit_names_both_numbers() -> None:
    with pytest.raises(NotEnoughMemoryError, match=r"needs about 3\.00 GB .* 1\.00 GB are free"):
        check_memory(MODEL, GB)
    check_memory(MODEL, 3 * GB)
    check_memory(MODEL, None)


def test_the_catalogues_figure_goes_before_the_estimate() -> None:
    known = InstalledModel("tiny", Path("/m"), len(DATA), "0" * 64, entry(DATA))
    assert needed_memory(known) == 1_000_000


def test_meminfo_alone(tmp_path: Path) -> None:
    assert available_memory(machine(tmp_path, {"proc/meminfo": MEMINFO})) == 8_000_000 * 1024


def test_nothing_is_known(tmp_path: Path) -> None:
    assert available_memory(tmp_path) is None
    damaged = {"proc/meminfo": "MemAvailable: lots\n\n", "proc/self/cgroup": "what\n0:\n"}
    assert available_memory(machine(tmp_path, damaged)) is None


def test_the_tightest_group_of_cgroup_v2_counts(tmp_path: Path) -> None:
    root = machine(
        tmp_path,
        {
            "proc/meminfo": MEMINFO,
            "proc/self/cgroup": "0::/user/app\n",
            "sys/fs/cgroup/user/app/memory.max": "max\n",
            "sys/fs/cgroup/user/memory.max": f"{4 * GB}\n",
            "sys/fs/cgroup/user/memory.current": f"{3 * GB}\n",
            # File caches are given up before anything is killed.
            "sys/fs/cgroup/user/memory.stat": f"anon {GB}\ninactive_file {2 * GB}\n",
        },
    )
    assert available_memory(root) == 3 * GB


def test_a_container_sees_its_own_group_as_the_top(tmp_path: Path) -> None:
    root = machine(
        tmp_path,
        {
            "proc/meminfo": MEMINFO,
            "proc/self/cgroup": "0::/../../docker/abc\n",
            "sys/fs/cgroup/memory.max": f"{2 * GB}\n",
            "sys/fs/cgroup/memory.current": f"{3 * GB}\n",
        },
    )
    assert available_memory(root) == 0


def test_cgroup_v1(tmp_path: Path) -> None:
    files = {
        "proc/meminfo": MEMINFO,
        "proc/self/cgroup": "5:cpu:/\n4:memory:/job\n0::/\n",
        "sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
        "sys/fs/cgroup/memory/job/memory.limit_in_bytes": f"{2 * GB}\n",
        "sys/fs/cgroup/memory/job/memory.usage_in_bytes": f"{GB}\n",
        "sys/fs/cgroup/memory/job/memory.stat": f"total_inactive_file {GB // 2}\n",
    }
    assert available_memory(machine(tmp_path, files)) == GB + GB // 2


def test_a_limit_of_the_address_space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = machine(tmp_path, {"proc/meminfo": MEMINFO, "proc/self/statm": "1000 50 9 1 0 20 0\n"})
    limit = GB + 1000 * resource.getpagesize()
    monkeypatch.setattr(resource, "getrlimit", lambda _: (limit, resource.RLIM_INFINITY))
    assert available_memory(root) == GB
    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY,) * 2)
    assert available_memory(root) == 8_000_000 * 1024


def test_macos_asks_sysctl(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")

    def answer(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        assert command[1:] == ["-n", "hw.memsize"]
        return subprocess.CompletedProcess(command, 0, "17179869184\n", "")

    monkeypatch.setattr(subprocess, "run", answer)
    assert available_memory(tmp_path) == 16 << 30

    def missing(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", missing)
    assert available_memory(tmp_path) is None


def test_this_machine_has_memory() -> None:
    assert (available_memory() or 1) > 0
