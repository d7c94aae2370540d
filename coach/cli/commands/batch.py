"""`coach batch`: a file of drafts, one model load."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from coach import batch as engine_batch
from coach import documents
from coach.batch_lines import Item
from coach.cli import engine, output, progress
from coach.cli.session import Session
from coach.domain import AdviseResult, RewriteResult
from coach.progress import Progress

Work = Callable[[Item], documents.Document]


@click.command()
@click.argument("source", metavar="IN.jsonl", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT.jsonl", type=click.Path(path_type=Path))
@click.option(
    "--task",
    type=click.Choice(engine_batch.TASKS),
    default="rewrite",
    show_default=True,
    help="What to do with each line.",
)
@click.pass_obj
def batch(session: Session, source: Path, target: Path, task: engine_batch.Task) -> None:
    """Work through a file of drafts, one JSON object a line.

    Stopped half way, the same command goes on where it was. A line that cannot
    be used becomes an error record; the others are done all the same.
    """
    engine_batch.check_files(source, target)
    with _worker(session, task) as (work, shown):
        tally = engine_batch.run(source, target, task, work, shown)
    told = f"{tally.written} written to {target}"
    if tally.skipped:
        told += f", {tally.skipped} were there already"
    if tally.errors:
        told += f", {tally.errors} of the new ones are error records"
    output.say(f"{told}.")


@contextmanager
def _worker(session: Session, task: engine_batch.Task) -> Iterator[tuple[Work, Progress]]:
    if task == "score":
        with progress.on_stderr() as shown:
            yield _score, shown
        return
    with engine.opened(session) as (coach, shown):

        def rewrite(item: Item) -> documents.Document:
            result = engine.result_of(
                lambda stop: coach.rewrite(
                    item.draft, id=item.id, variants=session.settings.rewrite.variants, stop=stop
                ),
                RewriteResult,
            )
            return documents.rewrite(result)

        def advise(item: Item) -> documents.Document:
            result = engine.result_of(
                lambda stop: coach.advise(item.draft.text, id=item.id, stop=stop), AdviseResult
            )
            return documents.advise(result)

        yield (rewrite if task == "rewrite" else advise), shown


def _score(item: Item) -> documents.Document:
    from coach.signals import score

    return documents.score(score(item.draft), id=item.id)
