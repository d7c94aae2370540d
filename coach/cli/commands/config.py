"""`coach config`: the settings and where they come from."""

from __future__ import annotations

import os

import click

from coach.cli import options, output
from coach.cli.groups import Lazy, LazyGroup
from coach.cli.session import Session

_HERE = "coach.cli.commands.config"

config = LazyGroup(
    name="config",
    help="The settings and where they come from.",
    lazy={
        "show": Lazy(f"{_HERE}:show", "Show every setting and where it comes from."),
        "path": Lazy(f"{_HERE}:path", "Print the name of the settings file."),
    },
)


@click.command()
@options.as_json
@click.pass_obj
def show(session: Session, as_json: bool) -> None:
    """Show every setting and where it comes from."""
    from coach.config import flat, load

    loaded = load(session.paths)
    file = session.paths.config_file
    if as_json:
        settings = {
            key: {"value": value, "from": loaded.origins[key]}
            for key, value in flat(loaded.settings)
        }
        document = {
            "path": str(file),
            "exists": file.is_file(),
            "settings": settings,
            "environment": _environment(),
        }
        output.emit_json(document)
        return
    for key, value in flat(loaded.settings):
        origin = "config.toml" if loaded.origins[key] == str(file) else loaded.origins[key]
        output.write(f"{key:<20} {_shown(value):<24} {origin}\n")
    for name, value in _environment().items():
        if value is not None:
            output.write(f"{name:<20} {value:<24} environment\n")
    output.say(f"The file is {file}{'' if file.is_file() else ' (not there yet)'}.")


@click.command()
@click.pass_obj
def path(session: Session) -> None:
    """Print the name of the settings file, whether or not it is there."""
    output.emit(str(session.paths.config_file))


def _environment() -> dict[str, str | None]:
    return {name: os.environ.get(name) or None for name in ("COACH_HOME", "COACH_MODEL")}


def _shown(value: object) -> str:
    return "not set" if value is None else str(value)
