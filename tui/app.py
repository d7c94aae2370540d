"""The app: two views, what lies over them, and the actions that work everywhere."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Event, Key, Paste
from textual.filter import LineFilter, NoColor
from textual.screen import Screen

from coach.errors import CoachError
from coach.text.sanitise import sanitise
from tui import logfile
from tui.actions import ACTIONS, Scope
from tui.chat.screen import ChatScreen
from tui.engine import EngineState, Idle
from tui.glyphs import ASCII
from tui.keyorder import KeyOrder
from tui.keys import bindings, keymap, keys_of, spelt
from tui.themes import THEMES, choose
from tui.typeahead import TypeAhead
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from coach.domain import Draft, RewriteResult
    from tui.draft.screen import DraftScreen
    from tui.services import Services

_NO_COLOR = NoColor()
# Absolute, so that a subclass in another file finds it, too.
_STYLES = Path(__file__).with_name("styles.tcss")

# Starting a process takes the event loop long enough for a key to be felt: whoever
# typed before the app was there sees it first.
_PAUSE_SECONDS = 0.05


class CoachApp(App[int]):
    """Coach in the terminal.

    `services` come from outside, so that tests bring their own. `resume` is the id
    of a conversation to go on with, `draft` a text to open in the draft view.
    """

    scope: ClassVar[Scope] = Scope.APP
    TITLE = "Coach"
    CSS_PATH = _STYLES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.APP)]
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "f24"  # ours is app.command_palette, which can be remapped
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - annotated by Textual as it is
        (0, "-narrow"),
        (110, "-wide"),
    ]
    # Links in messages are somebody else's text: they open only after showing the host.
    AUTO_FOCUS = None

    def __init__(self, services: Services, *, resume: str = "", draft: str = "") -> None:
        self.services = services
        self.engine_state: EngineState = Idle()
        self.begins_with = draft
        self.resumes = resume
        self._chat = ChatScreen()
        self._draft: DraftScreen | None = None
        self.crash: Exception | None = None
        self._ascii: LineFilter | None = None
        if services.glyphs is ASCII:
            from tui.ascii import AsciiFilter

            self._ascii = AsciiFilter()
        self._typed_ahead = TypeAhead()
        super().__init__()
        self._key_order = KeyOrder(self, super().on_event, services.settings.keys)
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES[choose(services.settings.app.theme, no_color=self.no_color)].name

    def get_driver_class(self) -> type[Driver]:
        """What reads the terminal."""
        from tui.driver import TerminalDriver

        return TerminalDriver

    # -- the two views -------------------------------------------------------------

    def get_default_screen(self) -> Screen[Any]:
        """The chat is what the first frame shows; everything else is made later."""
        return self._chat

    @property
    def chat(self) -> ChatScreen:
        """The chat view."""
        return self._chat

    @property
    def draft_view(self) -> DraftScreen:
        """The draft view, made when it is first asked for."""
        if self._draft is None:
            from tui.draft.screen import DraftScreen

            self._draft = DraftScreen()
            self.install_screen(self._draft, "draft")
        return self._draft

    async def on_event(self, event: Event) -> None:
        """Handle an event, unless it is a key that came too early."""
        if self._typed_ahead.keeps(event):
            return
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._key_order.take(event)
        else:
            await super().on_event(event)

    async def on_descendant_focus(self) -> None:
        """Something can take keys now."""
        for event in self._typed_ahead.release():
            await self._key_order.take(event)

    def on_mount(self) -> None:
        """Start the engine once there is something to look at and to type into."""
        self.call_after_refresh(self.set_timer, _PAUSE_SECONDS, self._begin)

    def _begin(self) -> None:
        # Off since `tui.start`. What has been loaded so far stays to the end.
        gc.freeze()
        gc.enable()
        try:
            self.set_keymap(keymap(self.services.settings.keys, self._where_key))
        except CoachError as error:
            self.tell(error)
        self.services.engine.start(self._engine_changed)
        if self.begins_with:
            self.open_in_draft(self.begins_with)

    def _where_key(self, name: str) -> str:
        from coach.config import locate

        return locate(self.services.paths.config_file, "keys", name)

    def _engine_changed(self, state: EngineState) -> None:
        self.engine_state = state
        self._chat.engine_changed()
        for screen in self.screen_stack:
            for line in screen.query(StatusLine):
                line.engine(state)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line goes through on its way to the terminal."""
        filters = [*super().get_line_filters()]
        if self.no_color and self.native_ansi_color:
            # Textual decides between this and grey before it knows the theme.
            filters.append(_NO_COLOR)
        if self._ascii is not None:
            filters.append(self._ascii)
        return filters

    # -- for the screens -----------------------------------------------------------

    def open_in_draft(
        self, text: str, result: RewriteResult | None = None, draft: Draft | None = None
    ) -> None:
        """Show `text` in the draft view, with `result` beside it if there is one. `draft`
        says what else is known: the channel, whether they asked, what they wrote."""
        view = self.draft_view
        if self.screen is not view:
            self.push_screen(view)
        self.call_after_refresh(view.load, sanitise(text), result, draft)

    def tell(self, problem: CoachError | str, *, title: str = "") -> None:
        """Say what went wrong (or right) in a notice that is plain text."""
        if isinstance(problem, CoachError):
            logfile.note(self.services.paths.log_file, str(problem))
            where = f" ({problem.where})" if problem.where else ""
            mend = f"\nTry: {problem.mend}" if problem.mend else ""
            self.notify(f"{problem.what}{where}{mend}", title=title, severity="error", timeout=12)
        else:
            self.notify(problem, title=title)

    def notify(self, message: str, **kwargs: Any) -> None:
        """Textual's notice, without markup whoever calls it."""
        kwargs["markup"] = False
        kwargs["title"] = sanitise(kwargs.get("title", ""))
        super().notify(sanitise(message), **kwargs)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Ask before anything is opened, showing where it really leads."""
        from tui.screens.link import LinkScreen

        self.push_screen(LinkScreen(url))

    def copy_to_clipboard(self, text: str) -> None:
        """Textual's own way to copy: what is selected, or cut from a line of input."""
        self._clipboard = sanitise(text)
        self.run_worker(self._copy(text))

    async def _copy(self, text: str) -> None:
        copied = await self.services.clipboard.copy(self, text)
        self.tell(copied.how)

    def action_help_quit(self) -> None:
        """Say how to quit: Ctrl+C copies here, and people press it to leave."""
        key = spelt(keys_of("app.quit", self.services.settings.keys)[0])
        self.tell(f"{key} quits; what you have typed is kept.")

    # -- when something of ours breaks ------------------------------------------------

    def _handle_exception(self, error: Exception) -> None:
        """Keep what is typed before anything else; the caller says what happened."""
        self.crash = error
        self.keep_unsent()
        super()._handle_exception(error)

    def _print_error_renderables(self) -> None:
        """Nothing: a traceback on the terminal is no use to a user."""
        self._exit_renderables.clear()

    def keep_unsent(self) -> None:
        """Keep what is typed for the next time; a view that cannot is no reason to
        lose what the other has."""
        for view in (self._chat, self._draft):
            if view is not None:
                try:
                    view.keep_unsent()
                except CoachError as error:
                    self.log.error(f"{error}")  # noqa: TRY400 - Textual's log, not logging's

    # -- actions that work everywhere ----------------------------------------------

    def action_switch(self) -> None:
        """Go to the other view."""
        if self._draft is not None and self.screen is self._draft:
            self.pop_screen()
        elif self.screen is self._chat:
            self.push_screen(self.draft_view)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc is offered where it does something."""
        if action == "stop":
            return self.screen.is_modal or bool(getattr(self.screen, "escape", ""))
        return super().check_action(action, parameters)

    def action_stop(self) -> None:
        """Close what lies on top, else stop what runs."""
        screen = self.screen
        if screen.is_modal:
            screen.dismiss(None)
        elif isinstance(screen, ChatScreen):
            screen.stop()
        elif self._draft is not None and screen is self._draft:
            self._draft.stop()

    def action_new(self) -> None:
        """Start afresh in the view one is in."""
        if self.screen is self._chat:
            self._chat.begin_anew()
        elif self._draft is not None and self.screen is self._draft:
            self._draft.begin_anew()

    def action_help(self) -> None:
        """Show all keys."""
        from tui.screens.help import HelpScreen

        self._over(HelpScreen)

    def action_sessions(self) -> None:
        """Show the earlier conversations."""
        from tui.screens.sessions import SessionsScreen

        in_draft = self._draft is not None and self.screen is self._draft
        self._over(SessionsScreen, self._chat.resume_draft if in_draft else self._chat.resume)

    def action_settings(self) -> None:
        """Show the settings."""
        from tui.screens.settings import SettingsScreen

        self._over(SettingsScreen)

    def action_log(self) -> None:
        """Show the log."""
        from tui.screens.log import LogScreen

        self._over(LogScreen)

    def action_theme(self) -> None:
        """Go to the next theme."""
        names = [theme.name for theme in THEMES.values()]
        here = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(here + 1) % len(names)]

    def _over(self, kind: type[Screen[Any]], then: Callable[[Any], None] | None = None) -> None:
        """Push a screen of `kind`, once."""
        if not isinstance(self.screen, kind):
            self.push_screen(kind(), cast("Callable[[Any], None]", then))

    async def action_quit(self) -> None:
        """Keep what is typed and end."""
        self.keep_unsent()
        self.exit(0)

    def hang_up(self) -> None:
        """Keep what is typed and end at once: the terminal has gone. To leave it in good
        order would wait for it."""
        try:
            self.keep_unsent()
            self.services.close()
        finally:
            os._exit(128 + signal.SIGHUP)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: the actions that work on this screen, by the table."""
        for action in ACTIONS.values():
            place = self._place(action.scope, screen) if action.palette else None
            if place is not None:
                run = getattr(place, f"action_{action.method}")
                yield SystemCommand(action.title, action.help, run)

    def _place(self, scope: Scope, screen: Screen[Any]) -> DOMNode | None:
        """Who does the actions of `scope` now: what has the focus, the screen, the app."""
        places: tuple[DOMNode | None, ...] = (screen.focused, screen, self)
        return next((place for place in places if getattr(place, "scope", None) is scope), None)
