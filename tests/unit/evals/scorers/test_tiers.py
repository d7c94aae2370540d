"""What the number is for: references high, a copy, a template and padding low."""

from __future__ import annotations

import pytest

from evals.datasets.cases import GoldFinding
from evals.scorers.improvement import improvement
from evals.scorers.improvement.replying import answers, invites, opening, playbook, uptake
from evals.scorers.improvement.resolved import resolved
from evals.scorers.preservation import edit_band, preservation
from evals.scorers.preservation.grammar import grammar
from evals.scorers.preservation.kept import kept_sentences
from evals.scorers.preservation.prose import machine_prose, stock
from evals.scorers.preservation.readability import grade, readability
from evals.scorers.preservation.voice import voice
from evals.scorers.rate import rate_rewrite
from tests.unit.evals.scorers.kit import (
    DRAFT,
    GOOD_DRAFT,
    REFERENCE,
    STOCK,
    TEMPLATE,
    THREAD,
    complaint,
    good,
)


def test_the_reference_is_far_above_every_text_that_must_lose():
    case = complaint()
    best = rate_rewrite(case, REFERENCE)
    assert best.composite > 0.75
    assert best.improvement > 0.75
    assert best.preservation > 0.75
    for text in (DRAFT, f"{DRAFT} {STOCK}", TEMPLATE, "", f"{TEMPLATE} {STOCK}"):
        assert rate_rewrite(case, text).composite < best.composite - 0.4, text


def test_a_copy_improves_nothing():
    value, parts = improvement(complaint(), DRAFT)
    assert value == 0
    assert parts["resolved"] == 0
    assert parts["pressure_before"] == parts["pressure_after"]


def test_stock_phrases_lower_the_reference():
    plain, padded = (
        rate_rewrite(complaint(), text) for text in (REFERENCE, f"{REFERENCE} {STOCK}")
    )
    assert padded.composite < plain.composite - 0.03
    assert padded.scores["stock"] < 0.5
    for name in ("uptake_after", "playbook_after", "invites_after"):
        assert padded.scores[name] <= plain.scores[name], name


def test_a_broken_rule_makes_the_composite_zero_and_leaves_the_quality():
    rating = rate_rewrite(complaint(), REFERENCE.replace("14:30", "14:45"))
    assert rating.violations
    assert rating.composite == 0
    assert rating.quality > 0.5


def test_a_good_draft_is_worth_one_as_it_is_and_nothing_when_touched():
    assert rate_rewrite(good(), GOOD_DRAFT).composite == 1
    assert rate_rewrite(good(), GOOD_DRAFT + " ").composite == 1
    assert rate_rewrite(good(), GOOD_DRAFT.replace("beans", "peas")).composite == 0


@pytest.mark.parametrize(
    ("kind", "span", "gone"),
    [
        ("defensive", "you should have called us first", REFERENCE),
        ("shouting", "BEST", DRAFT.replace("BEST", "best")),
        ("ignores-them", "as stated in our terms", REFERENCE),
        ("no-way-to-answer", "Anton", REFERENCE),
        ("too-long", "We are simply", "Hi Ruth, it is ready on Tuesday at 14:30, 45 euros. Anton"),
    ],
)
def test_a_fault_is_there_in_the_draft_and_gone_when_mended(kind, span, gone):
    case = complaint(findings=(GoldFinding(text=span, kind=kind, principle="listen-first"),))
    assert resolved(case, DRAFT)[kind] == 0
    assert resolved(case, gone)[kind] > 0.6


def test_too_many_questions_are_fewer():
    draft = "Hi Ruth, how was it? Did it rain? Was the road dry? Who came? Anton"
    fault = GoldFinding(text="Did it rain?", kind="too-many-questions", principle="listen-first")
    case = complaint(draft=draft, findings=(fault,), references=(draft,))
    assert resolved(case, draft)["too-many-questions"] == 0
    assert resolved(case, "Hi Ruth, how was it? Anton")["too-many-questions"] == 1


def test_uptake_wants_their_words_at_the_beginning():
    assert uptake(REFERENCE, THREAD) == 1
    assert uptake(f"{STOCK} I understand.", THREAD) == 0
    late = "It rains. The sun is out. The cat sleeps. The dog barks. You waited until noon."
    assert uptake(late, THREAD) == 0
    assert "waiting from nine" in opening(REFERENCE)


def test_an_invitation_is_about_something_the_messages_speak_of():
    source = f"{DRAFT}\n{THREAD}"
    assert invites("Which day suits you for the bike?", source) == 1
    assert invites("Does Tuesday suit you for the bike?", source) == 0.7
    assert invites("Let me know if the bike squeaks.", source) == 0.5
    assert invites("Let me know.", source) == 0, "a stock phrase"
    assert invites("What is your favourite film?", source) == 0
    assert invites("The bike is ready.", source) == 0


def test_the_answer_is_wanted_in_the_first_thirty_words():
    wanted = (("yes",), ("45", "forty-five"))
    assert answers("Hi Ruth, yes, and it stays at 45 euros. Anton", wanted) == 1
    late = "Hi Ruth, " + "we are busy and " * 9 + "more. Yes, it is 45."
    assert answers(late, wanted) == 0
    assert answers("Hi Ruth, yes! It is 145 euros.", wanted) == 0.5


def test_the_complaint_playbook():
    assert playbook(REFERENCE, THREAD) > playbook(DRAFT, THREAD) + 0.4
    assert playbook("", THREAD) <= 0.25


def test_preservation_of_a_copy_a_rewrite_and_another_message():
    case = complaint()
    copy, rewrite, other = (
        preservation(case, text)[0] for text in (DRAFT, REFERENCE, "The weather was fine in May.")
    )
    assert copy > 0.8
    assert rewrite > 0.8
    assert other < 0.6


def test_the_edit_band_falls_outside_only():
    case = complaint(edit_band=(0.1, 0.5))
    assert edit_band(case, REFERENCE) == 1
    assert edit_band(case, "The weather was fine in May.") == 0
    assert 0 < edit_band(case, DRAFT) < 1


def test_sentences_without_a_fault_are_still_said():
    case = complaint()
    assert kept_sentences(case, REFERENCE) > 0.9
    assert kept_sentences(case, TEMPLATE) < 0.2
    assert kept_sentences(complaint(draft="hey", references=("hey",), findings=()), "") == 0.0


def test_new_grammar_errors_cost_and_the_drafts_own_do_not():
    wrong = "She have a apple on an Tuesday."
    assert grammar(wrong, wrong) == 1
    assert grammar("She has an apple.", "She has an apple.") == 1
    assert grammar("She has an apple.", "She has a apple.") < 1
    assert grammar("Ask Xanthippe Quurl.", "Please ask Xanthippe Quurl.") == 1


def test_machine_prose_and_stock_count_beyond_the_drafts_own():
    frame = "I hope this message finds you well. "
    assert machine_prose(DRAFT, REFERENCE) == 1
    assert machine_prose(DRAFT, frame + REFERENCE) == pytest.approx(0.7)
    assert machine_prose(frame + DRAFT, frame + REFERENCE) == 1
    assert machine_prose(DRAFT, REFERENCE + " — yes — no") == pytest.approx(0.8)
    assert stock(DRAFT, f"{STOCK} {REFERENCE}") < 0.7
    assert stock(DRAFT, REFERENCE) == 1


def test_voice_is_greeting_signature_contractions_emoji_and_pace():
    assert voice(DRAFT, DRAFT) == 1
    assert voice(DRAFT, REFERENCE) > 0.8
    cold = "The bicycle is ready."
    assert voice(DRAFT, cold) < voice(DRAFT, REFERENCE) - 0.1
    assert voice("I'm off, it's late.", "I am off, it is late.") < 1
    news = "The gate is open again and the bus is back"
    assert voice(f"{news}.", f"{news} 🎉") == pytest.approx(0.75)
    assert voice(f"{news} 🎉", f"{news}.") == pytest.approx(0.875)


def test_harder_to_read_costs():
    hard = (
        "Notwithstanding the aforementioned circumstances, organisational considerations "
        "necessitate an immediate reconsideration of previously communicated obligations."
    )
    assert grade(hard) > grade(REFERENCE) + 8
    assert readability(DRAFT, hard) < 0.3
    assert readability(DRAFT, REFERENCE) == 1
    assert readability(hard, hard) == 1
    assert grade("") == 0
