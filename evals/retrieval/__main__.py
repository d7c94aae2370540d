"""`python -m evals.retrieval`: how well the principles are found.

Thresholds, weights and situations are tuned on dev only; `--misses` therefore
shows texts of dev and refuses to show those of test.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from coach import knowledge
from coach.paths import Paths
from coach.retrieval import scope
from coach.retrieval.hybrid import HybridRetriever
from coach.retrieval.minilm import MiniLm
from evals.retrieval import cases, metrics, systems

_MARGINS = (-0.60, -0.50, -0.40, -0.35, -0.30, -0.25, -0.20, -0.15, -0.10, 0.0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 2 when the options do not go together."""
    parser = argparse.ArgumentParser(prog="python -m evals.retrieval", description=__doc__)
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    parser.add_argument("--system", choices=[*systems.SYSTEMS, "all"], default="all")
    parser.add_argument("--misses", action="store_true", help="list the cases that went wrong")
    options = parser.parse_args(arguments)
    if options.misses and options.split == "test":
        parser.error("--misses is for the dev split: the test split is not for tuning")
    chosen = list(systems.SYSTEMS) if options.system == "all" else [options.system]

    # An index of its own: the user's notes must not take part.
    with tempfile.TemporaryDirectory() as home:
        root = Path(home)
        paths = Paths(root / "config", root / "data", root / "cache")
        known, embedder = knowledge.load(paths), MiniLm()
        opened = systems.retriever(paths, known, embedder)
        meaning_only = systems.retriever(paths, known, embedder, words=0.0)
        labelled = cases.load(options.split)
        outcomes = {
            name: systems.run(
                meaning_only if name == "dense" else opened, systems.SYSTEMS[name], labelled
            )
            for name in chosen
        }
        print(_table(options.split, outcomes))
        print(_kinds(outcomes))
        print(_curve(opened, labelled))
        if options.misses:
            print(_misses(outcomes[chosen[-1]]))
    return 0


def _table(split: str, outcomes: dict[str, list[metrics.Outcome]]) -> str:
    measured = {name: metrics.measures(found) for name, found in outcomes.items()}
    head = f"{split + ' split, 95 % intervals':<28}" + "".join(f"{name:>22}" for name in measured)
    lines = [head]
    for metric in next(iter(measured.values())):
        cells = (by_metric[metric] for by_metric in measured.values())
        shown = "".join(f"{f'{m.value:.3f} [{m.low:.2f}, {m.high:.2f}]':>22}" for m in cells)
        lines.append(f"{metric:<28}{shown}")
    return "\n".join(lines)


def _kinds(outcomes: dict[str, list[metrics.Outcome]]) -> str:
    lines = ["", f"{'recall@3 / MRR of':<28}" + "".join(f"{name:>22}" for name in outcomes)]
    for kind in ("situation", "draft"):
        cells = []
        for found in outcomes.values():
            of_kind = [outcome for outcome in found if outcome.case.kind == kind]
            hits = sum(map(metrics.success, of_kind)) / len(of_kind)
            ranks = sum(map(metrics.reciprocal_rank, of_kind)) / len(of_kind)
            cells.append(f"{f'{hits:.3f} / {ranks:.3f}':>22}")
        lines.append(f"{kind + 's':<28}" + "".join(cells))
    return "\n".join(lines)


def _curve(opened: HybridRetriever, labelled: list[cases.Case]) -> str:
    lines = ["", f"{'nothing fits below margin':<28}{'in scope lost':>22}{'others abstained':>22}"]
    for margin, lost, refused in systems.scope_curve(opened, labelled, _MARGINS):
        mark = " <- in use" if margin == scope.MIN_MARGIN else ""
        lines.append(f"{margin:<28.2f}{lost:>22.3f}{refused:>22.3f}{mark}")
    return "\n".join(lines)


def _misses(outcomes: list[metrics.Outcome]) -> str:
    lines = [""]
    for outcome in outcomes:
        case = outcome.case
        outside = case.kind == "out_of_scope"
        if (outside and outcome.found) or (not outside and metrics.reciprocal_rank(outcome) < 1):
            lines += [f"{case.id} {case.kind}: {case.text}"]
            lines += [f"    wanted {', '.join(case.relevant) or 'nothing'}"]
            lines += [f"    found  {', '.join(outcome.found) or 'nothing'}"]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
