"""Each tone scorer against public labelled data, out of fold.

    python -m evals.meta.public --data DIR [--ablation]

Every fold is scored by weights that `evals.scorers.tone.fitting` made from the other
four, exactly as it makes the committed ones from all rows. The length of the text, on
the same folds, and the product's own score stand beside it. The texts carry no message
that they reply to, so taking up the other's words cannot be measured here.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from coach.channels import CHANNELS
from coach.domain import Draft
from coach.errors import InputError
from evals.meta.ranks import STATISTICS, interval
from evals.meta.rows import Row
from evals.scorers.tone.crossval import ablated, length_out_of_fold, model_of, out_of_fold
from evals.scorers.tone.labelled import SOURCES, Labelled, load

GATES = {"receptiveness": 0.32, "warmth": 0.88, "pressure": 0.87}


def run(data: Path) -> list[Row]:
    """The three scorers and the product's score on the sets in `data`.

    Empty when none of the files is there; a set that is missing is left out.
    InputError when a file is there but is no such table.
    """
    return [
        row
        for source in SOURCES
        if (data / source.file).is_file()
        for row in _measure(load(source, data))
    ]


def _measure(data: Labelled) -> list[Row]:
    source = data.source
    statistic = STATISTICS[source.metric]
    baseline = statistic(length_out_of_fold(data), data.labels)

    def row(name: str, values: Sequence[float], gate: float | None) -> Row:
        low, high = interval(statistic, values, data.labels, data.groups)
        return Row(
            name=name,
            data=source.file,
            metric=source.metric,
            value=statistic(values, data.labels),
            n=len(data.labels),
            low=low,
            high=high,
            baseline=baseline,
            gate=gate,
        )

    return [
        row(source.model, out_of_fold(model_of(data), data), GATES[source.model]),
        row("product's score", [_product(source.model, text) for text in data.texts], None),
    ]


def ablation(data: Labelled) -> dict[str, float]:
    """The figure with all features (""), then without each group (`agree`, `hedge`, ...)."""
    statistic = STATISTICS[data.source.metric]
    return {group: statistic(values, data.labels) for group, values in ablated(data).items()}


def _product(name: str, text: str) -> float:
    """What the product's own score says about a row: shown beside, never used by a scorer."""
    from coach.signals import score

    if name == "receptiveness":
        values = score(Draft(text=text, channel=CHANNELS["reply-to-comment"])).dimensions
        return values["warmth"] + values["listening"]
    if name == "warmth":
        values = score(Draft(text=text, channel=CHANNELS["dm"], asked=True)).dimensions
        return values["warmth"] + values["pressure"]
    masked = re.sub(r"\d", "7", text)
    values = score(Draft(text=masked, asked=False)).dimensions
    return -values["pressure"] - values["selling"]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Tone scorers against public labelled data")
    parser.add_argument("--data", type=Path, required=True, help="folder with the CSV files")
    parser.add_argument("--ablation", action="store_true", help="also without each feature group")
    options = parser.parse_args(arguments)
    try:
        found = run(options.data)
    except InputError as error:
        parser.error(str(error))
    if not found:
        print(f"Nothing to measure in {options.data}.", file=sys.stderr)
    for row in found:
        gate = "" if row.gate is None else f"  gate {row.gate:.2f}"
        verdict = "" if row.gate is None else "  passed" if row.passed else "  FAILED"
        print(
            f"{row.data:<19} {row.name:<15} {row.metric:<8} {row.value:.3f} [{row.low:.3f},"
            f" {row.high:.3f}]  n {row.n}  length {row.baseline:.3f}{gate}{verdict}"
        )
    for source in SOURCES if options.ablation else ():
        if (options.data / source.file).is_file():
            for group, value in ablation(load(source, options.data)).items():
                print(
                    f"{source.model:<14} {f'without {group}' if group else 'all':<16} {value:.3f}"
                )
    return 0 if all(row.passed for row in found) else 4


if __name__ == "__main__":
    raise SystemExit(main())
