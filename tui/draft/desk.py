"""The versions of the draft: asked for, shown, decided on, and their facts checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coach.domain import Draft, RewriteResult, Style
from coach.errors import CoachError, InputError
from tui.draft.facts import FactsCheck
from tui.draft.principles import Principles
from tui.draft.record import Record
from tui.draft.result import ResultPane
from tui.draft.rewriting import Rewriting
from tui.draft.versions import LABEL, Versions
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from tui.app import CoachApp

_WORK = "Writing a better version"


class Desk:
    """Stands between the engine and the result pane. `versions` is None as long as
    there is nothing to show."""

    def __init__(
        self,
        coach: CoachApp,
        pane: ResultPane,
        status: StatusLine,
        principles: Principles,
        invite: Callable[[], None],
    ) -> None:
        """`invite` shows what the pane is for."""
        self._coach = coach
        self._pane = pane
        self._status = status
        self._principles = principles
        self._invite = invite
        self._style: Style | None = None
        self.versions: Versions | None = None
        self.record = Record(coach.services, coach.tell)
        self._facts = FactsCheck(pane, pane.facts)
        self._rewriting = Rewriting(
            lambda: coach.services.engine, self.record, self, pane.run_worker
        )

    # -- asking ------------------------------------------------------------------------

    async def rewrite(self, draft: Draft) -> None:
        """Have `draft` rewritten; another version each time."""
        self._begin(None)
        await self._rewriting.rewrite(draft)

    async def version(self, style: Style | None) -> None:
        """Show a version, made from the best one if it is not there yet."""
        versions = self.versions
        if versions is None:
            return
        self._remember_place()
        if versions.has(style) or style is None:
            versions.show(style)
            self.show()
        else:
            self._begin(style)
            best = versions.best.result.rewrite
            await self._rewriting.restyle(versions.draft, best, style)

    def stop(self) -> bool:
        """Stop what is being written; False when nothing is."""
        return self._rewriting.stop()

    @property
    def busy(self) -> bool:
        """Whether something is being written."""
        return self._rewriting.busy

    # -- showing -----------------------------------------------------------------------

    def open(self, draft: Draft, result: RewriteResult) -> None:
        """Show a result that was made elsewhere."""
        self.stop()
        self.versions = Versions(draft, result)
        self.show()

    def clear(self) -> None:
        """Nothing to show any more."""
        self.stop()
        self.versions = None
        self._invite()

    def show(self) -> None:
        """Show the chosen version, or what the pane is for."""
        if self.versions is None:
            self._invite()
        else:
            self._pane.show(self.versions)
            self.decided()

    def decided(self) -> None:
        """The final text is another: say what that does to the facts."""
        if self.versions is None:
            return
        self.moved()
        version = self.versions.shown
        if version.review.untouched:
            self._facts.settle(version.result.facts)
        else:
            final, known = version.review.text, self._principles.facts
            self._facts.begin(self.versions.draft, version.result, final, known)

    def moved(self) -> None:
        """Another change is the current one."""
        if self.versions is not None:
            self._remember_place()
            self._pane.explain(self.versions.shown)

    @property
    def final(self) -> str | None:
        """The text with the changes that were accepted, None without a rewrite."""
        return self.versions.shown.review.text if self.versions is not None else None

    # -- what becomes of a job (tui.draft.rewriting.Listener) -----------------------------

    def writing(self, partial: str) -> None:
        """So much is written."""
        self._pane.writing(LABEL[self._style], partial)

    def written(self, draft: Draft, style: Style | None, result: RewriteResult) -> None:
        """A version is there."""
        if style is None or self.versions is None:
            self.versions = Versions(draft, result)
        else:
            self.versions.add(style, result)
        self._status.work("")
        self._status.note(_summary(self.versions))
        self.show()

    def stopped(self, partial: str) -> None:
        """The user stopped it: what was there before is there again."""
        self._status.work("")
        self._status.note("Stopped. The draft is as it was.")
        if self.versions is None:
            self._pane.stopped(partial)
        else:
            self.show()

    def failed(self, style: Style | None, error: CoachError, partial: str) -> None:
        """A version cannot be made: say why, and leave the last one there."""
        self._status.work("")
        which = f"No {LABEL[style]} version" if style else "No rewrite"
        mend = f" Try: {error.mend}" if error.mend else ""
        self._status.note(f"{which}: {error.what}{mend}")
        if self.versions is None:
            self._pane.problem(f"{error.what}", error.mend or "", partial)
        else:
            if style is not None and isinstance(error, InputError):
                self.versions.refuse(style)  # the line below says it
            else:
                self._coach.tell(error, title=which)
            self.show()

    # -- how ---------------------------------------------------------------------------

    def _begin(self, style: Style | None) -> None:
        self.stop()
        self._style = style
        self._status.work(_WORK if style is None else f"Writing a {LABEL[style]} version")
        self._pane.writing(LABEL[style], "")

    def _remember_place(self) -> None:
        changes = self._pane.changes
        if self.versions is not None and changes.review is self.versions.shown.review:
            self.versions.shown.current = changes.current


def _summary(versions: Versions) -> str:
    version = versions.shown
    number = len(version.review.items)
    if not number:
        return "The draft is good as it is: nothing to change."
    counted = "1 change" if number == 1 else f"{number} changes"
    return f"The {version.label} version, with {counted}. n and p walk, a accepts, x rejects."
