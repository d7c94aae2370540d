"""The draft view: the draft on one side, what became of it on the other."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

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
from tui.draft.findings import Findings, FindingsList
from tui.draft.handing import Handing
from tui.draft.keeping import Keeping
from tui.draft.meter import Meter
from tui.draft.principles import Principles
from tui.draft.result import ResultPane
from tui.draft.spans import Span
from tui.keys import bindings, keys_of
from tui.widgets.keybar import KeyBar, shown
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from tui.app import CoachApp

_NO_REWRITE = "There is no rewrite yet: {key} makes one."


class DraftScreen(Screen[None]):
    """The draft on one side, what became of it on the other; one at a time where the
    terminal is narrow (class "-result": the second)."""

    scope: ClassVar[Scope] = Scope.DRAFT
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.DRAFT)]
    AUTO_FOCUS = "DraftEditor"
    DEFAULT_CSS = """
    DraftScreen {
        & > #columns { height: 1fr; margin-bottom: 2; }
        & #editor, & #theirs, & #changes { border: none; border-left: wide $background; }
        & #theirs { border-left: wide $panel; }
        & #editor:focus, & #theirs:focus, & #changes:focus { border-left: wide $primary; }
        & #left, & > #columns > #result { width: 1fr; height: 100%; }
        & #left > #editor { height: 1fr; min-height: 3; }
        & #left > #meter { margin-top: 1; }
    }
    DraftScreen.-wide > #columns > #result { border-left: solid $panel; padding-left: 1; }
    DraftScreen.-narrow > #columns > #result { display: none; }
    DraftScreen.-narrow.-result > #columns > #result { display: block; }
    DraftScreen.-narrow.-result #left { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Callable[[], None]] = []
        self._ready = False
        self._rewritten: Draft | None = None

    @property
    def coach(self) -> CoachApp:
        """The app, by its own type."""
        return cast("CoachApp", self.app)

    def compose(self) -> ComposeResult:
        """Two columns, a line that says what goes on, the keys."""
        services = self.coach.services
        self._principles = Principles(services)
        self._keeping = Keeping(self, services, self._typed, self.coach.tell)
        self._handing = Handing(self.coach, self._final, lambda said: self.status.note(said))
        self._assessor = Assessor(self, self._read_draft, self._assessed)
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                yield Circumstances(id="circumstances")
                yield DraftEditor(id="editor", placeholder="Write or paste your draft here.")
                yield Meter(services.glyphs, id="meter")
                yield Findings(id="findings")
            yield ResultPane(services.glyphs, self._principles.title, id="result")
        yield StatusLine(services.glyphs, id="status")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show what there is; the rest is fetched behind the first frame."""
        self.editor = self.query_one(DraftEditor)
        self.circumstances = self.query_one(Circumstances)
        self.status = self.query_one(StatusLine)
        self._meter = self.query_one(Meter)
        self._findings = self.query_one(Findings)
        self._pane = self.query_one(ResultPane)
        self.desk = Desk(self.coach, self._pane, self.status, self._principles, self._invite)
        self._invite()
        self._ready = True
        self.run_worker(self._fetch(), group="fetch")
        for waiting in self._waiting:
            waiting()
        self._waiting.clear()

    def on_screen_resume(self) -> None:
        """The engine may have changed while the other view was shown."""
        if self._ready:
            self.status.engine(self.coach.engine_state)

    async def _fetch(self) -> None:
        problem = await self._principles.load()
        if problem is not None:
            self.coach.tell(problem)
        left = await self._keeping.left()
        if left is not None:
            self._restore(left)
        self._assessor.changed()

    def _restore(self, typed: Typed) -> None:
        """Take over what the last window left. What is here already stays on top of it:
        Ctrl+Z leads there."""
        here = self.editor.text
        self.editor.rewrite_whole(typed.text.strip("\n") if typed.text.strip() else "")
        if here.strip():
            self.editor.rewrite_whole(here)
        else:
            self.circumstances.set(typed.channel, typed.asked, typed.in_reply_to)
            self.editor.move_cursor(self.editor.document.end)

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
            self._to_draft()
        else:
            self._rewritten = self._draft_of(result.draft)
            self.desk.open(self._rewritten, result)
            self._to_result()

    def stop(self) -> None:
        """Stop the rewrite that is being made, else go back to the draft."""
        if self._ready and not self.desk.stop():
            self._to_draft()

    def begin_anew(self) -> None:
        """A new draft. The old one is in the history, and one Ctrl+Z away."""
        self.desk.stop()
        old = self._read_draft()
        self._later(self._keep_and_forget, old)
        self.editor.rewrite_whole("")
        self.circumstances.set(old.channel, None, "")
        self._handing.forget()
        self._rewritten = None
        self.desk.clear()
        self._to_draft()

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
        self.editor.mark(found.draft.text, [Span(each.start, each.end) for each in found.findings])
        self.circumstances.infer(found.asked)
        self._meter.show(found)
        mark = self.coach.services.glyphs.bullet
        self._findings.show(found, self._principles.title, mark)

    @on(FindingsList.Jump)
    def _jump(self, event: FindingsList.Jump) -> None:
        there = self._findings.where(event.finding, self.editor.text)
        if there is None:
            self.status.note("These words are not there any more.")
        else:
            self.editor.go_to(there.start, there.end)

    # -- the rewrite ---------------------------------------------------------------------

    def action_rewrite(self) -> None:
        """Have the draft rewritten."""
        try:
            text = incoming.clean(self.editor.text, "the draft view", "draft")
        except CoachError:
            self.status.note("There is no draft yet: write or paste one first.")
            self._to_draft()
            return
        self._rewritten = self._draft_of(text)
        self._to_result()
        self._later(self.desk.rewrite, self._rewritten)

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
        if self.desk.versions is None:
            self.status.note(_NO_REWRITE.format(key=self._key("draft.rewrite")))
        elif self.desk.busy:
            self.status.note("One version at a time: Esc stops the one that is being written.")
        else:
            self._to_result()
            self._later(self.desk.version, style)

    @on(ChangesView.Decided)
    def _decided(self) -> None:
        self.desk.decided()

    @on(ChangesView.Moved)
    def _moved(self) -> None:
        self.desk.moved()

    @on(ChangesView.Said)
    def _said(self, event: ChangesView.Said) -> None:
        self.status.note(event.text)

    @on(ChangesView.Card)
    @on(FindingsList.Card)
    def _card(self, event: ChangesView.Card | FindingsList.Card) -> None:
        from tui.screens.card import CardScreen

        self.coach.push_screen(CardScreen(event.principle))

    def action_take(self) -> None:
        """The final text becomes the draft."""
        final = self.desk.final
        if final is None:
            self.status.note(_NO_REWRITE.format(key=self._key("draft.rewrite")))
            return
        self.editor.rewrite_whole(final)
        self._rewritten = None
        self.desk.clear()
        self._to_draft()
        self.status.note("The final text is the draft now. Ctrl+Z brings the old one back.")

    # -- where one is --------------------------------------------------------------------

    def action_changes(self) -> None:
        """From the draft to its changes, and back."""
        if self._at_result:
            self._to_draft()
        else:
            self._to_result()

    @property
    def _at_result(self) -> bool:
        return self.focused is self._pane.changes or (
            self.has_class("-narrow") and self.has_class("-result")
        )

    def _to_result(self) -> None:
        self.add_class("-result")
        self._pane.changes.focus()

    def _to_draft(self) -> None:
        self.remove_class("-result")
        self.editor.focus()

    def action_discuss(self) -> None:
        """Talk about the draft in the chat."""
        draft = self._read_draft()
        if not draft.text.strip():
            self.status.note("There is no draft yet: write or paste one first.")
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
        self._later(self._handing.copy)

    def action_open(self) -> None:
        """Open a file."""
        self._later(self._handing.open, self.load)

    def action_save(self) -> None:
        """Save the final text."""
        self._later(self._handing.save)

    def action_editor(self) -> None:
        """Write in $EDITOR."""
        self._later(self._handing.edit, self.editor.text, self._edited)

    def _edited(self, text: str) -> None:
        self.editor.rewrite_whole(text)
        self._to_draft()

    def _final(self) -> tuple[str, str]:
        """The text to hand out, and what it is: the rewrite as decided, unless the user
        went on writing the draft and is at it."""
        final = self.desk.final
        unchanged = (
            self._rewritten is not None and self._rewritten.text == self.editor.text.rstrip()
        )
        if final is not None and (unchanged or self._at_result):
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
        self._pane.invite(self._key("draft.rewrite"))

    def _key(self, action: str) -> str:
        return shown(keys_of(action, self.coach.services.settings.keys)[0])

    def _later(self, work: Callable[..., Coroutine[Any, Any, None]], *given: object) -> None:
        """Run `work` in a worker; what goes wrong is told."""

        async def told() -> None:
            try:
                await work(*given)
            except CoachError as error:
                self.coach.tell(error)

        self.run_worker(told())
