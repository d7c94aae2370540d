"""All keys, as they are now, to be searched."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from tui.actions import Action, Scope, of
from tui.keys import keys_of, spelt
from tui.screens.overlay import Reading, short
from tui.widgets.keybar import KeyBar
from tui.widgets.plain import Plain, PlainInput, plain, titled

_KEYS_WIDTH = 24


class HelpScreen(Reading):
    """The table of actions with the user's own keys; what is typed narrows it down."""

    AUTO_FOCUS = "PlainInput"

    DEFAULT_CSS = """
    HelpScreen #all { height: 1fr; scrollbar-gutter: stable; }
    """

    def compose(self) -> ComposeResult:
        """The search line, the keys, and how to change one."""
        with Vertical(classes="box") as box:
            titled(box, "Help: all keys")
            yield PlainInput(placeholder="Type to search, for example: copy", id="search")
            with VerticalScroll(id="all", can_focus=False):
                yield Plain(id="rows")
            yield Plain(self._remapping(), classes="note")
            yield KeyBar()

    def on_resize(self) -> None:
        """The lines are broken for the width there is."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        wanted = self.query_one(PlainInput).value
        width = self.query_one("#all").scrollable_content_region.width
        self.query_one("#rows", Plain).show(self._table(wanted, width))

    @on(PlainInput.Changed)
    def _search(self) -> None:
        self._draw()
        self.query_one("#all").scroll_home(animate=False)

    def _table(self, wanted: str, width: int) -> Content:
        words = wanted.casefold().split()
        parts: list[Content] = []
        for scope in Scope:
            found = [action for action in of(scope) if self._matches(action, words)]
            if found:
                rows = [self._row(action, width) for action in found]
                parts.append(
                    Content("\n").join([plain(scope.value).stylize("bold $primary"), *rows])
                )
        if not parts:
            return plain(f"Nothing has all the words of {wanted!r}.")
        return Content("\n\n").join(parts)

    def _matches(self, action: Action, words: Iterable[str]) -> bool:
        said = (action.scope, action.id, action.title, action.help, *self._keys(action))
        text = " ".join(said).casefold()
        return all(word in text for word in words)

    def _row(self, action: Action, width: int) -> Content:
        keys = ", ".join(self._keys(action)) or "no key"
        gap = " " * max(2, _KEYS_WIDTH - len(keys))
        indent = " " * (_KEYS_WIDTH + 2)
        # By hand, for lines that begin under each other; the table is plain ASCII.
        said = wrap(f"{action.help} ({action.id})", max(20, width - len(indent)))
        return Content.assemble(
            "  ",
            (keys, "bold" if action.keys else "$muted"),
            gap,
            action.title,
            ("".join(f"\n{indent}{line}" for line in said), "$muted"),
        )

    def _keys(self, action: Action) -> tuple[str, ...]:
        return tuple(spelt(key) for key in keys_of(action.id, self.coach.services.settings.keys))

    def _remapping(self) -> str:
        file = short(self.coach.services.paths.config_file)
        return f'To change a key, write under [keys] in {file}: "draft.rewrite" = "ctrl+e"'
