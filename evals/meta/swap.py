"""The same case about other people, days, sums and products.

A measure of how something is said must not care who says it to whom, when, and
for how much. Every text of a case is swapped in the same way, so that what was
kept is still kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import msgspec

from coach.domain import FactKind
from coach.facts import ledger
from coach.facts.capitals import is_ordinary
from evals.datasets.cases import GoldFinding, RewriteCase

_NAMES = (
    "Alina", "Brandt", "Corvin", "Dalmore", "Estrid", "Fenwick", "Galina", "Hartog", "Ilse",
    "Jarrow", "Katya", "Lindqvist", "Moreau", "Nadira", "Orsolya", "Penrose", "Quint", "Rosalie",
    "Sandor", "Tamsin", "Ulrike", "Vasquez", "Wilmot", "Ximena", "Yorick", "Zelda",
)  # fmt: skip
_DAYS = {
    "monday": "thursday", "tuesday": "friday", "wednesday": "saturday", "sunday": "monday",
    "thursday": "tuesday", "friday": "wednesday", "saturday": "sunday",
    "january": "october", "march": "december", "june": "september", "july": "august",
    "october": "january", "december": "march", "september": "june", "august": "july",
    "april": "november", "november": "april",
}  # fmt: skip
_QUOTES = tuple("'\"‘“„«")
_SIGNS = {"€": "£", "£": "€"}
# The last digit of a number, so that times stay times and days days.
_DIGITS = str.maketrans("234567", "325476")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+|[€£]")


def swapped(case: RewriteCase, text: str) -> tuple[RewriteCase, str]:
    """`case` and `text` with other names, days, months, sums and currencies."""
    names = _names("\n".join((case.draft, case.in_reply_to, text, *case.references)))

    def swap(old: str) -> str:
        return _swap(old, names)

    return _mapped(case, swap), swap(text)


def _mapped(case: RewriteCase, swap: Callable[[str], str]) -> RewriteCase:
    def forms(items: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(swap(form) for form in item) for item in items)

    draft = swap(case.draft)
    findings: list[GoldFinding] = []
    for found in case.findings:
        # What stands before a finding may have grown or shrunk.
        start = len(swap(case.draft[: found.start]))
        words = swap(found.text)
        findings.append(
            msgspec.structs.replace(found, text=words, start=start, end=start + len(words))
        )
    return msgspec.structs.replace(
        case,
        draft=draft,
        in_reply_to=swap(case.in_reply_to),
        must_keep=forms(case.must_keep),
        must_not_add=tuple(swap(phrase) for phrase in case.must_not_add),
        answer=forms(case.answer),
        findings=tuple(findings),
        references=tuple(swap(reference) for reference in case.references),
    )


def _names(text: str) -> Mapping[str, str]:
    """Another name for each word of each name, lower case to lower case."""
    words = [
        part.lower()
        for fact in ledger(text)
        if fact.kind is FactKind.NAME
        # A quoted word with a capital may be any word, an acronym a word of the trade.
        if text[fact.start - 1 : fact.start] not in _QUOTES
        for part in _WORD.findall(fact.text)
        if len(part) > 2
        and not part.isupper()
        and part.lower() not in _DAYS
        and not is_ordinary(part.lower())
    ]
    return {
        word: _NAMES[number % len(_NAMES)].lower() + "e" * (number // len(_NAMES))
        for number, word in enumerate(dict.fromkeys(words))
    }


def _swap(text: str, names: Mapping[str, str]) -> str:
    def word(match: re.Match[str]) -> str:
        old = match.group()
        new = _SIGNS.get(old) or names.get(old.lower()) or _DAYS.get(old.lower())
        if new is None:
            return old
        return new.upper() if old.isupper() else new.capitalize() if old[0].isupper() else new

    def number(match: re.Match[str]) -> str:
        digits = match.group()
        return digits[:-1] + digits[-1].translate(_DIGITS)

    return _WORD.sub(word, _NUMBER.sub(number, text))
