from __future__ import annotations

import pytest

from coach.channels import CHANNELS
from coach.dialogue.clarify import clarifying
from coach.dialogue.intent import Intent, Want, read_intent
from coach.domain import Conversation, Draft, Exchange, Style
from tests.unit.dialogue.phrasings import DRAFT, WITH_DRAFT, WITHOUT_DRAFT


def lines(table: str) -> list[tuple[str, str, str]]:
    found = []
    for line in table.strip().splitlines():
        told, _, message = line.partition(" | ")
        want, _, details = told.partition(": ")
        found.append((want, details.replace("\\n", "\n"), message.replace("\\n", "\n")))
    return found


def talk(*turns: str, draft: Draft | None = None, current: str = "") -> Conversation:
    roles = ("user", "coach")
    made = tuple(Exchange(roles[i % 2], text) for i, text in enumerate(turns))  # type: ignore[arg-type]
    return Conversation(turns=made, draft=draft, current=current)


UNDER_DISCUSSION = talk(f"rewrite this: {DRAFT}", DRAFT, draft=Draft(text=DRAFT), current=DRAFT)


def details_of(intent: Intent) -> set[str]:
    """What was understood, in the words of the table."""
    wish = intent.revision
    told = {str(style.value) for style in wish.styles}
    told |= {f"keep={text}" for text in wish.keep} | {f"drop={text}" for text in wish.drop}
    told |= {f"swap={old}>{new}" for old, new in wish.swap}
    told |= {"asked=" + str(wish.asked)} if wish.asked is not None else set()
    told |= {"channel=" + wish.channel.name} if wish.channel else set()
    told |= {"reply=" + wish.in_reply_to} if wish.in_reply_to is not None else set()
    told |= {"add=" + wish.add} if wish.add else set()
    told |= {"again"} if wish.again else set()
    told |= {"impossible"} if wish.impossible else set()
    told |= {"unfound"} if wish.unfound else set()
    return told


def expected(details: str) -> set[str]:
    told = set()
    styles = {style.value for style in Style}
    while details:
        word, _, rest = details.partition(" ")
        if (
            word in styles
            or word in {"again", "impossible", "unfound"}
            or word.startswith("asked=")
        ):
            told.add(word)
            details = rest
        else:
            told.add(details)
            details = ""
    return told


def test_the_table_is_as_long_as_it_should_be() -> None:
    assert len(lines(WITH_DRAFT)) + len(lines(WITHOUT_DRAFT)) >= 120


@pytest.mark.parametrize(("want", "details", "message"), lines(WITH_DRAFT))
def test_with_a_draft_under_discussion(want: str, details: str, message: str) -> None:
    intent = read_intent(UNDER_DISCUSSION, message)
    assert intent.want == want
    if want == "revise":
        assert details_of(intent) == expected(details)
    if want == "rewrite":
        assert intent.draft is not None
        assert intent.draft.text == details


@pytest.mark.parametrize(("want", "details", "message"), lines(WITHOUT_DRAFT))
def test_without_a_draft(want: str, details: str, message: str) -> None:
    intent = read_intent(Conversation(), message)
    assert intent.want == want
    if want == "rewrite":
        assert intent.draft is not None
        assert intent.draft.text == details


def test_what_is_said_around_a_draft_belongs_to_it() -> None:
    intent = read_intent(
        Conversation(),
        "My reply to a review, nobody asked for the offer. They wrote: Soup was cold. "
        "My draft: Come again, 10% off!",
    )
    assert intent.draft == Draft(
        text="Come again, 10% off!",
        channel=CHANNELS["review-reply"],
        in_reply_to="Soup was cold.",
        asked=False,
    )


def test_the_words_the_coach_suggested_can_be_revised_without_a_draft() -> None:
    before = talk(
        "How do I thank her?", 'Keep it small. You could write: "Thank you for the loaf."'
    )
    intent = read_intent(before, "make it warmer")
    assert intent.want is Want.REVISE
    assert intent.draft == Draft(text="Thank you for the loaf.")
    assert intent.revision.styles == (Style.WARMER,)


def test_an_answer_to_our_question_is_one_even_when_it_sounds_like_a_wish() -> None:
    question = clarifying(Conversation(), ["How can I offer my coaching to a former colleague?"])
    assert question is not None
    asked = talk("How can I offer my coaching to a former colleague?", question.text)
    for answer in ("she asked about it", "no", "yes", "out of the blue", "I am not sure"):
        assert read_intent(asked, answer).want is Want.ANSWER
    assert read_intent(asked, "thanks, bye").want is Want.SMALL_TALK
    assert read_intent(asked, "rewrite this: Buy my course.").want is Want.REWRITE


def test_why_is_about_the_changes_only_right_after_a_version() -> None:
    assert read_intent(UNDER_DISCUSSION, "why did you change that?").want is Want.EXPLAIN
    advised = talk("How do I thank her?", "Say thank you.", draft=Draft(text="Hi"), current="Hi")
    assert read_intent(advised, "why?").want is Want.ADVISE
