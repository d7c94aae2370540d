"""Numerals and number words to one canonical decimal string."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

UNIT_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "dozen": 12, "thousand": 10**3, "k": 10**3, "million": 10**6,
    "m": 10**6, "mio": 10**6, "billion": 10**9, "bn": 10**9, "b": 10**9,
}  # fmt: skip
ORDINAL_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
    "fifteenth": 15, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "hundredth": 100,
}  # fmt: skip

# Grouped thousands in any of the usual styles, else digits with one decimal mark.
_NUMERAL = (
    r"(?:\d{1,3}(?:(?P<GROUP>[,.'’\u00a0\u202f ])\d{3})(?:(?P=GROUP)\d{3})*(?!\d)"
    r"(?:[.,]\d{1,2}(?!\d))?"
    r"|\d+(?:[.,]\d+)?)"
)
_GROUPED = re.compile(r"\d{1,3}(?:([,.'’\u00a0\u202f ])\d{3})(?:\1\d{3})*(?:([.,])\d{1,2})?")


def numeral(name: str) -> str:
    """The source of a pattern for one numeral; `name` must be unique within the
    surrounding pattern."""
    return _NUMERAL.replace("GROUP", name)


def value_of(digits: str) -> Decimal | None:
    """The number written as `digits`: "1,000", "1.000", "1 000" and "1000" are
    one thousand, "1,5" and "1.5" one and a half. A single group after a comma
    or point reads as thousands unless the number starts with a zero."""
    grouped = _GROUPED.fullmatch(digits)
    if grouped and not digits.startswith("0") and grouped.group(1) != grouped.group(2):
        whole, decimals = digits, ""
        if grouped.group(2):
            whole, _, decimals = digits.rpartition(grouped.group(2))
        digits = whole.replace(grouped.group(1), "") + (f".{decimals}" if decimals else "")
    try:
        return Decimal(digits.replace(",", "."))
    except InvalidOperation:
        return None


def plain(value: Decimal) -> str:
    """`value` without exponent, trailing zeros or a trailing point."""
    shown = format(value, "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def scaled(digits: str, scale: str | None) -> str | None:
    """The canonical form of `digits` times a scale word ("k", "million")."""
    value = value_of(digits)
    if value is None:
        return None
    if scale:
        value *= SCALES[scale.strip().lower().rstrip(".")]
    return plain(value)


def value_of_words(words: str) -> int | None:
    """The whole number that words such as "twenty-five" or "a hundred and twenty" say."""
    total = current = 0
    seen = False
    for word in re.split(r"[\s-]+", words.lower()):
        if word in {"a", "and", "an", ""}:
            continue
        if word in UNIT_WORDS:
            current += UNIT_WORDS[word]
        elif word in SCALES:
            factor = SCALES[word]
            current = max(current, 1) * factor
            if factor >= 1000:
                total, current = total + current, 0
        else:
            return None
        seen = True
    return total + current if seen else None
