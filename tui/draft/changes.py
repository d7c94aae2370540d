"""The rewrite as prose with its changes marked, to walk through and decide on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message

from coach.review import Item, Review
from tui.actions import Scope, of
from tui.draft.marks import CHANGE, Marked, marked
from tui.keys import bindings
from tui.widgets.plain import Plain, plain

if TYPE_CHECKING:
    from tui.app import CoachApp


_DECIDING = frozenset(action.method for action in of(Scope.CHANGES))


class ChangesView(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Shows a review, or a text that is still being written."""

    scope: ClassVar[Scope] = Scope.CHANGES
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.CHANGES),
        # Up and Down walk where there are changes; else they scroll as everywhere.
        *VerticalScroll.BINDINGS,
    ]
    DEFAULT_CSS = """
    ChangesView {
        height: auto;
        max-height: 60%;
        padding: 0 1;
        scrollbar-size-vertical: 1;
    }
    """

    class Moved(Message):
        """Another change is the current one."""

    class Decided(Message):
        """A decision was made, or taken back."""

    class Card(Message):
        """The reader wants to know more about `principle`."""

        def __init__(self, principle: str) -> None:
            self.principle = principle
            super().__init__()

    class Said(Message):
        """Something to say about a key that could do nothing."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.review: Review | None = None
        self.current = 0
        self._marked: Marked | None = None
        self._prose = Plain("", id="prose")

    def compose(self) -> ComposeResult:
        """One text, however long."""
        yield self._prose

    # -- what is shown ---------------------------------------------------------------

    def show_review(self, review: Review, current: int = 0) -> None:
        """Show the changes of `review`."""
        if review is not self.review:
            self.scroll_home(animate=False)  # it may stand at the end of what was written
        self.review = review
        self.current = min(current, max(0, len(review.items) - 1))
        self._draw()
        self.refresh_bindings()

    def show_text(self, text: str | Content) -> None:
        """Show a text that is not to be decided on, following its end as it grows."""
        self.review, self._marked = None, None
        self.refresh_bindings()
        follow = self.scroll_offset.y >= self.max_scroll_y
        self._prose.show(plain(text))
        if follow:
            self.call_after_refresh(self.scroll_end, animate=False)

    @property
    def item(self) -> Item | None:
        """The current change."""
        if self.review is None or not self.review.items:
            return None
        return self.review.items[self.current]

    # -- walking ---------------------------------------------------------------------

    def action_next(self) -> None:
        """To the next change; after the last one nothing moves."""
        self._go(self.current + 1)

    def action_previous(self) -> None:
        """To the change before."""
        self._go(self.current - 1)

    def _go(self, number: int) -> None:
        if self.review is not None and 0 <= number < len(self.review.items):
            self.current = number
            self._draw()
            self.post_message(self.Moved())

    # -- deciding --------------------------------------------------------------------

    def action_accept(self) -> None:
        """Take the current change and go on to the next."""
        if self.review is not None and self.item is not None:
            self.review.accept(self.current)
            self._decided(go_on=True)

    def action_reject(self) -> None:
        """Leave the words as they are and go on to the next change."""
        if self.review is not None and self.item is not None:
            self.review.reject(self.current)
            self._decided(go_on=True)

    def action_accept_all(self) -> None:
        """Take every change."""
        if self.review is not None:
            self.review.accept_all()
            self._decided()

    def action_reject_all(self) -> None:
        """Leave the draft as it is."""
        if self.review is not None:
            self.review.reject_all()
            self._decided()

    def action_undo(self) -> None:
        """Take the last decision back."""
        if self.review is not None:
            if self.review.undo():
                self._decided()
            else:
                self.post_message(self.Said("Nothing left to undo: every change is accepted."))

    def action_redo(self) -> None:
        """Make it again."""
        if self.review is not None:
            if self.review.redo():
                self._decided()
            else:
                self.post_message(self.Said("Nothing to make again."))

    def action_card(self) -> None:
        """Open the principle behind the current change."""
        if self.item is None:
            return
        if self.item.principle:
            self.post_message(self.Card(self.item.principle))
        else:
            self.post_message(self.Said("No principle stands behind this change."))

    def _decided(self, *, go_on: bool = False) -> None:
        if go_on and self.review is not None and self.current + 1 < len(self.review.items):
            self.current += 1
        self._draw()
        self.post_message(self.Decided())

    # -- how -------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without changes there is nothing to walk through or to decide on."""
        if action in _DECIDING:
            return self.review is not None and bool(self.review.items)
        return super().check_action(action, parameters)

    def on_click(self, event: Click) -> None:
        """A click on a change goes to it."""
        if isinstance(number := event.style.meta.get(CHANGE), int):
            event.stop()
            self._go(number)

    def on_resize(self, _: Resize) -> None:
        """The current change stays in sight when lines break elsewhere."""
        self.call_after_refresh(self._show_current)

    def _draw(self) -> None:
        if self.review is None:
            return
        here = cast("CoachApp", self.app).services.glyphs.here
        current = self.current if self.review.items else None
        self._marked = marked(self.review, current, here)
        self._prose.show(self._marked.content)
        self.call_after_refresh(self._show_current)

    def _show_current(self) -> None:
        if self._marked is None or not self._marked.ends:
            return
        width = self._prose.size.width
        if width <= 0:
            return
        upto = self._marked.content[: self._marked.ends[self.current]]
        line = len(upto.wrap(width)) - 1
        height = self.scrollable_content_region.height
        if not self.scroll_offset.y + 1 <= line < self.scroll_offset.y + height - 1:
            self.scroll_to(y=max(0, line - height // 2), animate=False)
