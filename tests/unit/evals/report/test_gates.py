"""What lets a run pass, and what does not."""

from __future__ import annotations

import msgspec
import pytest

from coach.errors import InputError
from evals.records import Scored, Violation
from evals.report.gates import check, minimum
from tests.unit.evals.report.results import results

BROKEN = (Violation(kind="fact-lost", evidence="18"),)


def made(system: str, composites: list[float], **fields: object) -> list[Scored]:
    """Samples of `system` for flawed cases of two types, one per composite."""
    return [
        Scored(
            **{
                "suite": "rewrite",
                "system": system,
                "case": f"case-{number}",
                "type": ("favour", "follow-up")[number % 2],
                "split": "test",
                "text": "x",
                "draft": "y",
                "references": ("z",),
                "composite": composite,
                **fields,
            }
        )
        for number, composite in enumerate(composites)
    ]


def gate(found, name):
    return next(gate for gate in found if gate.name == name)


def test_gates_of_systems_that_did_not_run_do_not_apply():
    assert check(made("coach", [0.5] * 6)) == ()
    assert check(made("template", [0.5] * 6)) == ()
    assert check([]) == ()


@pytest.mark.parametrize("system", ["template", "draft", "stuffed"])
def test_a_baseline_within_its_interval_of_the_product_fails(system):
    product = made("coach", [0.6, 0.7, 0.5, 0.8, 0.6, 0.7])
    far = check([*product, *made(system, [0.2, 0.3, 0.1, 0.3, 0.2, 0.2])])
    assert gate(far, f"coach against {system}").passed
    near = check([*product, *made(system, [0.9, 0.2, 0.8, 0.3, 0.9, 0.2])])
    assert not gate(near, f"coach against {system}").passed
    assert "over 6 flawed cases" in gate(near, f"coach against {system}").sentence
    equal = check([*product, *made(system, [0.6, 0.7, 0.5, 0.8, 0.6, 0.7])])
    assert gate(equal, f"coach against {system}").value == 0
    assert not gate(equal, f"coach against {system}").passed


def test_the_product_may_not_beat_the_reference_by_a_wide_margin():
    reference = made("reference", [0.6, 0.7, 0.5, 0.8, 0.6, 0.7])

    def against(composites: list[float]) -> bool:
        found = check([*made("coach", composites), *reference])
        return gate(found, "coach against reference").passed

    assert against([0.5, 0.6, 0.4, 0.7, 0.5, 0.6])
    assert against([0.64, 0.74, 0.54, 0.84, 0.64, 0.74])
    assert not against([0.7, 0.8, 0.6, 0.9, 0.7, 0.8])
    # Wide on the mean, but by chance for all we know.
    assert against([0.2, 1.0, 0.2, 1.0, 0.9, 1.0])


def test_a_case_without_a_flaw_does_not_count_against_a_copy():
    product, copy = made("coach", [0.6, 0.6, 0.6, 0.6]), made("draft", [0.1, 0.1, 0.1, 0.1])
    good = {"type": "already-good", "references": ("y",)}
    untouched = [
        msgspec.structs.replace(sample, case=f"good-{sample.case}", **good, composite=1.0)
        for sample in (*product, *copy)
    ]
    found = gate(check([*product, *copy, *untouched]), "coach against draft")
    assert found.value == pytest.approx(0.5)
    # A hard case whose reference is its draft has no flaw either, whatever its type.
    hard = [
        msgspec.structs.replace(sample, case=f"one-{sample.case}", references=("y",))
        for sample in (*product, *copy)
    ]
    assert gate(check([*product, *copy, *hard]), "coach against draft").sentence.endswith(
        "over 4 flawed cases."
    )


def test_a_minimum_for_the_invariants_is_missed_by_one_broken_sample_of_the_product():
    product = made("coach", [0.6] * 24)
    wanted = [minimum("invariants=1")]
    assert gate(check(product, wanted), "min invariants").passed
    product[3] = msgspec.structs.replace(product[3], violations=BROKEN)
    found = gate(check(product, wanted), "min invariants")
    assert not found.passed
    assert found.value == pytest.approx(23 / 24)
    assert gate(check(product, [minimum("invariants=0.9")]), "min invariants").passed
    baseline = made("template", [0.1] * 6, violations=BROKEN)
    assert gate(check([*made("coach", [0.6] * 6), *baseline], wanted), "min invariants").passed


def test_minima_of_tiers_scores_and_groups():
    product = made("coach", [0.4, 0.8] * 3, scores={"meaning": 0.9})
    found = check(
        [*product, *made("base", [0.1] * 6, scores={"meaning": 0.0})],
        [
            minimum("composite=0.6"),
            minimum("rewrite/favour:composite=0.6"),
            minimum("meaning = 0.95"),
        ],
    )
    assert [(gate.name, round(gate.value, 3), gate.passed) for gate in found[:3]] == [
        ("min composite", 0.6, True),
        ("min rewrite/favour:composite", 0.4, False),
        ("min meaning", 0.9, False),
    ]


@pytest.mark.parametrize(
    "text", ["composite", "=0.5", "composite=", "composite=much", "composite=2", ":x=0.5", "a=nan"]
)
def test_a_gate_that_cannot_be_read_is_an_error_of_the_user(text):
    with pytest.raises(InputError, match="is no gate"):
        minimum(text)


def test_a_metric_nobody_measured_is_named_with_the_nearest_one():
    with pytest.raises(InputError, match="composit") as caught:
        check(made("coach", [0.5]), [minimum("compositt=0.5")])
    assert caught.value.mend == "composite=VALUE"
    with pytest.raises(InputError, match="No sample of coach"):
        check(made("coach", [0.5]), [minimum("hard:composite=0.5")])
    with pytest.raises(InputError, match="No sample of coach"):
        check(made("coach", [0.5]), [minimum("raw_composite=0.5")])


def test_a_realistic_run_passes_all_baseline_gates():
    found = check(results(6, suites=("rewrite",)))
    assert {gate.name: gate.passed for gate in found if "against" in gate.name} == {
        "coach against template": True,
        "coach against draft": True,
        "coach against stuffed": True,
        "coach against reference": True,
    }
