"""What is typed before there is a place to put it.

A terminal hands over keys from the moment the process starts; Textual drops those
that come before something has the focus.
"""

from __future__ import annotations

from textual.events import Event, Key, Paste


class TypeAhead:
    """Keeps keys and pastes until the first widget has the focus."""

    def __init__(self) -> None:
        self._kept: list[Key | Paste] | None = []

    def keeps(self, event: Event) -> bool:
        """Whether `event` is kept for later and must not be handled now."""
        if self._kept is None or not isinstance(event, Key | Paste):
            return False
        self._kept.append(event)
        return True

    def release(self) -> list[Key | Paste]:
        """What was kept, the oldest first; from now on nothing is kept.

        To be handled at once and not through a queue: a key that waits in one is younger.
        """
        kept, self._kept = self._kept or [], None
        return kept
