from __future__ import annotations

import json
import re

import pytest

from coach import prompts
from coach.dialogue.clarify import Missing, asked_last, clarifying, missing, with_answer
from coach.domain import Conversation, Exchange
from coach.resources import folder
from tests.unit.dialogue.situations import LABELLED

TABLE = [tuple(line.split(" | ", 1)) for line in LABELLED.strip().splitlines()]


def test_what_is_missing_is_found_and_what_is_clear_is_left_alone() -> None:
    """Precision matters most: a needless question is worse than none."""
    assert len(TABLE) >= 60
    told = [(label, missing(text)) for label, text in TABLE]
    asked = [(label, kind) for label, kind in told if kind is not None]
    right = [kind for label, kind in asked if label == kind]
    unclear = [label for label, _ in told if label != "clear"]
    assert len(right) / len(asked) >= 0.97
    assert len(right) / len(unclear) >= 0.9


def test_the_situations_of_the_prompts_are_not_asked_about() -> None:
    source = "\n".join(turn.content for turn in prompts.load("advise").fixed)
    found = re.findall(r"Situation: (.+)", source)
    assert len(found) >= 2
    assert [missing(text) for text in found] == [None] * len(found)


def test_hardly_any_known_situation_is_asked_about() -> None:
    """They were written for retrieval, so nobody thought of these rules."""
    lines = (folder("knowledge") / "situations.jsonl").read_text(encoding="utf-8").splitlines()
    known = [record["text"] for record in map(json.loads, lines) if record["principles"]]
    asked = [text for text in known if missing(text)]
    assert len(known) > 500
    assert len(asked) / len(known) <= 0.02


def conversation(*turns: str) -> Conversation:
    roles = ("user", "coach")
    return Conversation(
        turns=tuple(Exchange(roles[i % 2], text) for i, text in enumerate(turns))  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("situation", "kind", "words"),
    [
        ("I need to write a difficult email.", Missing.WHO, "Before we write the difficult email:"),
        ("How do I tell my neighbour about my insurance?", Missing.ASKED, "did your neighbour ask"),
        ("A customer cancelled her order.", Missing.GOAL, "a good outcome with the customer for"),
    ],
)
def test_the_question_takes_up_their_words_and_is_recognised(
    situation: str, kind: Missing, words: str
) -> None:
    question = clarifying(Conversation(), [situation])
    assert question is not None
    assert question.missing is kind
    assert words in question.text
    assert question.text.count("?") == 1
    after = conversation(situation, question.text)
    assert asked_last(after) is kind
    assert clarifying(after, [situation, "I don't know"]) is None
    later = conversation(situation, question.text, "I don't know", "Then begin with thanks.")
    assert clarifying(later, [situation]) is None


def test_nothing_is_asked_that_was_said_before() -> None:
    first = "My landlord reads his mail once a week."
    assert clarifying(Conversation(), ["How do I say no?"]) is not None
    assert clarifying(conversation(first, "I see."), [first, "How do I say no?"]) is None


def test_situation_and_answer_are_read_together() -> None:
    told = with_answer("How do I say no?", Missing.WHO, "my landlord,\nwe get on well")
    assert told == "How do I say no? Who it is to: my landlord, we get on well"
    assert missing(told) is None
