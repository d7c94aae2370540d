"""What every measured system has in common."""

from __future__ import annotations

from typing import Literal, Protocol, TypeVar, get_args

from evals.datasets.cases import AdviceCase, RewriteCase
from evals.records import Generation

Suite = Literal["rewrite", "hard", "advice"]
SUITES: tuple[Suite, ...] = get_args(Suite)

Case_contra = TypeVar("Case_contra", RewriteCase, AdviceCase, contravariant=True)


class System(Protocol[Case_contra]):
    """Something that answers a case. Called by one thread at a time."""

    @property
    def name(self) -> str:
        """What it is called in tables and records."""
        ...

    def generate(self, case: Case_contra, epoch: int, seed: int) -> Generation:
        """Its answer; the same for the same `seed`.

        What the system cannot do for this case is an empty text. Raises CoachError
        only where no other case would fare better (no model, stopped).
        """
        ...
