"""The pictures: marks stand where the numbers say, whatever the text says."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.report import figures, svg
from tests.unit.evals.report.results import HOSTILE, results


def parsed(markup: str) -> ET.Element:
    return ET.fromstring(markup)


def test_dots_and_whiskers_stand_where_the_numbers_say():
    picture = parsed(
        svg.whiskers(
            "favour",
            [
                svg.Whisker("coach", 0.5, 0.25, 0.75, product=True),
                svg.Whisker("draft", 0.0, 0.0, 1.0),
            ],
        )
    )
    coach, draft = (picture.find(f"g[@class='{kind}']") for kind in ("product", "other"))
    line = coach.find("line")
    ends = [float(line.get(name)) for name in ("x1", "x2")]
    point = float(coach.find("polygon").get("points").split()[1].split(",")[0])
    assert point == pytest.approx(sum(ends) / 2, abs=0.1)
    whole = draft.find("line")
    reach = float(whole.get("x2")) - float(whole.get("x1"))
    assert ends[1] - ends[0] == pytest.approx(reach / 2, abs=0.1)
    assert draft.find("circle").get("cx") == whole.get("x1")
    assert "coach 0.500, draft 0.000" in picture.get("aria-label")
    assert coach.find("title").text == "coach: 0.500 [0.250, 0.750]"


def test_differences_have_their_zero():
    picture = parsed(
        svg.whiskers("", [svg.Whisker("a", 0.1, -0.1, 0.3)], low=-0.4, high=0.4, signed=True)
    )
    zero = picture.find("line[@class='zero']")
    line = picture.find("g/line")
    assert float(line.get("x1")) < float(zero.get("x1")) < float(line.get("x2"))
    assert "+0.100" in ET.tostring(picture, encoding="unicode")


def test_distributions_count_every_value():
    picture = parsed(svg.distributions("hype", [0.0, 0.0, 0.52], [1.0, 1.0, 1.0]))
    before, after = picture.findall("g")
    heights = [float(bar.get("height")) for bar in before.findall("rect")]
    assert heights == [pytest.approx(2 * heights[1], rel=1e-3), heights[1]]
    assert len(after.findall("rect")) == 1
    assert "mean 0.173 in drafts, 1.000 in rewrites" in picture.get("aria-label")


def test_shape_tells_what_colour_tells():
    picture = parsed(
        svg.scatter(
            "",
            [
                svg.Point(0.9, 0.8, "fine", passed=True, link="#a"),
                svg.Point(0.2, 0.1, "broken", passed=False, link="#b"),
            ],
            across="x",
            up="y",
        )
    )
    assert picture.find("a[@class='passed']/circle") is not None
    assert picture.find("a[@class='broken']/circle") is None
    assert len(picture.findall("a[@class='broken']/line")) == 2
    assert [link.get("href") for link in picture.findall("a")] == ["#a", "#b"]


NUMBER = st.floats(-3, 3, allow_nan=False)
NAME = st.text(st.characters(), max_size=20) | st.sampled_from(HOSTILE)


@settings(max_examples=60, deadline=None)
@given(NAME, st.lists(st.tuples(NAME, NUMBER, NUMBER, NUMBER), min_size=1, max_size=4))
def test_any_name_and_number_make_a_picture(title, rows):
    whiskers = [svg.Whisker(name, *sorted(values)) for name, *values in rows]
    parsed(svg.whiskers(title, whiskers))
    parsed(svg.whiskers(title, whiskers, low=-1, high=1, signed=True))
    values = [row[1] for row in rows]
    parsed(svg.distributions(title, values, [0.5]))
    points = [svg.Point(x, y, name, x > y, "#") for name, x, y, _ in rows]
    parsed(svg.scatter(title, points, across=title, up=title))


def test_every_section_gets_its_pictures():
    found = results(4, systems=("coach", "draft"))
    pictures = figures.all_of(found, results(4, seed=3))
    assert {name: len(made) for name, made in pictures.items()} == {
        "against": 1,
        "type:rewrite": 8,
        "type:hard": 9,
        "type:advice": 2,
        "tone": 2,
        "trade": 2,
        "stored": 1,
    }
    assert [picture.caption for picture in pictures["tone"]] == ["hype", "pressure"]
    assert figures.all_of([], None) == {"against": [], "tone": [], "trade": [], "stored": []}


def test_too_few_pairs_make_no_distribution():
    few = results(1, systems=("coach",), suites=("advice",))
    assert figures.all_of(few, None)["tone"] == []
