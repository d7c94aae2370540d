"""Which prompts the key-value cache holds, and what a new one can reuse.

The cache is one pool of cells shared by numbered sequences. A few sequences
(slots) keep the prompts of the latest requests; tasks alternate (script, line,
advice), so one slot would be overwritten at every turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


def common_prefix(left: Sequence[int], right: Sequence[int]) -> int:
    """How many tokens `left` and `right` begin with in common."""
    limit = min(len(left), len(right))
    for index in range(limit):
        if left[index] != right[index]:
            return index
    return limit


@dataclass(slots=True)
class Slot:
    """A sequence number and the tokens that its cells hold; `used` orders slots by age,
    `adapted` is whether the adapter made the cells."""

    sequence: int
    tokens: list[int] = field(default_factory=list)
    used: int = 0
    adapted: bool = False

    def shares(self, prompt: Sequence[int], *, adapted: bool) -> int:
        """How many tokens of `prompt` its cells can stand for."""
        return common_prefix(self.tokens, prompt) if adapted == self.adapted else 0


@dataclass(frozen=True, slots=True)
class Plan:
    """Put the prompt into `slot`, reusing `reused` tokens of `source` (which may be it)."""

    slot: Slot
    source: Slot
    reused: int


class PrefixCache:
    """Chooses slots; the engine moves the cells."""

    def __init__(self, slots: int) -> None:
        self._slots = [Slot(number) for number in range(slots)]
        self._clock = 0

    def plan(self, prompt: Sequence[int], *, adapted: bool = False) -> Plan:
        """Where `prompt` goes and what it reuses.

        The last prompt token is never reused: its logits are needed.
        """
        limit = len(prompt) - 1
        source = max(
            self._slots, key=lambda slot: (slot.shares(prompt, adapted=adapted), slot.used)
        )
        reused = min(source.shares(prompt, adapted=adapted), limit)
        # A slot whose content would mostly be thrown away is worth more as it is,
        # as long as an older one can be given up instead.
        extends = reused >= len(source.tokens) * 0.5
        slot = source if extends else min(self._slots, key=lambda slot: slot.used)
        return Plan(slot, source, reused)

    def store(self, slot: Slot, tokens: Sequence[int], *, adapted: bool = False) -> None:
        """Remember that `slot` now holds exactly `tokens`."""
        self._clock += 1
        slot.tokens = list(tokens)
        slot.adapted = adapted
        slot.used = self._clock

    def evict_oldest(self, keep: Slot) -> Slot | None:
        """Forget the oldest non-empty slot but `keep`; None when there is none."""
        filled = [slot for slot in self._slots if slot.tokens and slot is not keep]
        if not filled:
            return None
        oldest = min(filled, key=lambda slot: slot.used)
        oldest.tokens = []
        return oldest

    def clear(self) -> None:
        """Forget everything."""
        for slot in self._slots:
            slot.tokens = []

    @property
    def cells(self) -> int:
        """An upper bound on the cells in use."""
        return sum(len(slot.tokens) for slot in self._slots)
