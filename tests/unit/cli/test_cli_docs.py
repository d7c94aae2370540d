"""docs/command-line.md tells of everything there is, and of nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import click

from coach.channels import CHANNELS
from coach.cli.app import root
from coach.cli.groups import LazyGroup
from coach.config import Settings, flat, parse
from evals.command import eval_command

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "command-line.md").read_text("utf-8")


def commands(group: LazyGroup, path: str = "coach") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name in group.lazy:
        command = group.get_command(click.Context(group), name)
        assert command is not None
        found[f"{path} {name}"] = command
        if isinstance(command, LazyGroup):
            found |= commands(command, f"{path} {name}")
    return found


# Other packages bring them; the page is about all of them.
ALL = commands(root) | {"coach eval": eval_command}


def test_every_command_and_option_is_there():
    for path, command in ALL.items():
        assert path in PAGE, path
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                for name in [*parameter.opts, *parameter.secondary_opts]:
                    assert f"`{name}" in PAGE, (path, name)


def test_no_option_is_there_that_does_not_exist():
    known = {"--help"}
    for command in ALL.values():
        for parameter in command.params:
            known |= {*parameter.opts, *parameter.secondary_opts}
    assert set(re.findall(r"`(--[a-z-]+)", PAGE)) <= known


def test_the_settings_are_the_defaults():
    block = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert block is not None
    tables = parse(block[1], Path("docs"))
    given = {
        f"{table}.{key}": value for table, rows in tables.items() for key, value in rows.items()
    }
    expected = {key: value for key, value in flat(Settings()) if value is not None}
    assert given == expected


def test_every_channel_and_schema_is_there():
    schemas = (Path(__file__).resolve().parents[3] / "coach" / "schemas").glob("*.json")
    for name in [*CHANNELS, *(path.stem for path in schemas if path.stem != "common")]:
        assert f"`{name}`" in PAGE, name
