"""The doctor's checks of what the program is made of: libraries, model, index."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from coach.doctor import Check, Status, of_error
from coach.errors import CoachError, NotSetUpError
from coach.paths import Paths
from coach.progress import Progress

if TYPE_CHECKING:
    from coach.models import InstalledModel


def llama() -> list[Check]:
    """llama.cpp is imported: it is compiled at installation and may not load."""
    try:
        import llama_cpp
    except Exception as error:  # a broken build raises OSError, RuntimeError and others
        told = f"It cannot be loaded: {type(error).__name__}."
        mend = "pip install --force-reinstall --no-cache-dir llama-cpp-python"
        return [Check("llama.cpp", Status.FAIL, told, mend, missing=True)]
    return [Check("llama.cpp", Status.OK, f"llama-cpp-python {llama_cpp.__version__}")]


def settings(paths: Paths) -> list[Check]:
    """The settings file can be read, and what it says is known."""
    from coach.config import load

    load(paths)
    told = str(paths.config_file) if paths.config_file.is_file() else "defaults, no file"
    return [Check("Settings", Status.OK, told)]


def model(paths: Paths, *, full: bool, progress: Progress) -> list[Check]:
    """The chosen model is there, with the right size; `full`: and the right bytes."""
    from coach import models
    from coach.models.disk import human

    chosen = models.selected(paths)
    told = f"{chosen.name}, {human(chosen.size)}"
    if full:
        report = models.verify(paths, progress=progress)
        if not report.ok:
            return [
                Check("Model", Status.FAIL, " ".join(report.problems), report.mend, missing=True)
            ]
        told += f", sha256 {report.actual[:12]} is right"
    else:
        models.check_header(chosen.path)
        told += ", size and header are right (coach doctor --full reads it all)"
    return [Check("Model", Status.OK, told), _adapter(chosen, full=full)]


def _adapter(chosen: InstalledModel, *, full: bool) -> Check:
    from coach.models.disk import hash_file

    expected = chosen.entry.adapter if chosen.entry else None
    if expected is None:
        return Check("Adapter", Status.OK, f"none for {chosen.name}")
    mend = "pip install --force-reinstall coach-writing"
    if chosen.adapter is None:
        told = f"{expected.file} is not here, or has another size."
        return Check("Adapter", Status.FAIL, told, mend, missing=True)
    if not full:
        return Check("Adapter", Status.OK, expected.file)
    if hash_file(chosen.adapter) != expected.sha256:
        told = f"{expected.file} is damaged: its sha256 is wrong."
        return Check("Adapter", Status.FAIL, told, mend, missing=True)
    return Check("Adapter", Status.OK, f"{expected.file}, sha256 {expected.sha256[:12]} is right")


def embedder(*, full: bool) -> list[Check]:
    """The embedding model's wheel and the libraries that run it."""
    from coach.retrieval.minilm import IDENTITY, MiniLm, model_folder

    model_folder()
    try:
        runs = f"sentence-transformers {version('sentence-transformers')}, torch {version('torch')}"
    except PackageNotFoundError as error:
        raise NotSetUpError(
            f"The library {error.name} is not installed.",
            mend="pip install --force-reinstall coach-writing",
        ) from error
    if full:
        MiniLm().verify()
    checked = ", sha256 is right" if full else ""
    return [Check("Embedder", Status.OK, f"{IDENTITY.name}{checked}; {runs}")]


def knowledge(paths: Paths) -> list[Check]:
    """The cards and notes can be read, and the index fits them."""
    from coach import knowledge as books
    from coach.retrieval import IndexState, index_status

    base = books.load(paths)
    told = (
        f"{len(base.cards)} principles, {len(base.pairs)} pairs, {len(base.notes)} notes of yours"
    )
    read = Check("Knowledge", Status.OK, told)
    status = index_status(paths, base)
    match status.state:
        case IndexState.READY | IndexState.MISSING | IndexState.STALE:
            # The last two mend themselves at the next search.
            index = Check("Index", Status.OK, status.detail)
        case IndexState.DAMAGED:
            index = Check("Index", Status.WARN, status.detail, "coach knowledge reindex")
        case IndexState.MISMATCH:
            mend = status.mend or "coach knowledge reindex"
            index = Check("Index", Status.FAIL, status.detail, mend, missing=True)
    return [read, index]


def memory(paths: Paths) -> list[Check]:
    """Free memory, and whether the chosen model fits into it."""
    from coach import models
    from coach.models.disk import human

    free = models.available_memory()
    if free is None:
        return [Check("Memory", Status.WARN, "How much is free cannot be found out.")]
    told = f"{human(free)} free"
    try:
        chosen = models.selected(paths)
    except CoachError:
        return [Check("Memory", Status.OK, told)]  # the model's own line says what is wrong
    try:
        models.check_memory(chosen, free)
    except CoachError as error:
        failed = of_error("Memory", error)
        return [Check("Memory", Status.FAIL, failed.message, error.mend)]
    needed = human(models.needed_memory(chosen))
    return [Check("Memory", Status.OK, f"{told}, {chosen.name} needs about {needed}")]


def telemetry() -> list[Check]:
    """What the libraries would send home is switched off where we start them."""
    from chromadb.config import Settings

    # What coach.retrieval asks for; the environment must not be able to outrank it.
    if Settings(anonymized_telemetry=False).anonymized_telemetry:
        mend = "unset ANONYMIZED_TELEMETRY"
        return [Check("Telemetry", Status.FAIL, "Chroma would send usage data.", mend)]
    return [Check("Telemetry", Status.OK, "off")]
