"""The candidate must be a message, whole and nothing else: not empty, no talk
around it, no gaps to fill in, within the channel's limit."""

from __future__ import annotations

import re

from coach.domain import FailureKind, GuardFailure
from coach.facts.comparison import contains
from coach.guards.context import GuardContext, failed
from coach.text.length import overrun
from coach.text.patterns import Pattern, any_of

_TALK = Pattern(
    r"\s*"
    + any_of(
        r"(?:sure|certainly|of course|absolutely|okay|ok|great)[!,.:]?\s+"
        r"(?:here|below|i['’]ve|i have|this is|let me)\b[^\n]*",
        r"(?:sure|certainly|absolutely)!\s*(?:\n|$)",
        r"here(?:['’]s| is| are)\b[^\n:]{0,60}\b"
        r"(?:rewrit\w*|revis\w*|version|draft|message|reply|response|post|text|edit\w*"
        r"|improved)\b[^\n:]{0,40}:",
        r"(?:\*\*)?(?:the\s+)?(?:rewrit\w+|revised|improved|edited|final|new|suggested"
        r"|better)\s*(?:draft|version|message|reply|response|post|email|text|tweet)?"
        r"(?:\*\*)?\s*:(?:\*\*)?",
        r"(?:\*\*)?(?:rewrite|output|answer|response|assistant|draft|result|message)"
        r"(?:\*\*)?\s*:(?:\*\*)?",
        r"(?:below is|this is)\s+(?:a|the|my|your)\s+(?:rewrit\w*|revis\w*|improved|edited)[^\n]*",
        r"as an ai\b[^\n]*",
        # A model that refuses, where the draft did not ask it for help.
        r"(?:(?:i['’]m|i am) (?:really |very )?sorry,? (?:but )?)?i (?:can['’]?t|cannot|can not"
        r"|am unable to|won['’]t) (?:assist|help|comply|fulfil\w*|do that|provide|rewrite)\b[^\n]*",
        r"i(?:['’]m| am) (?:an ai|a language model)[^\n]*",
        r"i(?:['’]ve| have) (?:rewritten|revised|edited|removed|kept)\b[^\n]*",
    ),
)
_AFTERWORD = Pattern(
    r"\n\s*"
    + any_of(
        r"[*(_]*\s*(?:note|explanation|changes(?: made)?|reason(?:s|ing)?|what (?:i )?changed"
        r"|why this works|key changes)\b\s*[*_]*\s*:",
        r"(?:this|the) (?:rewrite|rewritten|revised|version|message|draft)\b[^\n]{0,40}\b"
        r"(?:keeps|removes|is more|sounds|avoids|maintains|focuses|has been|drops)\b",
        r"i (?:removed|kept|changed|rewrote|dropped|softened|toned down)\b",
        r"let me know if you(?:['’]d| would)? (?:like|want|need)[^\n]{0,30}\b"
        r"(?:changes|adjust\w*|version|tweak\w*|revis\w*)",
    ),
)
_FENCE = Pattern(r"^\s*(?:```|~~~)", flags=re.MULTILINE)
_WRAPPED = Pattern(r"\s*(?:\"[^\"]*\"|“[^“”]*”|«[^«»]*»)\s*", flags=re.DOTALL)

_GAP = Pattern(
    r"\[(?!\d{1,2}\])[^\]\n]{1,40}\](?!\()",
    r"<(?!3)[a-z][\w /-]{0,30}>",
    r"\{\{[^}\n]{0,40}\}\}|\{[a-z_ ]{1,30}\}|\bX{2,}\b(?!L)",
    r"\b(?:insert|add|enter)\s+(?:your\s+)?(?:name|link|date|time|company|number|url|here)\b",
    r"_{3,}",
    r"\b(?:your|the) (?:company|business|product|brand|recipient|customer)(?:['’]s)? name\b",
    r"\b(?:first|last|company|customer|product|recipient)_?name\b(?=[\s,.!]*$)",
)
_COMPANY = Pattern(
    r"\b(?:at|from|with|for|of) your company\b|\byour company\b\s*$|\b(?:john|jane) doe\b|\bacme\b"
)


def empty(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """The candidate says something, unless the draft does not either."""
    if any(char.isalnum() for char in candidate):
        return ()
    if candidate.strip() and candidate.strip() == context.draft.text.strip():
        return ()
    return (GuardFailure(FailureKind.EMPTY, "The rewrite has no words."),)


def preamble(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """No words about the rewrite before, after or around it."""
    draft = context.draft.text
    evidence = ""
    for pattern in (_TALK, _AFTERWORD, _FENCE):
        match = pattern.match(candidate) if pattern is _TALK else pattern.search(candidate)
        if match and match.group().strip() and not contains(draft, match.group().strip()):
            evidence = match.group().strip()
            break
    if not evidence and _WRAPPED.fullmatch(candidate) and not _WRAPPED.fullmatch(draft):
        evidence = candidate.strip()[0]
    return failed(
        FailureKind.PREAMBLE,
        "Only the message itself may be there, without any words about it.",
        evidence[:80],
    )


def placeholder(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """No gap that somebody would have to fill in."""
    allowed = context.sources.text
    for pattern in (_GAP, _COMPANY):
        for match in pattern.finditer(candidate):
            if match.group() not in allowed:
                return (
                    GuardFailure(
                        FailureKind.PLACEHOLDER,
                        f'"{match.group()}" is a gap to fill in; write around what is not known.',
                        match.group(),
                    ),
                )
    return ()


def channel_limit(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """Within what the channel allows, counted as the channel counts."""
    channel = context.draft.channel
    over = overrun(candidate, channel)
    if over is None:
        return ()
    return (
        GuardFailure(
            FailureKind.TOO_LONG,
            f"A {channel.label} may have {channel.limit} characters; this has {over.length}.",
            str(over.length),
        ),
    )
