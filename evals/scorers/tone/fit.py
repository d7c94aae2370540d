"""Make the weights of the tone scorers from public labelled data.

    python -m evals.scorers.tone.fit --data DIR

Writes `weights.json` beside this file: the five models, and for each what it was made
from (file, sha256, rows), the seed and the out-of-fold figures of the same code. Only
numbers are written, never a text. The same data gives the same file, byte for byte.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from coach.errors import InputError
from evals.meta.ranks import STATISTICS
from evals.scorers.tone.crossval import length_out_of_fold, out_of_fold
from evals.scorers.tone.fitting import fit
from evals.scorers.tone.labelled import FOLDS, SEED, SOURCES, Labelled, load
from evals.scorers.tone.models import MODELS, Model, Weights
from evals.scorers.tone.scores import WEIGHTS

_REPEATS = 5


def made(folder: Path) -> dict[str, object]:
    """What `weights.json` holds. InputError when a labelled set is missing."""
    models: dict[str, Weights] = {}
    origin: dict[str, Mapping[str, object]] = {}
    sources = {source.model: source for source in SOURCES}
    for model in MODELS:
        if model.name not in sources:
            models[model.name] = fit(model, [], [])
            origin[model.name] = {"rows": 0}
            continue
        data = load(sources[model.name], folder)
        models[model.name] = fit(model, [model.grown(text) for text in data.texts], data.labels)
        origin[model.name] = _origin(model, data)
    return {"models": models, "origin": origin}


def _origin(model: Model, data: Labelled) -> dict[str, object]:
    statistic = STATISTICS[data.source.metric]
    figures = [
        round(statistic(out_of_fold(model, data, repeat), data.labels), 3)
        for repeat in range(_REPEATS)
    ]
    return {
        "file": data.source.file,
        "sha256": data.sha256,
        "rows": len(data.labels),
        "seed": SEED,
        "folds": FOLDS,
        "strength": model.strength,
        "metric": data.source.metric,
        "out_of_fold": figures,
        "length_only": round(statistic(length_out_of_fold(data), data.labels), 3),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Fit the tone scorers")
    parser.add_argument("--data", type=Path, required=True, help="folder with the CSV files")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="default: beside this file")
    options = parser.parse_args(arguments)
    try:
        document = made(options.data)
    except InputError as error:
        parser.error(str(error))
    options.out.write_bytes(msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
