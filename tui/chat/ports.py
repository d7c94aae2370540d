"""What a conversation needs from whoever shows it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from coach.errors import CoachError
    from tui.chat.thread import Turn


class Stage(Protocol):
    """Where the conversation is shown."""

    def draw(self, turn: Turn, doing: str, as_text: bool) -> None:
        """`turn` has changed; the coach is at `doing`, "" when it is done with it."""

    def path_changed(self) -> None:
        """Other turns are to be shown than before."""

    def busy(self) -> None:
        """What the coach is at has changed; see `Talk.doing`."""

    def not_kept(self, error: CoachError) -> None:
        """The conversation cannot be written to the history."""

    def kept_again(self) -> None:
        """The conversation is in the history after all."""

    def later(self, callback: Callable[..., object], *arguments: object) -> None:
        """Call `callback` in order with what else the screen has to do."""

    def in_background(self, work: Coroutine[Any, Any, None]) -> object:
        """Run `work` beside everything else."""
