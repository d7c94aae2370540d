"""Fitting and measuring, on sets made up here."""

import csv
import json

import pytest

from coach.errors import InputError
from evals.meta import public
from evals.scorers.tone import fit
from evals.scorers.tone.crossval import out_of_fold
from evals.scorers.tone.fitting import fit as fitted
from evals.scorers.tone.labelled import SOURCES, Labelled, load
from evals.scorers.tone.models import MODELS, Model, Weights, logistic, saturating
from evals.scorers.tone.scores import WEIGHTS

KIND = "I agree with what you say about the {}, and perhaps we could look at it together."
RUDE = "That is wrong, nothing about the {} is true and you never even looked."
COLOURS = ("red", "blue", "grey", "brown")
THINGS = [f"{c} {t}" for c in COLOURS for t in ("roof", "lamp", "pond", "kiln", "gate", "oven")]


def _write(path, columns, rows):
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(columns)
        writer.writerows(rows)


@pytest.fixture
def folder(tmp_path):
    rated = [(f"{thing}: {KIND.format(thing)}", 1 + n / 10) for n, thing in enumerate(THINGS)]
    rated += [(f"{thing}: {RUDE.format(thing)}", -1 - n / 10) for n, thing in enumerate(THINGS)]
    _write(tmp_path / "receptiveness.csv", ["text", "receptiveness"], rated)
    offers = [(f"The {t}? Hello! I would love it, could you wait? Thanks!", 1) for t in THINGS]
    offers += [(f"The {t}. My final offer, no more, take it or leave it.", 0) for t in THINGS]
    _write(tmp_path / "phone_offers.csv", ["message", "warm"], offers)
    shop = [(n, f"{t}: hurry, only {n} left in stock!", 1) for n, t in enumerate(THINGS)]
    shop += [(n + 50, f"{t} made of wood, size {n}", 0) for n, t in enumerate(THINGS)]
    _write(tmp_path / "dark_patterns.csv", ["page_id", "text", "label"], shop)
    return tmp_path


def test_the_committed_weights_are_for_the_models_in_the_code():
    document = json.loads(WEIGHTS.read_text())
    assert set(document["models"]) == {model.name for model in MODELS}
    for model in MODELS:
        assert set(document["models"][model.name]["weights"]) == set(model.signs)
        assert set(model.features("")) == set(model.signs)


def test_the_committed_weights_keep_their_signs():
    models = json.loads(WEIGHTS.read_text())["models"]
    for model in MODELS:
        for name, sign in model.signs.items():
            assert sign * models[model.name]["weights"][name] >= 0


def test_the_committed_weights_met_the_gates_out_of_fold():
    origin = json.loads(WEIGHTS.read_text())["origin"]
    for name, gate in public.GATES.items():
        assert min(origin[name]["out_of_fold"]) >= gate > origin[name]["length_only"]


def test_the_same_data_gives_the_same_file(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(fit, "_REPEATS", 1)
    for name in ("one", "two"):
        assert fit.main(["--data", str(folder), "--out", str(tmp_path / name)]) == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    document = json.loads((tmp_path / "one").read_text())
    assert document["origin"]["warmth"]["rows"] == 2 * len(THINGS)
    assert "kiln" not in (tmp_path / "one").read_text()


def test_each_set_is_measured_beside_length_and_the_product(folder):
    rows = public.run(folder)
    assert [row.name for row in rows[::2]] == ["receptiveness", "warmth", "pressure"]
    assert all(row.passed and row.low <= row.value <= row.high for row in rows[::2])
    assert all(row.gate is None and row.baseline is not None for row in rows[1::2])


def test_a_missing_folder_measures_nothing(tmp_path, capsys):
    assert public.run(tmp_path / "nowhere") == []
    assert public.main(["--data", str(tmp_path)]) == 0
    assert "Nothing to measure" in capsys.readouterr().err


def test_a_table_without_its_columns_is_named(folder):
    (folder / "receptiveness.csv").write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="receptiveness"):
        public.run(folder)


def test_a_failed_gate_is_told(folder, monkeypatch, capsys):
    monkeypatch.setitem(public.GATES, "warmth", 1.01)
    assert public.main(["--data", str(folder)]) == 4
    assert "FAILED" in capsys.readouterr().out


def test_near_duplicates_and_pages_share_a_fold(tmp_path):
    rows = [(1, "Only 3 left!", 1), (2, "Only 5 left!", 1), (2, "Blue socks", 0), (3, "Hats", 0)]
    _write(tmp_path / "dark_patterns.csv", ["page_id", "text", "label"], rows)
    data = load(SOURCES[2], tmp_path)
    assert len(set(data.groups[:3])) == 1
    assert data.groups[3] not in data.groups[:3]
    folds = data.folds()
    assert len(set(folds[:3])) == 1


def test_a_row_is_never_scored_by_a_model_that_saw_it():
    # The one feature is 1 for one row only: whoever saw that row scores it high.
    model = Model(
        name="receptiveness",
        features=lambda text: {"x": float(text == "odd")},
        grow=saturating,
        squash=logistic,
        loss="squares",
        signs={"x": 0},
    )
    texts = ("odd", *(f"row {n}" for n in range(19)))
    labels = (9.0, *(n % 3 - 1.0 for n in range(19)))
    data = Labelled(SOURCES[0], texts, labels, tuple(range(20)), "")
    seen = fitted(model, [model.grown(text) for text in texts], labels)
    assert seen.total(model.grown("odd")) > 1
    assert out_of_fold(model, data)[0] < 1


def test_signs_and_prior_hold():
    model = Model(
        name="pressure",
        features=lambda text: {},
        grow=float,
        squash=logistic,
        loss="logistic",
        signs={"up": 1, "rare": 1},
        prior={"up": 0.5, "rare": 1.3},
        strength=2.0,
        base=-2.0,
    )
    rows = [{"up": float(n % 2), "rare": 0.0} for n in range(40)]
    found = fitted(model, rows, [float(n % 2 == 0) for n in range(40)])
    assert found == Weights(intercept=-2.0, scale=1.0, weights={"up": 0.0, "rare": 1.3})
