"""One line of the validation: a number, what costs nothing beside it, what is wanted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`value` with its 95 % interval on `n` items of `data`; `baseline` is what the
    length of the text alone reaches. `gate` is the least value, or the largest with
    `at_most`; None where the number is only reported."""

    name: str
    data: str
    metric: str
    value: float
    n: int
    low: float | None = None
    high: float | None = None
    baseline: float | None = None
    gate: float | None = None
    at_most: bool = False

    @property
    def passed(self) -> bool:
        """Whether the gate is met; true without one."""
        if self.gate is None:
            return True
        return self.value <= self.gate if self.at_most else self.value >= self.gate
