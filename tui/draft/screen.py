"""The draft view: the draft on one side, what became of it on the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from coach import incoming
from coach.channels import channel
from coach.domain import Draft, RewriteResult, Style
from coach.errors import CoachError
from coach.text.sanitise import clean_final
from tui.actions import Scope
from tui.draft.assess import Assessment, Assessor
from tui.draft.autosave import Typed
from tui.draft.changes import ChangesView
from tui.draft.circumstances import Circumstances
from tui.draft.desk import Desk
from tui.draft.editor import DraftEditor
from tui.draft.findings import FindingsList
from tui.draft.frame import DraftFrame
from tui.draft.handing import Handing
from tui.draft.keeping import Keeping
from tui.keys import bindings

_NEW = "A new draft. The old one is in the history, and Ctrl+Z brings it back."
_NO_REWRITE = "There is no rewrite yet: {key} makes one."


class DraftScreen(DraftFrame):
    """What the user can do with a draft and with what became of it."""

    scope: ClassVar[Scope] = Scope.DRAFT
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.DRAFT)]

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Callable[[], None]] = []
        self._ready = False
        self._rewritten: Draft | None = None

    def on_mount(self) -> None:
        """Show what there is; the rest is fetched behind the first frame."""
        services = self.coach.services
        self._keeping = Keeping(self, services, self._typed, self.coach.tell)
        self._handing = Handing(self.coach, self._final, self.say)
        self._assessor = Assessor(self, self._read_draft, self._assessed)
        self.desk = Desk(self.coach, self.pane, self.status, self.principles, self._invite)
        self._invite()
        self._ready = True
        self.run_worker(self._fetch(), group="fetch")
        for waiting in self._waiting:
            waiting()
        self._waiting.clear()

    async def _fetch(self) -> None:
        left = await self._keeping.left()
        if left is not None:
            self._restore(left)
        problem = await self.principles.load()
        if problem is not None:
            self.coach.tell(problem)
        self._assessor.changed()

    def _restore(self, left: Typed) -> None:
        """Take over what the last window left. What is here already stays on top of it:
        Ctrl+Z leads there."""
        here, selection = self._typed(), self.editor.selection
        self.editor.rewrite_whole(left.text if left.text.strip() else "")
        if here.empty:
            self.circumstances.set(left.channel, left.asked, left.in_reply_to)
            self.editor.move_cursor(self.editor.document.end)
        else:
            self.editor.rewrite_whole(here.text)
            self.editor.selection = selection

    # -- for the app -------------------------------------------------------------------

    def load(
        self, text: str, result: RewriteResult | None = None, draft: Draft | None = None
    ) -> None:
        """Show `text`, with `result` beside it if there is one. `draft` says what else is
        known of it. What was here comes back with Ctrl+Z."""
        if not self._ready:
            self._waiting.append(lambda: self.load(text, result, draft))
            return
        self.editor.rewrite_whole(text)
        self._handing.forget()
        if draft is not None:
            self.circumstances.set(draft.channel, draft.asked, draft.in_reply_to)
        elif result is not None:
            self.circumstances.choose(channel(result.channel))
        if result is None:
            self._rewritten = None
            self.desk.clear()
            self.to_draft()
        else:
            self._rewritten = self._draft_of(result.draft)
            self.desk.open(self._rewritten, result)
            self.to_result()

    @property
    def escape(self) -> str:
        """What Esc does now, "" for nothing."""
        if not self._ready:
            return ""
        return "Stop" if self.desk.busy else "" if self.focused is self.editor else "Back"

    def stop(self) -> None:
        """Stop the rewrite that is being made, else go back to the draft."""
        if self._ready and not self.desk.stop():
            self.to_draft()

    def make_room(self) -> None:
        """What is here goes to the history, and what comes is another conversation."""
        self.desk.stop()
        self.later(self._keep_and_forget, self._read_draft())

    def begin_anew(self) -> None:
        """A new draft. The old one is in the history, and one Ctrl+Z away."""
        old = self._read_draft()
        self.make_room()
        self.editor.rewrite_whole("")
        self.circumstances.set(old.channel, None, "")
        self._handing.forget()
        self._rewritten = None
        self.desk.clear()
        self.to_draft()
        self.say(_NEW if old.text.strip() else "")

    async def _keep_and_forget(self, old: Draft) -> None:
        await self.desk.record.keep(old)
        self.desk.record.begin_anew()

    def keep_unsent(self) -> None:
        """Keep what is typed for the next time."""
        if self._ready:
            self._keeping.now()

    # -- while one types -----------------------------------------------------------------

    @on(DraftEditor.Changed, "#editor")
    def _draft_changed(self) -> None:
        self._assessor.changed()
        self._keeping.changed()

    @on(Circumstances.Changed)
    def _circumstances_changed(self) -> None:
        self._draft_changed()

    def _assessed(self, found: Assessment) -> None:
        self.editor.mark(found.draft.text, found.spans)
        self.circumstances.infer(found.asked)
        self.meter.show(found)
        mark = self.coach.services.glyphs.bullet
        self.findings.show(found, self.principles.title, mark)

    @on(FindingsList.Jump)
    def _jump(self, event: FindingsList.Jump) -> None:
        there = self.findings.where(event.finding, self.editor.text)
        if there is None:
            self.say("These words are not there any more.")
        else:
            self.editor.go_to(there.start, there.end)

    # -- the rewrite ---------------------------------------------------------------------

    def action_rewrite(self) -> None:
        """Have the draft rewritten."""
        try:
            text = incoming.clean(self.editor.text, "the draft view", "draft")
        except CoachError:
            self.say("There is no draft yet: write or paste one first.")
            self.to_draft()
            return
        self._rewritten = self._draft_of(text)
        self.to_result()
        self.later(self.desk.rewrite, self._rewritten)

    def action_variant(self) -> None:
        """To the next version."""
        self._version(self.desk.versions.next if self.desk.versions else None)

    def action_warmer(self) -> None:
        """The warmer version."""
        self._version(Style.WARMER)

    def action_shorter(self) -> None:
        """The shorter version."""
        self._version(Style.SHORTER)

    def action_direct(self) -> None:
        """The more direct version."""
        self._version(Style.DIRECT)

    def _version(self, style: Style | None) -> None:
        versions = self.desk.versions
        if versions is None:
            self.say(_NO_REWRITE.format(key=self.key("draft.rewrite")))
        elif self.desk.busy:
            self.say("One version at a time: Esc stops the one that is being written.")
        elif versions.shown.style is style:
            self.say("There is no other version of this draft.")
        else:
            self.to_result()
            self.later(self.desk.version, style)

    @on(ChangesView.Decided)
    def _decided(self) -> None:
        self.desk.decided()

    @on(ChangesView.Moved)
    def _moved(self) -> None:
        self.desk.moved()

    @on(ChangesView.Said)
    def _said(self, event: ChangesView.Said) -> None:
        self.say(event.text)

    @on(ChangesView.Card)
    @on(FindingsList.Card)
    def _card(self, event: ChangesView.Card | FindingsList.Card) -> None:
        from tui.screens.card import CardScreen

        self.coach.push_screen(CardScreen(event.principle))

    def action_take(self) -> None:
        """The final text becomes the draft."""
        final = self.desk.final
        if final is None:
            self.say(_NO_REWRITE.format(key=self.key("draft.rewrite")))
            return
        self.editor.rewrite_whole(final)
        self._rewritten = None
        self.desk.clear()
        self.to_draft()
        self.say("The final text is the draft now. Ctrl+Z brings the old one back.")

    # -- where one is --------------------------------------------------------------------

    def action_changes(self) -> None:
        """From the draft to its changes, and back."""
        if self.at_result:
            self.to_draft()
        else:
            self.to_result()

    def action_discuss(self) -> None:
        """Talk about the draft in the chat."""
        draft = self._read_draft()
        if not draft.text.strip():
            self.say("There is no draft yet: write or paste one first.")
            return
        self.coach.action_switch()
        self.coach.chat.discuss(draft, self.desk.final or "")

    # -- the circumstances ---------------------------------------------------------------

    @on(Circumstances.ChannelWanted)
    def action_channel(self) -> None:
        """Choose where it goes out."""
        from tui.draft.channel import ChannelScreen

        def chosen(name: str | None) -> None:
            if name is not None:
                self.circumstances.choose(channel(name))

        self.coach.push_screen(ChannelScreen(self.circumstances.channel), chosen)

    def action_asked(self) -> None:
        """Say whether they asked."""
        self.circumstances.ask_next()

    # -- in and out ----------------------------------------------------------------------

    def action_copy(self) -> None:
        """Copy the final text."""
        self.later(self._handing.copy)

    def action_open(self) -> None:
        """Open a file."""
        self.later(self._handing.open, self.load)

    def action_save(self) -> None:
        """Save the final text."""
        self.later(self._handing.save)

    def action_editor(self) -> None:
        """Write in $EDITOR."""
        self.later(self._handing.edit, self.editor.text, self._edited)

    def _edited(self, text: str) -> None:
        self.editor.rewrite_whole(text)
        self.to_draft()

    def _final(self) -> tuple[str, str]:
        """The text to hand out, and what it is: the rewrite as decided, unless the user
        went on writing the draft and is at it."""
        final = self.desk.final
        unchanged = (
            self._rewritten is not None and self._rewritten.text == self.editor.text.rstrip()
        )
        if final is not None and (unchanged or self.at_result):
            return final, "The rewrite"
        return clean_final(self.editor.text), "The draft"

    # -- how -----------------------------------------------------------------------------

    def _read_draft(self) -> Draft:
        return self._draft_of(self.editor.text)

    def _draft_of(self, text: str) -> Draft:
        about = self.circumstances
        return Draft(
            text=text, channel=about.channel, asked=about.asked, in_reply_to=about.in_reply_to
        )

    def _typed(self) -> Typed:
        draft = self._read_draft()
        return Typed(draft.text, draft.channel, draft.asked, draft.in_reply_to)

    def _invite(self) -> None:
        self.pane.invite(self.key("draft.rewrite"))
