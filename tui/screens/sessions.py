"""Earlier conversations: find one, go on with it, rename, export or delete it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer

from coach.errors import CoachError
from tui.actions import Scope
from tui.keys import binding, bindings, closing
from tui.screens.ask import AskScreen, PromptScreen
from tui.screens.overlay import MOVING, Overlay
from tui.screens.sessions_text import file_name, found_text, merged, preview, row, title
from tui.widgets.keybar import KeyBar
from tui.widgets.plain import Plain, PlainInput, PlainList, option, titled

if TYPE_CHECKING:
    from coach.history import ConversationStore, Match, Session

Answer = TypeVar("Answer")

# More than anybody scrolls through; the search finds the rest.
_MOST = 2000
# After the last key, so that one query is made and not one a letter.
_PAUSE = 0.15


class SessionsScreen(Overlay[str | None]):
    """Gives the id of the conversation to go on with, or None."""

    scope: ClassVar[Scope] = Scope.SESSIONS
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.SESSIONS),
        *(binding(name) for name in MOVING),
        closing(),
    ]
    AUTO_FOCUS = "PlainInput"

    DEFAULT_CSS = """
    SessionsScreen {
        #both { height: 1fr; }
        PlainList { width: 3fr; height: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        #side { width: 2fr; height: 1fr; padding-left: 1; border-left: solid $panel; }
        #state { height: auto; }
    }
    SessionsScreen.-narrow {
        #both { layout: vertical; }
        PlainList { width: 100%; }
        #side { width: 100%; padding-left: 0; border-left: none; border-top: solid $panel; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Session, ...] = ()
        self._shown: list[Session] = []
        self._matches: dict[str, Match] = {}
        self._typing: Timer | None = None

    def compose(self) -> ComposeResult:
        """Search line, list, preview."""
        with Vertical(classes="box") as box:
            titled(box, "Earlier conversations")
            yield PlainInput(placeholder="Type to search in all messages", id="search")
            yield Plain("", id="state", classes="note")
            with Horizontal(id="both"):
                yield PlainList(id="sessions")
                with VerticalScroll(id="side", can_focus=False):
                    yield Plain("", id="preview")
            yield KeyBar()

    def on_mount(self) -> None:
        """Fetch the list."""
        self._work(self._fetch(), "list")

    # -- what is shown -------------------------------------------------------------------

    async def _fetch(self) -> None:
        self._all = await self._ask(lambda store: store.sessions(_MOST))
        await self._find(self._marked)

    @on(PlainInput.Changed)
    def _typed(self) -> None:
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(_PAUSE, lambda: self._work(self._find(), "list"))

    async def _find(self, mark: Session | None = None) -> None:
        """Show what fits the search line, the mark at `mark` or at the best."""
        wanted = self.query_one(PlainInput).value.strip()
        matches: tuple[Match, ...] = ()
        if wanted:
            matches = await self._ask(lambda store: store.search(wanted, _MOST))
        shown, self._matches = merged(self._all, wanted, matches)
        self.query_one("#state", Plain).show(found_text(wanted, shown, len(self._all)))
        self._fill(shown, mark)

    def _fill(self, shown: list[Session], mark: Session | None) -> None:
        """Show `shown` with the mark at the session `mark`, else at the first."""
        rows = self.query_one(PlainList)
        rows.clear_options()
        self._shown = shown
        rows.add_options([option(row(session)) for session in shown])
        ids = [session.id for session in shown]
        if shown:
            rows.highlighted = ids.index(mark.id) if mark and mark.id in ids else 0
        else:
            self.query_one("#preview", Plain).show("")

    @property
    def _marked(self) -> Session | None:
        """The conversation that the mark is at."""
        at = self.query_one(PlainList).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    @on(PlainList.OptionHighlighted)
    def _highlighted(self) -> None:
        if (session := self._marked) is not None:
            self._work(self._preview(session), "preview")

    async def _preview(self, session: Session) -> None:
        messages = await self._ask(lambda store: store.path(session.id))
        text = preview(session, messages, self._matches.get(session.id))
        self.query_one("#preview", Plain).show(text)
        self.query_one("#side").scroll_home(animate=False)

    # -- what is done --------------------------------------------------------------------

    def action_resume(self) -> None:
        """Go on with the marked conversation."""
        if (session := self._marked) is not None:
            self.dismiss(session.id)

    @on(PlainList.OptionSelected)
    def _clicked(self) -> None:
        self.action_resume()

    def action_rename(self) -> None:
        """Ask for another title."""
        if (session := self._marked) is not None:
            self._work(self._rename(session), "change")

    async def _rename(self, session: Session) -> None:
        name = await self.app.push_screen_wait(PromptScreen("Another title", session.title))
        if name is not None:
            await self._ask(lambda store: store.rename(session.id, name))
            await self._fetch()

    def action_delete(self) -> None:
        """Ask, then delete for good."""
        if (session := self._marked) is not None:
            self._work(self._delete(session), "change")

    async def _delete(self, session: Session) -> None:
        sure = await self.app.push_screen_wait(
            AskScreen(
                f"Delete '{title(session)}' for good?",
                yes="Delete",
                no="Keep",
                detail="All its messages, in all versions, are removed from the disk. "
                "This cannot be undone.",
            )
        )
        if not sure:
            return
        chat = self.coach.chat
        if chat.talk.thread.session == session.id:
            # Before it is gone: an answer that is being written is kept as it grows.
            chat.begin_anew()
        await self._ask(lambda store: store.delete(session.id))
        left = [each for each in self._shown if each.id != session.id]
        at = self.query_one(PlainList).highlighted or 0
        self._fill(left, left[min(at, len(left) - 1)] if left else None)
        await self._fetch()

    def action_export(self) -> None:
        """Ask where to, then write the conversation there."""
        if (session := self._marked) is not None:
            self._work(self._export(session), "change")

    async def _export(self, session: Session) -> None:
        from tui.draft import files

        typed = await self.app.push_screen_wait(
            PromptScreen(
                "Export to",
                str(Path.home() / file_name(session)),
                detail="A name that ends in .json gives every version of every message; "
                "any other gives Markdown.",
                check=files.path_of,
            )
        )
        if typed is None:
            return
        path = files.path_of(typed)
        if files.exists(path) and not await self.app.push_screen_wait(
            AskScreen(f"Replace {path}?", yes="Replace", no="Keep it")
        ):
            return
        text = await self._ask(lambda store: exported(store, session, path))
        await asyncio.to_thread(files.write, path, text.rstrip("\n"))
        self.coach.tell(f"Written to {path}.")

    # -- moving, while the search line has the focus ---------------------------------------

    def action_up(self) -> None:
        """Up a line."""
        self.query_one(PlainList).action_cursor_up()

    def action_down(self) -> None:
        """Down a line."""
        self.query_one(PlainList).action_cursor_down()

    def action_page_up(self) -> None:
        """Up a page."""
        self.query_one(PlainList).action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Down a page."""
        self.query_one(PlainList).action_page_down()  # type: ignore[no-untyped-call]

    # -- how -------------------------------------------------------------------------------

    async def _ask(self, question: Callable[[ConversationStore], Answer]) -> Answer:
        """Ask the store, which may have to be opened first, without holding up the app."""
        services = self.coach.services
        return await asyncio.to_thread(lambda: question(services.store))

    def _work(self, work: Coroutine[Any, Any, None], group: str) -> None:
        """Do `work` instead of what is under way in `group`; a failure is told."""

        async def told() -> None:
            try:
                await work
            except CoachError as error:
                self.coach.tell(error)
                if not self._all:
                    self.query_one("#state", Plain).show(str(error))

        self.run_worker(told(), group=group, exclusive=True)


def exported(store: ConversationStore, session: Session, path: Path) -> str:
    """The conversation as the file at `path` is to have it."""
    from coach.history import to_document, to_markdown

    if path.suffix.lower() == ".json":
        documents = [to_document(session, store.messages(session.id))]
        return json.dumps(documents, ensure_ascii=False, indent=2, allow_nan=False)
    return to_markdown(session, store.path(session.id))
