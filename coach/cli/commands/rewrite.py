"""`coach rewrite`: a draft in, a message people answer out."""

from __future__ import annotations

import sys

import click

from coach import documents
from coach.cli import engine, options, output
from coach.cli.session import Session
from coach.domain import RewriteResult


@click.command()
@options.source
@options.setting
@click.option(
    "--variants",
    metavar="N",
    type=options.Whole(1, 16),
    help="How many rewrites to choose from (1 to 16).",
)
@options.seed
@click.option("--explain", is_flag=True, help="Print draft, rewrite, changes and reasons.")
@click.option("-v", "--verbose", is_flag=True, help="Tell the changes on stderr, even in a pipe.")
@options.as_json
@click.pass_obj
def rewrite(
    session: Session,
    file: str | None,
    text: str | None,
    channel: str | None,
    asked: bool | None,
    in_reply_to: str | None,
    variants: int | None,
    seed: int | None,
    explain: bool,
    verbose: bool,
    as_json: bool,
) -> None:
    """Rewrite a draft so that people answer it.

    Every fact in it is kept and none is invented. Only the rewrite goes to
    stdout; what was changed and why is told on the terminal.
    """
    if explain and as_json:
        raise click.UsageError("Give --explain or --json, not both")
    draft = options.read_draft(
        session, file=file, text=text, channel=channel, asked=asked, in_reply_to=in_reply_to
    )
    with engine.opened(session, quiet=as_json) as (coach, _):
        with engine.Status("Reading and rewriting") as status:
            result = engine.result_of(
                lambda stop: coach.rewrite(
                    draft,
                    variants=variants or session.settings.rewrite.variants,
                    seed=seed,
                    stop=stop,
                ),
                RewriteResult,
            )
            status.clear()
        if as_json:
            output.emit_json(documents.rewrite(result))
            return
        _show(result, explain=explain, verbose=verbose)


def _show(result: RewriteResult, *, explain: bool, verbose: bool) -> None:
    from coach.cli import report, style

    if explain:
        output.emit(report.explain(result, style.Style(output.colour_wanted(sys.stdout))))
        return
    output.emit(result.rewrite)
    verdict = report.verdict(result)
    if verdict:
        output.say(verdict)
    if result.changed and (verbose or output.is_terminal(sys.stderr)):
        output.write_talk(report.changes(result, style.Style(output.colour_wanted(sys.stderr))))
