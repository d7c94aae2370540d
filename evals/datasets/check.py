"""Whether cases follow the guidelines, as far as a program can tell.

    python -m evals.datasets.check FILE...     report what is wrong
    python -m evals.datasets.check --fill FILE...   also write the spans of findings

The references are held to the same gold labels as every other answer: a
reference that loses a fact of `must_keep` or says something of `must_not_add`
is a mistake of the case.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from coach import resources
from coach.channels import CHANNELS
from coach.domain import FindingKind
from coach.errors import InputError
from evals.datasets import cases
from evals.datasets.cases import AdviceCase, GoldFinding, RewriteCase
from evals.scorers.gold import added, missing
from evals.scorers.words import changed_share

KINDS = frozenset(kind.value for kind in FindingKind)
# A one-word or emoji-only draft holds nothing that could be lost.
_NOTHING_TO_KEEP = frozenset({"one-word", "emoji-only"})
# The bands are judged by eye when a case is written.
_SLACK = 0.1


def problems(case: RewriteCase, principles: frozenset[str]) -> Iterator[str]:
    """What is wrong with `case`, a sentence each."""
    if case.type not in (*cases.REWRITE_TYPES, *cases.HARD_TYPES):
        yield f"unknown type {case.type!r}"
    if case.channel not in CHANNELS:
        yield f"unknown channel {case.channel!r}"
    elif case.limit != CHANNELS[case.channel].limit:
        yield f"the limit of {case.channel} is {CHANNELS[case.channel].limit}"
    if not case.references:
        yield "no reference"
    if case.asked and not case.in_reply_to:
        yield "asked, but nothing it replies to"
    if case.type == "already-good" and (not case.good or case.findings or any(case.edit_band)):
        yield "already-good: the reference is the draft, no findings, edit_band [0, 0]"
    if not case.must_keep and case.type not in _NOTHING_TO_KEEP:
        yield "must_keep is empty"
    yield from _labels(case, principles)
    for number, reference in enumerate(case.references, start=1):
        yield from (f"reference {number}: {fault}" for fault in _faults(case, reference))


def _labels(case: RewriteCase, principles: frozenset[str]) -> Iterator[str]:
    for lost in missing(case.must_keep, case.draft):
        yield f"must_keep {lost!r} is not in the draft"
    for there in added(case.must_not_add, f"{case.draft}\n{case.in_reply_to}"):
        yield f"must_not_add {there!r} is in the draft or the thread"
    for unknown in {*case.principles, *(f.principle for f in case.findings)} - principles:
        yield f"unknown principle {unknown!r}"
    if not case.principles:
        yield "no principle"
    for finding in case.findings:
        if finding.kind not in KINDS:
            yield f"unknown kind {finding.kind!r}"
        if case.draft[finding.start : finding.end] != finding.text or not finding.text:
            yield f"the span of {finding.text!r} does not fit (run with --fill)"
    low, high = case.edit_band
    if not 0 <= low <= high <= 1:
        yield "edit_band is not [least, largest] in 0 to 1"


def _faults(case: RewriteCase, reference: str) -> Iterator[str]:
    for lost in missing(case.must_keep, reference):
        yield f"loses {lost!r} of must_keep"
    for there in added(case.must_not_add, reference):
        yield f"says {there!r} of must_not_add"
    if case.limit is not None and len(reference) > case.limit:
        yield f"{len(reference)} characters, the limit is {case.limit}"
    low, high = case.edit_band
    share = changed_share(case.draft, reference)
    if not low - _SLACK <= share <= high + _SLACK:
        yield f"{share:.2f} of the words changed, the band is {low} to {high}"


def advice_problems(case: AdviceCase, principles: frozenset[str]) -> Iterator[str]:
    """What is wrong with a piece of advice to be given."""
    if bool(case.principles) != case.in_scope or bool(case.does) != case.in_scope:
        yield "principles and does belong to what is in scope, and to nothing else"
    for unknown in set(case.principles) - principles:
        yield f"unknown principle {unknown!r}"
    phrases = [*case.must_not_say, *(word for item in case.does for word in item.any)]
    for phrase in phrases:
        if phrase != phrase.lower() or not phrase.strip():
            yield f"{phrase!r} is not in lower case"


def filled(case: RewriteCase) -> RewriteCase:
    """`case` with the offsets of its findings: each text where it first occurs after
    the start of the finding before it with the same text."""
    taken: dict[str, int] = {}
    findings: list[GoldFinding] = []
    for finding in case.findings:
        start = case.draft.find(finding.text, taken.get(finding.text, 0))
        if start < 0:
            findings.append(finding)
            continue
        taken[finding.text] = start + 1
        end = start + len(finding.text)
        findings.append(msgspec.structs.replace(finding, start=start, end=end))
    return msgspec.structs.replace(case, findings=tuple(findings))


def known_principles() -> frozenset[str]:
    """The ids of the built-in cards."""
    folder = resources.folder("knowledge") / "principles"
    return frozenset(
        card.name.removesuffix(".md") for card in folder.iterdir() if card.name.endswith(".md")
    )


def check_file(file: Path, *, fill: bool = False) -> list[str]:
    """What is wrong in `file`, with line numbers; `fill` writes the spans first."""
    principles = known_principles()
    if file.name == "advice.jsonl":
        rows = list(cases.lines(file, AdviceCase))
        return [
            f"{file.name}:{number}: {row.id}: {problem}"
            for number, row in rows
            for problem in advice_problems(row, principles)
        ]
    if fill:
        done = [filled(case) for case in cases.read(file, RewriteCase)]
        text = "\n".join(msgspec.json.encode(case).decode() for case in done)
        file.write_text(text + "\n", encoding="utf-8")
    return [
        f"{file.name}:{number}: {case.id}: {problem}"
        for number, case in cases.lines(file, RewriteCase)
        for problem in problems(case, principles)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every problem; 1 when there is one, 2 when a file cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m evals.datasets.check", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--fill", action="store_true")
    options = parser.parse_args(arguments)
    try:
        found = [line for file in options.files for line in check_file(file, fill=options.fill)]
    except InputError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print("\n".join(found) if found else "all cases follow the guidelines")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
