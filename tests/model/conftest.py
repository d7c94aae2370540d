"""The real model, loaded once for all tests that need it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach import models
from coach.domain import ModelInfo
from coach.errors import NotSetUpError
from coach.inference.llama.model import LlamaModel
from coach.inference.llama.session import Options
from coach.models import InstalledModel
from coach.paths import Paths


@pytest.fixture(scope="session")
def real_model() -> InstalledModel:
    try:
        return models.selected(Paths.from_environment())
    except NotSetUpError as error:
        pytest.fail(f"These tests need the model: {error}")


@pytest.fixture(scope="session")
def llama(real_model: InstalledModel) -> Iterator[LlamaModel]:
    model = LlamaModel(
        real_model.path,
        ModelInfo(real_model.name, real_model.sha256),
        Options(context=2048),
        stop=models.template_of(real_model).stop,
    )
    yield model
    model.close()
