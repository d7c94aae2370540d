"""What a run must reach, and whether it did.

Two kinds: minima the user sets (`--min invariants=1`), and the baselines. A measure is
only worth its numbers if an answer that needs no skill lies clearly below the product;
and a product that is scored far above what a thoughtful person wrote has learnt the
measure, not the task.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from coach.errors import InputError, nearest
from evals.records import Scored
from evals.report.tables import (
    METRICS,
    PRODUCT,
    Metric,
    compare,
    flawed,
    mean,
    of_system,
)

# Answers that need no skill: the same template for everybody, a copy of the draft, and
# a copy with stock empathy around it.
MUST_LOSE = ("template", "draft", "stuffed")
REFERENCE = "reference"
# By how much the product may beat a reference before it looks like gaming.
GAMING = 0.05
_FORM = "--min METRIC=VALUE, or --min SUITE/TYPE:METRIC=VALUE"


class GateResult(msgspec.Struct, frozen=True):
    """A gate with what was measured (None: nothing to measure), what was wanted in
    words ("at least 0.550"), whether it held, and a sentence for people."""

    name: str
    value: float | None
    wanted: str
    passed: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Minimum:
    """The product's mean of `metric` must reach `value`; `suite` and `type` narrow the cases."""

    metric: str
    value: float
    suite: str = ""
    type: str = ""

    @property
    def name(self) -> str:
        """As the user wrote it, without the value."""
        scope = f"{self.suite}/{self.type}" if self.type else self.suite
        return f"{scope}:{self.metric}" if scope else self.metric


def minimum(text: str) -> Minimum:
    """`text` of the form METRIC=VALUE, SUITE:METRIC=VALUE or SUITE/TYPE:METRIC=VALUE.

    METRIC is one of `tables.METRICS` or a key of the scores. InputError for another
    form or a value outside 0 to 1.
    """
    name, equals, number = text.partition("=")
    scope, colon, metric = name.rpartition(":")
    suite, _, type_ = scope.partition("/")
    try:
        value = float(number)
    except ValueError:
        value = math.nan
    if not equals or not metric.strip() or (colon and not suite) or not 0 <= value <= 1:
        raise InputError(
            f"{text!r} is no gate: it needs a metric and a number from 0 to 1",
            where="--min",
            mend=_FORM,
        )
    return Minimum(metric.strip(), value, suite.strip(), type_.strip())


def check(results: Sequence[Scored], minima: Iterable[Minimum] = ()) -> tuple[GateResult, ...]:
    """Every gate that applies to `results`, the user's minima first.

    InputError for a minimum of something that was not measured.
    """
    return (*(_minimum(results, wanted) for wanted in minima), *_baselines(results))


def _minimum(results: Sequence[Scored], wanted: Minimum) -> GateResult:
    product = of_system(results)
    chosen = [
        sample
        for sample in product
        if wanted.suite in ("", sample.suite) and wanted.type in ("", sample.type)
    ]
    metric = _metric(product, wanted.metric)
    if all(metric(sample) is None for sample in chosen):
        raise InputError(
            f"No sample of {PRODUCT} in this run has a value for {wanted.name!r}",
            where="--min",
            mend="run the suite it is measured on, or take the gate away",
        )
    found = mean([sample for sample in chosen if metric(sample) is not None], metric)
    return GateResult(
        name=f"min {wanted.name}",
        value=found.value,
        wanted=f"at least {wanted.value:.3f}",
        passed=found.value >= wanted.value,
        sentence=(
            f"{wanted.name} of {PRODUCT} is {found.value:.3f}"
            f" (95 % interval {found.low:.3f} to {found.high:.3f}) over {found.n} cases."
        ),
    )


def _metric(samples: Iterable[Scored], name: str) -> Metric:
    if name in METRICS:
        return METRICS[name]
    known = sorted({measure for sample in samples for measure in sample.scores})
    if name in known:
        return lambda sample: sample.scores.get(name)
    close = nearest(name, [*METRICS, *known])
    raise InputError(
        f"Nothing in this run is called {name!r}",
        where="--min",
        mend=f"{close}=VALUE" if close else ", ".join([*METRICS, *known]),
    )


def _baselines(results: Sequence[Scored]) -> list[GateResult]:
    cases = [sample for sample in results if flawed(sample)]
    gates = []
    for system in (*MUST_LOSE, REFERENCE):
        found = compare(of_system(cases), of_system(cases, system), "composite", system)
        if not found:
            continue
        paired = found.paired
        if system == REFERENCE:
            passed = not (paired.difference > GAMING and paired.low > 0)
            wanted = f"at most {GAMING:.3f}, or not clearly above 0"
        else:
            passed = paired.low > 0
            wanted = "lower bound above 0"
        gates.append(
            GateResult(
                name=f"{PRODUCT} against {system}",
                value=paired.difference,
                wanted=wanted,
                passed=passed,
                sentence=(
                    f"The composite of {PRODUCT} minus that of {system} is"
                    f" {paired.difference:+.3f} (95 % interval {paired.low:+.3f} to"
                    f" {paired.high:+.3f}) over {paired.n} flawed cases."
                ),
            )
        )
    return gates
