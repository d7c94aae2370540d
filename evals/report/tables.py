"""The numbers of a report: samples in, rows with intervals out.

Epochs of a case are averaged before anything else: a case that was run three times is
still one case. Intervals over several case types are clustered by type.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from evals.records import Scored, Violation
from evals.stats import Interval, Paired, mean_interval, paired_comparison, proportion_interval

# The system that is the program itself; every other one is there to compare with.
PRODUCT = "coach"
# Advice has no draft: nothing to preserve and nothing to compare with.
ADVICE = "advice"

CaseKey = tuple[str, str]
Metric = Callable[[Scored], float | None]

METRICS: Mapping[str, Metric] = {
    "composite": lambda sample: sample.composite,
    "invariants": lambda sample: float(sample.passed),
    "improvement": lambda sample: sample.improvement,
    "preservation": lambda sample: None if sample.suite == ADVICE else sample.preservation,
    "raw_composite": lambda sample: sample.raw_composite,
    "raw_invariants": lambda sample: (
        None if sample.raw is None else float(not sample.raw_violations)
    ),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One system on one group of cases. `preservation` is None for advice."""

    suite: str
    system: str
    type: str
    invariants: Interval
    improvement: Interval
    preservation: Interval | None
    composite: Interval

    @property
    def n(self) -> int:
        """Cases, however often each was run."""
        return self.composite.n


@dataclass(frozen=True, slots=True)
class RawRow:
    """The model's first sample beside what was shipped, on the same cases.

    `reverted` is the share of samples where the checks refused all the model wrote;
    None when the system does not say.
    """

    suite: str
    system: str
    raw_invariants: Interval
    invariants: Interval
    raw_composite: Interval
    composite: Interval
    reverted: float | None


@dataclass(frozen=True, slots=True)
class Broken:
    """How often the product broke one invariant, and the first evidence in order."""

    kind: str
    shipped: int
    raw: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A paired difference in `metric` on the cases of `label`."""

    label: str
    metric: str
    paired: Paired


def key(sample: Scored) -> CaseKey:
    """What two systems' answers to one case share."""
    return sample.suite, sample.case


def per_case(samples: Iterable[Scored], metric: Metric) -> dict[CaseKey, float]:
    """`metric` of each case, averaged over its epochs; cases it says nothing of are left out."""
    found: defaultdict[CaseKey, list[float]] = defaultdict(list)
    for sample in samples:
        value = metric(sample)
        if value is not None:
            found[key(sample)].append(value)
    return {case: fmean(values) for case, values in found.items()}


def types(samples: Iterable[Scored]) -> dict[CaseKey, str]:
    """The cluster of each case: its suite and type."""
    return {key(sample): f"{sample.suite}/{sample.type}" for sample in samples}


def suites(results: Iterable[Scored]) -> list[str]:
    """In order of first appearance, as everything here that is not sorted by a number."""
    return list(dict.fromkeys(sample.suite for sample in results))


def flawed(sample: Scored) -> bool:
    """Whether there was something to mend, so that a copy of the draft is no answer."""
    return (
        sample.suite != ADVICE
        and sample.type != "already-good"
        and sample.references != (sample.draft,)
    )


def of_system(results: Iterable[Scored], system: str = PRODUCT) -> list[Scored]:
    """The samples of one system."""
    return [sample for sample in results if sample.system == system]


def systems(results: Sequence[Scored]) -> list[Row]:
    """A row per suite and system; within a suite the best composite first."""
    groups: defaultdict[tuple[str, str], list[Scored]] = defaultdict(list)
    for sample in results:
        groups[sample.suite, sample.system].append(sample)
    rows = [_row(samples, type_="all") for samples in groups.values()]
    order = suites(results)
    return sorted(rows, key=lambda row: (order.index(row.suite), -row.composite.value, row.system))


def by_type(results: Iterable[Scored]) -> list[Row]:
    """A row per suite, type and system."""
    groups: defaultdict[tuple[str, str, str], list[Scored]] = defaultdict(list)
    for sample in results:
        groups[sample.suite, sample.type, sample.system].append(sample)
    return [_row(samples, type_=type_) for (_, type_, _), samples in groups.items()]


def raw_and_shipped(results: Iterable[Scored]) -> list[RawRow]:
    """A row per suite and system that has a model."""
    groups: defaultdict[tuple[str, str], list[Scored]] = defaultdict(list)
    for sample in results:
        if sample.raw is not None and sample.raw_composite is not None:
            groups[sample.suite, sample.system].append(sample)
    return [
        RawRow(
            suite=suite,
            system=system,
            raw_invariants=share(samples, METRICS["raw_invariants"]),
            invariants=share(samples, METRICS["invariants"]),
            raw_composite=mean(samples, METRICS["raw_composite"]),
            composite=mean(samples, METRICS["composite"]),
            reverted=_reverted(samples),
        )
        for (suite, system), samples in groups.items()
    ]


def broken(results: Iterable[Scored]) -> list[Broken]:
    """The invariants the product broke, shipped or raw, the most frequent first."""
    shipped: Counter[str] = Counter()
    raw: Counter[str] = Counter()
    evidence: dict[str, str] = {}
    for sample in of_system(results):
        for violations, count in ((sample.violations, shipped), (sample.raw_violations, raw)):
            count.update({violation.kind for violation in violations})
            _note(violations, evidence)
    rows = [Broken(kind, shipped[kind], raw[kind], text) for kind, text in evidence.items()]
    return sorted(rows, key=lambda row: (-row.shipped, -row.raw, row.kind))


def _note(violations: Iterable[Violation], evidence: dict[str, str]) -> None:
    for violation in violations:
        if not evidence.get(violation.kind):
            evidence[violation.kind] = violation.evidence


def against_systems(results: Sequence[Scored]) -> list[Compared]:
    """The product minus every other system, in composite, over all flawed cases."""
    cases = [sample for sample in results if flawed(sample)]
    product = of_system(cases)
    rows = [
        compared
        for system in dict.fromkeys(sample.system for sample in cases)
        if system != PRODUCT
        and (compared := compare(product, of_system(cases, system), "composite", system))
    ]
    return sorted(rows, key=lambda row: (row.paired.difference, row.label))


def against_baseline(results: Iterable[Scored], baseline: Iterable[Scored]) -> list[Compared]:
    """The product now minus the product in `baseline`: each measure over all, then the
    composite per suite and type. Empty when they have no case in common."""
    now, then = of_system(results), of_system(baseline)
    names = ("composite", "invariants", "improvement", "preservation")
    rows = [compare(now, then, name, "all") for name in names]
    for label in dict.fromkeys(types(now).values()):
        mine = [sample for sample in now if f"{sample.suite}/{sample.type}" == label]
        rows.append(compare(mine, then, "composite", label))
    return [row for row in rows if row]


def compare(
    new: Sequence[Scored], old: Sequence[Scored], metric: str, label: str
) -> Compared | None:
    """`new` minus `old` over the cases of both; None when there are none."""
    left, right = per_case(new, METRICS[metric]), per_case(old, METRICS[metric])
    if left.keys().isdisjoint(right):
        return None
    return Compared(label, metric, paired_comparison(left, right, types(new)))


def mean(samples: Sequence[Scored], metric: Metric) -> Interval:
    """The mean over cases, clustered by type."""
    cases, labels = per_case(samples, metric), types(samples)
    return mean_interval(cases.values(), [labels[case] for case in cases])


def share(samples: Sequence[Scored], metric: Metric) -> Interval:
    """The share of cases, for a metric that is 0 or 1."""
    cases = per_case(samples, metric).values()
    return proportion_interval(min(sum(cases), len(cases)), len(cases))


def percent(share: float) -> str:
    """As in 96.7 %. Only all of them are 100.0 %, and only none of them 0.0 %."""
    shown = min(max(share, 0.001), 0.999) if 0 < share < 1 else share
    return f"{shown:.1%}".replace("%", " %")


# Of fewer cases no resampling can tell chance from skill.
_FEW = 6


def p_value(paired: Paired) -> str:
    """As in 0.032; "-" for a handful of cases."""
    if paired.n < _FEW:
        return "-"
    return f"{paired.p:.3f}" if paired.p >= 0.001 else "< 0.001"


def _row(samples: Sequence[Scored], type_: str) -> Row:
    first = samples[0]
    return Row(
        suite=first.suite,
        system=first.system,
        type=type_,
        invariants=share(samples, METRICS["invariants"]),
        improvement=mean(samples, METRICS["improvement"]),
        preservation=(None if first.suite == ADVICE else mean(samples, METRICS["preservation"])),
        composite=mean(samples, METRICS["composite"]),
    )


def _reverted(samples: Iterable[Scored]) -> float | None:
    told = [sample.reverted for sample in samples if sample.reverted is not None]
    return fmean(told) if told else None
