"""What is measured: the product, and what it has to be better than."""

from evals.systems.ports import SUITES, Suite, System
from evals.systems.table import NAMES, NEED_MODEL, Parts, build

__all__ = ["NAMES", "NEED_MODEL", "SUITES", "Parts", "Suite", "System", "build"]
