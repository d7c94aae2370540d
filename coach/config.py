"""The settings: what the user may set, where each value comes from.

config.toml in the folder of `coach config path`. Every key has a default, so
the file need not exist. Which model is used is not a setting but a choice
(`coach model use`, and COACH_MODEL for one shell): it needs to be checked when
it is made. COACH_HOME moves all folders (see coach.paths).
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from coach.errors import InputError, nearest
from coach.paths import Paths


class ModelSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the language model runs.

    `threads`: None takes what suits the processor. `context`: tokens that prompt
    and answer share.
    """

    threads: Annotated[int, Meta(ge=1, le=256)] | None = None
    context: Annotated[int, Meta(ge=1024, le=131072)] = 4096


class RewriteSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`channel`: where drafts go out unless --channel says otherwise. `variants`:
    how many rewrites the model writes before the best one is chosen."""

    channel: str = "other"
    variants: Annotated[int, Meta(ge=1, le=16)] = 3


class AdviseSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`max_tokens`: how long advice may get; 100 tokens are about 75 words."""

    max_tokens: Annotated[int, Meta(ge=64, le=2048)] = 400


class RetrievalSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`limit`: how many principles a rewrite or an answer may lean on."""

    limit: Annotated[int, Meta(ge=1, le=3)] = 3


class AppSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The terminal app. `theme`: "auto" goes by the terminal. `ascii`: draw with ASCII
    signs only, None goes by the character set. `clipboard`: how copied text leaves the
    app: through the terminal (OSC 52), the system's own clipboard program, or both."""

    theme: Literal["auto", "dark", "light", "plain"] = "auto"
    ascii: bool | None = None
    clipboard: Literal["both", "terminal", "system"] = "both"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that can be set; one struct for each table of the file.

    `keys` maps an action of the app to the keys that trigger it; docs/keys.md lists
    the actions.
    """

    model: ModelSettings = ModelSettings()
    rewrite: RewriteSettings = RewriteSettings()
    advise: AdviseSettings = AdviseSettings()
    retrieval: RetrievalSettings = RetrievalSettings()
    app: AppSettings = AppSettings()
    keys: dict[str, str] = {}


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """The effective settings; `origins` maps "table.key" to "default" or
    the path of the file."""

    settings: Settings
    origins: dict[str, str]


def load(paths: Paths) -> Loaded:
    """The settings of `paths.config_file`.

    Raises InputError naming file, line, key and, for a misspelt one, the nearest.
    """
    file = paths.config_file
    tables = parse(_read(file), file)
    given = {f"{table}.{key}" for table, values in tables.items() for key in values}
    settings = msgspec.convert(tables, Settings)
    return Loaded(
        settings=settings,
        origins={key: str(file) if key in given else "default" for key, _ in flat(settings)},
    )


def flat(settings: Settings) -> list[tuple[str, object]]:
    """Every setting as ("table.key", value), in the order of the structs."""
    return [
        (f"{table}.{key}", value)
        for table, values in msgspec.to_builtins(settings).items()
        for key, value in values.items()
    ]


def parse(text: str, file: Path) -> dict[str, dict[str, Any]]:
    """The tables of a config text, each key and value checked; InputError otherwise."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).removesuffix(")").partition(" (at ")
        line = re.search(r"line (\d+)", place)
        number = line[1] if line else len(text.splitlines()) or 1  # else: at its end
        raise InputError(
            f"The settings cannot be read: {reason[:1].lower()}{reason[1:]}.",
            where=f"{file}, line {number}",
            mend="mend that line, or move the file away to get the defaults",
        ) from error
    except RecursionError as error:
        raise InputError("The settings are nested too deeply.", where=str(file)) from error
    shape = {field.name: field.type for field in msgspec.structs.fields(Settings)}
    checked: dict[str, dict[str, Any]] = {}
    for table, values in document.items():
        if table not in shape:
            raise _unknown(f"[{table}]", table, list(shape), _where(file, text, table, None))
        if not isinstance(values, dict):
            raise InputError(
                f"{table!r} must be a table: a line [{table}] with its settings below.",
                where=_where(file, text, None, table),
            )
        if table == "keys":
            checked[table] = _check_keys(values, file, text)
        else:
            checked[table] = _check(table, values, shape[table], file, text)
    return checked


def locate(file: Path, table: str, key: str) -> str:
    """File and line of a setting, for a sentence about it."""
    return _where(file, _read(file), table, key)


def _check_keys(values: dict[str, Any], file: Path, text: str) -> dict[str, Any]:
    """The [keys] table; `draft.rewrite = ...` and `"draft.rewrite" = ...` are the same.

    Which actions there are is the app's to say.
    """
    keys: dict[str, Any] = {}
    for name, value in values.items():
        inner = value if isinstance(value, dict) else {}
        keys |= {f"{name}.{key}": keys for key, keys in inner.items()} or {name: value}
    for name, value in keys.items():
        if not isinstance(value, str):
            raise InputError(
                f"keys.{name} cannot be {_shown(value)}: expected text in quotes.",
                where=_where(file, text, "keys", name),
            )
    return keys


def _check(
    table: str, values: dict[str, Any], struct: type, file: Path, text: str
) -> dict[str, Any]:
    types = {field.name: field.type for field in msgspec.structs.fields(struct)}
    for key, value in values.items():
        where = _where(file, text, table, key)
        if key not in types:
            raise _unknown(f"{key!r} in [{table}]", key, list(types), where)
        try:
            msgspec.convert(value, types[key])
        except msgspec.ValidationError as error:
            raise InputError(
                f"{table}.{key} cannot be {_shown(value)}: {_plain(str(error))}.", where=where
            ) from error
    if table == "rewrite" and "channel" in values:
        from coach.channels import channel

        try:
            channel(values["channel"])
        except InputError as error:
            raise InputError(
                error.what, where=_where(file, text, table, "channel"), mend=error.mend
            ) from error
    return values


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except UnicodeDecodeError as error:
        raise InputError(
            f"The settings are not UTF-8 (byte {error.start}).", where=str(file)
        ) from error
    except OSError as error:
        raise InputError(
            f"The settings cannot be read: {error.strerror}.", where=str(file)
        ) from error


def _unknown(told: str, name: str, known: list[str], where: str) -> InputError:
    guess = nearest(name, known)
    meant = f" Did you mean {guess!r}?" if guess else ""
    mend = f"one of: {', '.join(known)}"
    if told in _CHOICES:
        meant, mend = "", "coach model use NAME, to choose the model"
    return InputError(f"There is no setting {told}.{meant}", where=where, mend=mend)


# What people look for in the file although it is chosen elsewhere.
_CHOICES = ("'name' in [model]", "'path' in [model]")


def _where(file: Path, text: str, table: str | None, key: str | None) -> str:
    """File and line; tomllib keeps no positions, so the line is looked for."""
    inside = table is None
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if stripped.startswith("["):
            inside = re.sub(r"[\s\"'\[\]]", "", stripped.split("#")[0]) == table
            if inside and key is None:
                return f"{file}, line {number}"
        elif inside and key and re.match(rf"[\"']?{re.escape(key)}[\"']?\s*[=.]", stripped):
            return f"{file}, line {number}"
    return str(file)


_WORDS = {
    "int": "a whole number", "str": "text in quotes", "bool": "true or false",
    "float": "a number", "object": "a table", "array": "a list", "null": "nothing",
}  # fmt: skip


def _plain(message: str) -> str:
    """What msgspec complains of, with the names of types that people use."""
    for word, plain in _WORDS.items():
        message = re.sub(rf"`{word}( \| null)?`", plain, message)
    return (message[:1].lower() + message[1:]).replace("`", "")


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:37]}..."
