"""Is the measure any good? Each scorer against labelled data, with a gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evals.datasets.cases import RewriteCase
    from evals.meta.rows import Row

# Of so many systems' texts each case lends one to the checks of robustness.
_LENT = ("coach", "base", "reference", "draft", "rules")


@dataclass(frozen=True, slots=True)
class MetaReport:
    """All rows, gated or only told."""

    rows: tuple[Row, ...]

    @property
    def passed(self) -> bool:
        """Whether every gate is met."""
        return all(row.passed for row in self.rows)


def run(data: Path | None = None) -> MetaReport:
    """The whole validation: on the public sets in `data` when they are there, on our own
    pairs, cases and stored texts always. Needs no language model."""
    from evals.datasets import cases
    from evals.meta import agreement, detection, facts, pairs, public, robustness
    from evals.meta.swap import swapped
    from evals.scorers.rate import rate_rewrite

    # A reference stands in many pairs, and a text is rated before and after each change.
    rate = lru_cache(maxsize=None)(rate_rewrite)
    known = cases.rewrites()
    by_id = {case.id: case for case in known}
    flawed = [case for case in known if not case.good]
    texts = _texts(flawed)
    rows: list[Row] = []
    if data is not None:
        rows += public.run(data)
    rows += facts.run(flawed)
    rows += agreement.run(pairs.load(by_id), rate)
    swaps = [(case, text, swapped(case, text)) for case, text in texts]
    rows += robustness.run(texts, swaps, rate)
    rows += detection.run(known)
    return MetaReport(tuple(rows))


def _texts(flawed: Sequence[RewriteCase]) -> list[tuple[RewriteCase, str]]:
    """A rewrite for each case, the systems taking turns."""
    from evals import frozen
    from evals.systems import texts

    stored = {(one.case, one.system): one.text for one in frozen.generations("rewrite")}
    made = {"reference": texts.reference, "draft": texts.copy, "rules": texts.by_rules}
    found: list[tuple[RewriteCase, str]] = []
    for number, case in enumerate(flawed):
        system = _LENT[number % len(_LENT)]
        text = made[system](case) if system in made else stored.get((case.id, system), "")
        found.append((case, text or case.references[0]))
    return found
