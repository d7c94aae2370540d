"""Addresses a reader can follow: URLs, e-mails, phones, handles, tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.domain import Fact, FactKind
from coach.text.addresses import web_addresses
from coach.text.patterns import Pattern, any_of

_EMAIL = Pattern(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?![\w@])")
_SCHEME = Pattern(r"^(?:https?://)?(?:www\.)?")
_HANDLE = Pattern(r"(?<![\w@/.])@(?P<name>\w(?:[\w.-]*\w)?)")
_TAG = Pattern(r"(?<![\w&#/])#(?P<name>\w*[^\W\d_]\w*)")
_PHONE = Pattern(
    r"(?<![\w.,+#/-])(?:\+|00|\((?=\+?\d))?\d[\d\u00a0\u202f ().\-/–]{4,22}\d(?![\w]|[.,]\d|[-/]\d)"
)
_CUE = Pattern(
    any_of(
        r"call|phone|tel|telephone|mobile|text|ring|whatsapp|sms|fax|☎|📞|📱|telefon|anrufen",
        r"appelez|us on|me on|me at|us at",
    )
    + r"\W*(?:\w+\W+)?$",
)

_NUMBERED = Pattern(
    r"\b"
    + any_of(
        r"order|invoice|ticket|case|ref(?:erence)?|tracking|serial|account|booking|customer|item",
        r"policy|contract",
    )
    + r"(?:\s?(?:no|nr|number|id|code)?\.?)[\s:#]*$",
)


def emails(text: str) -> Iterator[Fact]:
    """E-mail addresses; the value is in lower case."""
    for match in _EMAIL.finditer(text):
        shown = match.group().strip(".")
        start = match.start() + match.group().index(shown) if shown else match.start()
        yield Fact(FactKind.EMAIL, shown, shown.lower(), start, start + len(shown))


def urls(text: str) -> Iterator[Fact]:
    """Web addresses with or without a scheme, without punctuation that follows.

    The value has no scheme, no "www." and no final slash, the host in lower case.
    """
    for start, end in web_addresses(text):
        bare = _SCHEME.sub("", text[start:end]).rstrip("/")
        host, slash, path = bare.partition("/")
        if host:
            yield Fact(FactKind.URL, text[start:end], host.lower() + slash + path, start, end)


def handles(text: str) -> Iterator[Fact]:
    """@handles; the value is in lower case with the "@"."""
    for match in _HANDLE.finditer(text):
        yield Fact(FactKind.HANDLE, match.group(), match.group().lower(), *match.span())


def tags(text: str) -> Iterator[Fact]:
    """#tags; "#1" is a number, not a tag."""
    for match in _TAG.finditer(text):
        yield Fact(FactKind.TAG, match.group(), match.group().lower(), *match.span())


def phones(text: str) -> Iterator[Fact]:
    """Phone numbers in national and international writing; the value is digits.

    Digits alone count when they begin with + or 0, stand in groups, or follow a
    word such as "call"; a long number without any of these is an order number.
    """
    for match in _PHONE.finditer(text):
        shown = match.group().rstrip(" (.-/–")
        digits = "".join(char for char in shown if char.isdigit())
        if not 6 <= len(digits) <= 15 or not _looks_dialled(text, match.start(), shown, digits):
            continue
        value = f"+{digits}" if shown.lstrip("(").startswith("+") else digits
        if value.startswith("00"):
            value = f"+{value[2:]}"
        yield Fact(FactKind.PHONE, shown, value, match.start(), match.start() + len(shown))


def _looks_dialled(text: str, start: int, shown: str, digits: str) -> bool:
    if shown.count("(") != shown.count(")"):
        return False
    if shown.lstrip("(").startswith("+"):
        return True
    if _NUMBERED.search(text[max(0, start - 24) : start]):
        return False
    cue = _CUE.search(text[max(0, start - 30) : start]) is not None
    groups = re.split(r"[^\d]+", shown.strip("()"))
    if re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+", shown) and not digits.startswith("0"):
        return cue  # 1 000 000 and 1.000.000 are amounts
    if len(groups) == 1:
        return cue or (digits.startswith("0") and 9 <= len(digits) <= 12)
    if re.fullmatch(r"(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d)", shown):
        return False  # a span of years
    if re.search(r"\s[-–]\s", shown) or ("/" in shown and not digits.startswith("0")):
        return False  # a range
    if len(digits) < 7:
        return cue
    return (
        cue
        or digits.startswith("0")
        or len(groups) >= 3
        or bool(re.fullmatch(r"\d{3}[-. ]\d{4}", shown))
    )
