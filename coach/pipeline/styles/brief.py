"""What an edit knows: the original, the version under discussion, and the wish."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coach.domain import FactKind, Wish
from coach.pipeline.reading import Reading
from coach.pipeline.script import KEEP, EditScript, apply, soften
from coach.pipeline.styles.swaps import Span, Swap, swap
from coach.text.anatomy import Part, Unit, units
from coach.text.language import language

# Words that are somebody else's or an address: never put into other words.
_HELD = frozenset({FactKind.QUOTE, FactKind.URL, FactKind.EMAIL, FactKind.HANDLE, FactKind.TAG})


@dataclass(frozen=True, slots=True)
class Brief:
    """`reading` is of the original draft; `current` the clean version to be changed."""

    reading: Reading
    current: str
    wish: Wish

    @property
    def english(self) -> bool:
        """Whether the word lists speak its language; a short text has the benefit of
        the doubt."""
        return language(self.current) in {"en", None}

    def held(self, text: str) -> Sequence[Span]:
        """The spans of `text` that no edit may touch: quotations, addresses, and
        what the user wants kept."""
        from coach import facts

        spans = [(f.start, f.end) for f in facts.ledger(text) if f.kind in _HELD]
        for kept in self.wish.keep:
            spans += [match.span() for match in re.finditer(loosely(kept), text)]
        return spans

    def kept_in(self, text: str) -> bool:
        """Whether `text` holds anything that the user wants kept."""
        return any(
            re.search(loosely(kept), text) or re.search(loosely(text), kept)
            for kept in self.wish.keep
        )

    def reworded(self, text: str, table: Sequence[Swap]) -> str:
        """`text` with the swaps of `table` in every sentence of its body."""
        return self.each(text, lambda unit: swap(unit.text, table, self.held))

    def each(self, text: str, change: Callable[[Unit], str]) -> str:
        """`text` with `change` in every sentence of its body; "" drops the sentence."""
        found = units(text)
        edits = [
            KEEP
            if unit.part is not Part.BODY or (new := change(unit)) == unit.text
            else soften(new)
            for unit in found
        ]
        return apply(EditScript(tuple(edits)), found)


def loosely(words: str) -> str:
    """A pattern for `words` whatever their white space and apostrophes."""
    parts = [re.sub("['’]", "['’]", re.escape(part)) for part in words.split()]
    return r"\s+".join(parts) if parts else r"(?!)"
