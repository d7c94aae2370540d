"""The small questions: yes or no, a line of text, one of several.

    if await app.push_screen_wait(AskScreen("Delete it?", yes="Delete", no="Keep")): ...
    path = await app.push_screen_wait(PromptScreen("Save as", value="draft.txt"))
    name = await app.push_screen_wait(ChooseScreen("Which channel?", choices, "email"))

`push_screen_wait` needs a worker; `push_screen(screen, callback)` does not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from coach.errors import CoachError
from tui.keys import binding, closing
from tui.screens.overlay import Overlay
from tui.widgets.keybar import KeyBar
from tui.widgets.plain import Plain, PlainButton, PlainInput, PlainList, option, plain, titled


class AskScreen(Overlay[bool]):
    """Yes or no; Esc is no. The answer that changes nothing has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [binding("over.yes"), binding("over.no")]
    AUTO_FOCUS = "#no"

    DEFAULT_CSS = """
    AskScreen {
        .buttons { height: auto; margin-top: 1; align-horizontal: right; }
        PlainButton { margin-left: 2; }
    }
    """

    def __init__(
        self, question: str, yes: str = "Yes", no: str = "No", *, detail: str = ""
    ) -> None:
        """`detail` stands below the question: what exactly, and what cannot be undone."""
        super().__init__()
        self._question, self._yes, self._no, self._detail = question, yes, no, detail

    def compose(self) -> ComposeResult:
        """The question above, the answers below."""
        with Vertical(classes="box small"):
            yield Plain(plain(self._question).stylize("bold"), id="question")
            if self._detail:
                yield Plain(self._detail, classes="note")
            with Horizontal(classes="buttons"):
                yield PlainButton(f"{self._yes} (y)", id="yes", variant="error")
                yield PlainButton(f"{self._no} (n)", id="no")

    @on(PlainButton.Pressed)
    def _pressed(self, event: PlainButton.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_yes(self) -> None:
        """Yes."""
        self.dismiss(True)

    def action_no(self) -> None:
        """No."""
        self.dismiss(False)

    def dismiss(self, result: bool | None = None) -> AwaitComplete:
        """Close with the answer; without one it is no."""
        return super().dismiss(bool(result))


class PromptScreen(Overlay[str | None]):
    """One line of text; None when the user thought better of it.

    `check` raises CoachError for an answer that will not do: the user is told, and
    what is typed stays. An empty answer is only given when `may_be_empty`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [binding("over.choose"), closing("Cancel")]
    AUTO_FOCUS = "PlainInput"

    def __init__(
        self,
        question: str,
        value: str = "",
        *,
        detail: str = "",
        problem: CoachError | None = None,
        check: Callable[[str], object] | None = None,
        may_be_empty: bool = False,
    ) -> None:
        """`problem` is what was wrong with the last answer, `value`."""
        super().__init__()
        self._question, self._value, self._detail = question, value, detail
        self._problem = problem
        self._check, self._may_be_empty = check, may_be_empty

    def compose(self) -> ComposeResult:
        """The question, the line, and what is wrong with it."""
        with Vertical(classes="box small") as box:
            titled(box, self._question)
            yield PlainInput(self._value, id="answer")
            if self._detail:
                yield Plain(self._detail, classes="note")
            yield Plain(self._told(self._problem) if self._problem else "", id="problem")
            yield KeyBar()

    def _told(self, error: CoachError) -> str:
        warn = self.coach.services.glyphs.warn
        mend = f" Try: {error.mend}" if error.mend else ""
        return f"{warn} {error.what}{mend}"

    def action_choose(self) -> None:
        """Answer with what is written."""
        answer = self.query_one(PlainInput).value.strip()
        if not answer and not self._may_be_empty:
            return
        try:
            if self._check is not None and answer:
                self._check(answer)
        except CoachError as error:
            self.query_one("#problem", Plain).show(self._told(error))
        else:
            self.dismiss(answer)


class ChooseScreen(Overlay[str | None]):
    """One of several; None when the user thought better of it.

    `choices` are (answer, label) pairs; `now` is the answer that is marked first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [binding("over.choose"), closing("Cancel")]
    AUTO_FOCUS = "PlainList"

    def __init__(
        self, question: str, choices: Sequence[tuple[str, str]], now: str = "", *, detail: str = ""
    ) -> None:
        super().__init__()
        self._question, self._choices, self._now = question, tuple(choices), now
        self._detail = detail

    def compose(self) -> ComposeResult:
        """The list, with the present answer marked."""
        here = self.coach.services.glyphs.here
        with Vertical(classes="box small") as box:
            titled(box, self._question)
            if self._detail:
                yield Plain(self._detail, classes="note")
            yield PlainList(
                *(
                    option(f"{here if answer == self._now else ' ' * len(here)} {label}")
                    for answer, label in self._choices
                )
            )
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the present answer."""
        answers = [answer for answer, _ in self._choices]
        at = answers.index(self._now) if self._now in answers else 0
        self.query_one(PlainList).highlighted = at

    def action_choose(self) -> None:
        """Answer with what is marked."""
        self.query_one(PlainList).action_select()

    @on(PlainList.OptionSelected)
    def _selected(self, event: PlainList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index][0])
