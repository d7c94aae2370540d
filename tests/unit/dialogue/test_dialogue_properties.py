"""Whatever is typed: nothing crashes, and what is pointed at is really there."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.dialogue.clarify import clarifying, missing
from coach.dialogue.edits import added, swapped
from coach.dialogue.intent import read_intent
from coach.dialogue.memory import replay, topic, versions
from coach.dialogue.pasted import around, passages
from coach.dialogue.places import resolve
from coach.domain import Conversation, Draft, Exchange
from coach.pipeline.wording import sendable

# Words the rules look for, so that chance meets them.
_WORDS = st.sampled_from(
    """make it shorter less formal warmer they did ask nobody asked she wrote: rewrite this: "my
    draft: ``` > the second sentence keep drop leave out undo why? hi thanks how do I say no? for
    LinkedIn not too and but , . \n\n “ ” ' [1] change to Tuesday my landlord is angry""".split(" ")
)
_PIECES = st.lists(_WORDS | st.text(max_size=6), max_size=25).map(" ".join)
TEXTS = st.text(max_size=200) | _PIECES


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=5), st.booleans())
def test_any_message_in_any_conversation_has_an_intent(
    message: str, draft: str, turns: list[str], discussed: bool
) -> None:
    roles = ("user", "coach")
    made = tuple(Exchange(roles[i % 2], text) for i, text in enumerate(turns))  # type: ignore[arg-type]
    about = Draft(text=draft) if discussed else None
    conversation = Conversation(turns=made, draft=about, current=draft if discussed else "")
    intent = read_intent(conversation, message)
    assert intent == read_intent(conversation, message)
    for text in (*intent.revision.keep, *intent.revision.drop):
        assert text
        assert text in (intent.draft or about or Draft(text="")).text + "\n" + conversation.current
    steps = replay(conversation)
    topic(steps)
    if about is not None:
        assert versions(about, steps)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_passages_are_verbatim_and_apart(message: str) -> None:
    found = passages(message)
    position = 0
    for part in found:
        assert position <= part.start < part.end <= len(message)
        position = part.end
        span = message[part.start : part.end]
        assert all(line in span for line in part.text.splitlines())
    around(message, found)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_places_are_verbatim(phrase: str, text: str) -> None:
    assert all(place and place in text for place in resolve(phrase, text))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_situation_is_clear_or_asked_about(text: str) -> None:
    question = clarifying(Conversation(), [text])
    assert (question is None) == (missing(text) is None)
    if question is not None:
        assert "\n" not in question.text
        after = Conversation(turns=(Exchange("user", text), Exchange("coach", question.text)))
        assert clarifying(after, [text]) is None


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_edits_add_nothing_but_what_was_given(text: str, sentence: str) -> None:
    swapped(text, [(sentence[:3] or "x", "y")])
    longer = added(text, sentence)
    assert longer == text or len(longer) >= len(text)
    sendable(text, sentence)


def test_long_and_repetitive_messages_take_no_time() -> None:
    for piece in (
        "so ",
        "“",
        '"',
        "make it ",
        "very ",
        "the ",
        "a: ",
        "> \n",
        "```\n",
        "my draft ",
    ):
        text = piece * 4000
        read_intent(Conversation(draft=Draft(text=text), current=text), text)
        missing(text)
        sendable(text, text)
