"""The page without a browser: what is in it, what can never be, and that it is quick."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from importlib import resources

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from evals.records import Scored, Violation
from evals.report import page, samples
from evals.report.gates import GateResult
from evals.report.visible import visible
from tests.unit.evals.report.results import HOSTILE, results


class Elements(HTMLParser):
    """Tags with their attributes, and the content of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in self.raw:
            self.raw[tag].append("")

    def handle_data(self, data):
        if self.cdata_elem:
            self.raw[self.cdata_elem][-1] += data


def one(**fields: object) -> list[Scored]:
    made = results(1, systems=("coach",), suites=("rewrite",))[:1]
    return [msgspec.structs.replace(made[0], **fields)]


def test_nothing_is_loaded_from_anywhere():
    elements = Elements(page(results(2), run={"model": "m"}, baseline=results(2, seed=2)))
    for tag, attributes in elements.tags:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base", "video", "audio"}
        assert not {"src", "style", "srcset", "action"} & attributes.keys(), tag
        assert not any(name.startswith("on") for name in attributes), tag
        assert attributes.get("href", "#").startswith("#")
    script = elements.raw["script"][1]
    assert not re.search(r"https?:|url\(|@import|fetch\(", script + elements.raw["style"][0])
    assert not re.search(r"\.(inner|outer|insertAdjacent)HTML|document\.write", script)


def test_the_policy_allows_this_script_and_this_style_only():
    elements = Elements(page(results(1), run={}))
    policy = next(
        attributes["content"]
        for tag, attributes in elements.tags
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert directives["default-src"] == "'none'"
    for name, content in (
        ("script-src", elements.raw["script"][1]),
        ("style-src", elements.raw["style"][0]),
    ):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert directives[name] == f"'sha256-{digest}'"
    assert len(elements.raw["script"]) == 2


ANY = st.text(st.characters(), max_size=30) | st.sampled_from(HOSTILE)


@settings(max_examples=25, deadline=None)
@example(HOSTILE[1], HOSTILE[2], HOSTILE[0])
@given(ANY, ANY, ANY)
def test_any_text_stays_text(first, second, third):
    made = one(
        draft=first,
        text=second,
        in_reply_to=third,
        case=first,
        type=second,
        suite=third,
        raw=first,
        violations=(Violation(kind=second, evidence=third),),
        references=(first, third),
        scores={first: 0.5, f"{second}_before": 0.1, f"{second}_after": 0.2},
    )
    html = page(made, run={first: second}, gates=[GateResult(first, 0.1, second, False, third)])
    plain = Elements(page(one(), run={"a": "b"}))
    elements = Elements(html)
    assert not {tag for tag, _ in elements.tags} & {"img", "b", "iframe", "object"}
    assert len(elements.raw["script"]) == 2
    assert elements.raw["script"][1] == plain.raw["script"][1]
    data = json.loads(elements.raw["script"][0])
    assert data["samples"][0]["text"] == visible(second)
    assert data["cases"][0]["draft"] == visible(first)
    html.encode()


@given(st.text(st.characters(), max_size=60))
def test_what_is_visible_can_be_seen_and_stays(text):
    shown = visible(text)
    assert visible(shown) == shown
    shown.encode()
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]", shown
    )
    if text.isascii() and text.isprintable():
        assert shown == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\r\nb\tc", "a\nb\tc"),
        ("\x1b[31m\x7f", "␛[31m␡"),
        ("\u202eabc", "⟨U+202E⟩abc"),
        ("\ud800", "⟨U+D800⟩"),
        ("👩‍🌾 naïve عربى 漢字", "👩‍🌾 naïve عربى 漢字"),
    ],
)
def test_marks_for_what_cannot_be_seen(text, shown):
    assert visible(text) == shown


def test_a_diff_gives_both_texts_back():
    found = samples.pieces("Buy now! The price is 18 euros.", "The price is 18 euros. Is it yours?")
    assert "".join(piece.text for piece in found if piece.op != "+").startswith("Buy now!")
    assert "".join(piece.text for piece in found if piece.op != "-").endswith("Is it yours?")
    assert {piece.op for piece in found} == {"=", "-", "+"}


def test_cases_are_stored_once():
    found = results(2, suites=("rewrite",), epochs=2)
    payload = samples.payload(found)
    assert len(payload.cases) == 16
    assert len(payload.samples) == len(found)
    assert len({answer.id for answer in payload.samples}) == len(found)


def test_the_worst_are_the_lowest_and_the_violated_the_lowest_of_all():
    bad = one(case="bad", composite=0.0, improvement=0.1, preservation=0.2)
    sad = one(case="sad", composite=0.0, improvement=0.9, preservation=0.9)
    fair = one(case="fair", composite=0.4)
    other = one(case="other", composite=0.0, system="base")
    worst = samples.worst([*fair, *sad, *other, *bad])
    assert [sample.case for sample in worst] == ["bad", "sad", "fair"]


def test_before_and_after_are_shown_as_one():
    shown = samples.scores({"hype_before": 0.25, "hype_after": 0.5, "lone_after": 1, "meaning": 0})
    assert shown == (("hype", "0.25 → 0.50"), ("lone_after", "1.00"), ("meaning", "0.00"))


def test_a_run_of_nothing_and_of_one_sample_have_a_page():
    assert "No samples were scored" in page([], run={})
    assert "No samples were scored" not in page(one(), run={}, baseline=[])
    assert "no case of coach in common" in page(one(), run={}, baseline=[])
    html = page(results(1, systems=("template",)), run={})
    assert "All samples" in html


def test_the_same_results_give_the_same_page():
    assert page(results(1), run={"a": "b"}) == page(results(1), run={"a": "b"})


def luminance(colour: str) -> float:
    """Relative luminance as in WCAG 2.2."""
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "print"])
def test_text_has_enough_contrast(theme):
    css = (resources.files("evals.report") / "templates" / "report.css").read_text()
    root = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[theme]
    colours = dict(re.findall(r"--([\w-]+): (#\w+);", root))
    pairs = [
        (ink, paper, 4.5)
        for ink in ("ink", "quiet", "accent", "good", "bad")
        for paper in ("paper", "card")
    ]
    pairs += [("ink", paper, 4.5) for paper in ("gone", "new", "accent-soft")]
    pairs += [("quiet", "accent-soft", 4.5), ("other", "card", 3), ("accent", "card", 3)]
    for ink, paper, least in pairs:
        bright, dark = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= least, (ink, paper)
