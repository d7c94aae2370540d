"""The parts of a message: greeting, body, sign-off, tags.

An edit may drop or soften a sentence of the body; a greeting, a name under the
message and hashtags stay, and what is added goes after the one and before the
others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from coach.text.sentences import sentences


class Part(StrEnum):
    """What a unit does in the message."""

    GREETING = "greeting"
    BODY = "body"
    SIGN_OFF = "sign-off"
    TAGS = "tags"


@dataclass(frozen=True, slots=True)
class Unit:
    """`text == source[start:end]`; `gap` is the white space before it."""

    start: int
    end: int
    text: str
    gap: str
    part: Part


_GREETING_WORD = (
    r"(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day)|greetings|morning|evening"
    r"|hallo|liebe[rs]?|guten (?:tag|morgen|abend)|bonjour|salut|cher|chère|hola|estimad[oa]s?"
    r"|ciao|caro|cara|olá|beste|hoi)"
)
_GREETING_LINE = re.compile(
    rf"{_GREETING_WORD}\b(?:\b(?:mr|mrs|ms|dr|prof)\.|[^.?!\n]){{0,50}}[,!:]?\s*[^\w.?]*$", re.I
)
# "Hi Camille, I'm ...", "Callum mate are you ...": a greeting with the rest of its sentence
# behind it.
_GREETING_PREFIX = re.compile(
    r"(?!(?:my|our|your|his|her|their|the|an?|this|that|some|any|no|old|best)\b)"
    r"[^\W\d_][\w'’-]{1,20}\s+(?:mate|buddy|bro|pal)\b[,!:]?\s+(?=\S)"
    rf"|{_GREETING_WORD}(?:\s+(?:again|there|all|everyone|everybody|team|folks|guys|both))?"
    r"(?:\s+(?:(?:mr|mrs|ms|dr|prof|herr|frau)\.?\s+)?[A-ZÀ-Þ][\w'’.-]*){0,3}\s*[,!:–-]\s+(?=\S)",
    re.I,
)
_CLOSING_WORD = re.compile(
    r"(?:(?:all the |all my )?best(?: wishes| regards)?|(?:kind|warm|warmest|many)? ?regards|cheers"
    r"|(?:many |with |kind )?thanks(?: again| in advance| so much)?"
    r"|thank you(?: again| in advance)?"
    r"|(?:yours )?(?:sincerely|truly|faithfully)|yours|love|hugs|take care|see you(?: soon| there)?"
    r"|talk soon|warmly|cordially|respectfully|with kind regards|with warm regards|xo+|x"
    r"|(?:mit )?(?:freundlichen|besten|lieben|viele|liebe|beste|herzliche) grüßen?|vg|lg|mfg"
    r"|cordialement|bien à vous|saludos|un saludo|cordiali saluti|groet(?:en|jes)?)"
    r"\s*[,!.]?\s*[^\w\s]*$",
    re.I,
)
_SIGNATURE_WORD = r"(?:[A-ZÀ-Þ][\w'’.&-]*|and|of|from|the|at|by|&|\+|de|van|von|la)"
_SIGNATURE = re.compile(rf"(?:[-–]\s*)?{_SIGNATURE_WORD}(?:[ ,]+{_SIGNATURE_WORD}){{0,5}}\.?$")
_TAGS = re.compile(r"(?:#\w+|[^\w\s#]|\s)+$")


def units(text: str) -> list[Unit]:
    """The units of `text` in order; joined with their gaps they give it back,
    but for white space at its end."""
    spans: list[tuple[int, int]] = []
    greeted = False
    for sentence in sentences(text):
        split = _GREETING_PREFIX.match(sentence.text) if not spans else None
        if split:
            greeted = True
            middle = sentence.start + len(split.group().rstrip())
            spans.append((sentence.start, middle))
            spans.append((sentence.start + split.end(), sentence.end))
        else:
            spans.append((sentence.start, sentence.end))
    parts = _parts(text, spans, greeted=greeted)
    found: list[Unit] = []
    previous = 0
    for (start, end), part in zip(spans, parts, strict=True):
        found.append(Unit(start, end, text[start:end], text[previous:start], part))
        previous = end
    return found


def _parts(text: str, spans: list[tuple[int, int]], *, greeted: bool) -> list[Part]:
    parts = [Part.BODY] * len(spans)
    first = text[slice(*spans[0])] if spans else ""
    if greeted or (len(spans) > 1 and _GREETING_LINE.match(first)):
        parts[0] = Part.GREETING
    if _SUBJECT.match(first):
        # A subject line is addressed like a greeting: nothing goes before it.
        parts[0] = Part.GREETING
        if len(spans) > 2 and _GREETING_LINE.match(text[slice(*spans[1])]):
            parts[1] = Part.GREETING
    last = len(spans)
    while last > 1 and _is_tags(text[slice(*spans[last - 1])]):
        last -= 1
        parts[last] = Part.TAGS
    _mark_sign_off(text, spans[:last], parts)
    return parts


_SUBJECT = re.compile(r"(?:subject|betreff|objet|asunto|oggetto)\s*:", re.I)


def _is_tags(unit: str) -> bool:
    return "#" in unit and _TAGS.match(unit) is not None


def _mark_sign_off(text: str, spans: list[tuple[int, int]], parts: list[Part]) -> None:
    """Mark a closing formula and the names under it, at most four lines."""
    first = None
    for index in range(len(spans) - 1, max(0, len(spans) - 5), -1):
        start, end = spans[index]
        unit = text[start:end]
        own_line = start == 0 or text[start - 1] == "\n"
        if _CLOSING_WORD.match(unit):
            first = index
            break
        if not (own_line and _SIGNATURE.match(unit)):
            break
        first = index
    if first is not None and first > 0:
        for index in range(first, len(spans)):
            parts[index] = Part.SIGN_OFF
