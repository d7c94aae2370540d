"""The messages, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.containers import VerticalScroll
from textual.message import Message

if TYPE_CHECKING:
    from tui.chat.message import MessageView
    from tui.chat.thread import Thread, Turn
    from tui.glyphs import Glyphs


class Transcript(VerticalScroll, can_focus=False):
    """Follows what is written as long as one is at the end of it, and else stays where
    the user has scrolled to."""

    DEFAULT_CSS = "Transcript { height: 1fr; scrollbar-size-vertical: 1; }"

    class Moved(Message):
        """`more`: there is something below what can be seen."""

        def __init__(self, more: bool) -> None:
            self.more = more
            super().__init__()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._more = False

    # -- where one is --------------------------------------------------------------

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Notice when the end comes into sight or leaves it."""
        super().watch_scroll_y(old_value, new_value)
        self._look()

    def watch_virtual_size(self) -> None:
        """The same, when there is more or less to see."""
        self.call_after_refresh(self._look)

    def on_resize(self) -> None:
        """The same, when there is more or less room."""
        self.call_after_refresh(self._look)

    def _look(self) -> None:
        # Textual draws an anchored list that is shorter than its room at the bottom,
        # and lets it jump when one scrolls: it is anchored when there is no room left.
        full = self.max_scroll_y > 0
        if full and not self.is_anchored:
            self.anchor()
        elif not full and self.is_anchored:
            self.anchor(False)
            self.scroll_home(animate=False, immediate=True)
        more = self.max_scroll_y - self.scroll_y >= 1
        if more != self._more:
            self._more = more
            self.post_message(self.Moved(more))

    def to_end(self) -> None:
        """Go to the end, and follow what comes."""
        if self.max_scroll_y > 0:
            self.anchor()

    # -- what is shown -------------------------------------------------------------

    @property
    def views(self) -> list[MessageView]:
        """The messages that are shown, first to last."""
        from tui.chat.message import MessageView

        return [child for child in self.children if isinstance(child, MessageView)]

    def view(self, turn: Turn) -> MessageView | None:
        """The widget of `turn`, if it is shown."""
        return next((view for view in self.views if view.turn is turn), None)

    async def show(self, thread: Thread, glyphs: Glyphs, hints: tuple[str, str]) -> None:
        """Show the turns up to where one stands; what is shown already stays as it is."""
        from tui.chat.message import MessageView

        path = thread.path()
        views = self.views
        same = _common(path, [view.turn for view in views])
        with self.app.batch_update():
            for view in views[same:]:
                await view.remove()
            await self.mount_all(MessageView(turn, glyphs, hints) for turn in path[same:])
            for view in self.views:
                versions = thread.versions(view.turn)
                view.at(versions.index(view.turn) + 1, len(versions))


def _common(path: Sequence[Turn], shown: Sequence[Turn]) -> int:
    """How many turns both begin with."""
    same = 0
    for wanted, there in zip(path, shown, strict=False):
        if wanted is not there:
            break
        same += 1
    return same
