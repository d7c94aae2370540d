"""What systems wrote in the last full run, kept so that scoring needs no model.

`evals/results/README.md` tells with which model, when, and by which command.
"""

from __future__ import annotations

from pathlib import Path

from evals.datasets import cases
from evals.records import Generation

FOLDER = Path(__file__).with_name("results")


def generations(suite: str, folder: Path = FOLDER) -> list[Generation]:
    """Every stored generation of `suite`, of both splits; none when there was no run yet."""
    files = sorted(folder.glob("*/generations.jsonl"))
    found = [one for file in files for one in cases.read(file, Generation)]
    return [one for one in found if one.suite == suite]
