"""The composite against readers: which text is better, which is bad on purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from evals.datasets.cases import RewriteCase
from evals.meta.pairs import Choice, Rated, alphas
from evals.meta.ranks import auc
from evals.meta.rows import Row
from evals.scorers.rate import Rating, rate_rewrite
from evals.scorers.words import words
from evals.stats import proportion_interval

_AGREEMENT, _SEEDED = 0.75, 0.90
# A composite that moves less than this has not noticed anything.
_NOTICED = 0.02

Rate = Callable[[RewriteCase, str], Rating]


def prefers(left: Rating, right: Rating) -> Choice:
    """Which of two ratings is better: by the composite; where neither has one, by how many
    rules each breaks, then by the tiers."""
    keys = [(one.composite, -len(one.violations), one.quality) for one in (left, right)]
    if keys[0] == keys[1]:
        return "tie"
    return "a" if keys[0] > keys[1] else "b"


def shorter(left: str, right: str) -> Choice:
    """The judge that costs nothing."""
    lengths = len(words(left)), len(words(right))
    return "tie" if lengths[0] == lengths[1] else "a" if lengths[0] < lengths[1] else "b"


def run(rated: Sequence[Rated], rate: Rate = rate_rewrite) -> list[Row]:
    """Agreement with the majority (pairs the readers call a tie are left out), seeded
    errors noticed, and how the composite and the invariants tell apart what the
    readers would send."""
    if not rated:
        return []
    found = {one.pair.id: (rate(one.case, one.pair.a), rate(one.case, one.pair.b)) for one in rated}
    decided = [one for one in rated if one.label.better != "tie"]
    real = [one for one in decided if one.pair.seeded is None]
    rows = [
        *_agreement(decided, found, "all pairs", _AGREEMENT),
        *_agreement(real, found, "pairs from real sources", None),
        *_seeded([one for one in rated if one.pair.seeded], found, "pairs"),
    ]
    # The weights were set on one half of the pairs, by case.
    kept = [one for one in rated if one.pair.split == "test"]
    decided_kept = [one for one in kept if one.label.better != "tie"]
    rows += _agreement(decided_kept, found, "pairs held back", None)
    rows += _seeded([one for one in kept if one.pair.seeded], found, "pairs held back", None)
    texts = [
        (rating, verdict, text)
        for one in rated
        for rating, verdict, text in zip(
            found[one.pair.id],
            (one.label.a, one.label.b),
            (one.pair.a, one.pair.b),
            strict=True,
        )
    ]
    for name, labels, values in (
        ("would send", [v.send for _, v, _ in texts], [r.composite for r, _, _ in texts]),
        (
            "meaning kept",
            [v.meaning for _, v, _ in texts],
            [float(not r.violations) for r, _, _ in texts],
        ),
    ):
        if len(set(labels)) < 2:
            continue  # a few pairs on which all readers say the same rank nothing
        baseline = auc([-float(len(words(text))) for _, _, text in texts], labels)
        rows.append(
            Row(
                name=f"readers: {name}",
                data=f"{len(texts)} texts",
                metric="AUC",
                value=auc(values, labels),
                n=len(texts),
                baseline=max(baseline, 1 - baseline),
            )
        )
    rows += [
        Row(
            name=f"readers among themselves: {name}",
            data=f"{len(rated)} pairs",
            metric="Krippendorff alpha",
            value=value,
            n=len(rated),
        )
        for name, value in alphas(rated).items()
    ]
    return rows


def _agreement(
    decided: Sequence[Rated],
    found: dict[str, tuple[Rating, Rating]],
    data: str,
    gate: float | None,
) -> Iterator[Row]:
    if not decided:
        return
    right = sum(prefers(*found[one.pair.id]) == one.label.better for one in decided)
    interval = proportion_interval(right, len(decided))
    lengths = [(shorter(one.pair.a, one.pair.b), one.label.better) for one in decided]
    by_shorter = sum(choice == label for choice, label in lengths)
    by_longer = sum(choice not in (label, "tie") for choice, label in lengths)
    yield Row(
        name="composite: agrees with the majority",
        data=f"{len(decided)} {data}",
        metric="share",
        value=interval.value,
        low=interval.low,
        high=interval.high,
        n=len(decided),
        baseline=max(by_shorter, by_longer) / len(decided),
        gate=gate,
    )


def _seeded(
    seeded: Sequence[Rated],
    found: dict[str, tuple[Rating, Rating]],
    data: str,
    gate: float | None = _SEEDED,
) -> Iterator[Row]:
    if not seeded:
        return
    noticed = sum(notices(one, found[one.pair.id]) for one in seeded)
    interval = proportion_interval(noticed, len(seeded))
    yield Row(
        name="composite: seeded errors noticed",
        data=f"{len(seeded)} {data} with a text made bad on purpose",
        metric="share",
        value=interval.value,
        low=interval.low,
        high=interval.high,
        n=len(seeded),
        gate=gate,
    )


def notices(one: Rated, ratings: tuple[Rating, Rating]) -> bool:
    """Whether the text made bad is rated below the other by more than a hair."""
    bad, good = ratings if one.pair.bad == "a" else ratings[::-1]
    return bad.composite < good.composite - _NOTICED
