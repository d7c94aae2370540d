"""Who writes a message and to whom, as greeting and signature tell it."""

from __future__ import annotations

from coach.facts.words import FUNCTION_WORDS
from coach.text.patterns import Pattern, any_of

_GREETING = Pattern(
    r"\s*"
    + any_of(
        r"hi+|hey+|hello|dear",
        r"good (?:morning|afternoon|evening)",
        r"hallo|liebe[rs]?|bonjour|hola|ciao|ola|olá|beste",
    )
    + r"(?: there| again| dear)?,?\s+(?!(?:i|we|this|my|it|here|just|thanks?)\b)"
    r"(?P<names>[^\n,.!?:;–—]{1,60})",
)
_VALEDICTION = Pattern(
    r"(?:^|[\n.!?]\s*)(?:(?:all the |kind |best |warm |many |with )*"
    + any_of(
        r"best|regards|wishes|cheers|thanks|thank you|thx|love|sincerely|yours(?: \w+)?|warmly",
        r"grüße|gruß|cordialement|saludos|saluti|groeten",
    )
    + r")[,.!]?\s+(?P<name>[^\n,.!?]{1,40})\s*$"
)
_LAST_LINE = Pattern(
    r"(?:\n|[.!?)]\s+|[-–^]\s?)"
    r"(?P<name>[^\W\d_][\w'’.-]*(?: (?:&|and|from|of|at|[A-Z][\w'’.-]*)){0,4})\s*$",
    flags=0,
)
_TITLE = frozenset(
    "mr mrs ms dr sir madam prof all team everyone there folks friends herr frau".split()
)
_WORD = Pattern(r"[^\W\d_][\w'’-]*", flags=0)


def addressees(text: str) -> set[str]:
    """The names greeted at the beginning of `text`, one word each, in lower case."""
    match = _GREETING.match(text)
    return _names(match["names"]) if match else set()


def signature(text: str) -> set[str]:
    """The names `text` is signed with, one word each, in lower case."""
    span = signature_span(text)
    return _names(text[slice(*span)]) if span else set()


def signature_span(text: str) -> tuple[int, int] | None:
    """Where the signature of `text` stands, None without one."""
    match = _VALEDICTION.search(text) or _LAST_LINE.search(text)
    return match.span("name") if match else None


def _names(text: str) -> set[str]:
    return {
        word.casefold()
        for word in _WORD.findall(text)
        if word[0].isupper() and word.casefold() not in _TITLE | FUNCTION_WORDS
    }
