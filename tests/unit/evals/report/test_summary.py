"""The summary and the JUnit file."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.errors import InputError
from evals.records import Violation
from evals.report import junit, summary, write
from evals.report.gates import GateResult, check
from tests.unit.evals.report.results import results

RUN = {"model": "qwen.gguf", "date": "2026-01-02", "command": "coach eval rewrite"}
FAILED = GateResult("min composite", 0.4, "at least 0.500", False, "It is 0.400.")


def section(text: str, title: str) -> list[list[str]]:
    """The cells of the table under the heading that starts with `title`."""
    body = text.split(f"## {title}", 1)[1].split("\n## ", 1)[0]
    # An escaped backslash before a bar escapes nothing.
    rows = [line.replace("\\\\", "/") for line in body.splitlines() if line.startswith("| ")]
    return [re.split(r"(?<!\\) \| ", row.removeprefix("| ").removesuffix(" |")) for row in rows[2:]]


def test_the_summary_has_every_table():
    found = results(4)
    text = summary(found, run=RUN, baseline=results(4, seed=9), gates=check(found))
    assert "- model: qwen.gguf" in text
    assert next(row[1] for row in section(text, "Gates")) == "coach against template"
    coach = next(row for row in section(text, "Systems: rewrite") if row[0] == "**coach**")
    assert coach[1] == "32"
    assert re.fullmatch(r"0\.\d{3} \[0\.\d{3}, 0\.\d{3}\]", coach[-1])
    assert len(section(text, "Systems: advice")) == 8
    assert {row[1] for row in section(text, "The model's first sample")} == {"**coach**", "base"}
    assert len(section(text, "coach by case type")) == 8 + 9 + 2
    assert section(text, "Broken invariants of coach")[0][0]
    assert section(text, "coach minus each system")[0][0] == "reference"
    against = section(text, "Against the stored baseline")
    assert [row[1] for row in against[:4]] == [
        "composite",
        "invariants",
        "improvement",
        "preservation",
    ]


def test_the_same_results_give_the_same_summary():
    assert summary(results(3), run=RUN) == summary(results(3), run=RUN)


def test_a_run_without_samples_or_with_a_foreign_baseline_says_so():
    assert "No samples" in summary([], run=RUN, gates=[FAILED])
    assert "**FAILED**" in summary([], run=RUN, gates=[FAILED])
    text = summary(results(2, suites=("hard",)), run={}, baseline=results(2, suites=("rewrite",)))
    assert "no case of coach in common" in text


def test_hostile_names_and_evidence_stay_in_their_cell():
    found = results(2, suites=("rewrite",))
    nasty = 'a | b\n\n# <img src=x onerror="x"> `code` [link](http://x) \x1b[2J\u202e'
    found[0] = msgspec.structs.replace(
        found[0],
        violations=(Violation(kind=nasty, evidence=nasty),),
        type=nasty,
    )
    text = summary(found, run={nasty: nasty}, gates=[GateResult(nasty, None, nasty, True, nasty)])
    assert "<img" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\n# <" not in text
    assert {len(row) for row in section(text, "Broken invariants")} == {4}
    assert {len(row) for row in section(text, "coach by case type")} == {6}


def test_every_sample_of_the_product_is_a_test():
    found = results(3, epochs=2)
    tree = ET.fromstring(junit(found, run=RUN, gates=[FAILED]))
    product = [sample for sample in found if sample.system == "coach"]
    assert int(tree.get("tests")) == len(product) + 1
    assert int(tree.get("failures")) == sum(not sample.passed for sample in product) + 1
    suites = {suite.get("name"): suite for suite in tree}
    assert suites["rewrite/favour"].get("tests") == "6"
    assert suites["gates"].find("testcase/failure").get("message") == (
        "It is 0.400. Wanted: at least 0.500."
    )
    named = suites["rewrite/favour"].find("properties/property[@name='model']")
    assert named.get("value") == "qwen.gguf"
    names = {(case.get("classname"), case.get("name")) for case in tree.iter("testcase")}
    assert len(names) == len(product) + 1


def test_a_failure_tells_kinds_evidence_and_text():
    found = results(1, systems=("coach",), suites=("rewrite",))[:1]
    broken = (
        Violation(kind="fact-lost", evidence="18 € <b>"),
        Violation(kind="placeholder", evidence="[name]"),
    )
    found[0] = msgspec.structs.replace(found[0], violations=broken)
    failure = ET.fromstring(junit(found, run={})).find("testsuite/testcase/failure")
    assert failure.get("type") == "fact-lost, placeholder"
    assert failure.get("message") == "fact-lost: 18 € <b>; placeholder: [name]"
    assert found[0].draft in failure.text


ANY = st.text(st.characters(), max_size=40)


@settings(max_examples=150, deadline=None)
@given(ANY, ANY, ANY)
def test_any_text_gives_valid_xml_and_markdown(kind, evidence, name):
    found = results(1, systems=("coach",), suites=("rewrite",))[:1]
    found[0] = msgspec.structs.replace(
        found[0], violations=(Violation(kind=kind, evidence=evidence),), case=name, text=evidence
    )
    gates = [GateResult(name, None, kind, False, evidence)]
    ET.fromstring(junit(found, run={name: kind}, gates=gates))
    text = summary(found, run={name: kind}, gates=gates)
    text.encode()
    assert {len(row) for row in section(text, "Gates")} == {5}


def test_files_are_written_and_a_folder_that_cannot_be_is_an_error_of_the_user(tmp_path):
    found = results(1, hostile=True)
    files = write(found, tmp_path / "new" / "out", RUN, gates=check(found))
    assert [file.name for file in files] == ["summary.md", "junit.xml", "report.html"]
    ET.parse(tmp_path / "new" / "out" / "junit.xml")
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(InputError, match="cannot be written"):
        write(found, blocked / "out", RUN)
