"""Commands that other packages bring: the terminal app, the evaluation.

They announce themselves through the entry point group "coach.commands", each
naming a click command, so that this package never imports theirs. A command that
is an app on the terminal may name, under "coach.apps", also the function that
opens it when nothing else was said on the command line: what only the reading of
options needs is then never imported, and the first frame is there sooner.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, cast

from coach.errors import NotSetUpError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    import click

    from coach.cli.session import Session

GROUP = "coach.commands"
APPS = "coach.apps"

# What the help says of a command without importing it.
SUMMARIES = {
    "chat": "Talk it through in the terminal app.",
    "eval": "Measure the coach against its data sets.",
}


def names() -> list[str]:
    """The names of the installed extra commands, the well-known ones first."""
    found = {name for name, _ in _announced(sys.path, GROUP)}
    known = [name for name in SUMMARIES if name in found]
    return known + sorted(found - set(known))


def load(name: str) -> click.Command | None:
    """The command an installed package calls `name`; None when there is none.

    Raises NotSetUpError when the package is there but cannot be imported.
    """
    import click

    entry = next((entry for entry in _entries() if entry.name == name), None)
    if entry is None:
        return None
    try:
        command = entry.load()
    except (ImportError, AttributeError) as error:
        raise _broken(name, entry.value, error) from error
    return command if isinstance(command, click.Command) else None


def app(name: str) -> Callable[[Session], int] | None:
    """The function that opens the app an installed package calls `name`, and returns
    the process's exit code; None when there is none.

    Raises NotSetUpError when the package is there but cannot be imported.
    """
    value = next((value for found, value in _announced(sys.path, APPS) if found == name), None)
    if value is None:
        return None
    from importlib import import_module

    module, _, attribute = value.partition(":")
    try:
        return cast("Callable[[Session], int]", getattr(import_module(module), attribute))
    except (ImportError, AttributeError) as error:
        raise _broken(name, value, error) from error


def _broken(name: str, value: str, error: Exception) -> NotSetUpError:
    return NotSetUpError(
        f"The command {name!r} is installed but cannot be loaded.",
        where=f"{value}: {error}",
        mend="pip install --force-reinstall coach-writing",
    )


def _announced(folders: Iterable[str], group: str) -> Iterator[tuple[str, str]]:
    """Names and values in `group`, from the metadata folders of installed packages.

    Read by hand because `--help` and the first frame wait for it: importing
    importlib.metadata, and the e-mail parser with it, takes as long as everything
    else `--help` does.
    """
    for folder in folders:
        try:
            entries = [entry.path for entry in os.scandir(folder or ".")]
        except OSError:
            continue
        # Our own first: who looks for one name seldom has to read on.
        for path in sorted(entries, key=lambda path: "coach" not in os.path.basename(path)):  # noqa: PTH119
            if not path.endswith((".dist-info", ".egg-info")):
                continue
            try:
                with open(f"{path}/entry_points.txt", encoding="utf-8") as handle:  # noqa: PTH123
                    yield from _declared_in(handle, group)
            except (OSError, UnicodeDecodeError):
                continue  # most packages have none


def _declared_in(lines: Iterable[str], group: str) -> Iterator[tuple[str, str]]:
    inside = False
    for line in lines:
        text = line.strip()
        if text.startswith("["):
            inside = text == f"[{group}]"
        elif inside and "=" in text and not text.startswith(("#", ";")):
            name, _, value = text.partition("=")
            yield name.strip(), value.strip()


def _entries() -> tuple[EntryPoint, ...]:
    from importlib.metadata import entry_points

    return tuple(entry_points(group=GROUP))
