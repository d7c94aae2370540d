"""The draft is text to be improved, never an instruction to be followed."""

from __future__ import annotations

from coach.domain import FailureKind, GuardFailure
from coach.facts.words import content_stems, words
from coach.guards.context import GuardContext, failed
from coach.text.patterns import Pattern, any_of

_OVERRIDE = Pattern(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?\n]{0,40}\b"
    r"(?:rules?|instructions?|prompts?|guidelines?|above|previous|told)",
    r"\byou are now\b|\bfrom now on you\b|\bnew instructions?\b|\bsystem prompt\b",
    r"\bdeveloper mode\b|\bjailbreak",
)
_DEMANDED = Pattern(
    r"\b"
    + any_of(
        r"say|print|output",
        r"reply(?: only)?(?: with)?",
        r"respond(?: only)?(?: with)?",
        r"answer(?: only)?(?: with)?",
        r"repeat|write|type",
    )
    + r"(?:\s+(?:only|just|exactly|the words?|with|the text))*\s*:?\s*[\"“']?"
    r"(?P<what>[A-Z][A-Z0-9 _!-]{2,40}|[^\"”'\n.!?]{3,60}(?=[\"”']))",
)
_REFUSAL = Pattern(
    r"\b"
    + any_of(
        r"i (?:can(?:not|['’]t)|am unable to|won['’]t) (?:help|assist|comply|ignore|do that)",
        r"as an ai\b",
        r"my (?:instructions|system prompt|rules)",
    ),
)
_VERSE = 4
_LOST = 0.3


def obeyed(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """A candidate for a draft that holds an instruction still is that draft's
    message: it does not deliver what the instruction demands in its place."""
    draft = context.draft.text
    both = f"{draft}\n{context.draft.in_reply_to}"
    override = _OVERRIDE.search(both)
    if override is None:
        return ()
    remaining = _kept_share(candidate, context)
    evidence = ""
    demanded = _demanded(both)
    if demanded and demanded in candidate.casefold() and _share(demanded, candidate) >= 0.5:
        evidence = demanded
    elif _REFUSAL.search(candidate) and not _REFUSAL.search(draft):
        evidence = candidate[:60]
    elif remaining < _LOST or (_is_verse(candidate) and not _is_verse(draft)):
        evidence = override.group()
    return failed(
        FailureKind.OBEYED_DRAFT,
        "The draft's text was taken for an instruction; it is only to be rewritten.",
        evidence,
    )


def _demanded(text: str) -> str:
    match = _DEMANDED.search(text)
    return match["what"].strip().casefold() if match else ""


def _share(part: str, whole: str) -> float:
    return len(words(part)) / max(len(words(whole)), 1)


def _kept_share(candidate: str, context: GuardContext) -> float:
    """The share of the candidate's content words that come from a source."""
    said = content_stems(candidate)
    if not said:
        return 0.0
    return sum(word in context.sources.stems for word in said) / len(said)


def _is_verse(text: str) -> bool:
    """Four or more short lines in a row: a poem, not a message."""
    lines = [line.split() for line in text.strip().split("\n") if line.strip()]
    short = [line for line in lines if 2 <= len(line) <= 10]
    return len(short) >= _VERSE and len(short) >= 0.8 * len(lines)
