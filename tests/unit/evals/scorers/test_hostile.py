"""Any text may come back from a model: no scorer falls over, none leaves 0 to 1."""

from __future__ import annotations

import math

from hypothesis import example, given, settings
from hypothesis import strategies as st

from evals.scorers.advice import rate_parts
from evals.scorers.gold import added, holds, missing
from evals.scorers.invariants import violations
from evals.scorers.levels import drop, gain, ramp
from evals.scorers.rate import rate_rewrite
from evals.scorers.words import changed_share, placed_words, words
from tests.unit.evals.scorers.advising import situation
from tests.unit.evals.scorers.kit import DRAFT, GOOD_DRAFT, REFERENCE, complaint, good

ODD = st.sampled_from(
    (
        "\u2028",
        "\x00",
        "\u202e",
        "```",
        "[[",
        "{{",
        "</s>",
        "ß" * 9,
        "１８",
        "👩‍👩‍👧",
        "a\u0301",
        "((((",
        "\\",
        "I am " * 40,
        "don't can't won't ",
        REFERENCE,
        DRAFT,
    )
)
TEXT = st.lists(st.one_of(st.text(max_size=60), ODD), max_size=6).map(" ".join)


@settings(max_examples=30, deadline=None)
@given(TEXT)
@example("")
@example("\x00")
@example("a" * 500)
@example("!" * 500)
def test_any_rewrite_gets_numbers_from_0_to_1_and_the_same_twice(text):
    first, again = (rate_rewrite(complaint(), text) for _ in range(2))
    assert first == again
    for value in (first.improvement, first.preservation, first.composite, first.quality):
        assert 0 <= value <= 1
    assert all(0 <= value <= 1 and math.isfinite(value) for value in first.scores.values())
    assert all(found.kind for found in first.violations)
    assert (first.composite == 0) or not first.violations


@settings(max_examples=30, deadline=None)
@given(TEXT)
def test_any_case_can_be_rated(text):
    case = complaint(draft=text, in_reply_to=text, findings=(), must_keep=(), references=(text,))
    flawed = complaint(draft=text, findings=complaint().findings, must_keep=())
    for one in (case, flawed):
        assert 0 <= rate_rewrite(one, REFERENCE).quality <= 1


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from((" ", "\n", "\t", "  ", "\u00a0")), min_size=1, max_size=40))
def test_other_white_space_leaves_a_good_draft_alone(spaces):
    parts = GOOD_DRAFT.split()
    gaps = [spaces[at % len(spaces)] for at in range(len(parts))]
    text = "".join(gap + part for gap, part in zip(gaps, parts, strict=True))
    assert violations(good(), text) == ()


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=0, max_value=len(GOOD_DRAFT.split()) - 1), st.text(min_size=1))
def test_one_changed_word_spoils_a_good_draft(at, word):
    parts = GOOD_DRAFT.split()
    changed = [*parts[:at], word, *parts[at + 1 :]]
    same = " ".join(changed).split() == parts
    assert bool(violations(good(), " ".join(changed))) is not same


@given(st.text(), st.text())
def test_a_phrase_is_held_or_missing_and_found_in_itself(text, phrase):
    assert (
        holds(text, phrase) is not bool(phrase.strip() and list(missing([[phrase]], text)))
        or not phrase.strip()
    )
    assert list(added([phrase], text)) == ([phrase] if holds(text, phrase) else [])
    assert holds(phrase, phrase) is bool(phrase.strip())


@given(st.text(), st.text())
def test_the_changed_share_is_a_share(left, right):
    assert 0 <= changed_share(left, right) <= 1
    assert changed_share(left, left) == 0
    assert [word for word, _ in placed_words(left)] == words(left)
    assert all(0 <= start < len(left) for _, start in placed_words(left))


LEVEL = st.floats(min_value=0, max_value=1)


@given(LEVEL, LEVEL, LEVEL)
def test_gains_and_drops_are_shares_or_nothing(before, after, best):
    for value in (gain(before, after, best=best), drop(before, after, floor=best)):
        assert value is None or 0 <= value <= 1
    assert gain(before, before, best=best) in (None, 0, 1)


@given(st.floats(-9, 9), st.floats(-9, 9), st.floats(-9, 9))
def test_a_ramp_stays_within_0_and_1(value, zero, one):
    assert 0 <= ramp(value, zero, one) <= 1


@settings(max_examples=30, deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "advice": st.one_of(st.none(), TEXT),
            "in_scope": st.one_of(st.none(), st.booleans()),
            "principles": st.one_of(
                st.none(),
                st.text(),
                st.lists(st.one_of(st.text(), st.just({"id": "x"}), st.just({}))),
            ),
            "cited": st.one_of(st.none(), st.text(), st.integers(), st.lists(st.text())),
        },
    )
)
def test_any_advice_document_can_be_rated(document):
    for case in (situation(), situation(in_scope=False)):
        _, value, parts = rate_parts(case, document)
        assert 0 <= value <= 1
        assert all(0 <= part <= 1 for part in parts.values())
