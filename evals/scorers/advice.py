"""Tier D: advice on a situation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coach.text.content import content
from evals.datasets.cases import AdviceCase
from evals.records import Violation
from evals.scorers.gold import holds
from evals.scorers.levels import ramp, weighted
from evals.scorers.preservation.prose import machine_prose
from evals.scorers.words import words

_CITATION = re.compile(r"\[(\d{1,2})\]")
# An apostrophe inside a word neither opens nor closes a quotation.
_WORDING = re.compile(r"(?<!\w)[\"“‘']([^\"“”\n]{12,200}?)[\"”’'](?!\w)")
_QUESTION = re.compile(r"\?\s*(?:$|[\"”’)\n]|\s)")
_PLACEHOLDER = re.compile(r"\[(?!\d{1,2}\])[^\]\n]{2,40}\]|\{\{?[^}\n]{1,40}\}?\}")
# What one can read while the person waits; a sentence is too little, a page too much.
_LEAST, _MOST = (8, 25), (320, 180)

WEIGHTS = {
    "principles": 2.0,
    "does": 3.0,
    "concrete": 2.0,
    "about-it": 1.0,
    "length": 1.0,
    "prose": 1.0,
}


def rate_parts(
    case: AdviceCase, document: Mapping[str, Any]
) -> tuple[tuple[Violation, ...], float, dict[str, float]]:
    """Violations, the tier's value 0 to 1, and its parts, for a document of `advise`
    in the contract's form (design section 6).

    Out of scope there is one right decision, and nothing else to judge.
    """
    text = str(document.get("advice") or "")
    found = tuple(_violations(case, document, text))
    if not case.in_scope:
        return found, float(not found), {}
    if not text.strip():
        return found, 0.0, {}
    parts: dict[str, float | None] = {
        "principles": principles(case, document),
        "does": does(case, text),
        "concrete": concrete(text),
        "about-it": about_it(case.situation, text),
        "length": min(ramp(len(words(text)), *_LEAST), ramp(len(words(text)), *_MOST)),
        "prose": machine_prose(case.situation, text),
    }
    value = weighted(parts, WEIGHTS) or 0.0
    return found, value, {name: part for name, part in parts.items() if part is not None}


def _violations(case: AdviceCase, document: Mapping[str, Any], text: str) -> Iterator[Violation]:
    if bool(document.get("in_scope")) != case.in_scope:
        yield Violation(kind="scope", evidence="in scope" if case.in_scope else "out of scope")
    if case.in_scope and not text.strip():
        yield Violation(kind="empty")
    for phrase in case.must_not_say:
        if holds(text, phrase):
            yield Violation(kind="forbidden", evidence=phrase)
    listed = _ids(document.get("principles"))
    for number in sorted({int(found) for found in _CITATION.findall(text)}):
        if not 1 <= number <= len(listed):
            yield Violation(kind="citation", evidence=f"[{number}] of {len(listed)}")
    for cited in _ids(document.get("cited")):
        if cited not in listed:
            yield Violation(kind="citation", evidence=cited)
    gap = _PLACEHOLDER.search(text)
    if gap:
        yield Violation(kind="placeholder", evidence=gap.group())


def principles(case: AdviceCase, document: Mapping[str, Any]) -> float:
    """1 when a principle that fits was cited, 0.5 when it was only found."""
    wanted = set(case.principles)
    if wanted & set(_ids(document.get("cited"))):
        return 1.0
    return 0.5 if wanted & set(_ids(document.get("principles"))) else 0.0


def does(case: AdviceCase, text: str) -> float | None:
    """The share of the expected things that the text does, by their labelled phrases."""
    if not case.does:
        return None
    return sum(any(holds(text, form) for form in item.any) for item in case.does) / len(case.does)


def concrete(text: str) -> float:
    """1 for words one could send as they are (in quotes), 0.7 for a question back to the
    person, else 0.2: general advice."""
    if any(len(words(found[1])) >= 4 for found in _WORDING.finditer(text)):
        return 1.0
    return 0.7 if _QUESTION.search(text) else 0.2


def about_it(situation: str, text: str) -> float:
    """How far the text speaks of this situation: three of its content words are enough."""
    theirs = {word for word in content(situation) if len(word) > 3}
    if not theirs:
        return 1.0
    return min(1.0, len(theirs & set(content(text))) / min(3, len(theirs)))


def _ids(listed: object) -> Sequence[str]:
    if not isinstance(listed, Sequence) or isinstance(listed, str):
        return ()
    return [str(item.get("id") if isinstance(item, Mapping) else item) for item in listed]
