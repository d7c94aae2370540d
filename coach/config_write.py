"""Changing a setting in config.toml, and nothing else in the file.

The user's comments, order and spelling stay. A file that cannot be read is
refused and not touched.
"""

from __future__ import annotations

import tomllib
from typing import Any

from coach.config import Loaded, load, parse
from coach.errors import CoachError, InputError
from coach.paths import Paths, atomic_write


def write(paths: Paths, key: str, value: object) -> Loaded:
    """Set `key` ("table.key") to `value` in the settings file; None takes it out, so
    that the default holds. Returns the settings that hold from now on.

    Raises InputError for a value that does not fit or a file that is broken, CoachError
    when it cannot be written. Then the file is as it was.
    """
    load(paths)
    file = paths.config_file
    try:
        before = file.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        before = ""
    table, _, name = key.partition(".")
    after = changed(before, table, name, value)
    try:
        parse(after, file)
    except InputError as error:
        # Its line is one of a file that was never written.
        raise InputError(error.what, mend=error.mend) from error
    if after != before:
        try:
            # Written through a link, as people have who keep their settings elsewhere.
            with atomic_write(file.resolve()) as handle:
                handle.write(after.encode())
        except OSError as error:
            raise CoachError(
                f"The settings cannot be written: {error.strerror}.", where=str(file)
            ) from error
    return load(paths)


def changed(text: str, table: str, name: str, value: object) -> str:
    """`text`, a config text that can be read, with one value other than before."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    wanted = _wanted(text, table, name, value)
    try:
        document = tomlkit.parse(text)
        if value is not None:
            if table not in document:
                document = tomlkit.parse(_with_table(text, table))
            # A comment behind the old value stays behind the new one.
            tables: Any = document
            tables[table][name] = value
        elif name in document.get(table, {}):
            del document[table][name]
        after = tomlkit.dumps(document)
        right = _filled(tomllib.loads(after)) == wanted
    except (TOMLKitError, tomllib.TOMLDecodeError, TypeError, ValueError, KeyError) as error:
        raise _by_hand(table, name) from error
    if not right:
        raise _by_hand(table, name)
    return after


def _wanted(text: str, table: str, name: str, value: object) -> dict[str, Any]:
    wanted = tomllib.loads(text)
    if value is not None:
        wanted.setdefault(table, {})[name] = value
    else:
        wanted.get(table, {}).pop(name, None)
    return _filled(wanted)


def _filled(tables: dict[str, Any]) -> dict[str, Any]:
    """`tables` without empty ones, which say nothing."""
    return {table: values for table, values in tables.items() if values != {}}


def _with_table(text: str, table: str) -> str:
    """`text` with an empty table below everything, a blank line before it."""
    above = text.rstrip()
    return f"{above}\n\n[{table}]\n" if above else f"[{table}]\n"


def _by_hand(table: str, name: str) -> CoachError:
    return CoachError(
        f"{table}.{name} cannot be changed without harm to the rest of the file.",
        mend="change it there by hand (coach config path)",
    )
