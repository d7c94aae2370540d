"""`coach search`: the principles for a question."""

from __future__ import annotations

import click

from coach import documents
from coach.cli import engine, options, output
from coach.cli.session import Session


@click.command()
@click.argument("query", metavar="QUERY")
@click.option("--limit", metavar="K", type=options.Whole(1), help="At most K; never more than 3.")
@options.as_json
@click.pass_obj
def search(session: Session, query: str, limit: int | None, as_json: bool) -> None:
    """Find the principles for a question; nothing when none fits."""
    from coach.cli.reading import from_option

    wanted = from_option(query, "QUERY", "query")
    with engine.opened(session, quiet=as_json) as (coach, _):
        found = coach.search(wanted, limit=limit or session.settings.retrieval.limit)
    if as_json:
        output.emit_json(documents.search(found))
        return
    if not found:
        output.say("No principle fits this question.")
    for item in found:
        output.emit(f"{item.guidance.id}: {item.guidance.title}\n    {item.guidance.rule}")
