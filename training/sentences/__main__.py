"""`python -m training.sentences`: measure by cross-validation, then train and write.

Needs the `eval` extra (scikit-learn) and a minute. The result is the same for
the same data: no random state is involved.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from coach.channels import channel
from coach.domain import Draft, FindingKind
from coach.pipeline.reading import read
from coach.pipeline.sentence_model import DROP, features
from coach.retrieval.minilm import MiniLm
from coach.text.anatomy import Part

HERE = Path(__file__).parent
LABELS = HERE / "labels.jsonl"
WEIGHTS = HERE.parents[1] / "coach" / "pipeline" / "sentence_model.json"
FOLDS = 5
# "filler" is no kind of finding of its own: an empty phrase is a buzzword's kin.
RENAMED = {"filler": FindingKind.BUZZWORD.value}


@dataclass(frozen=True)
class Data:
    """One row a sentence: features, action (keep, soften, drop), kind, draft number,
    whether it carries a fact the rewrite must keep, whether its whole draft is good."""

    rows: np.ndarray
    actions: np.ndarray
    kinds: np.ndarray
    drafts: np.ndarray
    needed: np.ndarray
    good: np.ndarray


def load() -> Data:
    """The labelled sentences with their features."""
    embedder = MiniLm()
    rows, actions, kinds, drafts, needed, good = [], [], [], [], [], []
    for number, line in enumerate(LABELS.read_text(encoding="utf-8").splitlines()):
        item = json.loads(line)
        reading = read(
            Draft(
                text=item["draft"],
                channel=channel(item["channel"]),
                in_reply_to=item["in_reply_to"],
                asked=item["asked"],
            )
        )
        labels = item["labels"]
        units = [unit for unit in reading.units if unit.part is Part.BODY and unit.text in labels]
        if not units:
            continue
        rows.append(features(reading, units, embedder.embed([unit.text for unit in units])))
        for unit in units:
            action, _, kind = labels[unit.text].partition(":")
            actions.append(action)
            kinds.append(RENAMED.get(kind, kind))
            drafts.append(number)
            needed.append(bool(reading.facts_in(unit)))
            good.append(all(label == "keep" for label in labels.values()))
    return Data(
        np.vstack(rows),
        np.array(actions),
        np.array(kinds),
        np.array(drafts),
        np.array(needed),
        np.array(good),
    )


def fit(rows: np.ndarray, target: np.ndarray) -> LogisticRegression:
    """L2 logistic regression; the bias is the column of ones."""
    return LogisticRegression(C=1.0, max_iter=5000, fit_intercept=False).fit(rows, target)


def measure(data: Data) -> None:
    """Print what cross-validation over drafts says."""
    harm = data.actions != "keep"
    chance = np.zeros(len(harm))
    guessed = np.empty(len(harm), dtype=object)
    for train, test in GroupKFold(FOLDS).split(data.rows, harm, data.drafts):
        chance[test] = fit(data.rows[train], harm[train]).predict_proba(data.rows[test])[:, 1]
        bad = train[harm[train]]
        guessed[test] = fit(data.rows[bad], data.kinds[bad]).predict(data.rows[test])
    print(f"{len(harm)} sentences of {len(set(data.drafts))} drafts, {FOLDS} folds over drafts")
    print(f"AUC, to be changed or not: {roc_auc_score(harm, chance):.3f}")
    print(f"kind right, of those to be changed: {np.mean(guessed[harm] == data.kinds[harm]):.3f}")
    print("share taken, without a needed fact / in all, by label and in good drafts")
    print("threshold       delete        soften          keep   good drafts")
    groups = [data.actions == name for name in ("drop", "soften", "keep")] + [data.good]
    for threshold in (0.7, 0.75, 0.8, DROP, 0.9):
        taken = chance >= threshold
        cells = [
            f"{np.mean(taken[group] & ~data.needed[group]):.3f} / {np.mean(taken[group]):.3f}"
            for group in groups
        ]
        print(f"{threshold:<9} " + " ".join(cells))


def write(data: Data) -> None:
    """Train on everything and write the weights that ship."""
    harm = data.actions != "keep"
    kinds = fit(data.rows[harm], data.kinds[harm])
    document = {
        "embedder": MiniLm().identity.sha256,
        "harm": [round(float(x), 4) for x in fit(data.rows, harm).coef_[0]],
        "kinds": [str(kind) for kind in kinds.classes_],
        "kind_rows": [[round(float(x), 3) for x in row] for row in kinds.coef_],
    }
    WEIGHTS.write_text(json.dumps(document, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"written: {WEIGHTS.name}, {WEIGHTS.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    everything = load()
    measure(everything)
    write(everything)
