"""What the app can ask the coach for. Plain values: they travel to another process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first frame waits for what is imported here
    from coach.domain import Conversation, Draft, Wish


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A better version of `draft`."""

    draft: Draft
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Restyle:
    """`current`, a version of `draft`, changed as `wish` says."""

    draft: Draft
    current: str
    wish: Wish
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """The next turn of `conversation`, after `message`."""

    conversation: Conversation
    message: str
    seed: int = 0


Job = Rewrite | Restyle | Reply
