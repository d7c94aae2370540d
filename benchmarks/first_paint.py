"""How long until `coach` shows where to write, and until a key typed at once appears.

Every program runs in a pseudo-terminal whose output is read through a terminal
emulator. Two times are taken, each from just before the process starts:

first frame   to the arrival of the last byte of the first frame with the program's
              text field (or, for a program without one, of its first full frame);
key shown     to the arrival of the frame that shows a key which was typed before
              the program had even started.

In every round each program runs once for each time, in a shuffled order, in a copy
of a home folder that an earlier run has settled in. What counts is the difference
to an empty Textual app of the same round: a machine that is busy for a while slows
both.

    python -m benchmarks.first_paint [--rounds 9] [--peers] [--json F] [--markdown F]
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks import first_paint_report as report
from benchmarks.first_paint_programs import COACH, COLUMNS, ROWS, Program, ours, text, theirs
from tests.terminal import Terminal
from tests.terminal_screen import Emulator

# Nothing else on a first screen looks like it, and one byte is one key everywhere.
KEY = "~"
PATIENCE = 30.0
# After the first frame; then the key is lost.
KEY_PATIENCE = 3.0
# A frame comes in pieces of 4 kB, one after the other.
SILENCE = 0.06


def run(program: Program, home: Path, typed: str = "") -> float | None:
    """Milliseconds to the first frame, or to the one that shows `typed`; None when that
    never comes. AssertionError when the program ends or draws nothing."""
    environment: dict[str, str | None] = {
        "HOME": str(home), "COACH_HOME": str(home),
        "XDG_DATA_HOME": None, "XDG_CONFIG_HOME": None, "XDG_CACHE_HOME": None,
    }  # fmt: skip
    with Terminal(program.command, columns=COLUMNS, rows=ROWS, environment=environment) as terminal:
        if program.shows is None:
            terminal.wait_for_exit(PATIENCE)
            return (time.perf_counter() - terminal.started) * 1000
        if typed:
            terminal.send(typed)
        took = _arrival(terminal, program.hint, program.shows, PATIENCE)
        if typed:
            try:
                took = _arrival(terminal, typed, text(typed), KEY_PATIENCE)
            except AssertionError:
                if terminal.exit_code is not None:
                    raise
                return None
        return took * 1000


def _arrival(
    terminal: Terminal, hint: str, shows: Callable[[Emulator], bool], patience: float
) -> float:
    """Seconds from the start to the arrival of the bytes that made `shows` true.

    Found by playing the bytes again afterwards: emulating them as they come would
    delay the reading of the next.
    """

    def promising(seen: Terminal, after: int) -> bool:
        # Before the alternate screen comes the kernel's echo of a key typed ahead.
        drawn = seen.raw().partition(b"\x1b[?1049h")[2]
        return len(seen.chunks) > after and hint.encode() in drawn

    played = 0
    while True:
        terminal.wait_for(partial(promising, after=played), patience)
        terminal.wait_for_silence(SILENCE, at_most=1.0)
        played = len(terminal.chunks)
        replay = Emulator(COLUMNS, ROWS)
        for moment, data in terminal.chunks:
            replay.feed(data)
            if shows(replay):
                return moment - terminal.started


def settle(measured: dict[str, Program]) -> None:
    """Start each once, unmeasured: byte code, file cache, and what a first start makes."""
    for program in measured.values():
        if not program.failed:
            try:
                run(program, program.home)
            except AssertionError as error:
                program.failed = f"could not be started: {' '.join(str(error).split())[:200]}"


def measure(measured: dict[str, Program], rounds: int, folder: Path) -> None:
    """Fill in the times, `rounds` of each."""
    able = [program for program in measured.values() if not program.failed]
    for number in range(rounds):
        jobs = [(program, "") for program in able]
        jobs += [(program, KEY) for program in able if program.composer and not program.lost]
        random.shuffle(jobs)
        for program, typed in jobs:
            home = folder / "home"
            shutil.copytree(program.home, home, symlinks=True)
            took = run(program, home, typed)
            # What a killed program was just writing may still appear.
            shutil.rmtree(home, ignore_errors=True)
            if took is None:
                program.lost = True
            else:
                (program.keys if typed else program.frames).append(took)
        print(f"round {number + 1} of {rounds}", file=sys.stderr)


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=9, help="how often each is started")
    parser.add_argument(
        "--peers",
        nargs="?",
        type=Path,
        const=Path.home() / ".cache" / "coach-benchmarks",
        metavar="FOLDER",
        help="other programs too, installed by pip into FOLDER (default: %(const)s)",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every time to FILE")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table to FILE")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        measured = ours(folder)
        if given.peers is not None:
            measured |= theirs(given.peers, folder)
        settle(measured)
        if measured[COACH].failed:
            sys.exit(f"coach {measured[COACH].failed}")
        measure(measured, given.rounds, folder)
    print(f"{given.rounds} rounds, milliseconds, {report.machine()}")
    print(report.table(measured))
    if given.json:
        given.json.write_text(report.document(measured, given.rounds))
    if given.markdown:
        given.markdown.write_text(report.markdown(measured, given.rounds))


if __name__ == "__main__":
    main()
