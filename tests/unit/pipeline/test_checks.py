from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.pipeline import checks
from coach.pipeline.reading import Reading, read
from coach.text.anatomy import Part
from tests.unit.pipeline.kit import draft

COMPLAINT = "The heater you sold us died after two days. We sat in coats all Sunday."
REPLY = (
    "Hi Petra,\n\nOf course our heater chose your living room to die in. A technician could come"
    " on Tuesday at 9:00 if you ask nicely. The shop is open until 18:00.\n\nIvo"
)
GREETING, SARCASM, VISIT, HOURS, NAME = range(5)


def reading(reply: str = COMPLAINT, text: str = REPLY, known: tuple[str, ...] = ()) -> Reading:
    return read(draft(text, "reply-to-complaint" if reply else "facebook-post", reply), known)


READ = reading()


def reworded(text: str, unit: int = VISIT, opening: str = "", read_as: Reading = READ) -> bool:
    return checks.reworded(read_as, read_as.units[unit], text, opening)


@pytest.mark.parametrize(
    "text",
    [
        "A technician could come on Tuesday at 9:00.",
        "On Tuesday at 9:00 a technician could come, if you ask.",
    ],
)
def test_the_same_said_plainly_will_do(text: str) -> None:
    assert reworded(text)


@pytest.mark.parametrize(
    "text",
    [
        "A technician could come on Tuesday.",  # the time is lost
        "A technician could come on Tuesday at 9:00 or 10:00.",  # made up
        "Could a technician come on Tuesday at 9:00?",  # a question that was none
        "I think a technician could come on Tuesday at 9:00.",  # somebody new speaks
        "At 9:00 on Tuesday elephants dance beautifully.",  # another sentence
        "A technician could come on Tuesday at 9:00 if you ask nicely"
        " and do not mind at all if it is a little later.",  # rambles
        "",
    ],
)
def test_another_sentence_will_not(text: str) -> None:
    assert not reworded(text)


def test_a_sentence_may_lose_a_fact_that_the_opening_has() -> None:
    text = "A technician could come if you ask."
    assert not reworded(text)
    assert reworded(text, opening="Tuesday at 9:00 is possible.")


def test_what_the_user_is_known_to_know_may_be_said() -> None:
    text = "A technician could come on Tuesday at 9:00, from Borgerhout."
    assert not reworded(text)
    assert reworded(text, read_as=reading(known=("Our technicians come from Borgerhout.",)))


def test_a_question_may_be_reworded_as_one() -> None:
    asks = reading(text="Will you PLEASE finally ring us on Tuesday? Ivo")
    assert reworded("Will you ring us on Tuesday?", 0, read_as=asks)


def test_only_a_sentence_of_the_body_without_a_fact_may_go() -> None:
    droppable = [checks.droppable(READ, unit, "") for unit in READ.units]
    assert droppable == [False, True, False, False, False]


def test_a_sentence_may_go_when_the_opening_says_its_facts() -> None:
    visit = READ.units[VISIT]
    assert checks.droppable(READ, visit, "Tuesday at 9:00 is possible.")
    assert not checks.droppable(READ, visit, "Tuesday is possible.")
    assert READ.units[NAME].part is Part.SIGN_OFF
    assert not checks.droppable(READ, READ.units[NAME], "Ivo here.")


@pytest.mark.parametrize(
    "line",
    [
        "Two days, and then a Sunday in coats: I'm sorry.",
        "I'm sorry the heater died after two days.",
    ],
)
def test_an_opening_in_their_words_will_do(line: str) -> None:
    assert checks.opening(READ, line)


@pytest.mark.parametrize(
    "line",
    [
        "Five days in coats: I'm sorry.",  # made up
        "We sat in coats all Sunday.",  # parroted
        "Was it really a Sunday in coats?",  # a question is no acknowledgement
        "I love tulips and opera music.",  # about something else
        "I'm sorry.",  # fits every message
        "Two days, and then a Sunday in coats, " + "and coats " * 15 + "all Sunday.",
        "",
    ],
)
def test_an_opening_that_does_not_listen_will_not(line: str) -> None:
    assert not checks.opening(READ, line)


def test_their_things_are_not_ours() -> None:
    theirs = reading("My parcel came five days late and the mug was broken.", "It left us. Ivo")
    assert checks.opening(theirs, "Your parcel five days late, the mug broken: I'm sorry.")
    assert not checks.opening(theirs, "I'm sorry that my parcel was five days late, mug broken.")


@pytest.mark.parametrize(
    "line",
    [
        "Would Tuesday suit you?",
        "If Tuesday does not suit you, tell me.",
        "No technician needed? Then all is well.",
    ],
)
def test_a_closing_that_the_reader_can_answer_will_do(line: str) -> None:
    assert checks.closing(READ, line)


@pytest.mark.parametrize(
    "line",
    [
        "Do you like opera?",  # about something else
        "Does Tuesday at 10:00 suit you?",  # made up
        "Which technician? On Tuesday?",  # two questions
        "Tuesday is good.",  # neither asks nor leaves a choice
        "Would Tuesday suit you, " + "or would Tuesday " * 7 + "suit?",
        "",
    ],
)
def test_a_closing_that_does_not_follow_will_not(line: str) -> None:
    assert not checks.closing(READ, line)


def test_one_question_is_enough() -> None:
    asks = reading(text="A technician could come on Tuesday. Will you be at home? Ivo")
    assert not checks.closing(asks, "Would Tuesday suit you?")
    assert checks.closing(asks, "If Tuesday does not suit you, tell me.")


def test_the_reader_is_not_asked_what_the_writer_does() -> None:
    post = reading("", "Our pottery studio opens on Sundays. We teach and sell.")
    assert not checks.closing(post, "What pottery do you offer on Sundays?")
    assert checks.closing(post, "What would you like to make in a pottery studio?")


_LINES = st.text(max_size=60) | st.lists(
    st.sampled_from("Tuesday Wednesday 9:00 10:00 two 7 coats Petra Anna you I no € ? . !".split()),
    max_size=12,
).map(" ".join)


@given(_LINES)
def test_any_line_is_judged_and_no_check_lets_an_invented_number_through(line: str) -> None:
    verdicts = [
        checks.opening(READ, line),
        checks.closing(READ, line),
        *(checks.reworded(READ, unit, line) for unit in READ.units),
    ]
    if any(invented in line.split() for invented in ("Wednesday", "10:00", "7")):
        assert not any(verdicts)
    for unit in READ.units:
        checks.droppable(READ, unit, line)
