from dataclasses import replace

import pytest

from coach.domain import Finding, FindingKind
from coach.pipeline import rules
from coach.pipeline.reading import read
from coach.pipeline.script import DROP, apply
from coach.text.anatomy import units
from tests.unit.pipeline.kit import draft


def test_hype_words_go_and_the_rest_stays_word_for_word() -> None:
    reading = read(draft("Our AMAZING bakery opens on 4 May!!! Thank you to Mira."))
    text = apply(rules.edit(reading), reading.units)
    assert "4 May" in text
    assert "Thank you to Mira." in text
    assert "!!!" not in text
    assert "AMAZING" not in text


def test_a_sentence_that_is_only_pressure_goes() -> None:
    reading = read(draft("The studio opens on 4 May. Hurry, only 3 spots left, don't miss out!"))
    assert apply(rules.edit(reading), reading.units) == "The studio opens on 4 May."


def test_a_draft_without_findings_is_left_alone() -> None:
    text = "The bus stops at the market from Monday. Which stop would help you most?"
    reading = read(draft(text))
    assert apply(rules.edit(reading), reading.units) == text


def found(text: str, part: str, suggestion: str) -> Finding:
    start = text.index(part)
    return Finding(
        start, start + len(part), part, FindingKind.HYPE, "reason", "no-hype", suggestion
    )


@pytest.mark.parametrize(
    ("text", "part", "suggestion", "expected"),
    [
        ("Truly great bread.", "Truly ", "", "Great bread."),
        ("It is, frankly, good.", ", frankly,", "", "It is good."),
        ("We open soon, amazing!", ", amazing!", "", "We open soon."),
        ("WOW! ", "WOW!", "", ""),
        ("Your season (and cows!).", "!", ".", "Your season (and cows)."),
        ("Dear client, tax law is changing.", "Dear client", "Hello", "Hello,"),
        ("A best-in-class oven", "best-in-class ", "", "A oven"),
    ],
)
def test_what_is_left_is_presentable(text: str, part: str, suggestion: str, expected: str) -> None:
    unit = units(text)[0]
    assert rules.substitute(unit, [found(text, part, suggestion)]) == expected


def test_overlapping_findings_are_replaced_once() -> None:
    text = "An amazing, truly amazing day."
    unit = units(text)[0]
    inner = Finding(3, 10, "amazing", FindingKind.HYPE, "r", "no-hype", "good")
    outer = Finding(3, 25, text[3:25], FindingKind.HYPE, "r", "no-hype", "fine")
    assert rules.substitute(unit, [outer, inner]) in {"An fine day.", "An good, truly amazing day."}


def test_a_pitch_that_carries_a_needed_fact_is_not_dropped() -> None:
    reading = read(draft("The talk is on 4 May at 18:00 in Hull. Come now!", "event-invitation"))
    script = rules.edit(reading)
    assert script.edits[0] != DROP


def test_fanfare_goes_and_the_news_stays() -> None:
    reading = read(draft("We are THRILLED to announce our new oven!!!"))
    assert "new oven" in apply(rules.edit(reading), reading.units)


def test_a_sentence_that_is_only_fanfare_goes() -> None:
    reading = read(draft("I'm beyond excited to finally share this!!! We open on 4 May in Leeds."))
    assert apply(rules.edit(reading), reading.units) == "We open on 4 May in Leeds."


def test_a_message_never_loses_all_it_says() -> None:
    text = "Everybody else is asleep. You should know better."
    reading = read(draft(text))
    whole = tuple(
        Finding(u.start, u.end, u.text, FindingKind.DEFENSIVE, "r", "respect-disagreement", "")
        for u in reading.units
    )
    judged = replace(reading, findings=whole)
    assert apply(rules.edit(judged), judged.units) == text


def test_a_shouted_greeting_calms_down_to_a_comma() -> None:
    reading = read(draft("Dear friends!!! We open on 4 May in Leeds."))
    assert apply(rules.edit(reading), reading.units).startswith("Dear friends, We open")


def test_a_sentence_that_begins_with_a_greeting_keeps_its_full_stop() -> None:
    text = "Hi everyone at 3M, we have an AMAZING garden planner!!! How is your garden doing?"
    reading = read(draft(text))
    assert "garden planner. How is" in apply(rules.edit(reading), reading.units)


def test_an_apology_is_said_once_and_not_never() -> None:
    text = "I scraped your boat on Sunday. I am so, so terribly sorry. Sorry again, so sorry!"
    reading = read(draft(text, "email"))
    sorry = tuple(
        Finding(u.start, u.end, u.text, FindingKind.OVER_APOLOGY, "r", "be-a-person", "")
        for u in reading.units[1:]
    )
    judged = replace(reading, findings=sorry)
    assert apply(rules.edit(judged), judged.units) == (
        "I scraped your boat on Sunday. I am so, so terribly sorry."
    )


def test_a_firm_edit_drops_a_pitch_with_its_facts() -> None:
    text = "Thank you, Nélida. Remember you can buy our model T6 with 20% discount in March."
    reading = read(draft(text, "review-reply", "5 stars, Facundo waited with me."))
    assert apply(rules.edit(reading, firm=True), reading.units) == "Thank you, Nélida."
