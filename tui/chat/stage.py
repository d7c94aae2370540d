"""How a conversation appears on the chat's screen."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from coach.errors import CoachError
from tui.chat.welcome import Welcome

if TYPE_CHECKING:
    from tui.chat.screen import ChatScreen
    from tui.chat.thread import Turn


class ScreenStage:
    """The Stage (tui.chat.ports) on `screen`, for whichever conversation it shows.

    `wants_focus` is a message that is to have the focus when it is shown.
    """

    def __init__(self, screen: ChatScreen) -> None:
        self._screen = screen
        self._doing = ""
        self._complained = False
        self.wants_focus: Turn | None = None

    def draw(self, turn: Turn, doing: str, as_text: bool) -> None:
        """See Stage."""
        if view := self._screen.transcript.view(turn):
            view.doing(doing, as_text=as_text)

    def path_changed(self) -> None:
        """See Stage."""
        self._screen.call_next(self._show_path)

    def busy(self) -> None:
        """See Stage."""
        doing = self._screen.talk.doing
        if doing != self._doing:
            self._doing = doing
            self._screen.status.work(doing)

    def not_kept(self, error: CoachError) -> None:
        """See Stage; said once."""
        if not self._complained:
            self._complained = True
            told = f"This conversation is not being kept. {error.what}"
            self._screen.coach.tell(CoachError(told, where=error.where, mend=error.mend))

    def kept_again(self) -> None:
        """See Stage."""
        self._complained = False
        self._screen.status.note("The conversation is being kept again.")

    def later(self, callback: Callable[..., object], *arguments: object) -> None:
        """See Stage."""
        self._screen.call_later(callback, *arguments)

    def in_background(self, work: Coroutine[Any, Any, None]) -> None:
        """See Stage."""
        self._screen.run_worker(work)

    async def _show_path(self) -> None:
        screen, talk = self._screen, self._screen.talk
        await self._show_welcome(not talk.thread.path())
        before: list[Widget] = [*screen.transcript.views]
        place = before.index(screen.focused) if screen.focused in before else None
        hints = (screen.key("chat.continue_answer"), screen.key("chat.regenerate"))
        await screen.transcript.show(talk.thread, screen.coach.services.glyphs, hints)
        for view in screen.transcript.views:
            if talk.is_pending(view.turn):
                doing, as_text = talk.step(view.turn)
                view.doing(doing, as_text=as_text)
        self._focus_again(place)
        screen.entitle()
        self.busy()

    def _focus_again(self, place: int | None) -> None:
        """Be at the message that is wanted, else at the one in `place`, whose widget may
        have gone."""
        transcript = self._screen.transcript
        wanted = transcript.view(self.wants_focus) if self.wants_focus else None
        self.wants_focus = None
        if wanted is None and place is not None and transcript.views:
            wanted = transcript.views[min(place, len(transcript.views) - 1)]
        if wanted is not None:
            self._screen.set_focus(wanted)
        elif place is not None:
            self._screen.set_focus(self._screen.composer)

    async def _show_welcome(self, wanted: bool) -> None:
        there = self._screen.query(Welcome)
        if wanted and not there:
            await self._screen.transcript.mount(Welcome())
        elif there and not wanted:
            self._screen.composer.examples = 0
            await there.remove()
