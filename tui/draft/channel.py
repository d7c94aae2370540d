"""Choosing the channel by typing a part of its name."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from coach.channels import CHANNELS, Channel
from tui.keys import binding, closing
from tui.screens.overlay import MOVING, Overlay
from tui.widgets.plain import Plain, PlainInput, PlainList, option, titled

_NONE = "No channel is called so. A comment, a reply, a post, a message are."


def matching(typed: str) -> list[Channel]:
    """The channels whose name or label holds every word of `typed`, first those that
    are called just so, then those that begin so."""
    words = typed.lower().split()
    found = [
        channel
        for channel in CHANNELS.values()
        if all(word in f"{channel.name} {channel.label}".lower() for word in words)
    ]
    wanted = " ".join(words)

    def distance(channel: Channel) -> int:
        names = (channel.name, channel.label.lower())
        return 0 if wanted in names else 1 if any(n.startswith(wanted) for n in names) else 2

    return sorted(found, key=distance) if wanted else found


class ChannelScreen(Overlay[str | None]):
    """All channels, fewer with every letter; answers with the name of one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding(name) for name in (*MOVING, "over.choose")),
        closing("Cancel"),
    ]
    AUTO_FOCUS = "PlainInput"
    DEFAULT_CSS = """
    ChannelScreen {
        PlainInput, PlainInput:focus { margin-bottom: 1; }
        PlainList, PlainList:focus { height: auto; max-height: 11; }
    }
    .-wide ChannelScreen PlainList { max-height: 24; }
    """

    def __init__(self, now: Channel) -> None:
        super().__init__()
        self._now = now
        self._shown: list[Channel] = []

    def compose(self) -> ComposeResult:
        """The letters above, what they leave below."""
        with Vertical(classes="box small") as box:
            titled(box, "Where does it go out?", "Type to find, Enter chooses")
            yield PlainInput(id="typed", placeholder="linkedin, review, e-mail ...")
            yield PlainList(id="channels")
            yield Plain("", id="none", classes="note")

    def on_mount(self) -> None:
        """Begin at the present channel."""
        self.query_one(PlainList).can_focus = False  # the keys stay with the letters
        self._list("")

    @on(PlainInput.Changed)
    def _typed(self, event: PlainInput.Changed) -> None:
        self._list(event.value)

    @on(PlainInput.Submitted)
    def action_choose(self) -> None:
        """Take the marked channel."""
        at = self.query_one(PlainList).highlighted
        if at is not None and at < len(self._shown):
            self.dismiss(self._shown[at].name)

    @on(PlainList.OptionSelected)
    def _clicked(self, event: PlainList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index].name)

    def action_up(self) -> None:
        """One up."""
        self.query_one(PlainList).action_cursor_up()

    def action_down(self) -> None:
        """One down."""
        self.query_one(PlainList).action_cursor_down()

    def action_page_up(self) -> None:
        """A page up."""
        self._page(-1)

    def action_page_down(self) -> None:
        """A page down."""
        self._page(1)

    def _page(self, direction: int) -> None:
        listing = self.query_one(PlainList)
        if self._shown:
            wanted = (listing.highlighted or 0) + direction * max(1, listing.size.height - 1)
            listing.highlighted = min(max(0, wanted), len(self._shown) - 1)

    def _list(self, typed: str) -> None:
        self._shown = matching(typed)
        here = self.coach.services.glyphs.here
        listing = self.query_one(PlainList)
        listing.set_options([option(self._entry(each, here)) for each in self._shown])
        self.query_one("#none", Plain).show("" if self._shown else _NONE)
        if self._shown:
            at = self._shown.index(self._now) if self._now in self._shown and not typed else 0
            listing.highlighted = at
            self.call_after_refresh(listing.scroll_to_highlight)

    def _entry(self, channel: Channel, here: str) -> Content:
        sign = here if channel == self._now else " " * len(here)
        limit = f"  up to {channel.limit:,} characters" if channel.limit else ""
        label = channel.label[:1].upper() + channel.label[1:]
        return Content.assemble(f"{sign} {label}", (f"  {channel.name}{limit}", "$muted"))
