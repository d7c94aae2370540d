"""`coach chat` with options; without any, `tui.start` is called directly."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.start import run

if TYPE_CHECKING:
    from coach.cli.session import Session


@click.command(help="Talk it through in the terminal app.")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--resume", metavar="ID", default="", help="Go on with an earlier conversation.")
@click.pass_obj
def chat(session: Session, file: Path | None, resume: str) -> int:
    """Open the app; with FILE, in the draft view with its text."""
    return run(session, file, resume)
