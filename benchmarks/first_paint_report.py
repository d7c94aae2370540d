"""The first-paint benchmark's numbers as a table, as Markdown and as JSON."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.first_paint_programs import AREA, COLUMNS, EMPTY, PYTHON, ROWS, Program

# The fastest run is the one that other work on the machine disturbed least.
HEAD = (
    "program", "first frame", "fastest", "quartiles", "over an empty app", "ratio", "key shown",
)  # fmt: skip


def machine() -> str:
    """What the numbers were taken on, without anybody's name in it."""
    model = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        names = [line for line in information.read_text().splitlines() if "model name" in line]
        model = names[0].partition(":")[2].strip() if names else model
    return (
        f"{model}, {os.cpu_count()} CPUs, {platform.system()}, Python "
        f"{platform.python_version()}, Textual {version('textual')}, {COLUMNS} x {ROWS} cells"
    )


def rows(measured: dict[str, Program]) -> list[tuple[str, ...]]:
    """One row a program, all times in milliseconds, medians if not said otherwise.

    Differences and ratios are taken within each round first.
    """
    base = measured[EMPTY].frames
    return [(label, *_cells(program, base)) for label, program in measured.items()]


def _cells(program: Program, base: Sequence[float]) -> tuple[str, ...]:
    if program.failed or len(program.frames) < 2:
        return ("-", "-", "-", "-", "-", program.failed or "too few runs")
    low, middle, high = statistics.quantiles(program.frames, n=4)
    over = statistics.median(time - empty for time, empty in zip(program.frames, base, strict=True))
    ratio = statistics.median(
        time / empty for time, empty in zip(program.frames, base, strict=True)
    )
    key = "lost" if program.lost else "-"
    if program.keys:
        key = f"{statistics.median(program.keys):.0f}"
    fastest = f"{min(program.frames):.0f}"
    spread = f"{low:.0f} - {high:.0f}"
    return (f"{middle:.0f}", fastest, spread, f"{over:+.0f}", f"{ratio:.2f}", key)


def table(measured: dict[str, Program]) -> str:
    """For the terminal."""
    lines = [HEAD, *rows(measured)]
    widths = [max(map(len, column)) for column in list(zip(*lines, strict=True))[1:-1]]
    first = max(len(line[0]) for line in lines)
    return "\n".join(
        "  ".join([
            line[0].ljust(first),
            *(cell.rjust(width) for cell, width in zip(line[1:-1], widths, strict=True)),
            line[-1],
        ])
        for line in lines
    )  # fmt: skip


def markdown(measured: dict[str, Program], rounds: int) -> str:
    """For a page."""
    lines = [f"| {' | '.join(line)} |" for line in (HEAD, *rows(measured))]
    lines.insert(1, f"|---{'|---:' * (len(HEAD) - 1)}|")
    foot = (
        f"Milliseconds from the start of the process, medians of {rounds} interleaved rounds. "
        f"{machine()}. Baselines: {PYTHON}; {EMPTY}; {AREA}."
    )
    return "\n".join([*lines, "", foot, ""])


def document(measured: dict[str, Program], rounds: int) -> str:
    """Every single time, as JSON."""
    programs = {
        label: {
            "first_frame_ms": [round(time, 1) for time in program.frames],
            "key_shown_ms": [round(time, 1) for time in program.keys],
            "key_lost": program.lost,
            "failed": program.failed or None,
        }
        for label, program in measured.items()
    }
    found = {"machine": machine(), "rounds": rounds, "baseline": EMPTY, "programs": programs}
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"
