"""How softly or hard a text speaks, as a count of either.

A soft phrase counts only where something concrete follows it in the same
sentence ("I think the hinge is loose", not "I think so, I understand"), so that
adding stock phrases adds nothing.
"""

from __future__ import annotations

from coach.signals.lexicon.plain import FUNCTION_WORDS, STOCK
from coach.signals.phrases import Hit
from coach.signals.reading import Reading, each
from coach.signals.tokens import MARK

_REACH = 6


def warmth(reading: Reading) -> float:
    """Share of soft phrases among soft and hard ones, 0-1, 0.5 when there are none.

    Two of each are added in advance, so that one phrase alone moves little.
    """
    soft = sum(_is_concrete(reading, hit) for hit in each(reading, "SOFT"))
    hard = len(reading.hits.get("HARSH", ()))
    return round((soft + 2) / (soft + hard + 4), 4)


def _is_concrete(reading: Reading, hit: Hit) -> bool:
    words, kinds = reading.tokens.words, reading.tokens.kinds
    for index in range(hit.last, min(hit.last + _REACH, len(words))):
        if words[index] in {".", "!", "?", "\n"}:
            return False
        if kinds[index] != MARK and words[index] not in FUNCTION_WORDS | STOCK:
            return True
    return False
