"""How far the signals agree with people, on public labelled data.

    python -m evals.signals --data DIR

Three sets (see the README in DIR): receptiveness of replies (Spearman with
human ratings), warm against tough negotiation messages (AUC), dark patterns in
shop texts (AUC, digits masked, because digits give the label away). Each
predictor below is fixed in advance and fitted to nothing; the length of the
text stands beside it as the baseline that costs nothing. The texts carry no
message that they reply to, so taking up the other's words cannot be measured
here.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from coach.channels import CHANNELS
from coach.domain import Draft, FindingKind
from coach.signals import score

Predictor = Callable[[Draft], float]
Truth = TypeVar("Truth", float, bool)
FILES = ("receptiveness.csv", "phone_offers.csv", "dark_patterns.csv")


def length(draft: Draft) -> float:
    return float(len(draft.text.split()))


def total(draft: Draft) -> float:
    """The 0-100 score."""
    return float(score(draft).score)


def mean_of(*names: str) -> Predictor:
    """The plain mean of some dimensions."""

    def predict(draft: Draft) -> float:
        values = score(draft).dimensions
        return sum(values[name] for name in names) / len(names)

    return predict


def sales_pressure(draft: Draft) -> float:
    """How much is said against pressure and selling: 2 minus the two dimensions."""
    values = score(draft).dimensions
    return 2 - values["pressure"] - values["selling"]


def scarcity(draft: Draft) -> float:
    """Findings of urgency alone, any number counting once."""
    return float(any(f.kind is FindingKind.URGENCY for f in score(draft).findings))


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1, ties sharing their mean."""
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    first = 0
    while first < len(order):
        last = first
        while last + 1 < len(order) and values[order[last + 1]] == values[order[first]]:
            last += 1
        for index in order[first : last + 1]:
            found[index] = (first + last) / 2 + 1
        first = last + 1
    return found


def spearman(left: Sequence[float], right: Sequence[float]) -> float:
    """Rank correlation; 0 when either side is constant."""
    a, b = ranks(left), ranks(right)
    mean = (len(a) + 1) / 2
    top = sum((x - mean) * (y - mean) for x, y in zip(a, b, strict=True))
    spread = sum((x - mean) ** 2 for x in a) * sum((y - mean) ** 2 for y in b)
    return top / spread**0.5 if spread else 0.0


def auc(values: Sequence[float], labels: Sequence[bool]) -> float:
    """Chance that a positive is ranked above a negative, ties counting half."""
    placed = ranks(values)
    positives = sum(labels)
    negatives = len(labels) - positives
    won = sum(rank for rank, label in zip(placed, labels, strict=True) if label)
    return (won - positives * (positives + 1) / 2) / (positives * negatives)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _show(title: str, measure: str, values: dict[str, float]) -> None:
    print(title)
    for name, value in values.items():
        print(f"  {name:<44} {measure} {value:+.3f}")


def _measured(
    predictors: dict[str, Predictor],
    drafts: Sequence[Draft],
    measure: Callable[[Sequence[float], Sequence[Truth]], float],
    truth: Sequence[Truth],
) -> dict[str, float]:
    return {
        name: measure([predict(draft) for draft in drafts], truth)
        for name, predict in predictors.items()
    }


def receptiveness(folder: Path) -> dict[str, float]:
    rows = _rows(folder / "receptiveness.csv")
    rated = [float(row["receptiveness"]) for row in rows]
    drafts = [Draft(text=row["text"], channel=CHANNELS["reply-to-comment"]) for row in rows]
    predictors: dict[str, Predictor] = {
        "length": length,
        "listening": mean_of("listening"),
        "warmth": mean_of("warmth"),
        "warmth, listening": mean_of("warmth", "listening"),
        "score": total,
    }
    return _measured(predictors, drafts, spearman, rated)


def warmth(folder: Path) -> dict[str, float]:
    rows = _rows(folder / "phone_offers.csv")
    labels = [float(row["warm"]) > 0 for row in rows]
    drafts = [Draft(text=row["message"], channel=CHANNELS["dm"], asked=True) for row in rows]
    predictors: dict[str, Predictor] = {
        "length": length,
        "pressure": mean_of("pressure"),
        "warmth": mean_of("warmth"),
        "warmth, pressure": mean_of("warmth", "pressure"),
        "score": total,
    }
    return _measured(predictors, drafts, auc, labels)


def dark_patterns(folder: Path) -> dict[str, float]:
    rows = _rows(folder / "dark_patterns.csv")
    labels = [row["label"] == "1" for row in rows]
    drafts = [Draft(text=re.sub(r"\d", "7", row["text"]), asked=False) for row in rows]
    predictors: dict[str, Predictor] = {
        "length": length,
        "any urgency": scarcity,
        "pressure and selling": sales_pressure,
        "100 - score": lambda draft: 100 - total(draft),
    }
    return _measured(predictors, drafts, auc, labels)


def main() -> int:
    parser = argparse.ArgumentParser(description="Signals against public labelled data")
    parser.add_argument("--data", type=Path, required=True, help="folder with the three CSV files")
    folder: Path = parser.parse_args().data
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        print(f"Nothing to measure: {folder} has no {', '.join(missing)}.", file=sys.stderr)
        return 0
    _show("Receptiveness (Spearman with human ratings)", "rho", receptiveness(folder))
    _show("Warm against tough messages", "AUC", warmth(folder))
    _show("Dark patterns, digits masked", "AUC", dark_patterns(folder))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
