"""CASUAL and FORMAL: contractions, plain words for officialese, the way to address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from coach.domain import FindingKind, Style
from coach.pipeline.script import KEEP, EditScript, apply, soften
from coach.pipeline.styles.brief import Brief
from coach.pipeline.styles.contractions import CONTRACT, EXPAND
from coach.pipeline.styles.swaps import Swap, count, swap
from coach.pipeline.styles.wordlists import FORMAL_WORDS, PLAIN_WORDS
from coach.text.anatomy import Part, Unit, units
from coach.text.patterns import Pattern

_TITLED = r"(?:mr|mrs|ms|mx|dr|prof|dottoressa|frau|herr|mme)\b"
_FORMAL_GREETING = re.compile(r"(?:dear|greetings of the day|good day)\b", re.I)
_CASUAL_GREETING = re.compile(r"(?:hi+|hey+|hiya|yo|hello|morning)\b", re.I)
# "Dear student", "Dear valued customer": a role, not a name.
_ROLE = re.compile(
    r"dear (?:sir(?:s|/madam| or madam)?|madam|(?:valued )?(?:student|user|client|customer|guest"
    r"|passenger|resident|member|reader|applicant))\b",
    re.I,
)
_FORMAL_SIGN_OFF = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|(?:with )?(?:kind|best|warm)"
    r"(?:est)? regards|regards|respectfully|cordially)\b",
    re.I,
)
_CASUAL_SIGN_OFF = re.compile(
    r"(?:cheers|best|love|hugs|xo+|x+|take care|see you(?: soon| there)?|talk soon|all the best"
    r"|thanks(?: again| so much)?)\b(?! wishes)",
    re.I,
)
_LOUD_MARK = Pattern(r"[!?]*![!?]*|\?{2,}", flags=0)
_PICTURE = Pattern(
    r"[ ]?[\u2190-\u21ff\u2600-\u27bf\U0001f000-\U0001faff\u2b50\ufe0f\u200d]+"
    r"|(?<=\s)[:;]-?[)(DP](?=\s|$)",
    flags=0,
)

Change = Callable[[Brief, Unit], str]


def casual(brief: Brief, text: str) -> Iterator[str]:
    """`text` less formal: with plain words and contractions, with contractions only."""
    for table in ((*PLAIN_WORDS, *CONTRACT), CONTRACT):
        yield _each(brief, text, table, _casual_frame)


def formal(brief: Brief, text: str) -> Iterator[str]:
    """`text` more formal: written out, without slang, pictures and loud marks."""
    calm = _without_shouting(brief, text)
    for version in dict.fromkeys((text, calm)):
        yield _each(brief, version, (*FORMAL_WORDS, *EXPAND), _formal_frame)


def markers(brief: Brief, text: str, style: Style) -> float:
    """How many signs of the other register `text` has: what `style` would change."""
    tables, frame = (
        ((*PLAIN_WORDS, *CONTRACT), (_FORMAL_GREETING, _FORMAL_SIGN_OFF))
        if style is Style.CASUAL
        else ((*FORMAL_WORDS, *EXPAND), (_CASUAL_GREETING, _CASUAL_SIGN_OFF))
    )
    total = 0.0
    for unit in units(text):
        total += count(unit.text, tables, brief.held)
        total += unit.part is Part.GREETING and bool(frame[0].match(unit.text))
        total += unit.part is Part.SIGN_OFF and bool(frame[1].match(unit.text))
        if style is Style.FORMAL:
            total += len(_PICTURE.findall(unit.text)) + len(_LOUD_MARK.findall(unit.text))
    return total


def _each(brief: Brief, text: str, table: tuple[Swap, ...], frame: Callable[[Unit], str]) -> str:
    """`text` with `table` in its body and `frame` for greeting and sign-off."""
    edits = []
    found = units(text)
    for index, unit in enumerate(found):
        if unit.part is Part.BODY:
            new = swap(unit.text, table, brief.held)
            if table[-1] is EXPAND[-1] and not brief.kept_in(unit.text):
                new = _with_capital(_calm(brief, new), found[index - 1] if index else None)
        else:
            new = unit.text if brief.kept_in(unit.text) else frame(unit)
        edits.append(KEEP if new == unit.text else soften(new))
    return apply(EditScript(tuple(edits)), found)


def _casual_frame(unit: Unit) -> str:
    if unit.part is Part.GREETING:
        if _ROLE.match(unit.text):
            return _ROLE.sub("Hello", unit.text)
        hello = "Hello" if re.match(rf"dear {_TITLED}", unit.text, re.I) else "Hi"
        return re.sub(r"\Adear\b(?! dear)", hello, unit.text, flags=re.I)
    if unit.part is Part.SIGN_OFF:
        return _FORMAL_SIGN_OFF.sub("All the best", unit.text, count=1)
    return unit.text


def _formal_frame(unit: Unit) -> str:
    text = unit.text
    if unit.part is Part.GREETING:
        text = re.sub(
            r"\A(?:hi+|hey+|hiya|yo|hello)(?= (?:(?-i:[A-Z])|all\b|everyone\b))",
            "Dear",
            text,
            flags=re.I,
        )
        text = re.sub(r"\A(?:hi+|hey+|hiya|yo)\b(?: there)?", "Hello", text, flags=re.I)
        return re.sub(r"\s*!+", ",", _PICTURE.sub("", text))
    if unit.part is Part.SIGN_OFF and _CASUAL_SIGN_OFF.match(text):
        return _CASUAL_SIGN_OFF.sub("Kind regards", text, count=1)
    return text


def _calm(brief: Brief, sentence: str) -> str:
    """`sentence` without pictures and with one quiet mark at its end."""
    if brief.held(sentence) and (_PICTURE.search(sentence) or _LOUD_MARK.search(sentence)):
        return sentence
    bare = _PICTURE.sub("", sentence).strip()
    if bare != sentence and re.search(r"\w$", bare):
        bare += "."  # a picture often stands where the sentence ends
    quiet = _LOUD_MARK.sub(lambda match: "?" if "?" in match.group() else ".", bare)
    return re.sub(r"(?<![\w'’.])i(?=(?:['’]\w+)? )", "I", quiet)


def _with_capital(text: str, before: Unit | None) -> str:
    """A sentence begins with a capital, but behind "Hi Ana," on the same line; a word
    such as "iPhone" or "9am" is spelt as it is."""
    inline = before is not None and before.text.endswith((",", ":", "…", "..."))
    word = re.match(r"[a-z]+(?=[\s,.'’!?]|$)", text)
    return text if inline or word is None else text[:1].upper() + text[1:]


def _without_shouting(brief: Brief, text: str) -> str:
    from dataclasses import replace

    from coach import signals

    sent = replace(brief.reading.draft, text=text)
    loud = [f for f in signals.find(sent) if f.kind is FindingKind.SHOUTING and f.suggestion]
    return signals.applied(text, loud)
