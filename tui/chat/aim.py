"""Where the next message goes: after the last one, beside an earlier one, on a new
branch, and which draft it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.text.sanitise import clean_line

if TYPE_CHECKING:
    from coach.domain import Draft
    from tui.chat.thread import Thread, Turn

_LONGEST = 40


@dataclass(slots=True)
class Aim:
    """`editing` is the message to send again, `set_aside` what was typed before that;
    `left` is where one stood before going back to begin a branch; `about` comes from
    the draft view and was not said yet: a draft and its latest version."""

    editing: Turn | None = None
    set_aside: str = ""
    left: Turn | None = None
    about: tuple[Draft, str] | None = None

    def target(self, thread: Thread) -> tuple[Turn | None, dict[str, Any]]:
        """The turn that the next message follows, and its data."""
        from tui.chat.record import of_draft

        data: dict[str, Any] = {}
        if self.editing is not None:
            data = {name: self.editing.data[name] for name in self.editing.data}
        if self.about is not None:
            draft, current = self.about
            data = {"draft": of_draft(draft), "current": current}
        if self.editing is not None:
            return thread.parent(self.editing), data
        path = thread.path()
        return (path[-1] if path else None), data

    def title(self, thread: Thread | None, more: str) -> str:
        """What to say of it above the composer; "" when it is what one expects."""
        if self.editing is not None:
            return "Changing an earlier message: Enter sends it as a new branch, Esc cancels"
        if self.left is not None:
            return "Going on from here on a new branch: Esc goes back"
        draft = self._draft(thread)
        if draft is None:
            return ""
        text = clean_line(draft.text)
        text = text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + more
        return f"About your {draft.channel.label}: {text}"

    def _draft(self, thread: Thread | None) -> Draft | None:
        from tui.chat.record import under_discussion

        if self.about is not None:
            return self.about[0]
        return under_discussion(thread.path())[0] if thread is not None else None
