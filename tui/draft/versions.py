"""The versions of one draft: the best one, and those made from it on demand."""

from __future__ import annotations

from dataclasses import dataclass

from coach.domain import Draft, RewriteResult, Style
from coach.review import Review

# None is the best version, the one the others are made from.
ORDER: tuple[Style | None, ...] = (None, Style.WARMER, Style.SHORTER, Style.DIRECT)
LABEL: dict[Style | None, str] = {
    None: "best",
    Style.WARMER: "warmer",
    Style.SHORTER: "shorter",
    Style.DIRECT: "more direct",
    Style.CASUAL: "less formal",
    Style.FORMAL: "more formal",
}


@dataclass(slots=True)
class Version:
    """One version; the decisions on its changes are its own. `current` is the change
    one stood at last."""

    style: Style | None
    result: RewriteResult
    review: Review
    current: int = 0

    @property
    def label(self) -> str:
        """What the reader calls it."""
        return LABEL[self.style]

    @property
    def failures(self) -> tuple[str, ...]:
        """What the checks say against it, empty when it passed."""
        if self.result.passed:
            return ()
        own = (each for each in self.result.variants if each.text == self.result.rewrite)
        return next((each.failures for each in own if each.failures), ())


class Versions:
    """What was made of `draft` so far; one of them is shown."""

    def __init__(self, draft: Draft, best: RewriteResult) -> None:
        self.draft = draft
        self.shown = Version(None, best, Review.of(best))
        self._made: dict[Style | None, Version] = {None: self.shown}
        self._refused: set[Style] = set()

    @property
    def best(self) -> Version:
        """The version the others are made from."""
        return self._made[None]

    @property
    def next(self) -> Style | None:
        """The one that follows the shown one, round and round, without those that
        cannot be made."""
        at = ORDER.index(self.shown.style) if self.shown.style in ORDER else -1
        following = (*ORDER[at + 1 :], *ORDER[: at + 1])
        return next(style for style in following if style not in self._refused)

    def refuse(self, style: Style) -> None:
        """`style` cannot be made of this draft: who goes round need not wait for it again."""
        self._refused.add(style)

    def refused(self, style: Style | None) -> bool:
        """Whether it is known that it cannot be made."""
        return style in self._refused

    def has(self, style: Style | None) -> bool:
        """Whether it is there without asking the model."""
        return style in self._made

    def show(self, style: Style | None) -> Version:
        """Show one that is there."""
        self.shown = self._made[style]
        return self.shown

    def add(self, style: Style, result: RewriteResult) -> Version:
        """Keep and show a new one. What was rejected in the best version stays
        rejected where the same words would change in the same way."""
        review = self.best.review.merge(result.rewrite, result.changes)
        self._made[style] = self.shown = Version(style, result, review)
        return self.shown
