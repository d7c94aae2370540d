"""Numbers: numerals, number words, percentages, ordinals, counted units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.domain import Fact, FactKind
from coach.facts.amounts import ORDINAL_WORDS, UNIT_WORDS, numeral, scaled, value_of_words
from coach.text.patterns import Pattern

_UNITS = {
    "second": "seconds|second|secs|sec",
    "minute": "minutes|minute|minuten|mins|min",
    "hour": "hours|hour|hrs|hr|h|stunden|heures",
    "day": "days|day|tage|jours",
    "night": "nights|night",
    "week": "weeks|week|wks|wochen|semaines",
    "month": "months|month|monate|mois",
    "year": "years|year|yrs|yr|yo|jahre|ans",
    "km": "kilometres|kilometers|km",
    "mile": "miles|mile",
    "cm": "cm",
    "mm": "mm",
    "m2": "m²|m2|sqm",
    "metre": "metres|meters|metre|meter|m",
    "kg": "kilograms|kilos|kilo|kg",
    "gram": "grams|gram|g",
    "litre": "litres|liters|litre|liter|l",
    "ml": "ml",
    "degree": "°c|°f|°|degrees celsius|degrees|degree",
    "gb": "gb",
    "mb": "mb",
    "kwh": "kwh",
    "watt": "watts|watt|kw|w",
    "volt": "volts|volt|v",
    "times": "x|times",
}
_UNIT_OF = {form: unit for unit, forms in _UNITS.items() for form in forms.split("|")}
_UNIT = "|".join(sorted((form for form in _UNIT_OF), key=len, reverse=True))
_PERCENT = r"%|percent\b|per\ cent\b|pct\b|prozent\b|pour\ cent\b|por\ ciento\b|procent\b"
_TAIL = (
    rf"(?:(?:[ \u00a0\u202f]?(?P<percent>{_PERCENT}))"
    rf"|(?:[ \u00a0\u202f-]?(?P<unit>{_UNIT})(?![\w])))?"
)

_DIGITS = Pattern(
    r"(?<![\w])(?<!\d[.,])(?P<sign>(?<![\w)])[-−](?=\d))?"
    rf"(?P<digits>\d+(?:\.\d+){{2,}}|\d+/\d+|{numeral('group')})"
    r"(?:(?P<ordinal>st|nd|rd|th)\b|(?P<scale>\s?(?:k|mio\.?|bn)(?![\w])|(?-i:M)(?![\w])"
    rf"|\s(?:hundred|thousand|million|billion|dozen)\b)?{_TAIL})(?:ish)?(?![\w])"
)
_WORD = "|".join(sorted(UNIT_WORDS, key=len, reverse=True))
_SCALE_WORD = "hundred|thousand|million|billion|dozen"
_WORDS = Pattern(
    rf"(?<![\w-])(?P<words>(?:an?\s+(?:{_SCALE_WORD})|(?:{_WORD}))"
    rf"(?:(?:\s+and\s+|[\s-]+)(?:{_WORD}|{_SCALE_WORD}))*){_TAIL}(?![\w])"
)
_ORDINAL = Pattern(rf"(?<![\w-])(?P<word>{'|'.join(ORDINAL_WORDS)})(?![\w])")
_FRACTIONS_OF_HOUR = Pattern(
    r"\b(?:(?P<half>half an hour)|(?P<quarter>(?:a )?quarter of an hour))\b"
)


def scan(text: str) -> Iterator[Fact]:
    """Numbers of `text`, possibly overlapping each other.

    Values: "20", "20%", "1500", "15 minute", "-3 degree", "nth:3", "4.0.1". A
    bare "one" is a word more often than a count and only counts with a unit.
    """
    for match in _FRACTIONS_OF_HOUR.finditer(text):
        minutes = "30 minute" if match.group("half") else "15 minute"
        yield _fact(text, match.start(), match.end(), minutes)
    for match in _DIGITS.finditer(text):
        value = _value_of_digits(match.group("digits"), match.group("scale"))
        if value is None:
            continue
        if match.group("sign"):
            value = f"-{value}"
        if match.group("ordinal"):
            value = f"nth:{value}"
        yield _fact(text, match.start(), match.end(), value + _suffix(match))
    for match in _WORDS.finditer(text):
        count = value_of_words(match.group("words"))
        suffix = _suffix(match)
        if count is not None and (count != 1 or suffix):
            yield _fact(text, match.start(), match.end(), f"{count}{suffix}")
    for match in _ORDINAL.finditer(text):
        rank = ORDINAL_WORDS[match.group("word").lower()]
        yield _fact(text, match.start(), match.end(), f"nth:{rank}")


def _value_of_digits(digits: str, scale: str | None) -> str | None:
    if "/" in digits or (digits.count(".") > 1 and not _grouped(digits)):
        return digits
    # An order number or a postcode: its zeros and its length are part of it.
    if digits.isdigit() and (len(digits) > 6 or (len(digits) > 1 and digits.startswith("0"))):
        return digits
    return scaled(digits, scale)


def _grouped(digits: str) -> bool:
    parts = digits.split(".")
    return 1 <= len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])


def _suffix(match: re.Match[str]) -> str:
    if match.group("percent"):
        return "%"
    unit = match.group("unit")
    return f" {_UNIT_OF[unit.lower()]}" if unit else ""


def _fact(text: str, start: int, end: int, value: str) -> Fact:
    return Fact(FactKind.NUMBER, text[start:end], value, start, end)
