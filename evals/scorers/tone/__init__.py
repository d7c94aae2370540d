"""How a text reads: five scores from 0 to 1, each a plain sum of named features.

Fitted on public labelled data where there is any and validated out of fold in
`evals.meta.public`; independent of `coach.signals`, which the product ranks by.
"""

from evals.scorers.tone.scores import (
    broadcast,
    features,
    hype,
    pressure,
    receptiveness,
    warmth,
)
from evals.scorers.tone.stock import without_stock

__all__ = [
    "broadcast",
    "features",
    "hype",
    "pressure",
    "receptiveness",
    "warmth",
    "without_stock",
]
