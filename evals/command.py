"""`coach eval`: measure the coach, or a team's own cases and model, with gates for CI."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coach.cli import options

if TYPE_CHECKING:
    from coach.cli.session import Session

SUITES = ("rewrite", "hard", "advice", "retrieval", "meta", "all")
_FILE = click.Path(path_type=Path)


@click.command(name="eval")
@click.argument("suite", metavar="|".join(SUITES), type=click.Choice(SUITES))
@click.option(
    "--split",
    type=click.Choice(("dev", "test", "all")),
    default="dev",
    show_default=True,
    help="Which cases.",
)
@click.option("--limit", metavar="N", type=options.Whole(1), help="Only the first N cases.")
@click.option(
    "--per-type", metavar="N", type=options.Whole(1), help="Only the first N cases of each type."
)
@click.option(
    "--system",
    "systems",
    metavar="NAME",
    multiple=True,
    default=("coach",),
    help="What to measure: coach, rules, base, draft, stuffed, template, empty, reference, all. "
    "Can be repeated.",
)
@click.option(
    "--epochs",
    metavar="N",
    type=options.Whole(1, 100),
    default=1,
    help="Run every case N times, each with another seed.",
)
@click.option("--greedy", is_flag=True, help="One greedy sample: quick, and the same each time.")
@click.option(
    "--model", metavar="NAME|PATH", help="Another installed model, or any GGUF.", default=None
)
@click.option(
    "--cases", "file", metavar="FILE", type=_FILE, help="Cases of your own, in our format."
)
@click.option(
    "--outputs",
    metavar="FILE",
    type=_FILE,
    help="Score the generations.jsonl of an earlier run again; needs no model.",
)
@click.option("--generate-only", is_flag=True, help="Only generate; score later with --outputs.")
@click.option(
    "--baseline",
    metavar="FILE",
    type=_FILE,
    help="Compare with the results.jsonl of an earlier run, case by case.",
)
@click.option(
    "--min",
    "minima",
    metavar="METRIC=VALUE",
    multiple=True,
    help="Exit with 4 below VALUE (0 to 1). Can be repeated. "
    "SUITE:METRIC=VALUE and SUITE/TYPE:METRIC=VALUE narrow it.",
)
@click.option(
    "--out",
    metavar="DIR",
    type=_FILE,
    help="Keep generations, results, report and logs there. A run that was stopped goes on.",
)
@click.option("--viewer", is_flag=True, help="Also write Inspect's log viewer into --out.")
@click.option(
    "--data",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Labelled sets that do not come with the program, for meta.",
)
@options.as_json
@click.pass_obj
def eval_command(session: Session, /, **given: Any) -> None:
    """Measure the coach against its data sets.

    rewrite, hard and advice generate texts and rate them; retrieval measures the
    search; meta measures the measures. Generations are kept, so that a repeated run
    and a changed scorer need no model. Without --out only a summary is printed.
    """
    from evals.runner.command import main

    main(session, given)
