"""`python -m evals.facts [--pairs DIR] [--seed N] [--show]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from coach.errors import CoachError
from coach.resources import folder
from evals.facts.pairs import clean_pairs
from evals.facts.suite import Outcome, run

_MINIMUM_RECALL = 0.98
_MAXIMUM_ALARMS = 0.05
_GATE_NOT_MET = 4


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 0 when recall and false alarms are within the targets."""
    parser = argparse.ArgumentParser(prog="python -m evals.facts", description=__doc__)
    parser.add_argument("--pairs", type=Path, help="a knowledge folder (the shipped one otherwise)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--half", choices=("all", "dev", "test"), default="all")
    parser.add_argument("--show", action="store_true", help="also what was missed and what alarmed")
    options = parser.parse_args(arguments)
    try:
        pairs = clean_pairs(options.pairs or folder("knowledge"))
    except CoachError as error:
        print(error, file=sys.stderr)
        return int(error.exit_code)
    if options.half != "all":
        pairs = pairs[0 if options.half == "dev" else 1 :: 2]
    outcome = run(pairs, options.seed)
    _print(outcome, show=options.show)
    met = (
        outcome.total.recall >= _MINIMUM_RECALL
        and outcome.total.false_alarm_rate <= _MAXIMUM_ALARMS
    )
    return 0 if met else _GATE_NOT_MET


def _print(outcome: Outcome, *, show: bool) -> None:
    print(f"{'error':<20}{'made':>6}{'caught':>8}{'recall':>8}{'false alarms':>14}")
    for row in (*outcome.rows, outcome.total):
        alarms = f"{row.alarms}/{row.clean}"
        print(f"{row.name:<20}{row.made:>6}{row.caught:>8}{row.recall:>8.3f}{alarms:>14}")
    if not show:
        return
    for row in outcome.rows:
        for name, damaged in row.missed:
            print(f"\nmissed, {row.name}, {name}:\n{damaged}")
    for name, what in outcome.alarms:
        print(f"\nfalse alarm, {name}: {what}")


if __name__ == "__main__":
    sys.exit(main())
