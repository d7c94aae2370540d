"""Commands that other packages bring: the terminal app, the evaluation.

They announce themselves through the entry point group "coach.commands", each
naming a click command, so that this package never imports theirs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from coach.errors import NotSetUpError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "coach.commands"

# What the help says of a command without importing it.
SUMMARIES = {
    "chat": "Talk it through in the terminal app.",
    "eval": "Measure the coach against its data sets.",
}


def names() -> list[str]:
    """The names of the installed extra commands, the well-known ones first."""
    found = set(_announced(sys.path))
    known = [name for name in SUMMARIES if name in found]
    return known + sorted(found - set(known))


def load(name: str) -> click.Command | None:
    """The command an installed package calls `name`; None when there is none.

    Raises NotSetUpError when the package is there but cannot be imported.
    """
    entry = next((entry for entry in _entries() if entry.name == name), None)
    if entry is None:
        return None
    try:
        command = entry.load()
    except (ImportError, AttributeError) as error:
        raise NotSetUpError(
            f"The command {name!r} is installed but cannot be loaded.",
            where=f"{entry.value}: {error}",
            mend="pip install --force-reinstall coach-writing",
        ) from error
    return command if isinstance(command, click.Command) else None


def _announced(folders: Iterable[str]) -> Iterator[str]:
    """The names in the group, from the metadata folders of installed packages.

    Read by hand because `--help` asks: importing importlib.metadata, and the
    e-mail parser with it, takes as long as everything else `--help` does.
    """
    for folder in folders:
        try:
            entries = [entry.path for entry in os.scandir(folder or ".")]
        except OSError:
            continue
        for path in entries:
            if not path.endswith((".dist-info", ".egg-info")):
                continue
            try:
                with open(f"{path}/entry_points.txt", encoding="utf-8") as handle:  # noqa: PTH123
                    yield from _names_in(handle)
            except (OSError, UnicodeDecodeError):
                continue  # most packages have none


def _names_in(lines: Iterable[str]) -> Iterator[str]:
    inside = False
    for line in lines:
        text = line.strip()
        if text.startswith("["):
            inside = text == f"[{GROUP}]"
        elif inside and "=" in text and not text.startswith(("#", ";")):
            yield text.split("=")[0].strip()


def _entries() -> tuple[EntryPoint, ...]:
    from importlib.metadata import entry_points

    return tuple(entry_points(group=GROUP))
