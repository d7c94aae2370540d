"""The draft view."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from tui.actions import Scope
from tui.keys import bindings
from tui.widgets.keybar import KeyBar
from tui.widgets.plain import PlainArea

if TYPE_CHECKING:
    from coach.domain import RewriteResult


class DraftScreen(Screen[None]):
    """The draft on one side, what became of it on the other."""

    scope: ClassVar[Scope] = Scope.DRAFT
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.DRAFT)]
    AUTO_FOCUS = "PlainArea"

    def compose(self) -> ComposeResult:
        """Editor and key bar."""
        yield PlainArea(id="editor")
        yield KeyBar(id="keys")

    def load(self, text: str, result: RewriteResult | None = None) -> None:
        """Show `text`, with `result` beside it if there is one."""
        self.query_one("#editor", PlainArea).text = text

    def stop(self) -> None:
        """Stop the rewrite that is being made."""

    def begin_anew(self) -> None:
        """A new draft."""

    def keep_unsent(self) -> None:
        """Keep what is typed for the next time."""
