"""When two facts say the same.

Equality is by kind and canonical value, with the tolerance people have: a unit,
a year or a weekday that one side leaves out does not make another fact; one
that contradicts does.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.domain import Fact, FactKind
from coach.facts.lexicon import ORDINARY_WORDS
from coach.facts.words import FUNCTION_WORDS, parts
from coach.text.patterns import Pattern

_DATE = Pattern(
    r"(?:(?P<year>\d{4}|-)-(?P<month>\d\d|-)(?:-(?P<day>\d\d))?)?"
    r"\s?(?P<weekday>mon|tue|wed|thu|fri|sat|sun)?$"
)
_NUMERIC_DATE = Pattern(r".*?(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}")
_SPOKEN_TIME = Pattern(r"(?:half|quarter|ten|twenty|five)\b|.*o['’]?clock")


@dataclass(frozen=True, slots=True)
class Day:
    """The parts of a date; "" for what it does not say."""

    year: str
    month: str
    day: str
    weekday: str

    def parts(self) -> dict[str, str]:
        named = {"year": self.year, "month": self.month, "day": self.day, "weekday": self.weekday}
        return {name: value for name, value in named.items() if value}


def day_of(value: str) -> Day | None:
    """The parts of a canonical date value; None for "tomorrow" and its like."""
    match = _DATE.match(value)
    if match is None or not value:
        return None
    year, month, day, weekday = match.group("year", "month", "day", "weekday")
    return Day(
        year if year and year != "-" else "",
        month if month and month != "-" else "",
        day or "",
        weekday or "",
    )


def readings(fact: Fact) -> list[Day]:
    """The ways a date can be read: 05/06/2026 is the fifth of June or May the sixth."""
    day = day_of(fact.value)
    if day is None:
        return []
    swapped = []
    if day.day and day.month and int(day.day) <= 12 and _NUMERIC_DATE.match(fact.text):
        swapped = [Day(day.year, day.day, day.month, day.weekday)]
    return [day, *swapped]


def carries(said: Fact, wanted: Fact) -> bool:
    """Whether `said` (in the rewrite) tells a reader all that `wanted` did."""
    if said.kind is FactKind.DATE and wanted.kind is FactKind.DATE:
        return _same_day(said, wanted)
    if said.kind is FactKind.NAME and wanted.kind is FactKind.NAME:
        return bool(name_parts(said.value) & name_parts(wanted.value))
    return _same_amount(said, wanted)


def supports(source: Fact, said: Fact) -> bool:
    """Whether `source` allows the rewrite to say `said`."""
    if said.kind is FactKind.DATE and source.kind is FactKind.DATE:
        return _covers_day(source, said)
    return _same_amount(said, source)


def name_parts(value: str) -> set[str]:
    """The words of a name that tell it from others."""
    named = set(parts(value))
    telling = {part for part in named if part not in FUNCTION_WORDS and part not in ORDINARY_WORDS}
    return telling or named


def _same_day(said: Fact, wanted: Fact) -> bool:
    if said.value == wanted.value:
        return True
    for left in readings(said):
        for right in readings(wanted):
            given, needed = left.parts(), right.parts()
            if any(given[name] != needed[name] for name in given.keys() & needed.keys()):
                continue
            # The day and month are the fact; the weekday and year beside them repeat it.
            core = {"day", "month"} & needed.keys() or {"weekday"} & needed.keys() or needed.keys()
            if core <= given.keys():
                return True
    return False


def _covers_day(source: Fact, said: Fact) -> bool:
    if said.value == source.value:
        return True
    return any(
        given.parts().items() <= base.parts().items()
        for given in readings(said)
        for base in readings(source)
        if given.parts()
    )


def _same_amount(said: Fact, other: Fact) -> bool:
    """Numbers, prices and times, and whatever else is compared by its value."""
    kinds = {said.kind, other.kind}
    if said.kind is other.kind:
        if said.value == other.value:
            return True
        if said.kind is FactKind.NUMBER:
            return _compatible(said.value, other.value, " ") or _times(said.value, other.value)
        if said.kind is FactKind.PRICE:
            return _compatible(said.value, other.value, "/")
        if said.kind is FactKind.TIME:
            return _same_time(said, other)
        if said.kind is FactKind.PHONE:
            return _same_phone(said.value, other.value)
        if said.kind is FactKind.URL:
            return said.value.lower() == other.value.lower()
        if said.kind is FactKind.QUOTE:
            return said.value in other.value or other.value in said.value
        return False
    if kinds == {FactKind.NUMBER, FactKind.PRICE} and said.kind is FactKind.NUMBER:
        return said.value.split(" ")[0] == other.value.split(" ")[0]
    if kinds == {FactKind.NUMBER, FactKind.PRICE}:
        # "640 euro, +120, so 760": the currency of one amount is that of the others.
        return other.value == said.value.split(" ")[0]
    if kinds == {FactKind.NUMBER, FactKind.TIME}:
        number, time = (said, other) if said.kind is FactKind.NUMBER else (other, said)
        return _is_hour(number.value, time)
    if kinds == {FactKind.NUMBER, FactKind.DATE} and said.kind is FactKind.NUMBER:
        bare = said.value.removeprefix("nth:")
        return any(
            bare in {reading.year, reading.day.lstrip("0")} - {""} for reading in readings(other)
        )
    return kinds == {FactKind.TAG, FactKind.NUMBER} and said.value == other.value


def _compatible(left: str, right: str, mark: str) -> bool:
    left_amount, _, left_extra = left.partition(mark)
    right_amount, _, right_extra = right.partition(mark)
    if left_amount != right_amount:
        return False
    return not (left_extra and right_extra) or left_extra == right_extra


def _times(left: str, right: str) -> bool:
    """Whether one is "the third time" and the other "three times"."""
    for one, other in ((left, right), (right, left)):
        if one.startswith("nth:") and other == f"{one.removeprefix('nth:')} times":
            return True
    return False


def _same_time(left: Fact, right: Fact) -> bool:
    if left.value[2:] != right.value[2:]:
        return False
    if (int(left.value[:2]) - int(right.value[:2])) % 12:
        return False
    return any(_SPOKEN_TIME.match(fact.text) for fact in (left, right))


def _is_hour(number: str, time: Fact) -> bool:
    if not number.isdigit() or not time.value.endswith(":00"):
        return False
    hour = int(time.value[:2])
    explicit = any(mark in time.text.lower() for mark in ("am", "pm", "a.m", "p.m"))
    return int(number) in ({hour, hour % 12 or 12} if explicit else {hour})


def _same_phone(left: str, right: str) -> bool:
    # +44 20 7946 0018 and 020 7946 0018 are one line.
    tails = [value.removeprefix("+").lstrip("0") for value in (left, right)]
    shorter, longer = sorted(tails, key=len)
    return longer.endswith(shorter) and len(shorter) >= 7 and len(longer) - len(shorter) <= 3
