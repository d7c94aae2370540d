"""Where the message goes out, whether they asked, and what they wrote."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from coach.channels import OTHER, Channel
from coach.text.sanitise import sanitise
from tui.widgets.plain import PlainArea, PlainButton, plain

_NEXT: dict[bool | None, bool | None] = {None: True, True: False, False: None}
_INVITE = "What did they write? Paste it here if this is an answer."


class Circumstances(Vertical):
    """Two switches and a small field. `asked` is None as long as the coach decides."""

    DEFAULT_CSS = """
    Circumstances {
        height: auto;
        & > #switches { height: 1; padding: 0 1; }
        & > #switches > PlainButton { width: auto; min-width: 0; padding: 0; margin-right: 2; }
        & > #theirs {
            height: auto;
            min-height: 1;
            max-height: 4;
            margin: 1 0;
            padding: 0 1;
            background: $background;
        }
        & > #theirs > .text-area--placeholder { color: $muted; }
    }
    .-wide Circumstances > #theirs { max-height: 8; }
    """

    class Changed(Message):
        """Something that the reading of the draft depends on has changed."""

    class ChannelWanted(Message):
        """The user wants to choose a channel."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.channel: Channel = OTHER
        self.asked: bool | None = None
        self._inferred: bool | None = None
        # Held, not looked up: a reading may end while the app does.
        self._channel = PlainButton("", id="channel", compact=True)
        self._asked = PlainButton("", id="asked", compact=True)
        self._theirs = PlainArea(id="theirs", placeholder=_INVITE, highlight_cursor_line=False)

    def compose(self) -> ComposeResult:
        """The switches above, their words below."""
        with Horizontal(id="switches"):
            yield self._channel
            yield self._asked
        yield self._theirs

    def on_mount(self) -> None:
        """Say how things stand."""
        self._draw()

    @property
    def in_reply_to(self) -> str:
        """What they wrote, "" when this answers nobody."""
        return self._theirs.text

    def set(self, channel: Channel, asked: bool | None, in_reply_to: str) -> None:
        """Take all of it over."""
        self.channel, self.asked = channel, asked
        theirs = self._theirs
        in_reply_to = sanitise(in_reply_to)
        if theirs.text != in_reply_to:
            theirs.replace(in_reply_to, (0, 0), theirs.document.end)
        self._changed()

    def choose(self, channel: Channel) -> None:
        """The message goes out on `channel`."""
        self.channel = channel
        self._changed()

    def ask_next(self) -> None:
        """From "the coach decides" to yes, to no, and round again."""
        self.asked = _NEXT[self.asked]
        self._changed()

    def infer(self, asked: bool) -> None:
        """Say what the coach takes to be so where it was told nothing."""
        if asked != self._inferred:
            self._inferred = asked
            self._draw()

    @on(PlainButton.Pressed)
    def _pressed(self, event: PlainButton.Pressed) -> None:
        event.stop()
        if event.button is self._channel:
            self.post_message(self.ChannelWanted())
        else:
            self.ask_next()

    @on(PlainArea.Changed)
    def _theirs_changed(self, event: PlainArea.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    def _changed(self) -> None:
        self._draw()
        self.post_message(self.Changed())

    def _draw(self) -> None:
        for button, label in (
            (self._channel, f"For: {self.channel.label}"),
            (self._asked, f"Did they ask? {self._answer()}"),
        ):
            button.label = plain(label)
            button.refresh(layout=True)

    def _answer(self) -> str:
        if self.asked is not None:
            return "yes" if self.asked else "no"
        if self._inferred is None:
            return "the coach decides"
        return f"the coach decides: {'yes' if self._inferred else 'no'}"
