"""Drawing the pairs that readers rate, and putting their answers back in order.

    python -m evals.meta.draw pairs GENERATIONS     writes evals/data/meta/pairs.jsonl
    python -m evals.meta.draw sheets DIR            writes one shuffled sheet a rater
    python -m evals.meta.draw collect DIR           reads the filled sheets back

The pairs are drawn with a fixed seed from what systems wrote for the dev cases,
and from `seeded.jsonl`. A sheet shows no source, has an order of its own, and the
sides of half its pairs turned.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from coach.errors import InputError
from evals.datasets import cases
from evals.datasets.cases import DATA, RewriteCase
from evals.meta.pairs import Choice, Pair, Reading, Verdict
from evals.records import Generation
from evals.systems import texts

FOLDER = DATA / "meta"
RATERS = ("r1", "r2", "r3")
_SEED = 11
# How many pairs of which two sources: above all the close ones.
_PLAN: tuple[tuple[str, str, int], ...] = (
    ("coach", "reference", 24),
    ("coach", "draft", 22),
    ("coach", "rules", 18),
    ("coach", "base", 22),
    ("coach-raw", "coach", 16),
    ("reference", "base", 14),
    ("rules", "draft", 8),
    ("base", "draft", 8),
    ("template", "coach", 4),
    ("reference", "reference-2", 4),
)
_TURNED: Mapping[Choice, Choice] = {"a": "b", "b": "a", "tie": "tie"}


class Seeded(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text made bad on purpose from the first reference of `case`."""

    case: str
    kind: str
    text: str
    note: str = ""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What a rater fills in for one row of a sheet."""

    row: int
    better: Choice
    a: Verdict
    b: Verdict
    why: str = ""


def draw(
    known: Sequence[RewriteCase],
    texts: Mapping[tuple[str, str], str],
    seeded: Sequence[Seeded],
) -> list[Pair]:
    """140 pairs by the plan, each two texts of a case at most once, and the seeded.

    `texts` holds what each source wrote, by case and source. Cases take turns, so that
    none has many more pairs than another.
    """
    chance = random.Random(_SEED)
    used: dict[str, int] = {case.id: 0 for case in known}
    made: list[tuple[str, str, str]] = []
    for left, right, wanted in _PLAN:
        order = list(known)
        chance.shuffle(order)
        fitting = [c for c in order if _differ(texts.get((c.id, left)), texts.get((c.id, right)))]
        fitting.sort(key=lambda case: used[case.id])
        for case in fitting[:wanted]:
            made.append((case.id, left, right))
            used[case.id] += 1
    pairs = [
        _pair(f"pair-{number:03}", case, left, right, texts)
        for number, (case, left, right) in enumerate(made, start=1)
    ]
    return pairs + [
        _seeded(f"seeded-{number:02}", row, texts) for number, row in enumerate(seeded, start=1)
    ]


def _differ(left: str | None, right: str | None) -> bool:
    return left is not None and right is not None and left.split() != right.split()


def _pair(
    name: str, case: str, left: str, right: str, texts: Mapping[tuple[str, str], str]
) -> Pair:
    return Pair(
        id=name,
        split=_split(case),
        case=case,
        a=texts[case, left],
        b=texts[case, right],
        a_source=left,
        b_source=right,
    )


def _seeded(name: str, row: Seeded, texts: Mapping[tuple[str, str], str]) -> Pair:
    return Pair(
        id=name,
        split=_split(row.case),
        case=row.case,
        a=row.text,
        b=texts[row.case, "reference"],
        a_source=row.kind,
        b_source="reference",
        seeded=row.kind,
        bad="a",
    )


def _split(case: str) -> cases.Split:
    """Halves by case, so that no case is in both."""
    return "dev" if random.Random(f"{_SEED} {case}").random() < 0.5 else "test"


def sources(known: Sequence[RewriteCase], made: Sequence[Generation]) -> dict[tuple[str, str], str]:
    """Every text by case and source: generations, raw samples, drafts, references."""
    found: dict[tuple[str, str], str] = {}
    for one in made:
        found[one.case, one.system] = one.text
        if one.raw:
            found[one.case, f"{one.system}-raw"] = one.raw
    for case in known:
        found[case.id, "draft"] = case.draft
        found[case.id, "template"] = texts.template(case)
        found[case.id, "reference"] = case.references[0]
        if len(case.references) > 1:
            found[case.id, "reference-2"] = case.references[1]
    return found


def sheet(
    pairs: Sequence[Pair], known: Mapping[str, RewriteCase], rater: str
) -> Iterator[dict[str, object]]:
    """The rows a rater sees, in an order of their own, sides turned by chance."""
    for row, (pair, turned) in enumerate(_order(pairs, rater), start=1):
        case = known[pair.case]
        a, b = (pair.b, pair.a) if turned else (pair.a, pair.b)
        yield {
            "row": row,
            "channel": case.channel,
            "they_asked_about_the_offer": case.asked,
            "their_message": case.in_reply_to,
            "draft": case.draft,
            "a": a,
            "b": b,
        }


def _order(pairs: Sequence[Pair], rater: str) -> list[tuple[Pair, bool]]:
    chance = random.Random(f"{_SEED} {rater}")
    order = [(pair, chance.random() < 0.5) for pair in pairs]
    chance.shuffle(order)
    return order


def collect(pairs: Sequence[Pair], rater: str, rows: Sequence[Row]) -> list[Reading]:
    """The answers of one rater, sides as in the pairs. InputError when one is missing."""
    by_number = {row.row: row for row in rows}
    found: list[Reading] = []
    for number, (pair, turned) in enumerate(_order(pairs, rater), start=1):
        row = by_number.get(number)
        if row is None:
            raise InputError(
                f"The sheet of {rater} has no answer for row {number}.", mend="fill it in"
            )
        a, b = (row.b, row.a) if turned else (row.a, row.b)
        better = _TURNED[row.better] if turned else row.better
        found.append(Reading(pair=pair.id, rater=rater, better=better, a=a, b=b, why=row.why))
    return sorted(found, key=lambda reading: reading.pair)


def _write(file: Path, rows: Sequence[object]) -> None:
    text = "\n".join(msgspec.json.encode(row).decode() for row in rows)
    file.write_text(text + "\n", encoding="utf-8")
    print(f"{len(rows)} rows in {file}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the three steps; 2 when a file cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m evals.meta.draw", description=__doc__)
    parser.add_argument("step", choices=["pairs", "sheets", "collect"])
    parser.add_argument("path", type=Path)
    options = parser.parse_args(arguments)
    known = cases.rewrites("dev")
    by_id = {case.id: case for case in known}
    try:
        if options.step == "pairs":
            made = cases.read(options.path, Generation)
            seeded = cases.read(FOLDER / "seeded.jsonl", Seeded)
            _write(FOLDER / "pairs.jsonl", draw(known, sources(known, made), seeded))
            return 0
        pairs = cases.read(FOLDER / "pairs.jsonl", Pair)
        if options.step == "sheets":
            for rater in RATERS:
                rows = list(sheet(pairs, by_id, rater))
                _write(options.path / f"{rater}.jsonl", rows)
            return 0
        found = [
            reading
            for rater in RATERS
            for reading in collect(
                pairs, rater, cases.read(options.path / f"{rater}-answers.jsonl", Row)
            )
        ]
        _write(FOLDER / "ratings.jsonl", found)
    except InputError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
