"""Each tone scorer against public labelled data, out of fold.

    python -m evals.meta.public --data DIR [--ablation]

Every fold is scored by weights that `evals.scorers.tone.fitting` made from the other
four, exactly as it makes the committed ones from all rows. The length of the text,
fitted on the same folds, and the product's own score stand beside it. The texts carry no
message that they reply to, so taking up the other's words cannot be measured here.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coach.channels import CHANNELS
from coach.domain import Draft
from evals.meta.ranks import Statistic, auc, interval, spearman
from evals.scorers.tone.fitting import fit
from evals.scorers.tone.labelled import FOLDS, SOURCES, Labelled, load
from evals.scorers.tone.models import MODELS, Model

GATES = {"receptiveness": 0.32, "warmth": 0.88, "pressure": 0.87}
STATISTICS: dict[str, tuple[str, Statistic]] = {
    "receptiveness": ("spearman", spearman),
    "warmth": ("auc", auc),
    "pressure": ("auc", auc),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One predictor on one set. `low` and `high` bound the 95 % interval, `baseline` is what
    length alone reaches; `gate` and `passed` are None for what is only shown beside."""

    name: str
    set: str
    metric: str
    value: float
    low: float
    high: float
    baseline: float
    gate: float | None
    passed: bool | None
    n: int


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


def out_of_fold(model: Model, data: Labelled, repeat: int = 0) -> list[float]:
    """The sum for each row by a model that saw neither the row nor its near-duplicates."""
    return _predicted(model, [model.grown(text) for text in data.texts], data, repeat)


def _predicted(
    model: Model, grown: Sequence[dict[str, float]], data: Labelled, repeat: int = 0
) -> list[float]:
    folds = data.folds(repeat)
    found = [0.0] * len(folds)
    for fold in range(FOLDS):
        seen = [index for index, other in enumerate(folds) if other != fold]
        weights = fit(model, [grown[i] for i in seen], [data.labels[i] for i in seen])
        for index, other in enumerate(folds):
            if other == fold:
                found[index] = weights.total(grown[index])
    return found


def length_baseline(data: Labelled) -> float:
    """What the number of words alone reaches; whether longer means more is learnt per fold."""
    _, statistic = STATISTICS[data.source.model]
    lengths = [float(len(text.split())) for text in data.texts]
    folds = data.folds()
    found = [0.0] * len(folds)
    for fold in range(FOLDS):
        seen = [index for index, other in enumerate(folds) if other != fold]
        sign = spearman([lengths[i] for i in seen], [data.labels[i] for i in seen])
        for index, other in enumerate(folds):
            if other == fold:
                found[index] = lengths[index] if sign > 0 else -lengths[index]
    return statistic(found, data.labels)


def ablation(data: Labelled) -> dict[str, float]:
    """The figure without each group of features (`agree`, `hedge`, ...); "" is with all."""
    model = _model(data)
    _, statistic = STATISTICS[model.name]
    grown = [model.grown(text) for text in data.texts]
    groups = ["", *dict.fromkeys(name.split(".")[0] for name in model.signs)]
    found = {}
    for group in groups:
        kept = {name: sign for name, sign in model.signs.items() if name.split(".")[0] != group}
        found[group] = statistic(_predicted(replace(model, signs=kept), grown, data), data.labels)
    return found


def _model(data: Labelled) -> Model:
    return next(model for model in MODELS if model.name == data.source.model)


def _measure(data: Labelled) -> list[Row]:
    name = data.source.model
    metric, statistic = STATISTICS[name]
    baseline = length_baseline(data)
    gate = GATES[name]

    def row(label: str, values: Sequence[float], gate: float | None) -> Row:
        value = statistic(values, data.labels)
        low, high = interval(statistic, values, data.labels, data.groups)
        passed = None if gate is None else value >= gate
        return Row(
            label, data.source.file, metric, value, low, high, baseline, gate, passed,
            len(data.labels),
        )  # fmt: skip

    return [
        row(name, out_of_fold(_model(data), data), gate),
        row("product score", [_product(name, text) for text in data.texts], None),
    ]


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
    found = run(options.data)
    if not found:
        print(f"Nothing to measure in {options.data}.", file=sys.stderr)
    for row in found:
        verdict = "" if row.passed is None else "  passed" if row.passed else "  FAILED"
        gate = "" if row.gate is None else f"  gate {row.gate:.2f}"
        print(
            f"{row.set:<19} {row.name:<14} {row.metric:<8} {row.value:.3f}"
            f" [{row.low:.3f}, {row.high:.3f}]  n {row.n}  length {row.baseline:.3f}{gate}{verdict}"
        )
    for source in SOURCES if options.ablation else ():
        if (options.data / source.file).is_file():
            for group, value in ablation(load(source, options.data)).items():
                print(
                    f"{source.model:<14} {f'without {group}' if group else 'all':<16} {value:.3f}"
                )
    return 4 if any(row.passed is False for row in found) else 0


if __name__ == "__main__":
    raise SystemExit(main())
