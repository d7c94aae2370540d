"""The case in docs/evaluation.md is one that a reader can copy."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from evals.datasets.cases import RewriteCase
from evals.datasets.check import filled, known_principles, problems

DOCS = Path(__file__).parents[4] / "docs" / "evaluation.md"


def test_the_case_in_the_docs_follows_the_guidelines() -> None:
    found = re.search(r"```json\n(.*?)\n```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    case = msgspec.json.decode(found[1].replace("\n", " "), type=RewriteCase)
    assert filled(case) == case
    assert list(problems(case, known_principles())) == []
