"""`coach config`: the settings and where they come from."""

from __future__ import annotations

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
        output.emit_json({"path": str(file), "exists": file.is_file(), "settings": settings})
        return
    for key, value in flat(loaded.settings):
        origin = "config.toml" if loaded.origins[key] == str(file) else loaded.origins[key]
        output.write(f"{key:<20} {_shown(value):<24} {origin}\n")
    output.say(f"The file is {file}{'' if file.is_file() else ' (not there yet)'}.")


@click.command()
@click.pass_obj
def path(session: Session) -> None:
    """Print the name of the settings file, whether or not it is there."""
    output.emit(str(session.paths.config_file))


def _shown(value: object) -> str:
    return "not set" if value is None else str(value)
