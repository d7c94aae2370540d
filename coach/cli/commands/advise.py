"""`coach advise`: a situation in, advice with its principles out."""

from __future__ import annotations

import sys

import click

from coach import documents
from coach.cli import engine, options, output
from coach.cli.session import Session
from coach.domain import AdviseResult


@click.command()
@options.source
@options.seed
@click.option("-v", "--verbose", is_flag=True, help="Name the principles, even in a pipe.")
@options.as_json
@click.pass_obj
def advise(
    session: Session,
    file: str | None,
    text: str | None,
    seed: int | None,
    verbose: bool,
    as_json: bool,
) -> None:
    """Describe a situation and get advice.

    Say who wrote what to whom, and what you would like to happen.
    """
    situation = options.read_text(session, file, text, "situation")
    live = not as_json and output.is_terminal(sys.stdout)
    streamed = ""
    with engine.opened(session, quiet=as_json) as (coach, _), engine.Status("Thinking") as status:

        def show(piece: str) -> None:
            nonlocal streamed
            status.clear()
            streamed += piece
            output.write(piece)
            output.flush()

        result = engine.result_of(
            lambda stop: coach.advise(situation, seed=seed, stop=stop),
            AdviseResult,
            on_text=show if live else lambda _: None,
        )
        status.clear()
        if as_json:
            output.emit_json(documents.advise(result))
            return
        _finish(result, streamed)
    if verbose or output.is_terminal(sys.stderr):
        from coach.cli.report import cited

        output.say(cited(result))


def _finish(result: AdviseResult, streamed: str) -> None:
    """Print what was not streamed; all of it when the checks changed the text."""
    if streamed and streamed.strip() == result.advice.strip():
        output.emit("\n" if not streamed.endswith("\n") else "")
        return
    if streamed:
        output.emit("\n")
        output.say("After its checks, the advice is:")
    output.emit(result.advice)
