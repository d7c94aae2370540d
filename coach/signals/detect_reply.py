"""What concerns the other person's words: blame, ignoring them, leaving no way to answer."""

from __future__ import annotations

from coach.domain import FindingKind as Kind
from coach.signals.detect_manner import last_words
from coach.signals.reading import Reading, each
from coach.signals.repair import drop_words
from coach.signals.tokens import MARK
from coach.signals.uptake import content_stems, shared_stems
from coach.text.length import overrun
from coach.text.sentences import Sentence

# Below these a reply is a short answer and a message offers nothing to take up.
_SHORT_REPLY = 10
_LITTLE_TO_TAKE_UP = 3
MANY_QUESTIONS = 4
_ANSWERS = frozenset("yes no yeah yep nope sure ok okay unfortunately sorry thank thanks".split())
# A message that talks at people also needs an open door; others do without one.
_TALKING_AT = {
    Kind.BROADCAST,
    Kind.UNASKED_PITCH,
    Kind.CALL_TO_ACTION,
    Kind.LINK_WITH_PRICE,
    Kind.INSTITUTIONAL_WE,
    Kind.DEFENSIVE,
    Kind.IGNORES_THEM,
}


def find_reply(reading: Reading) -> None:
    _defensive(reading)
    _ignoring(reading)
    _questions(reading)
    _limit(reading)
    _way_to_answer(reading)


def _defensive(reading: Reading) -> None:
    draft = reading.draft
    # Without somebody to answer, blame needs a clear "you" or "our"; the lists
    # hold everyday phrases too ("works fine with me").
    if not (draft.in_reply_to.strip() or draft.channel.reply):
        hits = [
            h for h in each(reading, "DEFENSIVE") if _blames(reading.tokens.words[h.first : h.last])
        ]
    else:
        hits = list(each(reading, "DEFENSIVE"))
    for hit in hits:
        tokens = reading.tokens
        message = f"{reading.surface(hit)} defends or blames; take up their point calmly first."
        word = tokens.words[hit.first]
        if word in {"clearly", "obviously", "simply"} and hit.last - hit.first <= 2:
            edit = drop_words(tokens, hit.first, hit.first + 1)
            if edit:
                reading.add(Kind.DEFENSIVE, edit[0], edit[1], message, edit[2])
                continue
        reading.add(Kind.DEFENSIVE, *reading.span(hit), message)


def _blames(words: list[str]) -> bool:
    return len(words) > 2 and bool({"you", "your", "fault", "clearly", "obviously"} & set(words))


def _ignoring(reading: Reading) -> None:
    other = reading.draft.in_reply_to
    tokens = reading.tokens
    if not other.strip() or reading.words_in(range(len(tokens.words))) < _SHORT_REPLY:
        return
    shared, theirs = shared_stems(tokens, other)
    if shared or len(theirs) < _LITTLE_TO_TAKE_UP:
        return
    sentence = _first_real(reading)
    if sentence is None or tokens.words[tokens.inside(sentence).start] in _ANSWERS - {
        "sorry",
        "thank",
        "thanks",
    }:
        return
    reading.add(
        Kind.IGNORES_THEM,
        sentence.start,
        sentence.end,
        "Nothing here takes up what they wrote; begin with something specific they said.",
    )


def _first_real(reading: Reading) -> Sentence | None:
    for sentence in reading.sentences:
        if reading.words_in(reading.tokens.inside(sentence)) > 3:
            return sentence
    return reading.sentences[0] if reading.sentences else None


def _questions(reading: Reading) -> None:
    asked = [s for s in reading.sentences if s.text.rstrip("\"'”’)").endswith(("?", "?!", "？"))]
    for sentence in asked[MANY_QUESTIONS - 1 :]:
        reading.add(
            Kind.TOO_MANY_QUESTIONS,
            sentence.start,
            sentence.end,
            f"{len(asked)} questions in one message are work; keep the one you most want answered.",
        )


def _limit(reading: Reading) -> None:
    channel = reading.draft.channel
    over = overrun(reading.text, channel)
    if over is not None:
        message = f"A {channel.label} can have {channel.limit} characters; this has {over.length}."
        reading.add(Kind.TOO_LONG, over.start, len(reading.text.rstrip()), message)


def has_concrete_question(reading: Reading) -> bool:
    """A question with a concrete word in it; "What do you think?" fits any text."""
    return any(
        s.text.rstrip("\"'”’)").endswith(("?", "？"))
        and content_stems(reading.tokens, reading.tokens.inside(s))
        for s in reading.sentences
    )


def is_open(reading: Reading) -> bool:
    """Whether the reader is told or asked something that they can answer."""
    if has_concrete_question(reading):
        return True
    tokens = reading.tokens
    calls = {s.start for s in (reading.sentence_of(h) for h in each(reading, "CALLS"))}
    for hit in each(reading, "INVITING"):
        sentence = reading.sentence_of(hit)
        if sentence.start not in calls and content_stems(tokens, tokens.inside(sentence)):
            return True
    return any(k != MARK and "@" in w[1:] for k, w in zip(tokens.kinds, tokens.words, strict=True))


def _way_to_answer(reading: Reading) -> None:
    closed = list(each(reading, "CLOSED"))
    for hit in closed:
        reading.add(
            Kind.NO_WAY_TO_ANSWER,
            *reading.span(hit),
            f"{reading.surface(hit)} shuts the door; tell them how they can reach you.",
        )
    if closed or is_open(reading):
        return
    if not any(finding.kind in _TALKING_AT for finding in reading.findings):
        return
    sentence = last_words(reading)
    if sentence is not None:
        reading.add(
            Kind.NO_WAY_TO_ANSWER,
            sentence.start,
            sentence.end,
            "This leaves nothing to answer; ask one honest question or say how to reach you.",
        )
