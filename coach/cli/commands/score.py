"""`coach score`: what gets in the way in a draft, without any model."""

from __future__ import annotations

import click

from coach import documents
from coach.cli import options, output
from coach.cli.session import Session
from coach.errors import GateNotMetError


@click.command()
@options.source
@options.setting
@click.option(
    "--fail-under", metavar="N", type=options.Whole(0, 100), help="Exit with 4 below N (0 to 100)."
)
@options.as_json
@click.pass_obj
def score(
    session: Session,
    file: str | None,
    text: str | None,
    channel: str | None,
    asked: bool | None,
    in_reply_to: str | None,
    fail_under: int | None,
    as_json: bool,
) -> None:
    """Find what gets in the way in a draft.

    Prints a score from 0 to 100 and one line for each finding: line, column,
    what it is, why. The reasons matter more than the number.
    """
    draft = options.read_draft(
        session, file=file, text=text, channel=channel, asked=asked, in_reply_to=in_reply_to
    )
    from coach.signals import score as measure

    report = measure(draft)
    if as_json:
        output.emit_json(documents.score(report, id=documents.content_id(draft.text)))
    else:
        from coach.cli.report import score_text

        output.emit(score_text(report, draft.text))
    if fail_under is not None and report.score < fail_under:
        raise GateNotMetError(
            f"The score is {report.score}, below the {fail_under} you asked for.",
            mend="coach rewrite, or mend the findings",
        )
