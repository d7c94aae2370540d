"""How long a user waits for `coach --help` and `coach score`, in whole processes.

Every round starts each command once, in a shuffled order, beside a bare
`python -c pass`: a machine that is busy for a while then slows all of them, and
the differences and ratios still mean something.

    python -m benchmarks.startup [--rounds 20]
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

BASELINE = "python -c pass"
_DRAFT = "We are thrilled to announce our new bakery app! Order now, only 3 days left!"


def commands() -> dict[str, list[str]]:
    """What is measured, by label."""
    scripts = Path(sysconfig.get_path("scripts"))
    coach = shutil.which("coach", path=f"{scripts}{os.pathsep}{os.environ.get('PATH', '')}")
    if coach is None:
        sys.exit("coach is not installed in this environment: pip install -e .")
    return {
        BASELINE: [sys.executable, "-c", "pass"],
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        "coach --help": [coach, "--help"],
        "coach score --text ...": [coach, "score", "--text", _DRAFT],
    }


def measure(rounds: int) -> dict[str, list[float]]:
    """Wall times in milliseconds by label, one for each round."""
    measured = commands()
    times: dict[str, list[float]] = {label: [] for label in measured}
    order = list(measured)
    for number in range(rounds + 1):
        random.shuffle(order)
        for label in order:
            start = time.perf_counter()
            subprocess.run(measured[label], stdout=subprocess.DEVNULL, check=True)
            # The first round fills the file cache and writes byte code.
            if number:
                times[label].append((time.perf_counter() - start) * 1000)
    return times


def report(times: dict[str, list[float]]) -> str:
    """A table: median, quartiles, difference and ratio to the bare interpreter."""
    base = statistics.median(times[BASELINE])
    lines = [f"{'milliseconds':<28}{'median':>8}{'quartiles':>16}{'over python':>13}{'ratio':>8}"]
    for label, values in times.items():
        low, middle, high = statistics.quantiles(values, n=4)
        lines.append(
            f"{label:<28}{middle:>8.0f}{f'{low:.0f} - {high:.0f}':>16}"
            f"{middle - base:>13.0f}{middle / base:>8.1f}"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=20, help="how often each is started")
    rounds = parser.parse_args().rounds
    print(f"{rounds} rounds, {os.cpu_count()} CPUs, Python {sys.version.split()[0]}")
    print(report(measure(rounds)))


if __name__ == "__main__":
    main()
