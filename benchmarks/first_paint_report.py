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

HEAD = ("program", "first frame", "quartiles", "over an empty app", "ratio", "key shown")


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
        return ("-", "-", "-", "-", program.failed or "too few runs")
    low, middle, high = statistics.quantiles(program.frames, n=4)
    over = statistics.median(time - empty for time, empty in zip(program.frames, base, strict=True))
    ratio = statistics.median(
        time / empty for time, empty in zip(program.frames, base, strict=True)
    )
    key = "lost" if program.lost else "-"
    if program.keys:
        key = f"{statistics.median(program.keys):.0f}"
    return (f"{middle:.0f}", f"{low:.0f} - {high:.0f}", f"{over:+.0f}", f"{ratio:.2f}", key)


def table(measured: dict[str, Program]) -> str:
    """For the terminal."""
    lines = [HEAD, *rows(measured)]
    widths = [max(len(line[column]) for line in lines) for column in range(5)]
    return "\n".join(
        "  ".join(
            [line[0].ljust(widths[0]), *(line[n].rjust(widths[n]) for n in range(1, 5)), line[5]]
        )
        for line in lines
    )


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
