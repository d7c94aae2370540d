"""Calendar dates, weekdays, months, and days relative to today."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coach.domain import Fact, FactKind
from coach.facts.calendar import AMBIGUOUS, MONTH_OF, POINTED, RELATIVE, WEEKDAY_OF
from coach.text.patterns import Pattern, any_of


def _either(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_MONTH = _either(MONTH_OF)
_YEAR = r"(?:(?:19|20)\d\d(?!\d))"
_DAY = r"(?P<day>[0-3]?\d)(?!\d)(?:st|nd|rd|th|\.|er|º)?"

# All of them begin with a digit, or are tried only where a month or weekday
# stands: an alternation of a hundred names at every position would take most of
# the ledger's time.
_WORD = Pattern(r"[^\W\d_]+")
_DAY_MONTH = Pattern(
    rf"(?<![\w]){_DAY}\s?(?:of\s+|de\s+|di\s+)?(?P<month>{_MONTH})\b"
    rf"\.?(?:,?\s+(?:de\s+)?(?P<year>{_YEAR}))?"
)
_DAY_RANGE = Pattern(
    rf"(?<![\w]){_DAY}\s?(?:-|–|to|and|bis|or)\s?"
    rf"(?=[0-3]?\d(?:st|nd|rd|th|\.)?\s?(?:of\s+)?(?P<month>{_MONTH})\b)"
)
_ISO = Pattern(rf"(?<![\d-])(?P<year>{_YEAR})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d-])")
_NUMERIC = Pattern(
    r"(?<![\w/.-])(?P<first>[0-3]?\d)(?P<mark>[/.-])(?P<second>[0-3]?\d)(?P=mark)"
    r"(?P<year>(?:19|20)?\d\d)(?![\w/-])"
)
_SHORT = Pattern(r"(?<![\w/.-])(?P<first>[0-3]?\d)\.(?P<second>[01]?\d)\.(?!\d)")
_MONTH_DAY = Pattern(
    rf"(?P<month>{_MONTH})\b(?P<point>\.?)[^\S\n]+(?:the\s+)?(?P<day>[0-3]?\d)(?!\d|[:%]|\s?[ap]m\b)"
    rf"(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>{_YEAR}))?"
)
_MONTH_ALONE = Pattern(rf"(?P<month>{_MONTH})\b(?:\s+(?P<year>{_YEAR}))?")
_ORDINAL_AFTER = Pattern(r",?\s+(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b")
_RELATIVE_DAY = Pattern(rf"(?<![\w])(?:the )?(?P<relative>{_either(RELATIVE)})(?![\w])")

_LEADING_WEEKDAY = Pattern(
    rf"(?<!\w)(?P<weekday>{_either(WEEKDAY_OF)})\.?,?\s+(?:the\s+|den\s+|le\s+)?$"
)
# "on 4.3. we open" is a date; where a sentence ends after it, it may be a version
# ("it runs on 3.2. They like it"), unless the words before are German.
_SAYS_DATE = Pattern(r"\b(?:am|on|den|bis|vom|by|until|from|ab)\s$")
_SAYS_GERMAN_DATE = Pattern(r"\b(?:am|den|bis|vom|ab)\s$")
_SENTENCE_END = Pattern(r"\s*(?:$|\n)|[\"'”’)]*\s+[\"'“‘(]?[A-ZÀ-Þ]", flags=0)
# "room 2. May I come?"
_BEGINS_REQUEST = Pattern(r"\d+\.\s?May (?:I|we|you|they|he|she|it)\b", flags=0)
_SAYS_MONTH = Pattern(
    r"\b"
    + any_of(
        r"in|of|by|since|until|till|from|before|after|this|next|last|early|late|mid|for|end|is",
        r"during|to|im|en|seit",
    )
    + r"[\s-]+$",
)
_SAYS_DAY = Pattern(r"(?:\bon|\bmake it|\bby|\bfor|\btill|\buntil) $")
_LOOK_BACK = 24


def scan(text: str) -> Iterator[Fact]:
    """Dates of `text`, possibly overlapping.

    Values are ISO 8601 with "-" for what is not said, and the weekday after it:
    "2026-03-12", "--03-12", "2026-03", "--03", "fri", "--11-09 sat", "tomorrow".
    12/03/2026 is read as day first unless that is impossible.
    """
    if any(char.isdigit() for char in text):
        yield from _numeric(text)
    for word in _WORD.finditer(text):
        name = word.group().lower()
        if name in MONTH_OF:
            yield from _month(text, word.start(), word.group())
        if name in WEEKDAY_OF:
            yield from _weekday(text, word)
    for match in _RELATIVE_DAY.finditer(text):
        value = RELATIVE[match["relative"].lower()]
        yield Fact(FactKind.DATE, match.group(), value, *match.span())


def _numeric(text: str) -> Iterator[Fact]:
    for match in _ISO.finditer(text):
        yield from _date(text, match, int(match["day"]), int(match["month"]))
    for pattern in (_NUMERIC, _SHORT):
        for match in pattern.finditer(text):
            before = _before(text, match.start())
            if pattern is _SHORT and not _is_short_date(text, before, match.end()):
                continue
            day, month = int(match["first"]), int(match["second"])
            if month > 12 >= day:
                day, month = month, day
            yield from _date(text, match, day, month)
    for pattern in (_DAY_MONTH, _DAY_RANGE):
        for match in pattern.finditer(text):
            if match["month"] != "may" and not _BEGINS_REQUEST.match(text, match.start()):
                yield from _date(text, match, int(match["day"]), MONTH_OF[match["month"].lower()])


def _is_short_date(text: str, before: str, end: int) -> bool:
    if _LEADING_WEEKDAY.search(before) or _SAYS_GERMAN_DATE.search(before):
        return True
    return _SAYS_DATE.search(before) is not None and not _SENTENCE_END.match(text, end)


def _month(text: str, at: int, name: str) -> Iterator[Fact]:
    dated = _MONTH_DAY.match(text, at)
    ends_sentence = dated and dated["point"] and name.lower() not in POINTED
    if dated and not ends_sentence and not (name.islower() and name in AMBIGUOUS):
        yield from _date(text, dated, int(dated["day"]), MONTH_OF[dated["month"].lower()])
    alone = _MONTH_ALONE.match(text, at)
    if alone is None or not name[0].isupper() or (len(name) <= 3 and name.lower() != "may"):
        return
    if name.lower() in AMBIGUOUS and not (alone["year"] or _SAYS_MONTH.search(_before(text, at))):
        return
    value = f"{alone['year'] or '-'}-{MONTH_OF[name.lower()]:02d}"
    yield Fact(FactKind.DATE, alone.group(), value, *alone.span())


def _weekday(text: str, word: re.Match[str]) -> Iterator[Fact]:
    name, code = word.group(), WEEKDAY_OF[word.group().lower()]
    ordinal = _ORDINAL_AFTER.match(text, word.end())
    if ordinal:
        end = ordinal.end()
        value = f"----{int(ordinal['day']):02d} {code}"
        yield Fact(FactKind.DATE, text[word.start() : end], value, word.start(), end)
    if name.lower() in AMBIGUOUS:
        before = _before(text, word.start()).lower()
        titled = name[0].isupper() and not name.isupper()
        # "can't make it sat" is a day; "we sat", "the Sun" and "SAT" are not.
        if before.endswith("the ") or not (titled or _SAYS_DAY.search(before)):
            return
    yield Fact(FactKind.DATE, name, code, *word.span())


def _before(text: str, at: int) -> str:
    return text[max(0, at - _LOOK_BACK) : at]


def _date(text: str, match: re.Match[str], day: int, month: int) -> Iterator[Fact]:
    """The date `match` found, with the weekday that stands before it."""
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return
    year = match.groupdict().get("year") or "-"
    if len(year) == 2:
        year = f"20{year}"
    start, end = match.start(), match.start() + len(match.group().rstrip(" -–."))
    leading = _LEADING_WEEKDAY.search(_before(text, start))
    suffix = ""
    if leading:
        start -= len(leading.group())
        suffix = f" {WEEKDAY_OF[leading['weekday'].lower()]}"
    value = f"{year}-{month:02d}-{day:02d}{suffix}"
    yield Fact(FactKind.DATE, text[start:end], value, start, end)
