"""The parts of the draft view, where they stand, and how one moves between them."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, cast

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from coach.errors import CoachError
from tui.draft.circumstances import Circumstances
from tui.draft.editor import DraftEditor
from tui.draft.findings import Findings
from tui.draft.meter import Meter
from tui.draft.principles import Principles
from tui.draft.result import ResultPane
from tui.keys import keys_of
from tui.widgets.keybar import KeyBar, shown
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from tui.app import CoachApp


class DraftFrame(Screen[None]):
    """The draft on one side, what became of it on the other; one at a time where the
    terminal is narrow (class "-result": the second)."""

    AUTO_FOCUS = "DraftEditor"
    DEFAULT_CSS = """
    DraftFrame {
        & > #columns { height: 1fr; margin-bottom: 2; }
        & #editor, & #theirs, & #changes { border: none; border-left: wide $background; }
        & #theirs { border-left: wide $panel; }
        & #editor:focus, & #theirs:focus, & #changes:focus { border-left: wide $primary; }
        & #left, & > #columns > #result { width: 1fr; height: 100%; }
        & #left > #editor { height: 1fr; min-height: 3; }
        & #left > #meter { margin-top: 1; }
    }
    DraftFrame.-wide > #columns > #result { border-left: solid $panel; padding-left: 1; }
    DraftFrame.-narrow > #columns > #result { display: none; }
    DraftFrame.-narrow.-result > #columns > #result { display: block; }
    DraftFrame.-narrow.-result #left { display: none; }
    """

    @property
    def coach(self) -> CoachApp:
        """The app, by its own type."""
        return cast("CoachApp", self.app)

    def compose(self) -> ComposeResult:
        """Two columns, a line that says what goes on, the keys."""
        services = self.coach.services
        # Held, not looked up: what a thread brings may come while the app ends.
        self.principles = Principles(services)
        self.circumstances = Circumstances(id="circumstances")
        self.editor = DraftEditor(id="editor", placeholder="Write or paste your draft here.")
        self.meter = Meter(services.glyphs, id="meter")
        self.findings = Findings(id="findings")
        self.pane = ResultPane(services.glyphs, self.principles.title, id="result")
        self.status = StatusLine(services.glyphs, id="status")
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                yield self.circumstances
                yield self.editor
                yield self.meter
                yield self.findings
            yield self.pane
        yield self.status
        yield KeyBar(id="keys")

    def on_screen_resume(self) -> None:
        """The engine may have changed while the other view was shown."""
        if self.is_mounted:
            self.status.engine(self.coach.engine_state)

    # -- where one is ----------------------------------------------------------------

    @property
    def at_result(self) -> bool:
        """Whether one is at the changes."""
        return self.focused is self.pane.changes or (
            self.has_class("-narrow") and self.has_class("-result")
        )

    def to_result(self) -> None:
        """Go to the changes."""
        self.add_class("-result")
        self.pane.changes.focus()

    def to_draft(self) -> None:
        """Go to the draft."""
        self.remove_class("-result")
        self.editor.focus()

    # -- what is said ----------------------------------------------------------------

    def say(self, text: str) -> None:
        """Say something once; in a notice if it is too long for the two lines there are."""
        self.status.note(text)
        if cell_len(text) > 2 * (self.size.width - 2):
            self.coach.tell(text)

    def key(self, action: str) -> str:
        """The key of `action`, as people write it."""
        return shown(keys_of(action, self.coach.services.settings.keys)[0])

    def later(self, work: Callable[..., Coroutine[Any, Any, None]], *given: object) -> None:
        """Run `work` in a worker; what goes wrong is told."""

        async def told() -> None:
            try:
                await work(*given)
            except CoachError as error:
                self.coach.tell(error)

        self.run_worker(told())
