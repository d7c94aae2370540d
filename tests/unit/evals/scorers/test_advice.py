"""Tier D: what is wrong with advice, and what makes it good."""

from __future__ import annotations

import pytest

from evals.scorers.advice import about_it, concrete
from evals.scorers.rate import rate_advice
from tests.unit.evals.scorers.advising import situation

GOOD = (
    "Olga may simply have forgotten the ladder, so leave reproach out of it and ask for one "
    "small thing [1]. A note could say: “Hi Olga, I need the ladder back for the gutters. "
    "Shall I fetch it on Saturday morning?” A time makes it easy to answer [2]."
)


def document(advice=GOOD, *, in_scope=True, cited=("listen-first",)):
    return {
        "advice": advice,
        "in_scope": in_scope,
        "principles": [{"id": "listen-first"}, {"id": "make-it-easy-to-answer"}],
        "cited": list(cited),
    }


def kinds(found):
    return {violation.kind for violation in found.violations}


def test_good_advice_is_near_the_top_and_a_platitude_is_not():
    assert rate_advice(situation(), document()).composite > 0.9
    vague = rate_advice(
        situation(), document("Be polite and clear, and all will be well.", cited=())
    )
    assert not vague.violations
    assert vague.composite < 0.4


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        ("scope", document(in_scope=False)),
        ("empty", document("")),
        ("empty", {"advice": None, "in_scope": True}),
        ("forbidden", document(GOOD + " Call it your last warning.")),
        ("citation", document(GOOD + " See [3].")),
        ("citation", document(GOOD + " See [0].")),
        ("citation", document(cited=("be-brief",))),
        ("placeholder", document(GOOD + " Best, [your name]")),
    ],
)
def test_what_advice_may_not_do(kind, made):
    rating = rate_advice(situation(), made)
    assert kind in kinds(rating)
    assert rating.composite == 0


def test_out_of_scope_there_is_one_right_decision():
    case = situation(in_scope=False)
    refusal = document("I can only help with messages.", in_scope=False, cited=())
    assert rate_advice(case, refusal).composite == 1
    assert rate_advice(case, document("Boil it.")).composite == 0


def test_principles_cited_found_and_neither():
    parts = [
        rate_advice(situation(), made).scores["principles"]
        for made in (
            document(),
            document(cited=()),
            {"advice": GOOD, "in_scope": True, "principles": ["be-brief", "x"], "cited": []},
        )
    ]
    assert parts == [1.0, 0.5, 0.0]


def test_concrete_is_wording_in_quotes():
    assert concrete("Say: 'Could I fetch it on Saturday?'") == 1.0
    assert concrete("What did you write to her?") == 0.7
    assert concrete("Be kind.") == 0.2
    assert concrete("I don't think it is about the neighbours' ladder") == 0.2
    assert concrete("I don't think that anybody's neighbour would mind it's late") == 0.2


def test_advice_on_something_else_is_not_about_it():
    text = situation().situation
    assert about_it(text, "Your neighbour has the ladder since March.") == 1
    assert about_it(text, "Plan your marketing budget.") == 0
