"""`coach chat`, and `coach` alone: the way into the app."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from coach.cli.session import Session


@click.command(help="Talk it through in the terminal app.")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--resume", metavar="ID", default="", help="Go on with an earlier conversation.")
@click.pass_obj
def chat(session: Session, file: Path | None, resume: str) -> int:
    """Open the app; with FILE, in the draft view with its text."""
    return run(session, file, resume)


def run(session: Session, file: Path | None = None, resume: str = "") -> int:
    """Run the app until the user quits; the process's exit code.

    Raises CoachError before anything is drawn when a setting or FILE is wrong.
    """
    import gc
    import os
    import sys

    # Everything that is imported from here on stays: collecting it is time lost
    # before the first frame.
    gc.disable()
    from tui.app import CoachApp
    from tui.services import Services

    services = Services(session.paths, session.settings)
    draft = _read(file) if file is not None else ""
    app = CoachApp(services, resume=resume, draft=draft)
    app.call_later(_collect_again)
    try:
        code = app.run()
    finally:
        services.close()
    sys.stdout.flush()
    sys.stderr.flush()
    if app.crash is not None:
        raise app.crash
    # Threads that still wait for something must not keep the terminal.
    os._exit(code or 0)


def _collect_again() -> None:
    import gc

    gc.freeze()
    gc.enable()


def _read(file: Path) -> str:
    from coach.incoming import read_file

    return read_file(file, "draft")
