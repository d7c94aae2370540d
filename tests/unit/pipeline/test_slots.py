from hypothesis import given
from hypothesis import strategies as st

from coach.pipeline import rules, slots
from coach.pipeline.reading import read
from coach.pipeline.slots import ASK, OPEN, Slot
from tests.unit.pipeline.kit import draft

COMPLAINT = "My parcel came five days late and the mug was broken."


def wanted(text: str, name: str = "reply-to-complaint", reply: str = "") -> list[str]:
    reading = read(draft(text, name, reply))
    return [slot.label for slot in slots.slots(reading, rules.edit(reading))]


def test_a_reply_that_takes_nothing_up_gets_an_opening() -> None:
    labels = wanted("You should have read the terms. Nobody else complained.", reply=COMPLAINT)
    assert labels[0] == OPEN


def test_no_opening_without_somebody_to_answer() -> None:
    assert OPEN not in wanted("You should have read the terms.", "facebook-post")


def test_a_draft_with_a_question_is_not_asked_for_another() -> None:
    assert ASK not in wanted("We are thrilled to announce our new oven. What do you bake?")


def test_the_grammar_names_exactly_the_wanted_lines() -> None:
    rule = slots.grammar((Slot(OPEN), Slot("2", 1), Slot(ASK))).splitlines()[0]
    assert rule.index("OPEN") < rule.index('"2 ') < rule.index("ASK")
    assert rule.endswith('question "\\"\\n"')


def test_parse_takes_whole_lines_only() -> None:
    answer = 'OPEN "That is long."\n2 "We open."\nnonsense\nASK "Which day su'
    assert slots.parse(answer) == {OPEN: "That is long.", "2": "We open."}


@given(st.text(max_size=80))
def test_parse_survives_anything(text: str) -> None:
    assert all(line.strip() for line in slots.parse(text).values())
