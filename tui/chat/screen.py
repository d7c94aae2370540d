"""The chat view."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from coach.errors import CoachError
from tui.actions import Scope
from tui.chat.aim import Aim
from tui.chat.composer import Composer
from tui.chat.transcript import Transcript
from tui.chat.welcome import EXAMPLES, Welcome
from tui.keys import bindings, keys_of
from tui.widgets.keybar import KeyBar, shown
from tui.widgets.plain import PlainList, titled
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from coach.domain import Draft
    from tui.app import CoachApp
    from tui.chat.autosave import Autosave
    from tui.chat.handling import Handling
    from tui.chat.message import Asked, CardWanted
    from tui.chat.stage import ScreenStage
    from tui.chat.talk import Talk
    from tui.chat.thread import Turn


class ChatScreen(Screen[None]):
    """Messages above, composer below, one line that says what the coach is at.

    The first frame needs none of what a conversation is made of: that is imported
    when there is one, or when there is time.
    """

    scope: ClassVar[Scope] = Scope.CHAT
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.CHAT)]
    AUTO_FOCUS = "Composer"

    def __init__(self) -> None:
        super().__init__()
        self._talk: Talk | None = None
        self.aim = Aim()
        self._more = ""
        # Held, not looked up: what a thread brings may come while the app ends.
        self._composer = Composer(id="composer")

    # -- what it is made of ----------------------------------------------------------

    @property
    def coach(self) -> CoachApp:
        """The app, by its own type."""
        return cast("CoachApp", self.app)

    @property
    def talk(self) -> Talk:
        """The conversation that is being had."""
        if self._talk is None:
            from tui.chat.talk import Talk

            self._talk = Talk(self.coach.services, self.stage)
        return self._talk

    @property
    def composer(self) -> Composer:
        """Where the user writes."""
        return self._composer

    @property
    def transcript(self) -> Transcript:
        """The messages."""
        return self.query_one(Transcript)

    @property
    def status(self) -> StatusLine:
        """The line that says what the coach is at."""
        return self.query_one("#status", StatusLine)

    @cached_property
    def stage(self) -> ScreenStage:
        """Where the conversation appears."""
        from tui.chat.stage import ScreenStage

        return ScreenStage(self)

    @cached_property
    def handling(self) -> Handling:
        """What can be done with a message."""
        from tui.chat.handling import Handling

        return Handling(self)

    @cached_property
    def autosave(self) -> Autosave:
        """Keeps what is typed."""
        from tui.chat.autosave import Autosave

        return Autosave(self, self.stage.not_kept)

    def compose(self) -> ComposeResult:
        """The first frame: as few widgets as it takes."""
        glyphs = self.coach.services.glyphs
        self.set_class(glyphs.here == ">", "-ascii")
        with Transcript(id="messages"):
            yield Welcome()
        yield self._composer
        yield StatusLine(glyphs, id="status")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Begin with everything else once there is something to look at."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        from tui.chat.comeback import come_back

        self.run_worker(come_back(self))

    # -- for the app and the other view ------------------------------------------------

    @property
    def escape(self) -> str:
        """What Esc does now, "" for nothing."""
        if self._talk is not None and self._talk.doing:
            return "Stop"
        away = self.aim.editing is not None or self.aim.left is not None
        return "Back" if away or not isinstance(self.focused, Composer) else ""

    def stop(self) -> None:
        """Stop the answer that is being written; else go back a step."""
        if self._talk is not None and self._talk.stop():
            return
        if self.aim.editing is not None:
            self._leave_editing()
        elif self.aim.left is not None:
            left, self.aim.left = self.aim.left, None
            self.talk.stand_at(left)
        self.entitle()
        self.composer.focus()

    def begin_anew(self) -> None:
        """A new conversation. What is typed stays; what is being answered is stopped."""
        self.take_up(None)
        self.status.note("A new conversation. The old one is in the history.")

    def resume(self, session: str | None) -> None:
        """Go on with an earlier conversation; None: with the one there is."""
        if session is not None:
            from tui.chat.comeback import resume_or_say

            self.run_worker(resume_or_say(self, session))

    def resume_draft(self, session: str | None) -> None:
        """The same for a user who is in the draft view; None: stay there."""
        if session is not None:
            from tui.chat.comeback import resume_draft_or_say

            self.run_worker(resume_draft_or_say(self, session))

    def forget(self, session: str) -> None:
        """The conversation `session` was deleted: nothing of it stays on the screen."""
        if self._talk is not None and self._talk.thread.session == session:
            self._talk.forget()
            self.take_up(None)

    def discuss(self, draft: Draft, current: str) -> None:
        """Have `draft`, whose latest version is `current`, under discussion, so that
        "make it shorter" changes it."""
        self.aim.about = (draft, current)
        self.entitle()
        self.composer.focus()

    def keep_unsent(self) -> None:
        """Keep what is typed, and the answer so far, for the next time."""
        from tui.unsent import within

        if self._talk is not None:
            within(self._talk.keep_now)
        if self.query(Composer):
            self.autosave.at_the_end()

    @property
    def started(self) -> bool:
        """Whether there is a conversation."""
        return self._talk is not None

    def engine_changed(self) -> None:
        """Whether the coach is ready has changed."""
        if self._talk is not None:
            self._talk.engine_changed()

    async def welcome(self) -> None:
        """Show a new user what this is, with examples to try."""
        for welcome in self.query(Welcome):
            await welcome.show_examples()
            self.composer.examples = len(EXAMPLES)
            self.refresh_bindings()

    def take_up(self, talk: Talk | None) -> None:
        """Show another conversation; None: a new one."""
        if self._talk is not None:
            self._talk.stop()
        if self.aim.editing is not None:
            self._leave_editing()
        self._talk = talk
        self.aim = Aim()
        self.stage.path_changed()
        self.composer.focus()

    def keep_edited(self) -> None:
        """What a message was changed to, and was not sent, can be had back."""
        editing, text = self.aim.editing, self.composer.text
        if editing is not None and text.strip() and text != editing.text:
            self.composer.remember(text)
            self.status.note(f"{self.key('composer.older')} brings back what you had changed.")

    def _leave_editing(self) -> None:
        self.keep_edited()
        self.composer.write(self.aim.set_aside)
        self.aim.editing, self.aim.set_aside = None, ""

    # -- what the user does --------------------------------------------------------------

    def on_composer_sent(self, event: Composer.Sent) -> None:
        """Say it."""
        parent, data = self.aim.target(self.talk.thread)
        set_aside = self.aim.set_aside
        self.composer.take()
        self.composer.remember(event.text)
        self.aim = Aim()
        self.talk.say(event.text, parent, data)
        self.composer.write(set_aside)
        self.transcript.to_end()
        self.autosave.soon()

    def on_text_area_changed(self) -> None:
        """Keep it, in a while."""
        self.autosave.changed()

    def focus_next(self, selector: Any = "*") -> Widget | None:
        """From the composer Tab goes to the newest message, not round to the oldest."""
        views = self.transcript.views
        if self.focused is self.composer and views:
            self.set_focus(views[-1])
            return views[-1]
        return super().focus_next(selector)

    def on_composer_left(self) -> None:
        """Go to what stands above."""
        views = self.transcript.views
        if views:
            views[-1].focus()
        elif examples := self.query(PlainList):
            examples.first().focus()

    def on_composer_chosen(self, event: Composer.Chosen) -> None:
        """Try an example."""
        self._try(event.number)

    def on_option_list_option_selected(self, event: PlainList.OptionSelected) -> None:
        """Try an example."""
        self._try(event.option_index)

    def _try(self, number: int) -> None:
        example = EXAMPLES[number]
        if example.draft:
            self.coach.open_in_draft(example.text)
        else:
            self.composer.write(example.text)
            self.composer.focus()

    def on_transcript_moved(self, event: Transcript.Moved) -> None:
        """Say whether there is more below."""
        self._more = f"More below: {self.key('chat.bottom')}" if event.more else ""
        self.entitle()

    def on_asked(self, event: Asked) -> None:
        """Do something with a message."""
        getattr(self.handling, event.what)(event.turn)

    def on_card_wanted(self, event: CardWanted) -> None:
        """Open a principle's card."""
        from tui.screens.card import CardScreen

        self.coach.push_screen(CardScreen(event.id))

    def entitle(self) -> None:
        """Say above the composer where the next message goes, below it what is unseen."""
        thread = self._talk.thread if self._talk is not None else None
        title = self.aim.title(thread, self.coach.services.glyphs.more)
        titled(self.composer, title, self._more)

    def key(self, action: str) -> str:
        """The key of `action`, as people write it."""
        return shown(keys_of(action, self.coach.services.settings.keys)[0])

    def _last_answer(self) -> Turn | None:
        """The newest answer that is shown."""
        path = self._talk.thread.path() if self._talk is not None else []
        return next((turn for turn in reversed(path) if turn.role == "coach"), None)

    # -- actions -------------------------------------------------------------------------

    def action_regenerate(self) -> None:
        """Have the last message answered again."""
        path = self._talk.thread.path() if self._talk is not None else []
        if path:
            self.handling.regenerate(path[-1])
        else:
            self.status.note("There is no message yet.")

    def action_continue_answer(self) -> None:
        """Go on with the last answer."""
        answer = self._last_answer()
        if answer is not None and not self.talk.go_on(answer):
            self.status.note("The last answer is whole.")

    def action_copy(self) -> None:
        """Copy the message one is at, else the last answer."""
        focused = self.focused
        turn = getattr(focused, "turn", None) or self._last_answer()
        if turn is None:
            self.status.note("There is nothing to copy yet.")
        else:
            self.handling.copy(turn)

    def action_editor(self) -> None:
        """Write in the user's own editor."""
        self.run_worker(self._edit_outside())

    async def _edit_outside(self) -> None:
        from tui.external_editor import edit

        try:
            text = await edit(self.coach, self.composer.text)
        except CoachError as error:
            self.coach.tell(error)
            return
        if text is not None:
            self.composer.write(text)

    def action_page_up(self) -> None:
        """Scroll up a page."""
        self.transcript.scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """Scroll down a page."""
        self.transcript.scroll_page_down(animate=False)

    def action_bottom(self) -> None:
        """Go to the newest message."""
        self.transcript.to_end()
