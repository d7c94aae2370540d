"""Before a link opens: where it really leads."""

from __future__ import annotations

import asyncio
import webbrowser
from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from coach.errors import CoachError, InputError
from coach.text.sanitise import clean_line
from tui.keys import binding
from tui.links import Link, examine
from tui.screens.overlay import Overlay
from tui.widgets.plain import Plain, PlainButton, plain, titled


class LinkScreen(Overlay[None]):
    """Shows the host and the whole address of `url`; opens it, or copies it, when told to.

    The words of the link in a message are somebody else's and may say anything.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("over.copy"),
        binding("over.yes"),
        binding("over.no"),
    ]
    AUTO_FOCUS = "#cancel"

    DEFAULT_CSS = """
    LinkScreen {
        #host { text-style: bold; }
        .address { height: auto; max-height: 6; margin: 1 0; }
        .buttons { height: auto; margin-top: 1; align-horizontal: right; }
        PlainButton { margin-left: 2; }
    }
    """

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = clean_line(url)
        self._link: Link | None = None
        self._refused = ""
        try:
            self._link = examine(url)
        except InputError as error:
            self._refused = error.what

    def compose(self) -> ComposeResult:
        """Host, address, what to mind, and what can be done."""
        warn = self.coach.services.glyphs.warn
        with Vertical(classes="box small") as box:
            titled(box, "A link")
            if self._link is None:
                yield Plain(f"{warn} {self._refused}", id="host")
            else:
                yield Plain("It leads to", classes="note")
                yield Plain(self._link.host, id="host")
            with VerticalScroll(classes="address", can_focus=False):
                yield Plain(self._url, id="address", classes="note")
            for warning in self._link.warnings if self._link else ():
                yield Plain(plain(f"{warn} {warning}").stylize("$warning"), classes="warning")
            with Horizontal(classes="buttons"):
                if self._link is not None:
                    yield PlainButton("Open (y)", id="open")
                yield PlainButton("Copy", id="copy")
                yield PlainButton("Leave it (n)", id="cancel")

    @on(PlainButton.Pressed)
    async def _pressed(self, event: PlainButton.Pressed) -> None:
        match event.button.id:
            case "open":
                self.action_yes()
            case "copy":
                await self.action_copy()
            case _:
                self.dismiss()

    def action_yes(self) -> None:
        """Open it."""
        if self._link is not None:
            # The app's worker: this window is gone before the browser is there.
            self.app.run_worker(_open(self._link.address, self.coach.tell))
            self.dismiss()

    def action_no(self) -> None:
        """Leave it."""
        self.dismiss()

    async def action_copy(self) -> None:
        """Copy the address instead."""
        copied = await self.coach.services.clipboard.copy(self.coach, self._url)
        self.coach.tell(copied.how)
        self.dismiss()


async def _open(address: str, tell: Callable[[CoachError | str], None]) -> None:
    try:
        await asyncio.to_thread(_browse, address)
    except CoachError as error:
        tell(error)
    else:
        tell("Handed to the browser.")


def _browse(address: str) -> None:
    """Open `address` in a browser that has a window of its own; CoachError without one."""
    mend = "copy the address instead"
    try:
        browser = webbrowser.get()
    except webbrowser.Error as error:
        raise CoachError("There is no browser here.", mend=mend) from error
    # Exactly this class takes over the terminal, which is ours (lynx, w3m ...).
    if type(browser) is webbrowser.GenericBrowser:
        raise CoachError("There is only a browser for the terminal here.", mend=mend)
    if not browser.open(address):
        raise CoachError("The browser could not be opened.", mend=mend)
