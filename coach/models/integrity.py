"""Whether a model's file still is what it was set up as."""

from __future__ import annotations

import os
from dataclasses import dataclass

from coach.errors import CoachError, NotSetUpError
from coach.models.disk import human
from coach.models.gguf import GGUFHeader
from coach.models.known import Catalogue
from coach.models.registry import (
    ENVIRONMENT,
    InstalledModel,
    from_record,
    hash_with_progress,
    locate,
    match_name,
    mend_for,
    selected,
    usable_header,
)
from coach.models.store import read_state
from coach.paths import Paths
from coach.progress import Progress, Silent


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """`problems` are full sentences; none means that the file is right.

    `expected` is the sha256 of the catalogue, else the one recorded at set-up.
    `header` is None when it could not be read.
    """

    model: InstalledModel
    expected: str
    actual: str
    header: GGUFHeader | None
    problems: tuple[str, ...]
    mend: str

    @property
    def ok(self) -> bool:
        return not self.problems


def verify(
    paths: Paths,
    name: str | None = None,
    *,
    progress: Progress | None = None,
    known: Catalogue | None = None,
) -> VerifyReport:
    """Read the whole file of a model (None: the one in use) and compare its hash.

    NotSetUpError or InputError when there is no such file at all.
    """
    state = read_state(paths)
    if name is None and os.environ.get(ENVIRONMENT):
        model = selected(paths, known)
        mend = f"set {ENVIRONMENT} to a GGUF file, or unset it"
    else:
        full = match_name(name, state) if name is not None else state.default
        if full is None or full not in state.models:
            # Says why there is none, and what to do.
            model = locate(paths, name, known) if name is not None else selected(paths, known)
            full = model.name
        record = state.models[full]
        mend = mend_for(full, record, known)
        model = from_record(paths, full, record, known)
        if not model.path.exists():
            raise NotSetUpError(
                f"The file of the model {full} is gone.", where=str(model.path), mend=mend
            )
    problems: list[str] = []
    header: GGUFHeader | None = None
    try:
        header = usable_header(model.path)
    except CoachError as error:
        problems.append(error.what)
    size = model.path.stat().st_size
    if size != model.size:
        problems.append(f"It has {size:,} bytes ({human(size)}) instead of {model.size:,}.")
    expected = model.entry.sha256 if model.entry and model.entry.sha256 else model.sha256
    actual = hash_with_progress(model.path, f"Checking {model.name}", progress or Silent())
    if actual != expected:
        problems.append(f"Its sha256 is {actual} instead of {expected}.")
    return VerifyReport(model, expected, actual, header, tuple(problems), mend)
