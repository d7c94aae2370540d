"""Ids that sort by time and that two windows never both make.

Nine characters of milliseconds since 1970 and six of chance, in Crockford's
base 32 (https://www.crockford.com/base32.html), which leaves out the letters
that are read as digits. Because the clock comes first, the first seven (a
second) nearly always tell two conversations apart on the command line.
"""

from __future__ import annotations

import os
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_CLOCK, _CHANCE = 9, 6  # 45 bits last until the year 3084; 30 bits within a millisecond


def new_id() -> str:
    """A new id, 15 characters."""
    chance = int.from_bytes(os.urandom(4), "big")
    return _spell(time.time_ns() // 1_000_000, _CLOCK) + _spell(chance, _CHANCE)


def _spell(number: int, places: int) -> str:
    return "".join(_ALPHABET[(number >> 5 * place) & 31] for place in reversed(range(places)))
