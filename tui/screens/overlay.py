"""What lies over a view: the frame of all the windows in this folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tui.keys import binding, closing

if TYPE_CHECKING:
    from tui.app import CoachApp

Result = TypeVar("Result")

MOVING = ("over.up", "over.down", "over.page_up", "over.page_down")


class Overlay(ModalScreen[Result]):
    """A window over the view. Esc closes it; its content is in a `Box`."""

    # Textual asks the app for no key but a priority one while a modal screen is up.
    BINDINGS: ClassVar[list[BindingType]] = [closing()]

    DEFAULT_CSS = """
    Overlay {
        align: center middle;

        & > .box {
            width: 90%;
            max-width: 120;
            height: 92%;
            background: $surface;
            border: round $primary;
            padding: 0 1;
        }
        & > .small {
            width: 72;
            max-width: 95%;
            height: auto;
            max-height: 90%;
            padding: 1 2;
        }
        .note { color: $muted; }
        .line { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        KeyBar { height: 1; background: $surface; }
        PlainInput, PlainInput:focus {
            height: 3;
            border: round $primary;
            background: $surface;
        }
        PlainList, PlainList:focus {
            border: none;
            padding: 0;
            background: $surface;
        }
    }
    Overlay.-narrow > .box { width: 96%; }
    """

    @property
    def coach(self) -> CoachApp:
        """The app, by its own type."""
        return cast("CoachApp", self.app)


class Reading(Overlay[None]):
    """A window with one long text in a VerticalScroll, moved also while one types."""

    BINDINGS: ClassVar[list[BindingType]] = [binding(name) for name in MOVING]

    def action_up(self) -> None:
        """Up a line."""
        self.query_one(VerticalScroll).scroll_up(animate=False)

    def action_down(self) -> None:
        """Down a line."""
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_page_up(self) -> None:
        """Up a page."""
        self.query_one(VerticalScroll).scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """Down a page."""
        self.query_one(VerticalScroll).scroll_page_down(animate=False)


def short(path: Path) -> str:
    """`path` for a line of limited width: the home folder is "~"."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)
