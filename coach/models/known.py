"""The catalogue of known models: what each is, what it needs, where it comes from."""

from __future__ import annotations

import functools
import re
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from coach.errors import CoachError, InputError, nearest

_SHA256 = r"^[0-9a-f]{64}$"
# A file name, never a path: it is joined to the models folder.
_FILE_NAME = r"^[A-Za-z0-9][A-Za-z0-9._+-]*\.gguf$"
_NAME = r"^[A-Za-z0-9][A-Za-z0-9._+-]*$"

# Where the shipped adapters lie: llama.cpp maps them, so they are real files.
ADAPTERS = Path(__file__).parents[1] / "adapters"

Sha256 = Annotated[str, msgspec.Meta(pattern=_SHA256)]
Bytes = Annotated[int, msgspec.Meta(gt=0)]
Text = Annotated[str, msgspec.Meta(min_length=1)]

TemplateFormat = Literal["chatml", "llama3", "mistral", "gemma", "gguf"]
"""How turns are written; "gguf": only the template inside the file knows."""


class Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is particular about a model's chat format.

    `stop`: texts that end a turn. `system_role`: whether the format has one;
    without it the system text goes in front of the first user turn. `add_bos`:
    whether a begin-of-text token is put in front.
    """

    format: TemplateFormat
    stop: tuple[Text, ...]
    system_role: bool = True
    add_bos: bool = False


class Adapter(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A LoRA adapter in GGUF form that belongs to a model; it lies in `ADAPTERS`."""

    file: Annotated[str, msgspec.Meta(pattern=_FILE_NAME)]
    size: Bytes
    sha256: Sha256


class WheelsSource(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag="wheels",
    tag_field="kind",
):  # fmt: skip
    """A file cut into parts, each carried by one data wheel.

    `distribution` and `member` are format strings over the part number `n`,
    from 1. `sha256` has one hash a part; `part_size` is that of every part but
    the last.
    """

    distribution: Text
    version: Text
    member: Text
    part_size: Bytes
    sha256: Annotated[tuple[Sha256, ...], msgspec.Meta(min_length=1)]

    def __post_init__(self) -> None:
        for field in ("distribution", "member"):
            template = getattr(self, field)
            try:
                one, two = template.format(n=1), template.format(n=2)
            except (KeyError, IndexError, ValueError) as error:
                raise ValueError(f"`{field}` is not a format over {{n}}: {error}") from error
            if one == two:
                raise ValueError(f"`{field}` must contain the part number, as {{n}}")


class HubSource(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag="hub",
    tag_field="kind",
):  # fmt: skip
    """One file of a Hugging Face repository."""

    repo: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$")]
    file: Annotated[str, msgspec.Meta(pattern=r"(?i)\.gguf$")]

    def __str__(self) -> str:
        return f"hf:{self.repo}/{self.file}"


Source = WheelsSource | HubSource


class ModelEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One known model. `size` (bytes) and `sha256` are None where not pinned."""

    name: Annotated[str, msgspec.Meta(pattern=_NAME)]
    title: Text
    file: Annotated[str, msgspec.Meta(pattern=_FILE_NAME)]
    licence: Text
    memory_bytes: Bytes
    context_length: Bytes
    template: Template
    sources: Annotated[tuple[Source, ...], msgspec.Meta(min_length=1)] = msgspec.field(
        name="source"
    )
    size: Bytes | None = None
    sha256: Sha256 | None = None
    adapter: Adapter | None = None

    def __post_init__(self) -> None:
        for source in self.sources:
            if not isinstance(source, WheelsSource):
                continue
            if self.size is None or self.sha256 is None:
                raise ValueError("`size` and `sha256` are needed for a model that comes in parts")
            last = self.size - source.part_size * (len(source.sha256) - 1)
            if not 0 < last <= source.part_size:
                raise ValueError(
                    f"`size` does not fit {len(source.sha256)} parts of {source.part_size} bytes"
                )


class Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All known models; `default` names the one a first pull fetches."""

    default: Text
    models: Annotated[tuple[ModelEntry, ...], msgspec.Meta(min_length=1)] = msgspec.field(
        name="model"
    )

    def __post_init__(self) -> None:
        names = [entry.name for entry in self.models]
        doubled = {name for name in names if names.count(name) > 1}
        if doubled:
            raise ValueError(f"two models are named {sorted(doubled)[0]!r}")
        if self.default not in names:
            raise ValueError(f"`default` names no model: {self.default!r}")

    def find(self, name: str) -> ModelEntry | None:
        """The entry called `name`, in any case of letters, or None."""
        wanted = name.strip().lower()
        return next((entry for entry in self.models if entry.name.lower() == wanted), None)

    def entry(self, name: str | None) -> ModelEntry:
        """The entry called `name` (None: the default); InputError naming the nearest one."""
        found = self.find(self.default if name is None else name)
        if found is not None:
            return found
        names = [entry.name for entry in self.models]
        guess = nearest(name or "", names)
        meant = f" Did you mean {guess!r}?" if guess else ""
        raise InputError(
            f"There is no model named {name!r}.{meant}",
            mend=f"one of: {', '.join(names)}; or hf:REPO/FILE for any other GGUF",
        )

    def by_hash(self, sha256: str) -> ModelEntry | None:
        """The entry pinned to this hash, or None."""
        return next((entry for entry in self.models if entry.sha256 == sha256), None)


_PATH = re.compile(r"^(?P<what>.*?)(?: - at `(?P<path>.*)`)?$", re.DOTALL)


def load(path: Path) -> Catalogue:
    """The catalogue in the TOML file `path`; CoachError naming file and key."""
    try:
        text = path.read_bytes()
    except OSError as error:
        raise CoachError(f"The catalogue cannot be read: {error.strerror}.", where=str(path)) from (
            error
        )
    return _decode(text, str(path))


@functools.cache
def catalogue() -> Catalogue:
    """The catalogue that ships with the program."""
    return _decode((files("coach.models") / "catalogue.toml").read_bytes(), "catalogue.toml")


def _decode(text: bytes, name: str) -> Catalogue:
    try:
        return msgspec.toml.decode(text, type=Catalogue)
    except msgspec.DecodeError as error:
        match = _PATH.match(str(error))
        what, path = (match["what"], match["path"]) if match else (str(error), None)
        key = f", key {path.removeprefix('$').lstrip('.')}" if path else ""
        raise CoachError(
            f"The model catalogue is not valid: {what}.",
            where=f"{name}{key}",
            mend="correct the file, or reinstall with: pip install --force-reinstall coach-writing",
        ) from error
