"""Meaning by equal words here; `tests/integration` has the real embedding."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

import evals.scorers.preservation
from tests.unit.evals.scorers.kit import bag

assert evals.scorers.preservation  # the function `meaning` hides its module there


@pytest.fixture(autouse=True, scope="package")
def words_for_meaning() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules["evals.scorers.preservation.meaning"], "_vector", bag)
        yield
