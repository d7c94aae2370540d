"""The `model` documents: what is known, what is here, whether a file is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.documents import Document
from coach.errors import CoachError
from coach.paths import Paths

if TYPE_CHECKING:
    from coach.models import VerifyReport


@dataclass(frozen=True, slots=True)
class Row:
    """A model of the catalogue or of this machine; None where nobody knows.

    `size` and `memory` are in bytes.
    """

    name: str
    title: str | None
    installed: bool
    selected: bool
    path: str | None
    size: int | None
    sha256: str | None
    licence: str | None
    memory: int | None
    adapter: str | None

    def document(self) -> Document:
        """One element of the `model list` document."""
        return {name: getattr(self, name) for name in self.__slots__}


def listing(paths: Paths) -> list[Row]:
    """The models on this machine, then those that could be fetched."""
    from coach import models

    here = {model.name: model for model in models.installed(paths)}
    try:
        chosen = models.selected(paths)
    except CoachError:
        chosen = None  # what is wrong with it is what `coach doctor` tells
    if chosen is not None:
        here.setdefault(chosen.name, chosen)
    rows = []
    for name, model in here.items():
        entry = model.entry
        rows.append(
            Row(
                name=name,
                title=entry.title if entry else None,
                installed=True,
                selected=chosen is not None and chosen.path == model.path,
                path=str(model.path),
                size=model.size,
                sha256=model.sha256,
                licence=entry.licence if entry else None,
                memory=models.needed_memory(model),
                adapter=model.adapter.name if model.adapter else None,
            )
        )
    rows += [
        Row(
            name=entry.name,
            title=entry.title,
            installed=False,
            selected=False,
            path=None,
            size=entry.size,
            sha256=entry.sha256,
            licence=entry.licence,
            memory=entry.memory_bytes,
            adapter=entry.adapter.file if entry.adapter else None,
        )
        for entry in models.catalogue().models
        if entry.name not in here
    ]
    return rows


def verified(report: VerifyReport) -> Document:
    """The `model verify` document."""
    return {
        "name": report.model.name,
        "path": str(report.model.path),
        "ok": report.ok,
        "expected": report.expected,
        "actual": report.actual,
        "problems": list(report.problems),
        "mend": None if report.ok else report.mend,
    }
