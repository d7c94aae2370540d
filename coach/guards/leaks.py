"""Nothing of the machinery may show: prompt text, chat tokens, script words."""

from __future__ import annotations

import re

from coach.domain import FailureKind, GuardFailure
from coach.facts.words import words
from coach.guards.context import GuardContext
from coach.text.patterns import Pattern

_RUN = 5  # words in a row that no two messages share by chance
_TOKENS = Pattern(
    r"<\|[\w ]{1,30}\|>|</?s>|\[/?INST\]|<</?SYS>>",
    r"<(?:start|end)_of_turn>",
    r"^\s*(?:###\s*)?(?:system|user|assistant)\s*:",
    flags=re.IGNORECASE | re.MULTILINE,
)
_SCRIPT = Pattern(
    r"^\s*(?:\d{1,2}[.:)]?\s*)?(?:KEEP|DROP|SOFTEN|OPEN|CLOSE)\b(?:\s*[:\"“\d]|\s*$)",
    r"\b(?:KEEP|SOFTEN|DROP)\s+\d",
    flags=re.MULTILINE,
)
_FIELDS = Pattern(
    r"^\s*(?:channel|asked|in_reply_to|in reply to|principles?|findings?"
    r"|facts to keep|must keep)\s*:",
    flags=re.IGNORECASE | re.MULTILINE,
)


def leak(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """No chat-template token, edit-script word or prompt field, and no five
    words in a row from a protected text that no source has."""
    for pattern in (_TOKENS, _SCRIPT, _FIELDS):
        match = pattern.search(candidate)
        if match and match.group().strip() not in context.sources.text:
            return (_failure(match.group().strip()),)
    if not context.protected:
        return ()
    allowed = _runs(words(context.sources.text))
    protected = set().union(*(_runs(words(text)) for text in context.protected)) - allowed
    for run in _ordered_runs(words(candidate)):
        if run in protected:
            return (_failure(" ".join(run)),)
    return ()


def _failure(evidence: str) -> GuardFailure:
    return GuardFailure(
        FailureKind.LEAK, "Words that belong to the instructions are in the rewrite.", evidence
    )


def _ordered_runs(found: list[str]) -> list[tuple[str, ...]]:
    return [tuple(found[at : at + _RUN]) for at in range(len(found) - _RUN + 1)]


def _runs(found: list[str]) -> set[tuple[str, ...]]:
    return set(_ordered_runs(found))
