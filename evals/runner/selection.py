"""Which cases a run is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from coach.channels import channel
from coach.errors import InputError
from evals.datasets import cases
from evals.datasets.cases import AdviceCase, RewriteCase
from evals.systems import Suite

Case = RewriteCase | AdviceCase


def select(
    suite: Suite,
    *,
    split: str = "dev",
    limit: int | None = None,
    per_type: int | None = None,
    file: Path | None = None,
) -> list[Case]:
    """The cases of `suite`, of our own data or of `file`.

    `per_type` takes the first so many of each type, `limit` the first so many in all.
    A file's cases need no more than to be readable: its types are its own. InputError
    when there is none, or when an id is there twice.
    """
    found = _read(suite, split, file)
    if per_type is not None:
        found = _of_each_type(found, per_type)
    chosen = found[:limit]
    if not chosen:
        raise InputError(
            f"There are no {suite} cases to run.",
            where=str(file) if file else f"--split {split}",
            mend="choose another split or file",
        )
    _reject_doubles(chosen, file)
    return chosen


def _read(suite: Suite, split: str, file: Path | None) -> list[Case]:
    if suite == "advice":
        advice = cases.read(file, AdviceCase) if file else cases.advice()
        return [case for case in advice if split in ("all", case.split)]
    if file is not None:
        rewrites = cases.read(file, RewriteCase)
    else:
        rewrites = cases.rewrites() if suite == "rewrite" else cases.hard()
    for case in rewrites:
        channel(case.channel)  # InputError names the channels there are
        if not case.references:
            raise InputError(
                f"The case {case.id!r} has no reference.",
                where=str(file),
                mend="write at least one good rewrite; see evals/guidelines.md",
            )
    return [case for case in rewrites if split in ("all", case.split)]


def _of_each_type(found: Sequence[Case], most: int) -> list[Case]:
    seen: Counter[str] = Counter()
    kept = []
    for case in found:
        seen[case.type] += 1
        if seen[case.type] <= most:
            kept.append(case)
    return kept


def _reject_doubles(found: Sequence[Case], file: Path | None) -> None:
    doubled = [name for name, count in Counter(case.id for case in found).items() if count > 1]
    if doubled:
        raise InputError(
            f"The id {doubled[0]!r} is there twice.",
            where=str(file) if file else None,
            mend="give every case an id of its own",
        )
