"""Groups of commands that import a command only when it is called.

`coach --help` and `coach score` must answer at once; the modules behind the
other commands need seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

import click

from coach.errors import InputError, nearest


class Lazy(NamedTuple):
    """Where a command is ("module:attribute") and its line in the help."""

    target: str
    summary: str


class LazyGroup(click.Group):
    """A click group over a table of `Lazy` entries."""

    def __init__(self, *, lazy: Mapping[str, Lazy], **attributes: object) -> None:
        super().__init__(**attributes)  # type: ignore[arg-type]
        self.lazy = dict(lazy)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command; None when there is none of that name."""
        entry = self.lazy.get(cmd_name)
        if entry is None:
            return None
        module, _, attribute = entry.target.partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command `args` begin with; InputError naming the nearest otherwise."""
        command = self.get_command(ctx, args[0])
        if command is not None:
            return args[0], command, args[1:]
        if ctx.resilient_parsing:  # shell completion asks about half a word
            return None, None, args[1:]
        raise self.unknown(ctx, args[0])

    def unknown(self, ctx: click.Context, name: str) -> InputError:
        """The error for a name nobody knows."""
        guess = nearest(name, self.list_commands(ctx))
        meant = f" Did you mean {guess!r}?" if guess else ""
        return InputError(
            f"There is no command {name!r}.{meant}",
            mend=f"{ctx.command_path} --help",
        )

    def summary(self, ctx: click.Context, name: str) -> str:
        """The line in the help, without importing the command."""
        return self.lazy[name].summary

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table."""
        rows = [(name, self.summary(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
