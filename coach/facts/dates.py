"""Calendar dates, weekdays, months, and days relative to today."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.domain import Fact, FactKind
from coach.facts.patterns import Pattern

_MONTHS = (
    "january|jan|januar|janvier|enero|gennaio|januari|janeiro",
    "february|feb|februar|février|fevrier|febrero|febbraio|februari|fevereiro",
    "march|mar|märz|maerz|mars|marzo|maart|março",
    "april|apr|avril|abril|aprile",
    "may|mai|mayo|maggio|mei|maio",
    "june|jun|juni|juin|junio|giugno|junho",
    "july|jul|juli|juillet|julio|luglio|julho",
    "august|aug|août|aout|agosto|augustus",
    "september|sept|sep|septembre|septiembre|settembre|setembro",
    "october|oct|oktober|okt|octobre|octubre|ottobre|outubro",
    "november|nov|novembre|noviembre|novembro",
    "december|dec|dezember|dez|décembre|decembre|diciembre|dicembre|dezembro",
)
_WEEKDAYS = (
    "monday|mondays|mon|montag|lundi|lunes|lunedì|maandag|segunda-feira",
    "tuesday|tuesdays|tues|tue|dienstag|mardi|martes|martedì|dinsdag|terça-feira",
    "wednesday|wednesdays|weds|wed|mittwoch|mercredi|miércoles|mercoledì|woensdag|quarta-feira",
    "thursday|thursdays|thurs|thur|thu|donnerstag|jeudi|jueves|giovedì|donderdag|quinta-feira",
    "friday|fridays|fri|freitag|vendredi|viernes|venerdì|vrijdag|sexta-feira",
    "saturday|saturdays|sat|samstag|sonnabend|samedi|sábado|sabato|zaterdag",
    "sunday|sundays|sun|sonntag|dimanche|domingo|domenica|zondag",
)
_DAY_CODES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH_OF = {form: number for number, forms in enumerate(_MONTHS, 1) for form in forms.split("|")}
_WEEKDAY_OF = {
    form: code
    for code, forms in zip(_DAY_CODES, _WEEKDAYS, strict=True)
    for form in forms.split("|")
}
_RELATIVE = {
    "today": "today", "tonight": "today", "this morning": "today", "this afternoon": "today",
    "this evening": "today", "tomorrow": "tomorrow", "yesterday": "yesterday",
    "last night": "yesterday", "day after tomorrow": "today+2", "day before yesterday": "today-2",
    "heute": "today", "morgen früh": "tomorrow", "gestern": "yesterday",
    "aujourd'hui": "today", "demain": "tomorrow", "hier soir": "yesterday",
}  # fmt: skip


def _either(forms: dict[str, object]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_MONTH = _either(dict(_MONTH_OF))
_WEEKDAY = _either(dict(_WEEKDAY_OF))
# Words as well as months or days: only with a capital, and "sun", "sat", "mon",
# "may" and "mar" only next to a number (below).
_WORDS_TOO = frozenset({"sat", "sun", "mon", "wed", "mar", "may", "march", "mars", "jan", "mai"})
_YEAR = r"(?:(?:19|20)\d\d(?!\d))"
_LEAD = rf"(?:(?P<weekday>{_WEEKDAY})\.?,?\s+(?:the\s+|den\s+|le\s+)?)?"
_DAY = r"(?P<day>[0-3]?\d)(?!\d)(?:st|nd|rd|th|\.|er|º)?"

_DAY_MONTH = Pattern(
    rf"(?<![\w]){_LEAD}{_DAY}\s?(?:of\s+|de\s+|di\s+)?(?P<month>{_MONTH})\b\.?(?:,?\s+(?:de\s+)?(?P<year>{_YEAR}))?"
)
_DAY_RANGE = Pattern(
    rf"(?<![\w]){_DAY}\s?(?:-|–|to|and|bis|or)\s?(?=[0-3]?\d(?:st|nd|rd|th|\.)?\s?(?:of\s+)?(?P<month>{_MONTH})\b)"
)
_MONTH_DAY = Pattern(
    rf"(?<![\w]){_LEAD}(?P<month>{_MONTH})\b\.?\s+(?:the\s+)?(?P<day>[0-3]?\d)(?!\d|[:%]|\s?[ap]m\b)(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>{_YEAR}))?"
)
_ISO = Pattern(rf"(?<![\d-]){_LEAD}(?P<year>{_YEAR})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d-])")
_NUMERIC = Pattern(
    rf"(?<![\w/.-]){_LEAD}(?P<first>[0-3]?\d)(?P<mark>[/.-])(?P<second>[0-3]?\d)(?P=mark)"
    rf"(?P<year>(?:19|20)?\d\d)(?![\w/-])"
)
# "on 4.3." is a date, "version 4.3." at the end of a sentence is not.
_SHORT = Pattern(
    rf"(?<![\w/.-])(?:(?P<weekday>{_WEEKDAY})\.?,?\s+(?:den\s+)?|(?:(?<=\bam )|(?<=\bon )|(?<=\bden )|(?<=\bbis )|(?<=\bvom )|(?<=\bby )))"
    r"(?P<first>[0-3]?\d)\.(?P<second>[01]?\d)\.(?!\d)"
)
_WEEKDAY_ORDINAL = Pattern(
    rf"(?<![\w])(?P<weekday>{_WEEKDAY}),?\s+(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b"
)
_MONTH_ALONE = Pattern(
    rf"(?<![\w])(?P<before>(?:in|of|by|since|until|till|from|before|after|this|next|last|early|late|mid|for|end|is|during|to|im|en|seit)[\s-]+)?"
    rf"(?P<month>{_MONTH})\b(?:\s+(?P<year>{_YEAR}))?"
)
_WEEKDAY_ALONE = Pattern(rf"(?<![\w])(?P<weekday>{_WEEKDAY})(?![\w])")
_RELATIVE_DAY = Pattern(rf"(?<![\w])(?:the )?(?P<relative>{_either(dict(_RELATIVE))})(?![\w])")


def scan(text: str) -> Iterator[Fact]:
    """Dates of `text`, possibly overlapping.

    Values are ISO 8601 with "-" for what is not said, and the weekday after it:
    "2026-03-12", "--03-12", "2026-03", "--03", "fri", "--11-09 sat", "tomorrow".
    12/03/2026 is read as day first unless that is impossible.
    """
    for match in _ISO.finditer(text):
        yield from _date(match, int(match["day"]), int(match["month"]))
    for pattern in (_NUMERIC, _SHORT):
        for match in pattern.finditer(text):
            day, month = int(match["first"]), int(match["second"])
            if month > 12 >= day:
                day, month = month, day
            yield from _date(match, day, month)
    for pattern in (_DAY_MONTH, _MONTH_DAY, _DAY_RANGE):
        for match in pattern.finditer(text):
            name = match["month"]
            if name.islower() and name in _WORDS_TOO and (pattern is _MONTH_DAY or name == "may"):
                continue
            yield from _date(match, int(match["day"]), _MONTH_OF[name.lower()])
    for match in _WEEKDAY_ORDINAL.finditer(text):
        value = f"---{int(match['day']):02d} {_WEEKDAY_OF[match['weekday'].lower()]}"
        yield Fact(FactKind.DATE, match.group(), value, *match.span())
    yield from _single_words(text)


def _single_words(text: str) -> Iterator[Fact]:
    for match in _MONTH_ALONE.finditer(text):
        name = match["month"]
        if not name[0].isupper() or (len(name) <= 3 and name.lower() != "may"):
            continue
        if name.lower() in _WORDS_TOO and not (match["before"] or match["year"]):
            continue
        value = f"{match['year'] or '-'}-{_MONTH_OF[name.lower()]:02d}"
        yield Fact(
            FactKind.DATE,
            text[match.start("month") : match.end()],
            value,
            match.start("month"),
            match.end(),
        )
    for match in _WEEKDAY_ALONE.finditer(text):
        name = match["weekday"]
        if name.lower() in _WORDS_TOO and not (name[0].isupper() and not name.isupper()):
            # "can't make it sat", "fri" in a quick message; not "sat down", "the sun".
            before = text[max(0, match.start() - 12) : match.start()].lower()
            if not re.search(r"(?:\bon|\bmake it|\bby|\bfor|\btill|\buntil) $", before):
                continue
        if name.lower() in _WORDS_TOO and re.search(r"\bthe $", text[: match.start()][-5:].lower()):
            continue
        yield Fact(FactKind.DATE, name, _WEEKDAY_OF[name.lower()], *match.span())
    for match in _RELATIVE_DAY.finditer(text):
        yield Fact(
            FactKind.DATE, match.group(), _RELATIVE[match["relative"].lower()], *match.span()
        )


def _date(match: re.Match[str], day: int, month: int) -> Iterator[Fact]:
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return
    year = match.groupdict().get("year") or "-"
    if len(year) == 2:
        year = f"20{year}"
    weekday = match.groupdict().get("weekday")
    suffix = f" {_WEEKDAY_OF[weekday.lower()]}" if weekday else ""
    end = match.end()
    shown = match.group().rstrip(" -–.")
    end -= len(match.group()) - len(shown)
    yield Fact(FactKind.DATE, shown, f"{year}-{month:02d}-{day:02d}{suffix}", match.start(), end)
