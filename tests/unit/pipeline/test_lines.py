import pytest

from coach.pipeline import lines, rules
from coach.pipeline.reading import read
from coach.pipeline.slots import ASK, OPEN, Slot
from tests.unit.pipeline.kit import draft

COMPLAINT = "My parcel came five days late and the mug inside was broken."
REPLY = "Nobody else complained. It left us on Tuesday, so it is clearly the courier's fault."
POST = "Our pottery studio opens on Sundays from 4 May. Thank you to Mira for the walls."


def judge(label: str, line: str, text: str = REPLY, reply: str = COMPLAINT) -> float:
    reading = read(draft(text, "reply-to-complaint" if reply else "facebook-post", reply))
    return lines.judge(reading, rules.edit(reading), Slot(label), line)


@pytest.mark.parametrize(
    "line",
    [
        "Five days late, and then a broken mug: I am sorry.",
        "I'm sorry your parcel came five days late with a broken mug.",
    ],
)
def test_an_opening_in_their_words_will_do(line: str) -> None:
    assert judge(OPEN, line) > 0


@pytest.mark.parametrize(
    "line",
    [
        "I understand how you feel and I am sorry.",  # fits every message
        "My parcel came five days late too.",  # their parcel, not ours
        "Was your parcel really five days late?",  # a question is no acknowledgement
        "Your parcel came five days late because snow closed the airport motorway.",  # made up
        "My parcel came five days late",  # parroted
        "I parcel came five days late and the mug inside was broken.",  # parroted, badly
        "Your parcel came late. The mug inside was broken, I am sorry.",  # two sentences
        "We had a parcel five days late with a broken mug.",  # whose parcel?
        "",
    ],
)
def test_an_opening_that_does_not_listen_will_not(line: str) -> None:
    assert judge(OPEN, line) == 0


@pytest.mark.parametrize("line", ["What do you like to make in a pottery studio?"])
def test_a_question_about_the_message_will_do(line: str) -> None:
    assert judge(ASK, line, POST, "") > 0


@pytest.mark.parametrize(
    "line",
    [
        "What is your favourite colour?",
        "When did you open the studio?",  # asks the reader what the writer did
        "What pottery do you offer on Sundays?",
        "Do you want it? Or not?",
        "What would you do if you could paint Mira and the walls?",
        "Our studio opens on Sundays.",
        "What can we make for you in the pottery studio?",
    ],
)
def test_a_question_that_does_not_follow_will_not(line: str) -> None:
    assert judge(ASK, line, POST, "") == 0


def softened(line: str, text: str) -> float:
    reading = read(draft(text, "reply-to-complaint", COMPLAINT))
    index = next(i for i, unit in enumerate(reading.units) if reading.findings_in(unit))
    return lines.judge(reading, rules.edit(reading), Slot(str(index + 1), index), line)


BLAME = "You people should have read our terms, the parcel left us on Tuesday 4 May."


def test_a_softened_sentence_keeps_its_facts_and_its_speaker() -> None:
    assert softened("The parcel left us on Tuesday 4 May.", BLAME) > 0
    assert softened("The parcel left us on Tuesday.", BLAME) == 0
    assert softened("The parcel left us on Tuesday 5 May.", BLAME) == 0
    assert softened("I think the parcel left us on Tuesday 4 May.", BLAME) == 0
    assert softened(BLAME, BLAME) == 0


def test_best_takes_the_best_and_knows_when_there_is_none() -> None:
    reading = read(draft(REPLY, "reply-to-complaint", COMPLAINT))
    base = rules.edit(reading)
    good = "Five days late, and then a broken mug: I am sorry."
    assert lines.best(reading, base, Slot(OPEN), ["I understand.", good]) == good
    assert lines.best(reading, base, Slot(OPEN), ["I understand."]) is None
