"""What can be done with a message: copy it, change it, go on from it, open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import CoachError
from coach.history.records import Role
from coach.text.sanitise import clean_final
from tui.chat import record

if TYPE_CHECKING:
    from tui.chat.screen import ChatScreen
    from tui.chat.thread import Turn

_BUSY = "This is being answered just now. Esc stops it."


class Handling:
    """Each method is named after its action in the table."""

    def __init__(self, screen: ChatScreen) -> None:
        self._screen = screen

    def edit(self, turn: Turn) -> None:
        """Put a message of the user back into the composer."""
        screen = self._screen
        question = turn if turn.role is Role.USER else screen.talk.thread.parent(turn)
        if question is None:
            return
        if screen.aim.editing is None:
            screen.aim.set_aside = screen.composer.text
        screen.keep_edited()
        screen.aim.editing = question
        screen.composer.write(question.text)
        screen.set_focus(screen.composer)
        screen.entitle()

    def regenerate(self, turn: Turn) -> None:
        """Have it answered again."""
        talk = self._screen.talk
        if turn.role is Role.USER:
            answers = [each for each in talk.thread.path() if each.parent == turn.number]
            if not answers:
                talk.answer_to(turn)
                return
            turn = answers[0]
        if talk.is_pending(turn):
            self._screen.status.note(_BUSY)
            return
        talk.again(turn)
        self._screen.transcript.to_end()

    def fork(self, turn: Turn) -> None:
        """Go back to it; what is said next begins a new branch there."""
        screen, thread = self._screen, self._screen.talk.thread
        path = thread.path()
        at = turn
        if turn.role is Role.USER:  # with its answer: an unanswered question ends no branch
            at = next((each for each in path if each.parent == turn.number), turn)
        if path and at is not path[-1]:
            screen.aim.left = screen.aim.left or path[-1]
            screen.talk.stand_at(at)
        screen.set_focus(screen.composer)

    def earlier(self, turn: Turn) -> None:
        """Show the version before."""
        self._version(turn, -1)

    def later(self, turn: Turn) -> None:
        """Show the version after."""
        self._version(turn, 1)

    def _version(self, turn: Turn, step: int) -> None:
        thread = self._screen.talk.thread
        versions = thread.versions(turn)
        wanted = versions.index(turn) + step
        if not 0 <= wanted < len(versions):
            return
        self._screen.aim.left = None
        self._screen.stage.wants_focus = versions[wanted]
        self._screen.talk.stand_at(thread.tip(versions[wanted]))

    def copy(self, turn: Turn) -> None:
        """Copy it as clean text."""
        if (view := self._screen.transcript.view(turn)) is not None:
            self._screen.run_worker(self._copy(clean_final(view.clean_text)))

    async def _copy(self, text: str) -> None:
        screen = self._screen
        if not text:
            screen.status.note("There is nothing in it to copy yet.")
            return
        copied = await screen.coach.services.clipboard.copy(screen.coach, text)
        if copied.ok:
            screen.status.note(copied.how)
        else:
            screen.coach.tell(CoachError(copied.how))

    def open_draft(self, turn: Turn) -> None:
        """Open it in the draft view."""
        screen = self._screen
        result = record.rewrite_of(turn)
        draft, current = record.under_discussion(screen.talk.thread.path(turn.number))
        if result is not None:
            screen.coach.open_in_draft(result.draft, result, draft)
            return
        if turn.role is Role.USER or record.is_rewrite(turn):
            about = draft if draft is not None and draft.text == turn.text else None
            screen.coach.open_in_draft(turn.text, None, about)
        elif draft is not None:
            screen.coach.open_in_draft(current, draft=draft)
        else:
            screen.status.note("There is no draft in this message.")

    def previous(self, turn: Turn) -> None:
        """Go to the message before."""
        self._step(turn, -1)

    def next(self, turn: Turn) -> None:
        """Go to the message after; from the last one to the composer."""
        self._step(turn, 1)

    def _step(self, turn: Turn, step: int) -> None:
        views = self._screen.transcript.views
        place = next((at for at, view in enumerate(views) if view.turn is turn), None)
        if place is None:
            return
        if place + step >= len(views):
            self._screen.composer.focus()
        elif place + step >= 0:
            views[place + step].focus()
