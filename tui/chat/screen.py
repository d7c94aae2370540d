"""The chat view."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from tui.actions import Scope
from tui.chat.composer import Composer
from tui.keys import bindings
from tui.widgets.keybar import KeyBar
from tui.widgets.plain import Plain
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from tui.app import CoachApp


class ChatScreen(Screen[None]):
    """Messages above, composer below, one line that says what the coach is at."""

    scope: ClassVar[Scope] = Scope.CHAT
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.CHAT)]
    AUTO_FOCUS = "Composer"

    @property
    def coach(self) -> CoachApp:
        """The app, by its own type."""
        return cast("CoachApp", self.app)

    def compose(self) -> ComposeResult:
        """The first frame: as few widgets as it takes."""
        with VerticalScroll(id="messages", can_focus=False):
            yield Plain("Describe a situation, or paste a draft.", id="welcome")
        yield Composer(id="composer")
        yield StatusLine(self.coach.services.glyphs, id="status")
        yield KeyBar(id="keys")

    def stop(self) -> None:
        """Stop the answer that is being written."""

    def begin_anew(self) -> None:
        """A new conversation."""

    def resume(self, session: str | None) -> None:
        """Go on with an earlier conversation."""

    def keep_unsent(self) -> None:
        """Keep what is typed for the next time."""
