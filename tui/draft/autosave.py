"""What is typed and not sent yet, kept for the next time."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

from coach.channels import CHANNELS, OTHER, Channel
from coach.errors import CoachError
from tui import unsent
from tui.services import Services

# Long enough that a sentence is one write, short enough that a power cut costs a phrase.
DELAY_S = 1.0


@dataclass(frozen=True, slots=True)
class Typed:
    """Everything the user typed or chose in the draft view."""

    text: str = ""
    channel: Channel = OTHER
    asked: bool | None = None
    in_reply_to: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing of it is worth keeping."""
        return not (self.text.strip() or self.in_reply_to.strip())

    @property
    def data(self) -> dict[str, Any]:
        """All but the text, as JSON holds it."""
        return {
            "channel": self.channel.name,
            "asked": self.asked,
            "in_reply_to": self.in_reply_to,
        }

    @classmethod
    def of(cls, text: str, data: dict[str, Any]) -> Typed:
        """Read back; what another version wrote and nobody understands is left out."""
        asked, theirs = data.get("asked"), data.get("in_reply_to")
        return cls(
            text=text,
            channel=CHANNELS.get(str(data.get("channel")), OTHER),
            asked=asked if isinstance(asked, bool) else None,
            in_reply_to=theirs if isinstance(theirs, str) else "",
        )


class Autosave:
    """Saves from any thread; an older state never overwrites a newer one."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._lock = threading.Lock()
        self._number = 0
        self._saved_number = 0
        self._saved = Typed()

    def number(self) -> int:
        """A number for the state as it is now; later states get higher ones."""
        self._number += 1
        return self._number

    def adopted(self, typed: Typed) -> None:
        """`typed` is what the store holds for this window by now."""
        with self._lock:
            self._saved = typed

    def save(self, number: int, typed: Typed) -> None:
        """Keep `typed`; CoachError when that is impossible. Does not open the store
        when there is nothing new to keep."""
        with self._lock:
            if number < self._saved_number or typed == self._saved:
                return
            # A message to answer is worth keeping also while the answer is empty, but
            # an empty text means "forget" to the store.
            text = typed.text if typed.text or typed.empty else " "
            self._services.store.save_unsent(self._services.window, unsent.DRAFT, text, typed.data)
            self._saved_number, self._saved = number, typed

    def save_now(self, typed: Typed) -> None:
        """The same at the end of the app; gives up after a second."""
        number = self.number()
        problems: list[CoachError] = []

        def write() -> None:
            try:
                self.save(number, typed)
            except CoachError as error:
                problems.append(error)

        unsent.within(write)
        if problems:
            raise problems[0]
