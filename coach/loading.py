"""From a model on this machine to one that answers."""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from coach import models
from coach.domain import ModelInfo

if TYPE_CHECKING:
    from coach.config import ModelSettings
    from coach.inference import ChatModel
    from coach.models import InstalledModel
    from coach.paths import Paths


def choose(paths: Paths, wanted: str | None) -> InstalledModel:
    """The model `wanted` means: the name of an installed one, or a path to a GGUF; None
    for the one in use. InputError or NotSetUpError when there is none."""
    if wanted is None:
        return models.selected(paths)
    if os.sep in wanted or wanted.lower().endswith(".gguf"):
        return models.at(paths, Path(wanted))
    return models.locate(paths, wanted)


def info_of(chosen: InstalledModel) -> ModelInfo:
    """What a result says of the model that made it."""
    return ModelInfo(chosen.name, chosen.sha256, chosen.adapter.stem if chosen.adapter else None)


def open_model(chosen: InstalledModel, settings: ModelSettings) -> ChatModel:
    """`chosen` in this process; returns at once, its thread loads the file.

    CoachError when the memory is clearly too small.
    """
    from coach.inference.llama.model import LlamaModel
    from coach.inference.llama.session import Options

    # The model's thread and the embedder both import it, and two threads that
    # import its circular modules at once can get a half-made one.
    importlib.import_module("numpy")
    models.check_memory(chosen, models.available_memory())
    return LlamaModel(
        chosen.path,
        info_of(chosen),
        Options(context=settings.context, threads=settings.threads or 0),
        adapter=chosen.adapter,
        stop=models.template_of(chosen).stop,
    )
