"""The draft as it is written, with what stands in its way underlined."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from rich.text import Text
from textual import on

from coach.text.sanitise import sanitise
from tui.draft.spans import Span, by_line, location, moved
from tui.widgets.plain import PlainArea


class DraftEditor(PlainArea):
    """An editor that underlines spans. Between two readings of the text the spans
    move along with what is typed before them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"draft-editor--finding"}
    DEFAULT_CSS = """
    DraftEditor {
        padding: 0 1;
        background: $background;
        & .draft-editor--finding { color: $finding; text-style: underline; }
        & .text-area--placeholder { color: $muted; }
    }
    """

    def __init__(self, text: str = "", **kwargs: Any) -> None:
        # The style of the cursor's line would lie over the underlines.
        super().__init__(text, highlight_cursor_line=False, **kwargs)
        self._spans: list[Span] = []
        self._marked = self.text
        self._lines: dict[int, list[Span]] = {}

    def mark(self, text: str, spans: Iterable[Span]) -> None:
        """Underline `spans` of `text`, as far as it still stands here."""
        self._spans = moved(spans, text, self.text)
        self._marked = self.text
        self._draw_marks()

    @property
    def marks(self) -> tuple[Span, ...]:
        """What is underlined, as spans of the text."""
        return tuple(self._spans)

    def rewrite_whole(self, text: str) -> None:
        """Put `text` in the place of everything, so that Ctrl+Z brings it back."""
        text = sanitise(text)
        if text == self.text:
            return
        self.history.checkpoint()
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
        self.history.checkpoint()
        self.move_cursor((0, 0))

    def go_to(self, start: int, end: int) -> None:
        """Select `text[start:end]`, for a reader who comes from the list of findings."""
        self.focus()
        self.move_cursor(location(self.text, start))
        self.move_cursor(location(self.text, end), select=True, center=True)

    def get_line(self, line_index: int) -> Text:
        """The line with its underlines. Columns are code points, as rich counts them,
        so wide characters, tabs and wrapping need nothing more."""
        line = super().get_line(line_index)
        style = None
        for span in self._lines.get(line_index, ()):
            style = style or self.get_component_rich_style("draft-editor--finding", partial=True)
            line.stylize(style, span.start, span.end)
        return line

    @on(PlainArea.Changed)
    def _follow(self) -> None:
        text = self.text
        if text != self._marked:
            self._spans = moved(self._spans, self._marked, text)
            self._marked = text
            self._draw_marks()

    def _draw_marks(self) -> None:
        self._lines = by_line(self._marked, self._spans)
        self.notify_style_update()  # drops the lines that are rendered already
        self.refresh()
