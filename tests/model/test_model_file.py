"""The model on this machine is what the catalogue says it is."""

from __future__ import annotations

import pytest

from coach.models import InstalledModel, template_of, verify
from coach.paths import Paths

pytestmark = pytest.mark.model


def test_the_real_model_is_the_one_of_the_catalogue(real_model: InstalledModel) -> None:
    report = verify(Paths.from_environment())
    assert report.ok, report.problems
    assert report.header is not None
    assert report.header.data_end <= real_model.size
    assert report.header.chat_template
    if real_model.entry is not None:
        assert report.header.context_length == real_model.entry.context_length
        assert template_of(real_model).stop
