"""From the text of a file to checked values, with errors a person can act on.

Everything that is wrong with a file is reported as file, field and what was
expected there; a field that does not exist names the nearest one that does.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Any, TypeVar

import msgspec
import yaml

try:
    from yaml import CSafeLoader as _SafeLoader  # libyaml: ten times as fast
except ImportError:
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

from coach.errors import CoachError, nearest

_T = TypeVar("_T", bound=msgspec.Struct)
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?P<head>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
# msgspec writes "<what> - at `$.examples[0].note`"; a field of the top level has no path.
_AT = re.compile(r"^(?P<what>.*?)(?: - at `\$\.?(?P<path>[^`]*)`)?$", re.DOTALL)
_UNKNOWN = re.compile(r"unknown field `(?P<field>[^`]*)`")
_MISSING = re.compile(r"missing required field `(?P<field>[^`]*)`")


class _UniqueKeys(_SafeLoader):
    """YAML keeps the last of two equal keys without a word; a card must not."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, Hashable) and key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} is there twice", key_node.start_mark
                )
            seen.add(key)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return mapping


def front_matter(text: str, *, where: str) -> tuple[dict[str, Any], str]:
    """The fields between the two `---` lines and the text below them."""
    match = _FRONT_MATTER.match(text.replace("\r\n", "\n").removeprefix("\ufeff"))
    if match is None:
        raise CoachError(
            "The card has no front matter: two lines of '---' with the fields between them.",
            where=where,
        )
    return yaml_mapping(match["head"], where=where, first_line=2), match.string[match.end() :]


def yaml_mapping(text: str, *, where: str, first_line: int = 1) -> dict[str, Any]:
    """`text` as a mapping; errors name the line, counted from `first_line`."""
    try:
        # The loader is a subclass of the safe one.
        data = yaml.load(text, Loader=_UniqueKeys)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f":{mark.line + first_line}" if mark else ""
        raise CoachError(
            f"This is not valid YAML: {error.problem or error}. "
            "A text that contains a colon needs quotes or a '>-' block.",
            where=f"{where}{line}",
        ) from error
    except yaml.YAMLError as error:
        raise CoachError(f"This is not valid YAML: {error}.", where=where) from error
    if not isinstance(data, dict):
        raise CoachError("Fields were expected here, one 'name: value' a line.", where=where)
    return data


def json_value(line: bytes, *, where: str) -> object:
    """One line of JSON."""
    try:
        return msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        raise CoachError(f"This line is not valid JSON: {error}.", where=where) from error


def build(kind: type[_T], data: object, *, where: str) -> _T:
    """`data` as a `kind`, or CoachError naming the field and what it must be."""
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise _explain(error, kind, where) from error


def _explain(error: msgspec.ValidationError, kind: type[msgspec.Struct], where: str) -> CoachError:
    match = _AT.match(str(error))
    what, path = (match["what"], match["path"] or "") if match else (str(error), "")
    if unknown := _UNKNOWN.search(what):
        field = unknown["field"]
        guess = nearest(field, sorted(_field_names(kind)))
        meant = f" Did you mean {guess!r}?" if guess else ""
        return CoachError(
            f"There is no field {field!r} here.{meant}", where=f"{where}: {_join(path, field)}"
        )
    if missing := _MISSING.search(what):
        field = missing["field"]
        return CoachError(
            f"The field {field!r} is missing.", where=f"{where}: {_join(path, field)}"
        )
    field = path or "the whole entry"
    return CoachError(f"{what.replace('`', '')}.", where=f"{where}: {field}")


def _join(path: str, field: str) -> str:
    return f"{path}.{field}" if path else field


def _field_names(kind: type[msgspec.Struct]) -> set[str]:
    """The field names of `kind` and of the structs its fields hold."""
    names: set[str] = set()
    for info in msgspec.structs.fields(kind):
        names.add(info.name)
        nested = [info.type, *getattr(info.type, "__args__", ())]
        for arg in list(nested):
            nested.extend(getattr(arg, "__args__", ()))
        for arg in nested:
            if isinstance(arg, type) and issubclass(arg, msgspec.Struct):
                names |= _field_names(arg)
    return names
