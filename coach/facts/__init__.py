"""Facts: what a text states exactly, which of it a rewrite must carry, and what
a rewrite made up."""

from coach.facts.comparison import Comparison, check, compare
from coach.facts.importance import must_keep
from coach.facts.ledger import ledger

__all__ = ["Comparison", "check", "compare", "ledger", "must_keep"]
