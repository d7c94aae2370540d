"""What the rules can do for a wish: one module a style, all of them deterministic.

An edit never writes anything new: it leaves out, puts forward, or says the same in
other words from a list. Whether the result may be sent is for the guards to say.
"""

from __future__ import annotations

from coach.pipeline.styles.brief import Brief
from coach.pipeline.styles.degree import degree
from coach.pipeline.styles.edits import edits

__all__ = ["Brief", "degree", "edits"]
