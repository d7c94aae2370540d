"""What the rest of the program may ask of a store of conversations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from coach.history.records import Kind, Match, Message, Role, Session, Status, Unsent


class ConversationStore(Protocol):
    """Conversations as trees of messages, and what was typed but not sent.

    Every change is one transaction, kept when the call returns. Methods may be
    called from any thread. An id that is not there (deleted in another window)
    is an InputError; a store that cannot be read or written is a CoachError.
    """

    def start(self, title: str = "") -> Session:
        """A new conversation without messages."""

    def add(
        self,
        session: str,
        role: Role,
        text: str,
        *,
        parent: str | None,
        kind: Kind = Kind.CHAT,
        status: Status = Status.DONE,
        data: Mapping[str, Any] | None = None,
    ) -> Message:
        """Add a message under `parent` and make it the head. An untitled conversation
        is called after the first message of the user."""

    def update(
        self,
        message: str,
        *,
        text: str | None = None,
        status: Status | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> Message:
        """Change what is given and leave the rest; `data` replaces all of the old."""

    def path(self, session: str, head: str | None = None) -> tuple[Message, ...]:
        """The messages from the first to `head` (default: where the session stands)."""

    def siblings(self, message: str) -> tuple[Message, ...]:
        """The versions under the same parent, itself included, oldest first."""

    def set_head(self, session: str, message: str | None) -> None:
        """Stand at another message of the session, or before the first (None)."""

    def tip(self, message: str) -> Message:
        """Where the branch of `message` was last gone on: its newest descendant, or itself."""

    def messages(self, session: str) -> tuple[Message, ...]:
        """The messages of all branches, oldest first; a parent comes before its children."""

    def rename(self, session: str, title: str) -> None:
        """Give the conversation another title; "" makes it untitled."""

    def session(self, id_or_prefix: str) -> Session:
        """The conversation with this id, or whose id alone begins so. InputError otherwise."""

    def sessions(self, limit: int = 100, offset: int = 0) -> tuple[Session, ...]:
        """The conversations, the one written to last first."""

    def search(self, query: str, limit: int = 50) -> tuple[Match, ...]:
        """The messages with all words of `query`, or words that begin so, best first.
        Any text is a safe query; one without a word finds nothing."""

    def delete(self, *sessions: str) -> None:
        """Delete for good: afterwards no file of the store holds a byte of the texts.
        An id that is not there is passed over."""

    def prompts(self, limit: int = 200, kind: Kind | None = None) -> tuple[str, ...]:
        """The last distinct messages of the user, newest first; of one kind, if given."""

    def save_unsent(
        self, window: str, place: str, text: str, data: Mapping[str, Any] | None = None
    ) -> None:
        """Keep what is typed in a place of a window; "" forgets it."""

    def unsent(self, window: str) -> dict[str, Unsent]:
        """What is typed in `window`, by place."""

    def adopt_unsent(self, window: str, alive: Callable[[str], bool]) -> dict[str, Unsent]:
        """Take over what windows left that are not `alive`, the newest of each place.

        Only one caller gets it. What is older stays for the next window, and a
        place in which `window` has something itself is left alone. Returns what
        was taken over.
        """

    def discard_unsent(self, alive: Callable[[str], bool]) -> None:
        """Forget, for good, what windows left that are not `alive`."""

    def recover(self, alive: Callable[[str], bool]) -> int:
        """Mark answers PARTIAL that are PENDING in windows not `alive`; how many."""

    def close(self) -> None:
        """Let go of the files. Safe to call twice."""
