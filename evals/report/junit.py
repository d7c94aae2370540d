"""JUnit XML, which every CI service shows as tests.

There is no official schema; elements and attributes are those that Jenkins, GitLab and
GitHub actions read: testsuites, testsuite, properties, testcase, failure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree as ET

from coach.text.sanitise import clean_line, sanitise
from evals.records import Scored
from evals.report.gates import GateResult
from evals.report.tables import PRODUCT, of_system


def junit(
    results: Iterable[Scored], *, run: Mapping[str, str], gates: Sequence[GateResult] = ()
) -> bytes:
    """A test suite per suite and type with a test per sample of the product, which fails
    when an invariant is broken; and a suite of the gates. UTF-8 with a declaration.

    Characters that XML 1.0 forbids, and hidden ones, are left out of every text.
    """
    root = ET.Element("testsuites", name="coach eval")
    groups: defaultdict[tuple[str, str], list[Scored]] = defaultdict(list)
    for sample in of_system(results):
        groups[sample.suite, sample.type].append(sample)
    for (suite, type_), samples in groups.items():
        name = f"{suite}/{type_}"
        _suite(root, name, [_sample(sample, f"{PRODUCT}.{suite}.{type_}") for sample in samples])
    if gates:
        _suite(root, "gates", [_gate(gate) for gate in gates])
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    _properties(root, run)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _suite(root: ET.Element, name: str, cases: Sequence[ET.Element]) -> None:
    suite = ET.SubElement(
        root,
        "testsuite",
        name=clean_line(name),
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        errors="0",
        time=f"{sum(float(case.get('time', '0')) for case in cases):.3f}",
    )
    suite.extend(cases)


def _properties(root: ET.Element, run: Mapping[str, str]) -> None:
    """Of every suite: `testsuites` itself may have none."""
    if not run:
        return
    for suite in root:
        properties = ET.Element("properties")
        for label, value in run.items():
            ET.SubElement(properties, "property", name=clean_line(label), value=clean_line(value))
        suite.insert(0, properties)


def _sample(sample: Scored, classname: str) -> ET.Element:
    name = sample.case if sample.epoch == 1 else f"{sample.case} (epoch {sample.epoch})"
    case = ET.Element(
        "testcase",
        classname=clean_line(classname),
        name=clean_line(name),
        time=f"{sample.seconds:.3f}",
    )
    if not sample.passed:
        broken = [
            clean_line(
                f"{violation.kind}: {violation.evidence}" if violation.evidence else violation.kind
            )
            for violation in sample.violations
        ]
        kinds = ", ".join(dict.fromkeys(clean_line(found.kind) for found in sample.violations))
        failure = ET.SubElement(case, "failure", type=kinds, message="; ".join(broken))
        failure.text = sanitise(
            "\n".join([*broken, "", "Draft:", sample.draft, "", "Shipped:", sample.text])
        )
    return case


def _gate(gate: GateResult) -> ET.Element:
    case = ET.Element(
        "testcase", classname=f"{PRODUCT}.gates", name=clean_line(gate.name), time="0.000"
    )
    if not gate.passed:
        sentence = clean_line(f"{gate.sentence} Wanted: {gate.wanted}.")
        failure = ET.SubElement(case, "failure", type="gate", message=sentence)
        failure.text = sentence
    return case
