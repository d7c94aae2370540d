"""The settings, written to the config.toml that docs/settings.md describes."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from coach.config import Loaded, flat, load
from coach.config_write import write
from coach.errors import CoachError
from coach.settings_guide import Guide, guides, read, spelt
from tui.keys import binding, closing
from tui.screens.ask import ChooseScreen, PromptScreen
from tui.screens.overlay import Overlay, short
from tui.themes import THEMES, choose
from tui.widgets.keybar import KeyBar
from tui.widgets.plain import Plain, PlainList, option, titled

_TITLE_WIDTH = 26
_DEFAULT = "default"


class SettingsScreen(Overlay[None]):
    """The settings with their values; Enter changes the marked one, at once."""

    BINDINGS: ClassVar[list[BindingType]] = [binding("over.choose"), closing()]
    AUTO_FOCUS = "PlainList"

    DEFAULT_CSS = """
    SettingsScreen {
        PlainList { height: auto; max-height: 1fr; margin-bottom: 1; }
        #meaning { height: auto; min-height: 5; border-top: solid $panel; }
        & > .box { height: auto; max-height: 96%; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._guides = guides()
        self._loaded: Loaded | None = None

    def compose(self) -> ComposeResult:
        """The list, what the marked one means, and the file."""
        with Vertical(classes="box") as box:
            titled(box, "Settings")
            yield PlainList(id="settings")
            yield Plain("", id="meaning")
            file = short(self.coach.services.paths.config_file)
            yield Plain(f"Written to {file}", id="file", classes="note")
            yield KeyBar()

    async def on_mount(self) -> None:
        """Read the file; one that is broken is told and nothing can be changed."""
        try:
            self._loaded = await asyncio.to_thread(load, self.coach.services.paths)
        except CoachError as error:
            self.coach.tell(error)
            self.query_one("#meaning", Plain).show(str(error))
            return
        self._fill()

    def _fill(self) -> None:
        """Show the values as they are now; the mark stays where it is."""
        rows = self.query_one(PlainList)
        at = rows.highlighted or 0
        rows.clear_options()
        rows.add_options([option(self._row(guide)) for guide in self._guides])
        rows.highlighted = at

    def _row(self, guide: Guide) -> Content:
        value, given = self._value(guide)
        return Content.assemble(
            guide.title.ljust(_TITLE_WIDTH),
            (spelt(value).ljust(18), "bold $primary" if given else ""),
            ("" if given else "default", "$muted"),
        )

    def _value(self, guide: Guide) -> tuple[object, bool]:
        """What holds, and whether it stands in the file."""
        if self._loaded is None:
            return guide.default, False
        value = dict(flat(self._loaded.settings))[guide.key]
        return value, self._loaded.origins[guide.key] != "default"

    @on(PlainList.OptionHighlighted)
    def _explain(self, event: PlainList.OptionHighlighted) -> None:
        guide = self._guides[event.option_index]
        holds = "It holds at once." if guide.at_once else "It holds from the next start."
        self.query_one("#meaning", Plain).show(
            Content.assemble(
                f"{guide.meaning} {holds}\n",
                (f"{guide.key}: {_shortly(guide)}. Default: {spelt(guide.default)}.", "$muted"),
            )
        )

    # -- changing -----------------------------------------------------------------------

    def action_choose(self) -> None:
        """Change the marked setting."""
        rows = self.query_one(PlainList)
        if rows.highlighted is None:
            return
        guide = self._guides[rows.highlighted]
        value, given = self._value(guide)

        def then(answer: str | None) -> None:
            if answer is not None:
                self.run_worker(self._change(guide, answer), exclusive=True)

        if guide.choices:
            choices = [(choice, choice) for choice in guide.choices]
            self.app.push_screen(ChooseScreen(guide.title, choices, spelt(value)), then)
            return
        self.app.push_screen(
            PromptScreen(
                guide.title,
                spelt(value) if given else "",
                detail=f"{guide.values.capitalize()}; leave it empty for the default "
                f"({spelt(guide.default)}).",
                check=lambda answer: check(guide, answer),
                may_be_empty=True,
            ),
            then,
        )

    async def _change(self, guide: Guide, answer: str) -> None:
        services = self.coach.services
        value = read(guide.key, answer) if answer else None
        try:
            self._loaded = await asyncio.to_thread(write, services.paths, guide.key, value)
        except CoachError as error:
            self.coach.tell(error)
            return
        services.settings = self._loaded.settings
        match guide.key:
            case "app.theme":
                self.app.theme = THEMES[
                    choose(services.settings.app.theme, no_color=self.app.no_color)
                ].name
            case "app.clipboard":
                services.forget_clipboard()
        self._fill()
        later = "" if guide.at_once else " It holds from the next start."
        self.coach.tell(f"{guide.title}: {spelt(self._value(guide)[0])}.{later}")


def check(guide: Guide, answer: str) -> None:
    """InputError when `answer` is not what the setting takes."""
    from coach.errors import InputError

    value = read(guide.key, answer)
    low, high = guide.bounds or (0, 0)
    if value is not None and not (isinstance(value, int) and low <= value <= high):
        raise InputError(f"{answer!r} will not do: it takes {guide.values}.")


def _shortly(guide: Guide) -> str:
    """The values; of many, how many."""
    return f"one of {len(guide.choices)}" if len(guide.choices) > 6 else guide.values
