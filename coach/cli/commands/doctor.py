"""`coach doctor`: check the installation."""

from __future__ import annotations

import sys

import click

from coach.cli import options, output, progress, style
from coach.cli.session import Session


@click.command()
@click.option("--full", is_flag=True, help="Also read the model files and compare their hashes.")
@options.as_json
@click.pass_obj
def doctor(session: Session, full: bool, as_json: bool) -> int:
    """Check the installation and name the command that mends what is wrong.

    Exits with 0 when everything is ready, 3 when set-up is missing, else 1.
    """
    from coach import doctor as clinic

    with progress.on_stderr(quiet=True) as shown:
        checks = clinic.examine(session.paths, full=full, progress=shown)
    if as_json:
        output.emit_json(clinic.document(checks))
    else:
        output.emit(_report(checks, style.Style(output.colour_wanted(sys.stdout))))
    return int(clinic.exit_code(checks))


def _report(checks: object, paint: style.Style) -> str:
    from coach.doctor import Check, Status

    colours = {Status.OK: paint.added, Status.WARN: paint.warned}
    lines = []
    assert isinstance(checks, list)
    for check in checks:
        assert isinstance(check, Check)
        mark = colours.get(check.status, paint.removed)(f"{check.status:<8}")
        lines.append(f"{mark}{check.name:<16} {check.message}")
        if check.mend:
            lines.append(f"{'':<25}{paint.bold('Try:')} {check.mend}")
    return "\n".join(lines)
