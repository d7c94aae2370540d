"""The table of commands, and what `coach` does when called alone."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from coach.cli import output, plugins
from coach.cli.groups import Lazy, LazyGroup
from coach.cli.session import Session
from coach.errors import InputError

_COMMANDS = "coach.cli.commands"

BUILT_IN = {
    "rewrite": Lazy(f"{_COMMANDS}.rewrite:rewrite", "Rewrite a draft so that people answer it."),
    "advise": Lazy(f"{_COMMANDS}.advise:advise", "Describe a situation and get advice."),
    "score": Lazy(f"{_COMMANDS}.score:score", "Find what gets in the way in a draft."),
    "search": Lazy(f"{_COMMANDS}.search:search", "Find the principles for a question."),
    "batch": Lazy(f"{_COMMANDS}.batch:batch", "Work through a file of drafts."),
    "knowledge": Lazy(f"{_COMMANDS}.knowledge:knowledge", "The principles, and notes of your own."),
    "model": Lazy(f"{_COMMANDS}.model:model", "Fetch, choose and check the language model."),
    "history": Lazy(
        f"{_COMMANDS}.history:history", "List, search, export and delete conversations."
    ),
    "doctor": Lazy(f"{_COMMANDS}.doctor:doctor", "Check the installation."),
    "config": Lazy(f"{_COMMANDS}.config:config", "Show the settings and where they come from."),
}

# What to say of a command that is part of the design but not of this installation.
_MISSING = {
    "chat": (
        "This installation has no terminal app yet.",
        "coach rewrite FILE, or coach advise --text 'what happened'",
    ),
    "eval": (
        "This installation has no evaluation yet.",
        "coach score FILE --fail-under 70, to check a draft",
    ),
}


class Root(LazyGroup):
    """`coach` itself: the built-in commands and those of other packages."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Built in first, then what is installed beside us."""
        extra = [name for name in plugins.names() if name not in self.lazy]
        return [*super().list_commands(ctx), *extra]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A built-in command, else an installed one (looked up only then)."""
        return super().get_command(ctx, cmd_name) or plugins.load(cmd_name)

    def unknown(self, ctx: click.Context, name: str) -> InputError:
        """Say plainly what is not there yet, and what works instead."""
        if name in _MISSING:
            what, mend = _MISSING[name]
            return InputError(what, mend=mend)
        return super().unknown(ctx, name)

    def summary(self, ctx: click.Context, name: str) -> str:
        """The line in the help, without importing the command."""
        if name in self.lazy:
            return self.lazy[name].summary
        return plugins.SUMMARIES.get(name, "A command of another package.")

    def main(self, args: Sequence[str] | None = None, *_: object, **__: object) -> None:  # type: ignore[override]
        """Run as a process would and exit with the code of the contract.

        click's own runner in tests comes through here, so that it sees the same
        sentences and codes as a shell.
        """
        from coach.cli.process import run

        sys.exit(run(sys.argv[1:] if args is None else list(args), Session()))


def _version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        output.emit(f"coach {version('coach-writing')}")
        ctx.exit()


@click.pass_context
def _alone(ctx: click.Context) -> object:
    if ctx.invoked_subcommand is not None:
        return None
    if output.is_terminal(sys.stdin) and output.is_terminal(sys.stdout):
        chat = plugins.load("chat")
        if chat is not None:
            return ctx.invoke(chat)
    output.emit(ctx.get_help())
    return None


root = Root(
    lazy=BUILT_IN,
    name="coach",
    callback=_alone,
    invoke_without_command=True,
    help="A private writing coach for the messages you send. Nothing leaves this machine.",
    epilog="Exit codes: 0 done, 1 failed, 2 wrong input, 3 set-up missing, 4 gate not met, "
    "130 stopped.",
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help="Show the version and exit.",
        )
    ],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
