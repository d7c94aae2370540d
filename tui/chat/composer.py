"""Where the user writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.message import Message

from tui.actions import Scope
from tui.keys import bindings
from tui.widgets.plain import PlainArea


class Composer(PlainArea):
    """An editor that grows with its text; Enter sends, Ctrl+J begins a new line.

    `examples` is how many are shown above it, to be chosen while nothing is written.
    """

    scope: ClassVar[Scope] = Scope.COMPOSER
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.COMPOSER)]

    DEFAULT_CSS = """
    Composer, Composer:focus {
        height: auto;
        min-height: 3;
        max-height: 12;
        border: round $primary;
        background: $background;
        padding: 0 1;
    }
    .-ascii Composer, .-ascii Composer:focus { border: ascii $primary; }
    """

    class Sent(Message):
        """The user sent `text`."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    class Left(Message):
        """The user went up, to what stands above the composer."""

    class Chosen(Message):
        """The user chose the example with this `number`, from 0."""

        def __init__(self, number: int) -> None:
            self.number = number
            super().__init__()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.examples = 0
        self._prompts: list[str] = []  # newest first
        self._at = -1  # which of them is shown; -1 is what is being typed
        self._typed = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys that lead out of the composer are letters and arrows while one writes."""
        if action == "messages":
            return not self.text
        if action == "examples":
            return not self.text and self.examples > 0
        return super().check_action(action, parameters)

    def write(self, text: str) -> None:
        """Have `text` instead of what is there, with the cursor at its end."""
        self.text = text
        self.move_cursor(self.document.end)

    def take(self) -> str:
        """What is written; the composer is empty afterwards."""
        text, self.text = self.text, ""
        self._at, self._typed = -1, ""
        return text

    # -- earlier messages ----------------------------------------------------------

    def offer(self, prompts: Iterable[str]) -> None:
        """Offer `prompts`, newest first, after those that are offered already."""
        self._prompts = list(dict.fromkeys([*self._prompts, *prompts]))

    def remember(self, prompt: str) -> None:
        """Offer `prompt` before all others."""
        self._prompts = list(dict.fromkeys([prompt, *self._prompts]))

    def action_older(self) -> None:
        """The message before the one that is shown."""
        self._leave()
        if self._at + 1 < len(self._prompts):
            self._at += 1
            self.write(self._prompts[self._at])

    def action_newer(self) -> None:
        """The message after the one that is shown; at last what was being typed."""
        self._leave()
        if self._at >= 0:
            self._at -= 1
            self.write(self._typed if self._at < 0 else self._prompts[self._at])

    def _leave(self) -> None:
        """What was changed is what is being typed from now on; nothing is lost."""
        if self._at < 0:
            self._typed = self.text
        elif self.text != self._prompts[self._at]:
            if self._typed.strip():
                self.remember(self._typed)
            self._at, self._typed = -1, self.text

    # -- keys ----------------------------------------------------------------------

    def action_send(self) -> None:
        """Send what is written, if anything is; a number alone chooses that example."""
        written = self.text.strip()
        if written in map(str, range(1, self.examples + 1)):
            self.take()
            self.post_message(self.Chosen(int(written) - 1))
        elif written:
            self.post_message(self.Sent(self.text))

    def action_newline(self) -> None:
        """Begin a new line."""
        self.insert("\n")

    def action_messages(self) -> None:
        """Go up, out of the composer."""
        self.post_message(self.Left())

    def action_examples(self) -> None:
        """Go to the examples, which stand above."""
        self.post_message(self.Left())
