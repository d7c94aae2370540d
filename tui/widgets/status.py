"""The status line: what the coach is doing, how far it is, for how long."""

from __future__ import annotations

import time

from textual.content import Content
from textual.timer import Timer

from tui.engine import Broken, EngineState, Idle, Loading, Ready
from tui.glyphs import Glyphs
from tui.widgets.plain import Plain, plain

# Long enough to read a sentence.
_A_MOMENT_SECONDS = 5.0


class StatusLine(Plain):
    """One line at the bottom. While something runs, seconds count up beside it."""

    def __init__(self, glyphs: Glyphs, **kwargs: object) -> None:
        super().__init__("Nothing you write leaves this machine.", **kwargs)
        self._glyphs = glyphs
        self._state: EngineState = Idle()
        self._work = ""
        self._since = 0.0
        self._note = ""
        self._noted = 0.0
        self._timer: Timer | None = None

    def engine(self, state: EngineState) -> None:
        """Say what the engine is at."""
        self._state = state
        if isinstance(state, Broken):
            self._note = ""
        self._draw()

    def work(self, what: str) -> None:
        """Say that `what` is going on, counting seconds; "" when it is over."""
        if what and not self._work:
            self._since = time.monotonic()
        self._work = what
        self._note = ""
        self._draw()
        self.screen.refresh_bindings()  # Esc has something to stop now, or nothing any more

    def note(self, text: str) -> None:
        """Say something once; it stays until there is something newer to say, and a
        moment where something goes on."""
        self._note, self._noted = text, time.monotonic()
        self._draw()

    def _draw(self) -> None:
        self.show(self._line())
        ticking = self._goes_on
        if ticking and self._timer is None:
            self._timer = self.set_interval(0.5, self._draw)
        elif not ticking and self._timer is not None:
            self._timer.stop()
            self._timer = None

    @property
    def _goes_on(self) -> bool:
        return bool(self._work) or isinstance(self._state, Loading)

    def _line(self) -> Content:
        over = self._goes_on and time.monotonic() - self._noted > _A_MOMENT_SECONDS
        if self._note and not over:
            return plain(self._note)
        match self._state:
            case Loading() as loading:
                line = f"{loading.what}{self._share(loading)}, {self._seconds(loading.since)} s"
                return plain(f"{line}. Write meanwhile: it is sent when ready.")
            case Broken(error) if not self._work:
                return plain(f"{self._glyphs.warn} {error}")
        if self._work:
            return plain(f"{self._work}, {self._seconds(self._since)} s. Esc stops.")
        if isinstance(self._state, Ready):
            return plain(f"Ready: {self._state.model}. Nothing leaves this machine.")
        return plain("Nothing you write leaves this machine.")

    @staticmethod
    def _share(loading: Loading) -> str:
        if not loading.total:
            return ""
        return f" {loading.done * 100 // loading.total} %"

    @staticmethod
    def _seconds(since: float) -> int:
        return int(time.monotonic() - since)
