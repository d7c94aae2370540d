"""The way into the app: `coach` alone, and `coach chat`.

Until the first frame is drawn every import here is waited for by somebody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from coach.cli.session import Session


def run(session: Session, file: Path | None = None, resume: str = "") -> int:
    """Run the app until the user quits; the process's exit code.

    Raises CoachError before anything is drawn when a setting or FILE is wrong.
    """
    import gc
    import os
    import sys

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError(
            "The app needs a terminal to draw on.",
            mend="coach rewrite FILE, or coach advise --text 'what happened'",
        )
    # Everything that is imported from here on stays: collecting it is time lost
    # before the first frame. The app turns it on again.
    gc.disable()
    from tui.app import CoachApp
    from tui.services import Services

    services = Services(session.paths, session.settings)
    draft = _read(file) if file is not None else ""
    app = CoachApp(services, resume=resume, draft=draft)
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


def _read(file: Path) -> str:
    from coach.incoming import read_file

    return read_file(file, "draft")
