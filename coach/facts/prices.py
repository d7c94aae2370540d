"""Prices: an amount with a currency, and what it is per."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.domain import Fact, FactKind
from coach.facts.amounts import UNIT_WORDS, numeral, scaled, value_of, value_of_words
from coach.text.patterns import Pattern

_CURRENCIES = {
    "EUR": "€|eur|euros|euro",
    "USD": "us$|$|usd|dollars|dollar|bucks",
    "GBP": "£|gbp|pounds|pound|quid",
    "CHF": "chf|francs|franken|sfr",
    "JPY": "¥|jpy|yen",
    "INR": "₹|inr|rupees|rupee",
    "SEK": "sek",
    "NOK": "nok",
    "DKK": "dkk",
    "KR": "kr|kronor|kroner",
    "PLN": "pln|zł|zloty",
    "CZK": "czk|kč",
    "CAD": "ca$|cad",
    "AUD": "au$|a$|aud",
    "CENT": "cents|cent",
    "PENCE": "pence|p",
}
_CODE_OF = {form: code for code, forms in _CURRENCIES.items() for form in forms.split("|")}
_BEFORE = (
    r"us\$|ca\$|au\$|a\$|[$€£¥₹]|(?<!\w)(?:eur|usd|gbp|chf|jpy|inr|sek|nok|dkk|pln|czk|cad|aud)"
)
_AFTER = (
    r"[€£$¥₹]|(?:eur|usd|gbp|chf|jpy|inr|sek|nok|dkk|pln|czk|cad|aud|euros?|dollars?|bucks|quid"
    r"|pounds?|francs?|franken|yen|rupees?|kronor|kroner|kr|zloty|zł|kč|cents?|pence)(?!\w)"
)
_SCALE = r"(?:\s?(?:k|mio\.?|bn|m|b)(?![\w])|\s(?:hundred|thousand|million|billion)\b)"
_PERIODS = {
    "hour": "hour|hr|h", "day": "day|d", "night": "night", "week": "week|wk",
    "month": "month|mo|mth", "year": "year|yr|annum|y", "person": "person|head|pp",
    "user": "user|seat", "kg": "kg|kilo", "session": "session|lesson|class",
}  # fmt: skip
_PERIOD_OF = {form: period for period, forms in _PERIODS.items() for form in forms.split("|")}
_PER = (
    # The words need a space after them: "£220 and" is no price per d(ay).
    r"(?:(?:\s?(?:/|per|p\.)\s?|\s?(?:an?|each|every)\s)"
    rf"(?P<period>{'|'.join(sorted(_PERIOD_OF, key=len, reverse=True))})(?!\w)"
    r"|\s?(?P<adverb>monthly|yearly|annually|weekly|daily|hourly)\b)?"
)
_ADVERB = {
    "monthly": "month", "yearly": "year", "annually": "year",
    "weekly": "week", "daily": "day", "hourly": "hour",
}  # fmt: skip
_DASH = r"\s?(?:-|–|—|to|and|or|bis|à)\s?"
_TAIL_MARK = r"(?:,-|\.-|,–)?"

_PREFIXED = Pattern(
    rf"(?P<currency>{_BEFORE})\s?(?P<low>{numeral('g1')})(?!\d)(?P<low_scale>{_SCALE})?{_TAIL_MARK}"
    rf"(?:{_DASH}(?P<again>{_BEFORE})?\s?(?P<high>{numeral('g2')})(?!\d)(?P<high_scale>{_SCALE})?"
    rf"(?!\s?(?:%|percent|hours|days|weeks|months|years|people)))?{_PER}"
)
_SUFFIXED = Pattern(
    rf"(?<![\w.,])(?:(?P<low>{numeral('g1')})(?P<low_scale>{_SCALE})?\s?(?:{_AFTER})?{_DASH})?"
    rf"(?P<high>{numeral('g2')})(?P<high_scale>{_SCALE})?{_TAIL_MARK}"
    rf"[ \u00a0\u202f-]?(?P<currency>{_AFTER}){_PER}"
)
_PENCE = Pattern(r"(?<![\w.,])(?P<high>\d{1,3})p(?!\w)", flags=0)
_WORD = "|".join(sorted(UNIT_WORDS, key=len, reverse=True))
_WORDS = Pattern(
    rf"(?<![\w-])(?P<words>(?:an?\s+(?:hundred|thousand|million)|(?:{_WORD}))"
    rf"(?:(?:\s+and\s+|[\s-]+)(?:{_WORD}|hundred|thousand|million))*)"
    rf"\s(?P<currency>euros?|dollars?|pounds|quid|bucks|francs)(?!\w){_PER}"
)


def scan(text: str) -> Iterator[Fact]:
    """Prices of `text`: value "1500 USD" or "20 EUR/month".

    A range gives two facts, the second with the period. "£48-58k" is read as
    £48,000 to £58,000, as people mean it.
    """
    for pattern in (_PREFIXED, _SUFFIXED):
        for match in pattern.finditer(text):
            yield from _prices(text, match)
    for match in _PENCE.finditer(text):
        yield Fact(FactKind.PRICE, match.group(), f"{match.group('high')} PENCE", *match.span())
    for match in _WORDS.finditer(text):
        amount = value_of_words(match.group("words"))
        if amount is not None:
            value = f"{amount} {_code(match.group('currency'))}{_period(match)}"
            yield Fact(FactKind.PRICE, match.group(), value, *match.span())


def _prices(text: str, match: re.Match[str]) -> Iterator[Fact]:
    currency = _code(match.group("currency"))
    low, high = match.group("low"), match.group("high")
    low_scale, high_scale = match.group("low_scale"), match.group("high_scale")
    if low and high and high_scale and not low_scale:
        first, second = value_of(low), value_of(high)
        if first is not None and second is not None and first < 1000:
            low_scale = high_scale
    parts = [
        (low, low_scale, match.start("low")),
        (
            high,
            high_scale,
            match.start("again") if match.groupdict().get("again") else match.start("high"),
        ),
    ]
    present = [part for part in parts if part[0]]
    for number, (digits, scale, at) in enumerate(present):
        value = scaled(digits, scale)
        if value is None:
            continue
        last = number == len(present) - 1
        start = match.start() if number == 0 else at
        end = match.end() if last else at + len(digits) + len(scale or "")
        yield Fact(
            FactKind.PRICE, text[start:end], f"{value} {currency}{_period(match)}", start, end
        )


def _code(symbol: str) -> str:
    return _CODE_OF[symbol.lower().strip()]


def _period(match: re.Match[str]) -> str:
    if match.group("period"):
        return f"/{_PERIOD_OF[match.group('period').lower()]}"
    adverb = match.group("adverb")
    return f"/{_ADVERB[adverb.lower()]}" if adverb else ""
