"""What the screens share: made once, before the app is."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tui.glyphs import Glyphs, glyphs

if TYPE_CHECKING:
    from coach.config import Settings
    from coach.history import ConversationStore, Unsent, Window
    from coach.knowledge import KnowledgeBase
    from coach.paths import Paths
    from tui.clipboard import Clipboard
    from tui.engine import Engine


@dataclass
class Services:
    """`engine`, `store`, `clipboard` and `window` replace the real ones in tests.

    Nothing here is opened before it is used: the first frame waits for none of it.
    """

    paths: Paths
    settings: Settings
    given_engine: Engine | None = None
    given_store: ConversationStore | None = None
    given_clipboard: Clipboard | None = None
    window_id: str = ""
    # What windows left that have ended; tui.unsent asks once for all views.
    adoption: asyncio.Task[dict[str, Unsent]] | None = field(default=None, init=False)
    _window: Window | None = field(default=None, init=False)
    _store: ConversationStore | None = field(default=None, init=False)
    # Several threads may be the first to ask for the history.
    _opening: threading.RLock = field(default_factory=threading.RLock, init=False, repr=False)

    @cached_property
    def glyphs(self) -> Glyphs:
        """The signs this terminal can show."""
        return glyphs(self.settings.app.ascii)

    @cached_property
    def engine(self) -> Engine:
        """The coach, in a process of its own."""
        if self.given_engine is not None:
            return self.given_engine
        from tui.engine.process import EngineProcess

        return EngineProcess(self.paths.log_file)

    @property
    def store(self) -> ConversationStore:
        """The history, from any thread; CoachError when it cannot be opened."""
        if self.given_store is not None:
            return self.given_store
        with self._opening:
            if self._store is None:
                from coach.history import open_store

                self._store = open_store(self.paths, window=self.window)
            return self._store

    @property
    def window(self) -> str:
        """The id under which this window keeps what is not sent yet; CoachError when
        it cannot be registered."""
        if self.window_id:
            return self.window_id
        with self._opening:
            if self._window is None:
                from coach.history import Window

                self._window = Window.open(self.paths)
            return self._window.id

    @cached_property
    def clipboard(self) -> Clipboard:
        """Where copied text goes."""
        if self.given_clipboard is not None:
            return self.given_clipboard
        from tui.clipboard import SystemClipboard

        return SystemClipboard(self.settings.app.clipboard)

    def forget_clipboard(self) -> None:
        """Have the next copy go by the settings of now."""
        self.__dict__.pop("clipboard", None)

    @cached_property
    def knowledge(self) -> KnowledgeBase:
        """The principles and the user's notes, for the cards."""
        from coach import knowledge

        return knowledge.load(self.paths)

    def close(self) -> None:
        """Give everything back. Safe to call twice; never raises, never waits."""
        if "engine" in self.__dict__:
            self.engine.close()
        if self._store is not None:
            self._store.close()
            self._store = None
        if self._window is not None:
            self._window.close()
            self._window = None
