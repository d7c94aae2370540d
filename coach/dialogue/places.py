"""What a person points at in a message: "the second sentence", "the line about the discount"."""

from __future__ import annotations

import re

from coach.text.anatomy import Part, units
from coach.text.content import content
from coach.text.patterns import Pattern, any_of
from coach.text.sentences import sentences

_NUMBERS = {
    "first": 0, "1st": 0, "opening": 0, "one": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2,
    "fourth": 3, "4th": 3, "forth": 3, "fifth": 4, "5th": 4, "sixth": 5, "6th": 5,
    "last": -1, "final": -1, "closing": -1, "ending": -1, "penultimate": -2,
    "second to last": -2, "second-to-last": -2, "next to last": -2, "last but one": -2,
    "second last": -2,
}  # fmt: skip
_COUNTS = {"two": 2, "2": 2, "three": 3, "3": 3, "couple of": 2, "both": 2}
_ORDINAL = any_of(*sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_KIND = r"(?P<kind>sentences?|lines?|paragraphs?|questions?|parts?|bits?|phrases?|points?|bullets?)"
_THE = r"(?:the |that |this |your |my |very |whole )*"
_NUMBERED = re.compile(
    rf"{_THE}(?P<ordinal>{_ORDINAL})(?: (?P<count>two|2|three|3))? (?:\w+ )?{_KIND}\b|"
    rf"(?P<kind2>sentence|line|paragraph) (?:no\.? |number |#)?(?P<number>\d)\b"
)
_QUOTED = re.compile(r"[\"“„«'‘]([^\"”“»]{1,400}?)[\"”»'’](?:\s|[.,!?]|$)")
_ABOUT = Pattern(
    r"^(?:(?:the|that|this|any|my|your|all(?: the)?) )*(?:whole )?(?:thing|things|part|parts|bit"
    r"|bits"
    r"|sentences?|lines?|stuff|mention|remark|paragraph|point|info|information|words?|one"
    r"|phrase)s? "
    r"(?:about|with|on|of|that (?:mentions|says|talks about)|which (?:mentions|says)|where (?:i|it"
    r"|we)"
    r"(?: (?:mention|say|talk about|says|mentions))?|mentioning|saying|regarding|that starts with"
    r"|starting with|in) (?P<what>.+)$"
)
_BARE = Pattern(
    r"^(?:(?:the|that|my|your|any|all(?: the)?|its) )+(?P<what>[\w'’%€$£-]+(?: [\w'’-]+){0,4})$"
)

# What people call a thing that is written otherwise.
_LOOKS = {
    "discount": r"%|\b(?:off|discount|code|coupon|rebate)\b", "price": r"[€$£]\s?\d|\d\s?(?:€|eur"
    "|usd|dollars?|euros?|pounds?)|\bprice",
    "prices": r"[€$£]\s?\d|\d\s?(?:€|eur|usd|dollars?|euros?|pounds?)|\bprice",
    "cost": r"[€$£]\s?\d|\bcosts?\b", "link": r"https?://|\bwww\.|\.(?:com|org|net|io)\b",
    "url": r"https?://|\bwww\.", "website": r"https?://|\bwww\.|\bwebsite|\bsite\b",
    "offer": r"\boffer|%|\boff\b", "phone number": r"\+?\d[\d ()-]{6,}", "number": r"\d",
    "date": r"\b\d{1,2}[./ ](?:\d|[a-z]{3})|day\b", "deadline": r"\b(?:until|by|before|ends?|today"
    "|tomorrow|last)\b",
    "apology": r"\b(?:sorry|apolog)", "thanks": r"\bthank", "invitation": r"\b(?:invit|join|come)",
    "code": r"\bcode\b", "hype": r"!|\b(?:amazing|thrilled|incredible)\b",
}  # fmt: skip


def resolve(phrase: str, text: str) -> tuple[str, ...]:
    """The stretches of `text`, verbatim, that `phrase` means; () when it means none.

    Nothing is guessed: "it" and a number beyond the end have no answer.
    """
    phrase = phrase.strip().rstrip(".!?")
    if quoted := _QUOTED.search(phrase):
        return _verbatim(quoted.group(1).strip(), text)
    plain = " ".join(phrase.lower().replace("’", "'").split())
    if numbered := _NUMBERED.match(plain):
        return _numbered(numbered, text)
    if named := _named_part(plain, text):
        return named
    about = _ABOUT.match(plain) or _BARE.match(plain)
    if about:
        return _about(about.group("what"), text)
    return ()


def _verbatim(wanted: str, text: str) -> tuple[str, ...]:
    match = re.search(re.escape(wanted), text, re.IGNORECASE) if wanted else None
    return (match.group(),) if match else ()


def _numbered(match: re.Match[str], text: str) -> tuple[str, ...]:
    kind = (match.group("kind") or match.group("kind2") or "").rstrip("s")
    pieces = _pieces(kind, text)
    if match.group("number"):
        index, count = int(match.group("number")) - 1, 1
    else:
        index = _NUMBERS[match.group("ordinal")]
        count = _COUNTS.get(match.group("count") or "", 1)
    # "The last two" begin one before the last.
    from_end = len(pieces) + index - (count - 1 if index == -1 else 0)
    first = from_end if index < 0 else index
    if first < 0 or not pieces[first : first + count]:
        return ()
    return tuple(pieces[first : first + count])


def _pieces(kind: str, text: str) -> list[str]:
    """The sentences, lines, paragraphs or questions a person would count.

    A greeting of its own and the name below are not counted as sentences.
    """
    if kind == "paragraph":
        return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    if kind in {"line", "point", "bullet"} and "\n" in text.strip():
        return _lines(text)
    found = _body(text)
    if kind == "question":
        return [piece for piece in found if piece.endswith("?")]
    return found


def _lines(text: str) -> list[str]:
    """The lines that say something: nobody who drops "the last line" means their name."""
    body = [unit for unit in units(text) if unit.part is Part.BODY]
    found, position = [], 0
    for line in text.split("\n"):
        end = position + len(line)
        if line.strip() and any(unit.start < end and unit.end > position for unit in body):
            found.append(line.strip())
        position = end + 1
    return found


def _body(text: str) -> list[str]:
    parts = units(text)
    body = [unit.text for unit in parts if unit.part is Part.BODY]
    return body or [sentence.text for sentence in sentences(text)]


_EMOJI = re.compile(
    "[\u2600-\u27bf\U0001f000-\U0001faff][\ufe0f\u200d\u2600-\u27bf\U0001f000-\U0001faff]*"
)


def _named_part(plain: str, text: str) -> tuple[str, ...]:
    """The greeting, the sign-off, the hashtags, the question, the emoji, the P.S."""
    words = re.sub(rf"^{_THE}|^all |^any ", "", plain).strip()
    if re.fullmatch(r"(?:greeting|salutation|hello|intro line)", words):
        return _of_part(text, Part.GREETING)
    if re.fullmatch(r"(?:sign-?off|signature|my name|closing)", words):
        return _of_part(text, Part.SIGN_OFF)
    if re.fullmatch(r"(?:hash)?tags?", words):
        return tuple(dict.fromkeys(re.findall(r"#\w+", text)))
    if re.fullmatch(r"(?:emojis?|emoticons?|smileys?)", words):
        return tuple(dict.fromkeys(_EMOJI.findall(text)))
    if re.fullmatch(r"(?:p\.?s\.?|postscript)", words):
        return tuple(s.text for s in sentences(text) if re.match(r"p\.?\s?s\b", s.text, re.I))[:1]
    if re.fullmatch(r"(?:question|question at the end|last question|closing question)", words):
        return tuple(_pieces("question", text)[-1:])
    if re.fullmatch(r"(?:ending|end|last part|last bit)", words):
        return tuple(_body(text)[-1:])
    if re.fullmatch(r"(?:opening|beginning|start|first part|intro(?:duction)?)", words):
        return tuple(_body(text)[:1])
    return ()


def _of_part(text: str, part: Part) -> tuple[str, ...]:
    return tuple(unit.text for unit in units(text) if unit.part is part)


def _about(what: str, text: str) -> tuple[str, ...]:
    """The sentence that shares most words with `what`, or looks like it."""
    wanted = set(content(what))
    looks = next((p for name, p in _LOOKS.items() if re.search(rf"\b{name}\b", what)), None)
    best, most = "", 0.0
    for piece in _body(text):
        shared = len(wanted & set(content(piece))) / max(1, len(wanted))
        if looks and re.search(looks, piece, re.IGNORECASE):
            shared += 0.5
        if shared > most:
            best, most = piece, shared
    return (best,) if most >= 0.5 else ()
