"""Coach: a private, local writing coach for the messages people send each other.

from coach import Coach, Draft
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coach.api import Coach
    from coach.domain import Draft

__all__ = ["Coach", "Draft"]


def __getattr__(name: str) -> Any:
    # Looked up late: `coach --help` imports this package and needs neither.
    if name == "Coach":
        from coach.api import Coach

        return Coach
    if name == "Draft":
        from coach.domain import Draft

        return Draft
    raise AttributeError(f"module 'coach' has no attribute {name!r}")
