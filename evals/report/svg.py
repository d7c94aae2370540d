"""Pictures as inline SVG: dots with whiskers, two distributions, a scatter plot.

They carry classes and no colours, so that the page's style sheet can show them in
light, dark and print. Shape tells what colour tells: the product is a diamond, a
violated sample a cross.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from evals.report.visible import visible

_ROW = 20
_BINS = 20


@dataclass(frozen=True, slots=True)
class Whisker:
    """A row: a value with its interval. `product` rows stand out."""

    label: str
    value: float
    low: float
    high: float
    product: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A sample between 0 and 1 in both directions; `link` is a fragment of the page."""

    x: float
    y: float
    label: str
    passed: bool
    link: str


def whiskers(
    title: str,
    rows: Sequence[Whisker],
    *,
    low: float = 0.0,
    high: float = 1.0,
    signed: bool = False,
    width: int = 360,
    labels: int = 92,
) -> str:
    """Rows of dots with whiskers on a scale from `low` to `high`; values at the right.

    With `signed`, values are differences: they get their sign and zero a heavier line.
    """
    left, right = labels + 8, width - 52
    height = _ROW * len(rows) + 26
    form = "{:+.3f}" if signed else "{:.3f}"

    def x(value: float) -> float:
        return left + (min(max(value, low), high) - low) / (high - low) * (right - left)

    said = ", ".join(f"{row.label} {form.format(row.value)}" for row in rows)
    svg = _picture(width, height, f"{title}: {said}")
    bottom = _ROW * len(rows) + 6
    for tick in _ticks(low, high):
        heavy = "zero" if signed and tick == 0 else "grid"
        _add(svg, "line", heavy, x1=x(tick), x2=x(tick), y1=4, y2=bottom)
        _text(svg, x(tick), bottom + 14, _number(tick), "tick", anchor="middle")
    for index, row in enumerate(rows):
        y = _ROW * index + 15
        kind = "product" if row.product else "other"
        group = _add(svg, "g", kind)
        _title(
            group,
            f"{row.label}: {form.format(row.value)}"
            f" [{form.format(row.low)}, {form.format(row.high)}]",
        )
        _text(group, labels, y + 4, _short(row.label, labels), "label", anchor="end")
        _add(group, "line", "whisker", x1=x(row.low), x2=x(row.high), y1=y, y2=y)
        for end in (row.low, row.high):
            _add(group, "line", "whisker", x1=x(end), x2=x(end), y1=y - 3.5, y2=y + 3.5)
        _marker(group, x(row.value), y, diamond=row.product)
        _text(group, width - 2, y + 4, form.format(row.value), "value", anchor="end")
    return _markup(svg)


def distributions(title: str, before: Sequence[float], after: Sequence[float]) -> str:
    """Two histograms on one scale, drafts upwards and rewrites downwards, with means."""
    width, left, right, middle, tall = 360, 72, 348, 84, 62
    low, high = min(0.0, *before, *after), max(1.0, *before, *after)

    def x(value: float) -> float:
        return left + (value - low) / (high - low) * (right - left)

    means = [sum(values) / len(values) for values in (before, after)]
    svg = _picture(
        width, 178, f"{title}: mean {means[0]:.3f} in drafts, {means[1]:.3f} in rewrites"
    )
    shares = [_histogram(values, low, high) for values in (before, after)]
    top = max(max(heights) for heights in shares)
    step = (right - left) / _BINS
    for heights, kind, mean, name in zip(
        shares, ("other", "product"), means, ("drafts", "rewrites"), strict=True
    ):
        up = kind == "other"
        group = _add(svg, "g", kind)
        for index, share in enumerate(heights):
            if not share:
                continue
            height = share / top * tall
            y = middle - height if up else middle
            bar = _add(
                group, "rect", "bar", x=left + index * step + 1, y=y, width=step - 2, height=height
            )
            edges = (low + (high - low) * edge / _BINS for edge in (index, index + 1))
            _title(bar, f"{name}, {' to '.join(f'{edge:.2f}' for edge in edges)}: {share:.1%}")
        end = middle - tall - 4 if up else middle + tall + 4
        _add(group, "line", "mean", x1=x(mean), x2=x(mean), y1=middle, y2=end)
        side = "end" if mean > (low + high) / 2 else "start"
        shift = -4 if side == "end" else 4
        _text(
            group,
            x(mean) + shift,
            end + (4 if up else 5),
            f"mean {mean:.2f}",
            "value halo",
            anchor=side,
        )
        _text(group, left - 8, middle - 26 if up else middle + 34, name, "label", anchor="end")
    _add(svg, "line", "axis", x1=left, x2=right, y1=middle, y2=middle)
    for tick in _ticks(low, high):
        _text(svg, x(tick), 172, _number(tick), "tick", anchor="middle")
    return _markup(svg)


def scatter(title: str, points: Sequence[Point], *, across: str, up: str) -> str:
    """Samples by two measures, with lines of equal geometric mean behind them."""
    width, height, left, right, top, bottom = 540, 440, 52, 506, 12, 396

    def x(value: float) -> float:
        return left + min(max(value, 0), 1) * (right - left)

    def y(value: float) -> float:
        return bottom - min(max(value, 0), 1) * (bottom - top)

    failed = sum(not point.passed for point in points)
    svg = _picture(
        width, height, f"{title}: {len(points)} samples, {failed} of them break an invariant"
    )
    for tick in (0, 0.25, 0.5, 0.75, 1):
        _add(svg, "line", "grid", x1=x(tick), x2=x(tick), y1=top, y2=bottom)
        _add(svg, "line", "grid", x1=left, x2=right, y1=y(tick), y2=y(tick))
        _text(svg, x(tick), bottom + 16, _number(tick), "tick", anchor="middle")
        _text(svg, left - 8, y(tick) + 4, _number(tick), "tick", anchor="end")
    for mean in (0.3, 0.5, 0.7, 0.9):
        steps = [mean**2 + (1 - mean**2) * step / 40 for step in range(41)]
        path = " ".join(f"{x(step):.1f},{y(mean**2 / step):.1f}" for step in steps)
        _add(svg, "polyline", "contour", points=path)
        _text(svg, right + 5, y(mean**2) + 4, f"{mean}", "tick")
    _text(svg, (left + right) / 2, height - 8, across, "label", anchor="middle")
    side = _text(svg, 0, 0, up, "label", anchor="middle")
    side.set("transform", f"translate(14 {(top + bottom) / 2}) rotate(-90)")
    # Violated ones last: they are few, and must not lie under the others.
    for point in sorted(points, key=lambda point: not point.passed):
        link = _add(svg, "a", "passed" if point.passed else "broken")
        link.set("href", point.link)
        # Three hundred stops for the tab key would bar the way; the table has them all.
        link.set("tabindex", "-1")
        _title(link, point.label)
        if point.passed:
            _add(link, "circle", "dot", cx=x(point.x), cy=y(point.y), r=4)
        else:
            _cross(link, x(point.x), y(point.y))
    return _markup(svg)


def _histogram(values: Sequence[float], low: float, high: float) -> list[float]:
    counts = [0] * _BINS
    for value in values:
        counts[min(_BINS - 1, int((value - low) / (high - low) * _BINS))] += 1
    return [count / len(values) for count in counts]


def _ticks(low: float, high: float) -> list[float]:
    """Three to five round numbers from `low` to `high`."""
    span = high - low
    step = next(step for step in (0.05, 0.1, 0.25, 0.5, 1, 2, 5, 1e9) if span / step <= 4.01)
    first, last = -int(-low / step) if low < 0 else 0, int(high / step + 1e-9)
    return [index * step for index in range(first, last + 1)]


def _number(value: float) -> str:
    return f"{value:g}"


def _short(text: str, room: int) -> str:
    """`text` cut to what fits into `room` pixels of 12-pixel type."""
    most = max(4, room // 7)
    return text if len(text) <= most else text[: most - 1] + "…"


def _marker(group: ET.Element, x: float, y: float, *, diamond: bool) -> None:
    if diamond:
        points = f"{x - 6:.1f},{y} {x:.1f},{y - 6} {x + 6:.1f},{y} {x:.1f},{y + 6}"
        _add(group, "polygon", "dot", points=points)
    else:
        _add(group, "circle", "dot", cx=x, cy=y, r=4)


def _cross(group: ET.Element, x: float, y: float) -> None:
    for slope in (1, -1):
        _add(
            group, "line", "stroke", x1=x - 4.5, x2=x + 4.5, y1=y - 4.5 * slope, y2=y + 4.5 * slope
        )


def _picture(width: int, height: int, label: str) -> ET.Element:
    return ET.Element(
        "svg",
        {
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "role": "img",
            "aria-label": visible(label),
        },
    )


def _add(parent: ET.Element, tag: str, style: str, **attributes: float | str) -> ET.Element:
    shown = {
        name: value if isinstance(value, str) else f"{value:.5g}"
        for name, value in attributes.items()
    }
    return ET.SubElement(parent, tag, {"class": style, **shown})


def _text(
    parent: ET.Element, x: float, y: float, text: str, style: str, anchor: str = "start"
) -> ET.Element:
    element = _add(parent, "text", style, x=x, y=y)
    element.set("text-anchor", anchor)
    element.text = visible(text)
    return element


def _title(parent: ET.Element, text: str) -> None:
    ET.SubElement(parent, "title").text = visible(text)


def _markup(svg: ET.Element) -> str:
    return ET.tostring(svg, encoding="unicode")
