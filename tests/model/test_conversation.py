"""Conversations with the real model, embedder and index."""

from __future__ import annotations

import pytest

from coach import Coach
from coach.domain import Conversation, Exchange, Reply, ReplyKind
from coach.events import Done, Usage

pytestmark = pytest.mark.model


def say(
    coach: Coach, conversation: Conversation, message: str
) -> tuple[Reply, Conversation, Usage | None]:
    usage, reply = None, None
    for event in coach.reply(conversation, message):
        if isinstance(event, Usage):
            usage = event
        if isinstance(event, Done) and isinstance(event.result, Reply):
            reply = event.result
    assert reply is not None
    turns = (*conversation.turns, Exchange("user", message), Exchange("coach", reply.text))
    return reply, Conversation(turns=turns, draft=reply.draft, current=reply.current), usage


def test_a_question_first_then_advice_in_context_from_a_warm_prompt() -> None:
    with Coach() as coach:
        coach.warm()
        reply, talk, _ = say(coach, Conversation(), "I need to write a difficult email.")
        assert reply.kind is ReplyKind.QUESTION
        answer = "It is to a customer, our delivery is two weeks late and she is angry."
        reply, talk, usage = say(coach, talk, answer)
        assert reply.kind is ReplyKind.ADVICE
        assert len(reply.text) > 40
        assert set(reply.cited) <= {item.guidance.id for item in reply.principles}
        assert usage is not None
        assert usage.reused > 300, "the constant part was evaluated ahead"
        earlier = usage.prompt
        reply, talk, usage = say(coach, talk, "And what if she does not answer?")
        assert reply.in_scope
        assert usage is not None
        assert usage.reused >= earlier - 2, "the turn before is the beginning of this one"


def test_a_draft_is_rewritten_shortened_and_restored() -> None:
    draft = (
        "We are THRILLED to announce our pottery course in Leeds on 4 May!!! Mira will teach "
        "you to throw a bowl in one evening. Book NOW for €120, last places!"
    )
    with Coach() as coach:
        reply, talk, _ = say(coach, Conversation(), f"rewrite this facebook post: {draft}")
        assert reply.kind is ReplyKind.REWRITE
        assert "THRILLED" not in reply.text
        assert "4 May" in reply.text
        first = reply.text
        reply, talk, _ = say(coach, talk, "make it shorter")
        assert len(reply.text) <= len(first)
        reply, talk, _ = say(coach, talk, "go back to the original")
        assert reply.text == draft
