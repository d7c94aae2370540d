"""From generations to scores; needs no model, so a changed scorer costs seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from coach.progress import Progress, Silent
from evals.datasets.cases import AdviceCase, RewriteCase
from evals.records import Generation, Scored

if TYPE_CHECKING:
    from evals.runner.selection import Case
    from evals.scorers.rate import Rating
    from evals.systems import Suite


@dataclass(frozen=True, slots=True)
class Raters:
    """What rates a text: a function for each kind of case."""

    rewrite: Callable[[RewriteCase, str], Rating]
    advice: Callable[[AdviceCase, Mapping[str, Any]], Rating]


def ours() -> Raters:
    """The project's scorers."""
    from evals.scorers.rate import rate_advice, rate_rewrite

    return Raters(rate_rewrite, rate_advice)


def scored(case: Case, made: Generation, raters: Raters) -> Scored:
    """`made`, and the raw text beside it where there is one, as `raters` see them."""
    rating = _rating(case, made, made.text, raters)
    raw = _rating(case, made, made.raw, raters) if made.raw is not None else None
    found = Scored(
        suite=made.suite,
        system=made.system,
        case=case.id,
        type=case.type,
        split=case.split,
        text=made.text,
        draft=case.draft if isinstance(case, RewriteCase) else case.situation,
        epoch=made.epoch,
        violations=tuple(rating.violations),
        scores=dict(rating.scores),
        improvement=rating.improvement,
        preservation=rating.preservation,
        composite=rating.composite,
        raw=made.raw,
        raw_violations=tuple(raw.violations) if raw else (),
        raw_composite=raw.composite if raw else None,
        reverted=made.reverted,
        seconds=made.seconds,
    )
    if not isinstance(case, RewriteCase):
        return found
    return replace(
        found,
        in_reply_to=case.in_reply_to,
        channel=case.channel,
        asked=case.asked,
        references=case.references,
    )


def rescore(
    generations: Sequence[Generation],
    cases: Mapping[Suite, Iterable[Case]],
    raters: Raters,
    progress: Progress | None = None,
) -> list[Scored]:
    """Scores in the order of `generations`; those of other cases than `cases` are left out."""
    known: dict[tuple[str, str], Case] = {
        (suite, case.id): case for suite, rows in cases.items() for case in rows
    }
    wanted = [made for made in generations if (made.suite, made.case) in known]
    shown = progress or Silent()
    shown.begin("Scoring", len(wanted), "texts")
    results = []
    for made in wanted:
        results.append(scored(known[made.suite, made.case], made, raters))
        shown.advance(1)
    shown.end()
    return results


def _rating(case: Case, made: Generation, text: str, raters: Raters) -> Rating:
    if isinstance(case, RewriteCase):
        return raters.rewrite(case, text)
    return raters.advice(case, {**(made.document or {}), "advice": text})
