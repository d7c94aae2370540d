"""Whether the tone scorers can be gamed or led astray: rates over a list of texts.

Each function changes every text in a way that should, or should not, move a score, and
says in how many it did. `evals.meta.robustness` asks the same of the composite.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coach.domain import FactKind
from coach.facts import ledger
from evals.scorers import tone

Score = Callable[[str], float]
SCORES: dict[str, Score] = {
    "receptiveness": tone.receptiveness,
    "warmth": tone.warmth,
    "pressure": tone.pressure,
    "hype": tone.hype,
    "broadcast": tone.broadcast,
}
# Understanding, hearing, thanking, feeling, valuing, granting, regretting, asking back.
STOCK = (
    "I understand your point. What do you think?",
    "I hear you.",
    "Thank you for sharing.",
    "I completely understand how you feel.",
    "I really appreciate your perspective. Your feelings are valid.",
    "That makes a lot of sense. I see where you are coming from.",
    "Thank you so much for reaching out! We value your feedback.",
    "You raise a very good point. I agree with you.",
    "I'm so sorry to hear that. I understand your frustration.",
    "How do you feel about that? I would love to hear your thoughts.",
)
CRY = "LAST CHANCE!!"
# The largest rise, and the largest move, that count as none.
HAIR = 0.01
MOVE = 0.05


@dataclass(frozen=True, slots=True)
class Rate:
    """In how many of `n` changed texts it happened; the smallest and the largest change."""

    hits: int
    n: int
    least: float
    most: float

    @property
    def rate(self) -> float:
        """0 to 1; 0 for no texts."""
        return self.hits / self.n if self.n else 0.0


def stuffed(texts: Sequence[str], score: Score, phrases: Sequence[str] = STOCK) -> Rate:
    """How often appending stock empathy raises `score` by more than a hair. Wanted: never."""
    rises = [score(padded(text, phrase)) - score(text) for text in texts for phrase in phrases]
    return _rate(rises, lambda rise: rise > HAIR)


def cried(texts: Sequence[str], score: Score = tone.pressure) -> Rate:
    """How often a cry at the start, in the middle or at the end raises `score`. Wanted: always."""
    rises = [score(louder) - score(text) for text in texts for louder in cries(text)]
    return _rate(rises, lambda rise: rise > 0)


def swapped(texts: Sequence[str], score: Score) -> Rate:
    """How often other names, dates and sums move `score` by more than .05. Wanted: never."""
    moves = [abs(score(others(text)) - score(text)) for text in texts]
    return _rate(moves, lambda move: move > MOVE)


def padded(text: str, phrase: str) -> str:
    """`text` with `phrase` as a last sentence of its own."""
    body = text.rstrip()
    return f"{body}{' ' if body.endswith(('.', '!', '?')) else chr(10)}{phrase}"


def cries(text: str) -> Iterator[str]:
    """`text` with the cry before its first, between its middle and behind its last word."""
    yield f"{CRY} {text}"
    gaps = [match.end() for match in re.finditer(r"\s+", text)]
    if gaps:
        middle = gaps[len(gaps) // 2]
        yield f"{text[:middle]}{CRY} {text[middle:]}"
    yield f"{text} {CRY}"


_NAMES = ("Ottilie", "Bjarne Holm", "Kestrelia", "Nkechi", "Velo Nord", "Ruairi", "Sanja Kovac")
_CYCLES = (
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ("January", "February", "April", "June", "July", "August", "September", "October", "November"),
)


def others(text: str) -> str:
    """`text` with every name (of people, places, products), digit, weekday and month replaced
    by another of its kind."""
    facts = [fact for fact in ledger(text) if fact.kind is FactKind.NAME]
    for index, fact in enumerate(sorted(facts, key=lambda fact: fact.start, reverse=True)):
        if text[fact.start].isupper():
            text = f"{text[: fact.start]}{_NAMES[index % len(_NAMES)]}{text[fact.end :]}"
    text = re.sub(r"\d", lambda match: str((int(match.group()) + 3) % 10), text)
    for cycle in _CYCLES:
        text = re.sub(
            rf"\b(?:{'|'.join(cycle)})\b",
            lambda match: cycle[(cycle.index(match.group()) + 1) % len(cycle)],  # noqa: B023
            text,
        )
    return text


def _rate(values: Sequence[float], hit: Callable[[float], bool]) -> Rate:
    least, most = min(values, default=0.0), max(values, default=0.0)
    return Rate(sum(map(hit, values)), len(values), least, most)
