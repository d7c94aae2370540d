"""Which pictures a report has, from its samples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from evals.records import Scored
from evals.report import svg, tables
from evals.report.samples import sample_id
from evals.report.tables import ADVICE, PRODUCT, Compared


@dataclass(frozen=True, slots=True)
class Picture:
    """SVG markup, and the words above it ("" where the section says it all)."""

    caption: str
    svg: str


# A distribution of fewer samples is a picture of chance.
_FEWEST = 8


def all_of(
    results: Sequence[Scored], baseline: Sequence[Scored] | None
) -> dict[str, list[Picture]]:
    """The pictures of each section; a section without data has none.

    The keys: "against" (the product minus each system), one per suite prefixed "type:",
    "tone", "trade" (improvement against preservation) and "stored" (minus the baseline).
    """
    against = tables.against_systems(results)
    stored = tables.against_baseline(results, baseline) if baseline else []
    return {
        "against": _differences(f"{PRODUCT} minus each system", against),
        **{f"type:{suite}": _types(results, suite) for suite in tables.suites(results)},
        "tone": _tone(tables.of_system(results)),
        "trade": _trade(tables.of_system(results)),
        "stored": _differences(
            "This run minus the baseline",
            [row for row in stored if row.metric == "composite"],
        ),
    }


def link(sample: Scored) -> str:
    """The fragment that shows `sample` opened in the table."""
    return f"#system={quote(sample.system)}&open={quote(sample_id(sample), safe='')}"


def _differences(title: str, rows: Sequence[Compared]) -> list[Picture]:
    if not rows:
        return []
    widest = max(max(abs(row.paired.low), abs(row.paired.high)) for row in rows)
    # The next round number, and never so narrow that noise looks like an effect.
    reach = min(1.0, max(0.1, -(-widest // 0.1) * 0.1))
    whiskers = [
        svg.Whisker(row.label, row.paired.difference, row.paired.low, row.paired.high, product=True)
        for row in rows
    ]
    picture = svg.whiskers(
        title, whiskers, low=-reach, high=reach, signed=True, width=640, labels=190
    )
    return [Picture("", picture)]


def _types(results: Iterable[Scored], suite: str) -> list[Picture]:
    """A panel per case type; the systems stand in the same order in each."""
    mine = [sample for sample in results if sample.suite == suite]
    order = [row.system for row in tables.systems(mine)]
    panels: defaultdict[str, list[tables.Row]] = defaultdict(list)
    for row in tables.by_type(mine):
        panels[row.type].append(row)
    return [Picture(type_, _panel(type_, rows, order)) for type_, rows in panels.items()]


def _panel(type_: str, rows: Iterable[tables.Row], order: Sequence[str]) -> str:
    whiskers = [
        svg.Whisker(
            row.system,
            row.composite.value,
            row.composite.low,
            row.composite.high,
            product=row.system == PRODUCT,
        )
        for row in sorted(rows, key=lambda row: order.index(row.system))
    ]
    return svg.whiskers(type_, whiskers)


def _tone(product: Sequence[Scored]) -> list[Picture]:
    """A picture per pair of scores named X_before and X_after."""
    names = dict.fromkeys(
        name.removesuffix("_before")
        for sample in product
        for name in sample.scores
        if name.endswith("_before")
    )
    found = []
    for name in sorted(names):
        pairs = [
            (sample.scores[f"{name}_before"], sample.scores[f"{name}_after"])
            for sample in product
            if {f"{name}_before", f"{name}_after"} <= sample.scores.keys()
        ]
        if len(pairs) >= _FEWEST:
            before, after = zip(*pairs, strict=True)
            found.append(Picture(name, svg.distributions(name, before, after)))
    return found


def _trade(product: Sequence[Scored]) -> list[Picture]:
    """A picture per suite that has drafts."""
    return [
        Picture(
            suite,
            svg.scatter(
                f"Improvement against preservation, {suite}",
                [_point(sample) for sample in product if sample.suite == suite],
                across="preservation",
                up="improvement",
            ),
        )
        for suite in tables.suites(product)
        if suite != ADVICE
    ]


def _point(sample: Scored) -> svg.Point:
    measures = f"preservation {sample.preservation:.2f}, improvement {sample.improvement:.2f}"
    broken = "" if sample.passed else f", broken: {_kinds(sample)}"
    return svg.Point(
        x=sample.preservation,
        y=sample.improvement,
        label=f"{sample.case}: {measures}{broken}",
        passed=sample.passed,
        link=link(sample),
    )


def _kinds(sample: Scored) -> str:
    return ", ".join(dict.fromkeys(violation.kind for violation in sample.violations))
