"""What a change from one level to another is worth."""

from __future__ import annotations

# Less room than this is within the noise of any of the measures.
ROOM = 0.1


def gain(before: float, after: float, *, best: float = 1.0) -> float | None:
    """The share of the possible gain that was reached, 0 to 1; 1 is `best`.

    None where the draft left no room and nothing was lost: there is nothing to
    judge then. A level below the draft's is 0, unless it is `best` all the same.
    """
    before = min(before, best)
    room = best - before
    if room < ROOM:
        return None if after > before - ROOM else 0.0
    return min(1.0, max(0.0, (after - before) / room))


def drop(before: float, after: float, *, floor: float = 0.0) -> float | None:
    """The same for a measure that should go down to `floor`."""
    return gain(1 - before, 1 - after, best=1 - floor)


def ramp(value: float, zero: float, one: float) -> float:
    """0 up to `zero`, 1 from `one` on, straight between; `zero` may be the larger.
    Where both are the same it is a step."""
    if zero == one:
        return float(value >= one)
    return min(1.0, max(0.0, (value - zero) / (one - zero)))


def weighted(parts: dict[str, float | None], weights: dict[str, float]) -> float | None:
    """The mean of the parts that apply; None when none does."""
    applying = {name: part for name, part in parts.items() if part is not None}
    total = sum(weights[name] for name in applying)
    if not total:
        return None
    return sum(weights[name] * part for name, part in applying.items()) / total
