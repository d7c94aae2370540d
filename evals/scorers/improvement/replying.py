"""What a reply does with the message it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from coach.text.anatomy import Part, units
from coach.text.content import content
from coach.text.sentences import sentences
from evals.scorers.gold import holds
from evals.scorers.levels import weighted
from evals.scorers.tone import without_stock

_FIRST_WORDS = 30
# Two of their words at the beginning are as good as ten: counts must saturate,
# or copying their message would win.
_ENOUGH = 2
_OPENING = 2

_OPEN_QUESTION = re.compile(r"\b(?:what|which|how|when|where|who|whose|why)\b", re.IGNORECASE)
_WAY_TO_ANSWER = re.compile(
    r"\b(?:let me know|tell (?:me|us)|write (?:me|us|to)|drop (?:me|us)|call (?:me|us)|reply"
    r"|answer|message (?:me|us)|ask (?:me|us)|come (?:by|and|over)|reach (?:me|us)|a (?:yes|no)\b"
    r"|(?:e-?mail|phone|ring|text) (?:me|us)|(?:happy|glad) to (?:hear|read|answer|talk|show))",
    re.IGNORECASE,
)

_OWNS = re.compile(
    r"\b(?:sorry|apolog\w+|(?:my|our) (?:own )?(?:mistake|fault|error|doing)"
    r"|(?:mistake|fault|error) (?:was|is) (?:mine|ours)|we (?:were|got it) wrong"
    r"|i (?:was|got it) wrong|you(?:['’]re| are) right"
    # "You should have called" strikes back; "you should have been told" owns it.
    r"|(?<!you )should(?:n['’]t| not)? have|should have (?:been|had|heard)"
    r"|that (?:was|is) (?:not|too|far)|fell short|thank you|thanks)\b",
    re.IGNORECASE,
)
_BLAMES = re.compile(
    r"(?:not our (?:fault|problem|responsibility)|if you had|you must have"
    r"|you (?:should|could) have (?!been|heard|had|got)"
    r"|as (?:clearly )?(?:stated|mentioned|explained)|our (?:policy|terms)"
    r"|you failed|your own fault|never had (?:a|any)"
    r"|no other (?:customer|guest|client)|nobody else (?:has |ever )?complain\w*"
    r"|with all due respect|unfair|unfortunately (?:our|the) \w+|misunderst\w+|calm down"
    r"|sorry (?:that |if )you (?:feel|felt|think))",
    re.IGNORECASE,
)
_NEXT_STEP = re.compile(
    r"\b(?:we(?:['’]ll| will| have|['’]ve| can| are)|i(?:['’]ll| will| have|['’]ve| can| am)"
    r"|please|could you|would you|from (?:now on|this|next)|no longer|instead"
    r"|(?:has|have) (?:now )?been"
    r"|(?:is|are) (?:now|being|closed|fixed|stopped|repaired|on (?:its|the|their) way)"
    r"|today|tomorrow|tonight|next (?:time|day|week|month|step)|(?:is|are) ready)\b"
    r"|(?:^|[.!?:,]\s+|\b(?:or|and|just)\s+)"
    r"(?:bring|call|come|dm|drop|mail|message|phone|post|reply|ring|send|show|tell|write)\b",
    re.IGNORECASE | re.MULTILINE,
)


@lru_cache(maxsize=1024)
def opening(text: str) -> str:
    """The first two sentences of the body, without greeting and stock phrases."""
    body = [unit.text for unit in units(text) if unit.part is Part.BODY]
    return " ".join(without_stock(" ".join(body[: _OPENING + 1])).split("\n"))


def uptake(text: str, thread: str) -> float:
    """How concretely the opening takes up what the other wrote, 0 to 1: distinct
    content words of the thread, two are enough."""
    theirs = {word for word in content(thread) if len(word) > 2}
    return min(1.0, len(set(content(opening(text))) & theirs) / _ENOUGH)


@lru_cache(maxsize=1024)
def invites(text: str, source: str) -> float:
    """Whether the reader is given a way to answer: 1 for an open question about
    something the messages speak of (`source` is draft and thread), 0.7 for any
    other question about it, 0.5 for words such as "let me know", else 0."""
    own = without_stock(text)
    known = set(content(source))
    best = 0.5 if _WAY_TO_ANSWER.search(own) else 0.0
    for sentence in sentences(own):
        if sentence.text.rstrip("\"'”’) ").endswith("?") and set(content(sentence.text)) & known:
            best = max(best, 1.0 if _OPEN_QUESTION.search(sentence.text) else 0.7)
    return best


def answers(text: str, wanted: Sequence[Sequence[str]]) -> float:
    """The share of the questions answered in the first sentence of the body or its
    first 30 words; `wanted` as in the gold labels."""
    body = " ".join(unit.text for unit in units(text) if unit.part is Part.BODY)
    start = " ".join(body.split()[:_FIRST_WORDS])
    first = next((sentence.text for sentence in sentences(body)), "")
    head = start if len(start) > len(first) else first
    return sum(any(holds(head, form) for form in forms) for forms in wanted) / len(wanted)


def playbook(text: str, thread: str) -> float:
    """An answer to a complaint, 0 to 1: takes it up concretely, owns it, blames
    nobody, says what comes next. After the service recovery literature (Tax, Brown
    and Chandrashekaran 1998, "Customer evaluations of service complaint
    experiences": acknowledgement, apology, explanation without excuse, action)."""
    own = without_stock(text)
    parts: dict[str, float | None] = {
        "takes-up": uptake(text, thread),
        "owns": float(bool(_OWNS.search(own))),
        "no-blame": float(not _BLAMES.search(own)),
        "next": float(bool(_NEXT_STEP.search(own))),
    }
    return weighted(parts, dict.fromkeys(parts, 1.0)) or 0.0
