"""Where the user writes."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from tui.actions import Scope
from tui.keys import bindings
from tui.widgets.plain import PlainArea


class Composer(PlainArea):
    """An editor that grows with its text; Enter sends, Ctrl+J begins a new line."""

    scope: ClassVar[Scope] = Scope.COMPOSER
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.COMPOSER)]

    class Sent(Message):
        """The user sent `text`."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    def action_send(self) -> None:
        """Send what is written, if anything is."""
        if self.text.strip():
            self.post_message(self.Sent(self.text))

    def action_newline(self) -> None:
        """Begin a new line."""
        self.insert("\n")
