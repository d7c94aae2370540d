"""Advice in a conversation: one question first where it is needed, then the model."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import replace

from coach.dialogue import clarify, prompt
from coach.dialogue.intent import Intent
from coach.dialogue.memory import Step, Topic, opens_topic, points_back, replay, topic
from coach.dialogue.replies import Turned, said
from coach.domain import Conversation, Draft, ReplyKind
from coach.events import Citation, Delta, Event
from coach.pipeline.advise import OUT_OF_SCOPE, Ask, answer
from coach.pipeline.capacity import check_length, fits
from coach.pipeline.engine import Engine
from coach.pipeline.reading import read
from coach.pipeline.timing import Stopwatch
from coach.retrieval.query import for_draft
from coach.stop import StopSignal


def advised(
    engine: Engine,
    conversation: Conversation,
    message: str,
    intent: Intent,
    max_tokens: int,
    seed: int,
    stop: StopSignal,
    clock: Stopwatch,
) -> Generator[Event, None, Turned]:
    """Advice on `message`, in the light of what was said before."""
    # What was refused as too long must not be in the way of what follows.
    before = (
        step
        for step in replay(conversation)
        if step.answer or fits(engine.context, step.message, answer=max_tokens)
    )
    subject = topic((*before, Step(message, intent, "")))
    about = _draft_in_question(conversation, message, subject)
    if about is None and (question := clarify.clarifying(conversation, subject.told)):
        yield Delta(question.text)
        return said(conversation, question.text, ReplyKind.QUESTION)
    query = subject.situation
    if about is not None:
        query = _draft_query(about, subject.rounds[0].question)
        subject = replace(subject, situation=_with_draft(subject, about))
    guide = prompt.look_up(engine.retriever(), subject, query, engine.limit)
    clock.mark("retrieve")
    if not guide.all or _elsewhere(engine, subject, message):
        yield Delta(OUT_OF_SCOPE)
        return said(conversation, OUT_OF_SCOPE, in_scope=False)
    for item in guide.all:
        yield Citation(item.guidance, item.score)
    check_length(engine.context, subject.situation, message, copies=1, answer=max_tokens)
    told = "\n".join(
        [subject.situation, *(turn.text for turn in conversation.turns if turn.role == "user")]
    )
    ask = Ask(
        prompt.turns(engine.model(), subject, guide, max_tokens),
        tuple(item.guidance.id for item in guide.all),
        f"{told}\n{message}",
        tuple(round_.answer for round_ in subject.rounds if round_.answer),
    )
    text, cited = yield from answer(engine, ask, max_tokens, seed, stop, clock)
    return replace(said(conversation, text), principles=guide.all, cited=tuple(cited.cited))


_NAMES_DRAFT = re.compile(
    r"\b(?:it|this|that|draft|message|post|text|version|wording|send|rewrite|reply|caption|e-?mail"
    r"|line|sentence)\b",
    re.I,
)


def _draft_in_question(conversation: Conversation, message: str, subject: Topic) -> Draft | None:
    """The draft in its latest version, when the talk is about it."""
    draft = conversation.draft
    if draft is None:
        return None
    opening = subject.rounds[0].question if subject.rounds else message
    if opens_topic(opening) and not _NAMES_DRAFT.search(opening):
        return None
    return replace(draft, text=conversation.current or draft.text)


def _with_draft(subject: Topic, draft: Draft) -> str:
    """The situation of somebody who asks about a draft."""
    theirs = " ".join(draft.in_reply_to.split())
    wrote = f'They wrote: "{theirs}" ' if theirs else ""
    text = " ".join(draft.text.split())
    return f'{wrote}I want to send this {draft.channel.label}: "{text}" {subject.situation}'


def _draft_query(draft: Draft, question: str) -> str:
    reading = read(draft)
    return f"{for_draft(reading.draft, reading.findings, reading.case)} {question}"


def _elsewhere(engine: Engine, subject: Topic, message: str) -> bool:
    """Whether a later question has left the subject and our field altogether."""
    if len(subject.rounds) < 2 or points_back(message, subject.told[:-1]):
        return False
    return not engine.retriever().search(message, engine.limit)
