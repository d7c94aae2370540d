"""The measure against readers: 200 pairs, three readings each.

`evals/data/meta/pairs.jsonl` holds the two texts of a pair and where they come
from, `ratings.jsonl` one reading a line, `adjudicated.jsonl` the fourth reading
where the three all differ. Who the raters are is told in `evals/README.md`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from coach.errors import InputError
from evals.datasets.cases import DATA, RewriteCase, Split, read

Side = Literal["a", "b"]
Choice = Literal["a", "b", "tie"]
SEEDS = ("invented-fact", "dropped-fact", "stock-phrases", "hype", "ai-voice", "wrong-role")


class Pair(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two texts for one case. `seeded` names what is wrong on purpose with the text on
    the side `bad`; both are None for a pair from real sources."""

    id: str
    split: Split
    case: str
    a: str
    b: str
    a_source: str
    b_source: str
    seeded: str | None = None
    bad: Side | None = None


class Verdict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a reader says of one text."""

    meaning: bool
    pushy: bool
    send: bool


class Reading(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rater's answer to one pair, sides as in the pair (not as shown)."""

    pair: str
    rater: str
    better: Choice
    a: Verdict
    b: Verdict
    why: str = ""


class Adjudication(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fourth reading of a pair on which all three differ."""

    pair: str
    better: Choice
    why: str


@dataclass(frozen=True, slots=True)
class Label:
    """The majority for one pair."""

    better: Choice
    a: Verdict
    b: Verdict


@dataclass(frozen=True, slots=True)
class Rated:
    """A pair with its case, its readings and their majority."""

    pair: Pair
    case: RewriteCase
    readings: tuple[Reading, ...]
    label: Label


def load(
    known: Mapping[str, RewriteCase], split: str = "all", folder: Path = DATA / "meta"
) -> list[Rated]:
    """All pairs of `split` that were rated; `known` are the cases by id. InputError for
    a file that cannot be read and for a pair of an unknown case."""
    readings: dict[str, list[Reading]] = defaultdict(list)
    for reading in read(folder / "ratings.jsonl", Reading):
        readings[reading.pair].append(reading)
    decided = {row.pair: row.better for row in read(folder / "adjudicated.jsonl", Adjudication)}
    return [
        Rated(
            pair,
            _case(known, pair, folder),
            tuple(readings[pair.id]),
            _label(readings[pair.id], decided.get(pair.id)),
        )
        for pair in read(folder / "pairs.jsonl", Pair)
        if split in ("all", pair.split) and readings[pair.id]
    ]


def _case(known: Mapping[str, RewriteCase], pair: Pair, folder: Path) -> RewriteCase:
    if pair.case not in known:
        raise InputError(
            f"The pair {pair.id} is of the case {pair.case}, which is unknown.",
            where=str(folder / "pairs.jsonl"),
            mend="a pair names the id of a case in evals/data",
        )
    return known[pair.case]


def _label(readings: Sequence[Reading], decided: Choice | None) -> Label:
    return Label(
        decided or _choice([reading.better for reading in readings]),
        _verdict([reading.a for reading in readings]),
        _verdict([reading.b for reading in readings]),
    )


def _choice(answers: Sequence[Choice]) -> Choice:
    """What more readers say than anything else; a tie where no answer leads."""
    first, *others = Counter(answers).most_common(2)
    return "tie" if others and others[0][1] == first[1] else first[0]


def _majority(answers: Sequence[bool]) -> bool:
    return Counter(answers).most_common(1)[0][0]


def _verdict(verdicts: Sequence[Verdict]) -> Verdict:
    return Verdict(
        meaning=_majority([one.meaning for one in verdicts]),
        pushy=_majority([one.pushy for one in verdicts]),
        send=_majority([one.send for one in verdicts]),
    )


def undecided(rated: Sequence[Rated]) -> list[Rated]:
    """The pairs whose readings all differ on which text is better."""
    return [one for one in rated if len({reading.better for reading in one.readings}) > 2]


QUESTIONS: Mapping[str, Callable[[Reading], Sequence[object]]] = {
    "better": lambda reading: [reading.better],
    "meaning kept": lambda reading: [reading.a.meaning, reading.b.meaning],
    "pushy": lambda reading: [reading.a.pushy, reading.b.pushy],
    "would send": lambda reading: [reading.a.send, reading.b.send],
}


def alphas(rated: Sequence[Rated]) -> dict[str, float]:
    """Krippendorff's alpha for each question, nominal: 1 is agreement, 0 chance
    (Krippendorff 2011, "Computing Krippendorff's alpha-reliability")."""
    import krippendorff

    raters = sorted({reading.rater for one in rated for reading in one.readings})
    found: dict[str, float] = {}
    for name, answers in QUESTIONS.items():
        columns: list[list[object]] = []
        for one in rated:
            by_rater = {reading.rater: answers(reading) for reading in one.readings}
            width = len(next(iter(by_rater.values())))
            columns += [
                [by_rater[rater][at] if rater in by_rater else None for rater in raters]
                for at in range(width)
            ]
        codes = {
            value: number
            for number, value in enumerate(
                sorted({str(v) for c in columns for v in c if v is not None})
            )
        }
        table = [
            [
                float("nan") if column[row] is None else float(codes[str(column[row])])
                for column in columns
            ]
            for row in range(len(raters))
        ]
        found[name] = (
            1.0
            if len(codes) < 2
            else float(krippendorff.alpha(reliability_data=table, level_of_measurement="nominal"))
        )
    return found
