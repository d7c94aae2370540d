"""A rewrite gone through change by change: what is taken, what stays as it was.

The hunks are those of `coach.text.diff`. Between two of them stands text that both
versions have, so whatever is taken and rejected, every two neighbouring characters
of the outcome are neighbours in the draft or in the rewrite too: no word is glued
to another, and no space is doubled where neither text doubles it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from coach.domain import Change, RewriteResult
from coach.text.diff import Hunk, diff
from coach.text.sanitise import clean_final

_SPACING = "Only the spacing changes here."


@dataclass(frozen=True, slots=True)
class Item:
    """One change to decide on. `principle` is an id or "", `reason` a sentence or ""."""

    hunk: Hunk
    reason: str
    principle: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of both texts; `item` is the number of its change, None where they agree."""

    hunk: Hunk
    item: int | None


class Review:
    """The changes that lead from `draft` to `rewrite`, each accepted or rejected.

    All are accepted at first. `changes` gives them their reasons; a change that is
    not in it has none. Decisions can be undone one by one, back to the beginning.
    """

    def __init__(self, draft: str, rewrite: str, changes: Iterable[Change] = ()) -> None:
        self.draft = draft
        self.rewrite = rewrite
        self.items: tuple[Item, ...] = ()
        self.pieces: tuple[Piece, ...] = ()
        self._match(diff(draft, rewrite), changes)
        self._rejected: frozenset[int] = frozenset()
        self._before: list[frozenset[int]] = []
        self._after: list[frozenset[int]] = []

    @classmethod
    def of(cls, result: RewriteResult) -> Self:
        """The review of a rewrite as the coach returned it."""
        return cls(result.draft, result.rewrite, result.changes)

    # -- the outcome -----------------------------------------------------------------

    @property
    def raw(self) -> str:
        """The outcome to the byte: with everything accepted the rewrite, with
        everything rejected the draft."""
        return "".join(
            piece.hunk.before if piece.item in self._rejected else piece.hunk.after
            for piece in self.pieces
        )

    @property
    def text(self) -> str:
        """The outcome as it is sent: `raw` through `clean_final`."""
        return clean_final(self.raw)

    # -- decisions -------------------------------------------------------------------

    def accepted(self, item: int) -> bool:
        """Whether change number `item` is in the outcome."""
        return item not in self._rejected

    @property
    def untouched(self) -> bool:
        """Whether every change is accepted."""
        return not self._rejected

    def accept(self, item: int) -> None:
        """Take change number `item`."""
        self._decide(self._rejected - {self._known(item)})

    def reject(self, item: int) -> None:
        """Leave the words of change number `item` as they are in the draft."""
        self._decide(self._rejected | {self._known(item)})

    def accept_all(self) -> None:
        """Take every change."""
        self._decide(frozenset())

    def reject_all(self) -> None:
        """Leave the draft as it is."""
        self._decide(frozenset(range(len(self.items))))

    def undo(self) -> bool:
        """Take back the last decision; False when there is none left."""
        return self._go(self._before, self._after)

    def redo(self) -> bool:
        """Make the decision again that was taken back last; False when there is none."""
        return self._go(self._after, self._before)

    def merge(self, rewrite: str, changes: Iterable[Change] = ()) -> Review:
        """The review of another rewrite of the same draft: what was rejected here is
        rejected there where the very same words would change in the same way."""
        other = Review(self.draft, rewrite, changes)
        turned_down = {_identity(self.items[item].hunk) for item in self._rejected}
        other._rejected = frozenset(
            number for number, item in enumerate(other.items) if _identity(item.hunk) in turned_down
        )
        return other

    # -- how -------------------------------------------------------------------------

    def _match(self, hunks: Iterable[Hunk], changes: Iterable[Change]) -> None:
        """Number the changes and give each its reason. Changes are told by their words,
        stripped (as `coach.pipeline.explain` writes them), and the same words changed
        twice are told apart by their order."""
        reasons: dict[tuple[str, str], deque[Change]] = {}
        for change in changes:
            words = (change.before.strip(), change.after.strip())
            reasons.setdefault(words, deque()).append(change)
        items: list[Item] = []
        pieces: list[Piece] = []
        for hunk in hunks:
            if hunk.kind == "equal":
                pieces.append(Piece(hunk, None))
                continue
            words = (hunk.before.strip(), hunk.after.strip())
            waiting = reasons.get(words)
            found = waiting.popleft() if waiting else None
            unexplained = "" if any(words) else _SPACING
            pieces.append(Piece(hunk, len(items)))
            items.append(
                Item(hunk, found.reason, found.principle) if found else Item(hunk, unexplained, "")
            )
        self.items, self.pieces = tuple(items), tuple(pieces)

    def _known(self, item: int) -> int:
        if not 0 <= item < len(self.items):
            raise IndexError(f"there is no change {item} of {len(self.items)}")
        return item

    def _decide(self, rejected: frozenset[int]) -> None:
        if rejected == self._rejected:
            return
        self._before.append(self._rejected)
        self._after.clear()
        self._rejected = rejected

    def _go(self, source: list[frozenset[int]], target: list[frozenset[int]]) -> bool:
        if not source:
            return False
        target.append(self._rejected)
        self._rejected = source.pop()
        return True


def _identity(hunk: Hunk) -> tuple[int, int, str]:
    return hunk.start, hunk.end, hunk.after
