"""Reading the draft while it is written: what stands in its way, how long it is.

Each reading runs in a thread once the keys rest, one at a time, and what comes
too late is dropped: typing waits for nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from textual.screen import Screen
from textual.timer import Timer

from coach.domain import Draft, Finding, FindingKind
from tui.draft.spans import Span

DEBOUNCE_S = 0.15
# Ten times the longest limit of a channel with a limit people reach. A reading of so much
# takes a fifth of a second; beyond, it would be felt at the keys.
LONGEST_READ = 30_000
# What is missing has no words to underline: its span is the sentence after which it
# is missed, and a whole paragraph underlined would hide what can be mended in it.
_MISSING = frozenset({FindingKind.NO_WAY_TO_ANSWER, FindingKind.IGNORES_THEM})


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a reading of `draft` found. `score` is 0-100, None for an empty text and for
    one that is too long to be read; `length` is in characters as the channel counts
    them; `asked` is what was said, or else inferred."""

    draft: Draft
    findings: tuple[Finding, ...] = ()
    score: int | None = None
    length: int = 0
    asked: bool = False

    @property
    def spans(self) -> list[Span]:
        """The words to underline."""
        return [Span(each.start, each.end) for each in self.findings if each.kind not in _MISSING]

    @property
    def unread(self) -> bool:
        """Whether the text is too long to be read as it is typed."""
        return len(self.draft.text) > LONGEST_READ


def assess(draft: Draft) -> Assessment:
    """Read `draft`; about three milliseconds for 300 words, in any thread."""
    from coach import signals
    from coach.text.length import message_length

    if len(draft.text) > LONGEST_READ:
        return Assessment(draft, length=len(draft.text.rstrip()))
    asked = signals.infer_asked(draft)
    if not draft.text.strip():
        return Assessment(draft, asked=asked)
    report = signals.score(draft)
    length = message_length(draft.text, draft.channel)
    return Assessment(draft, report.findings, report.score, length, asked)


class Assessor:
    """Reads the draft of `owner` whenever it changed, and hands over what it found."""

    def __init__(
        self, owner: Screen[None], draft: Callable[[], Draft], show: Callable[[Assessment], None]
    ) -> None:
        self._owner = owner
        self._draft = draft
        self._show = show
        self._newest = 0
        self._reading = False
        self._timer: Timer | None = None

    def changed(self) -> None:
        """Read the draft again when nothing has changed for a moment."""
        self._newest += 1
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._owner.set_timer(DEBOUNCE_S, self._begin)

    def _begin(self) -> None:
        self._timer = None
        if not self._reading:
            self._reading = True
            self._owner.run_worker(self._read(), group="assess")

    async def _read(self) -> None:
        number = -1
        try:
            # What changed meanwhile is read next, unless the keys have not rested yet.
            while number != self._newest and self._timer is None:
                number = self._newest
                found = await asyncio.to_thread(assess, self._draft())
                if number == self._newest:
                    self._show(found)
        finally:
            self._reading = False
