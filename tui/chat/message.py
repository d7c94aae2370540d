"""A message of the conversation: one widget, whatever is in it."""

from __future__ import annotations

import re
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message as TextualMessage
from textual.style import Style

from coach.history.records import Role, Status
from coach.text.sanitise import clean_line, sanitise
from tui.actions import Scope
from tui.chat import record
from tui.chat.thread import Turn
from tui.glyphs import Glyphs
from tui.keys import bindings
from tui.widgets.markdown import (
    ADDRESS,
    CITATION,
    Block,
    Blocks,
    as_it_is,
    linked,
    parse,
    without_marks,
)

_CITED = re.compile(r"\[(\d{1,2})\]")
# Where a click leads to the draft view.
_OPENS = "opens"
# Principles to name below a rewrite, whose text names none.
_NAMED = 3


class Asked(TextualMessage):
    """The user wants `what` (the name of an action) done with the message of `turn`."""

    def __init__(self, what: str, turn: Turn) -> None:
        self.what = what
        self.turn = turn
        super().__init__()


class CardWanted(TextualMessage):
    """The user wants to see the card of the principle `id`."""

    def __init__(self, id: str) -> None:  # noqa: A002 - what it is called everywhere
        self.id = id
        super().__init__()


class MessageView(Blocks, can_focus=True):
    """Shows `turn`. `hints` are the names of the keys that go on with and repeat it."""

    scope: ClassVar[Scope] = Scope.MESSAGE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.MESSAGE)]

    DEFAULT_CSS = """
    MessageView {
        padding: 0 1;
        margin: 0 0 1 0;
        max-width: 100;
        border-left: blank;
        &.-user { border-left: wide $primary 60%; }
        &:focus { border-left: wide $accent; background: $panel; }
    }
    .-ascii MessageView.-user, .-ascii MessageView:focus { border-left: ascii $primary; }
    """

    def __init__(self, turn: Turn, glyphs: Glyphs, hints: tuple[str, str]) -> None:
        super().__init__(classes="-user" if turn.role is Role.USER else "-coach")
        self.turn = turn
        self._glyphs = glyphs
        self._goes_on, self._repeats = hints
        self._place = (1, 1)
        self._doing = ""
        self._as_text = False
        self._pressed = ""
        self.draw()

    def at(self, place: int, of: int) -> None:
        """Say that this is version `place` (from 1) of `of`."""
        if (place, of) != self._place:
            self._place = (place, of)
            self.draw()
            self.refresh_bindings()

    def doing(self, what: str, *, as_text: bool = False) -> None:
        """Show the text as it is now, and that the coach is at `what`. `as_text`: it
        is going to be a message to send, not Markdown."""
        self._doing, self._as_text = what, as_text
        self.draw()

    def draw(self) -> None:
        """Show the turn as it is now."""
        self.show_blocks([self._head(), *self._body(), *self._foot()])

    @property
    def clean_text(self) -> str:
        """The text to copy: without Markdown's marks where it is Markdown."""
        text = self.turn.text
        plain = self.turn.role is Role.USER or record.is_rewrite(self.turn)
        return text if plain else without_marks(text)

    @property
    def listed(self) -> list[int]:
        """The numbers of the principles that are named below the text, from 1."""
        found = record.principles(self.turn)
        if not record.is_rewrite(self.turn):
            said = {int(number) for number in _CITED.findall(self.turn.text)}
            return sorted(number for number in said if 0 < number <= len(found))
        cited = self.turn.data.get("cited")
        ids = [each for each, _ in found]
        if isinstance(cited, list):
            return [ids.index(each) + 1 for each in cited if each in ids][:_NAMED]
        return []

    # -- what is drawn -------------------------------------------------------------

    def _head(self) -> Block:
        mark = f"{self._glyphs.here} " if self.has_focus else ""
        mine = self.turn.role is Role.USER
        who = "You" if mine else self._speaker()
        place, of = self._place
        version = f"  {place}/{of}" if of > 1 else ""
        style = "bold $primary" if mine else "bold $accent"
        return Block(Content.assemble((mark + who, style), (version, "$muted")))

    def _speaker(self) -> str:
        match self.turn.data.get("kind"):
            case "question":
                return "Coach asks"
            case "rewrite":
                return "Coach suggests"
        return "Coach"

    def _body(self) -> list[Block]:
        turn = self.turn
        if not turn.text.strip():
            return []
        if turn.role is Role.USER:
            return [_close(as_it_is(turn.text.rstrip()))]
        if record.is_rewrite(turn) or self._as_text:
            bar = "| " if self._glyphs.here == ">" else "│ "
            return [_close(as_it_is(turn.text.rstrip(), bar))]
        signs = (self._glyphs.bullet, "|" if self._glyphs.here == ">" else "│")
        blocks = parse(turn.text, len(record.principles(turn)), *signs)
        return [_close(blocks[0]), *blocks[1:]] if blocks else []

    def _foot(self) -> list[Block]:
        turn = self.turn
        if turn.role is Role.USER:
            return []
        lines: list[Content] = []
        note = turn.data.get("note")
        if isinstance(note, str) and note and turn.status is Status.DONE:
            lines.append(Content(clean_line(note)).stylize("$muted"))
        if self.listed and turn.status is not Status.PENDING:
            lines.append(self._principles())
        if turn.data.get("rewrite") and turn.status is Status.DONE:
            lines.append(self._way_to_the_draft())
        lines += self._state()
        return [Block(line, gap=number == 0) for number, line in enumerate(lines)]

    def _way_to_the_draft(self) -> Content:
        way = "d" if self.has_focus else "Up, then d"
        line = Content(f"{way}: open in the draft view, change by change").stylize("$muted")
        return line.stylize(Style.from_meta({_OPENS: True}))

    def _principles(self) -> Content:
        found = record.principles(self.turn)
        line = Content("")
        for number in self.listed:
            mark = f"[{number}]"
            entry = Content(f"{mark} {clean_line(found[number - 1][1])}").stylize("$muted")
            entry = linked(entry, CITATION, number, 0, len(mark))
            line += Content("  ") + entry if line else entry
        return line

    def _state(self) -> list[Content]:
        match self.turn.status:
            case Status.PENDING:
                return [Content(f"{self._doing}{self._glyphs.more}").stylize("$muted")]
            case Status.PARTIAL:
                return [
                    Content(f"Stopped. {self._goes_on} goes on, {self._repeats} answers again.")
                    .stylize("$muted")
                ]  # fmt: skip
            case Status.FAILED:
                return self._failure()
        return []

    def _failure(self) -> list[Content]:
        error = record.error_of(self.turn)
        what = clean_line(error.what) if error else "This was not answered."
        where = f" ({clean_line(error.where)})" if error and error.where else ""
        lines = [Content(f"{self._glyphs.warn} {what}{where}").stylize("$error")]
        if error and error.mend:
            lines.append(Content(f"Try: {sanitise(error.mend)}"))
        lines.append(Content(f"{self._repeats} sends it again.").stylize("$muted"))
        return lines

    # -- what the user does --------------------------------------------------------

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show where one is, not by colour alone."""
        super().watch_has_focus(has_focus)
        self.draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What cannot be done with this message is not offered."""
        if action in {"earlier", "later"}:
            return self._place[1] > 1
        if action == "card":
            return bool(record.principles(self.turn))
        return super().check_action(action, parameters)

    def on_key(self, event: Key) -> None:
        """Remember the key: the action of "1" to "9" has to know which it was."""
        self._pressed = event.character or ""

    def on_click(self, event: Click) -> None:
        """Follow what was clicked."""
        meta = event.style.meta
        if isinstance(number := meta.get(CITATION), int):
            event.stop()
            self._open(number)
        elif meta.get(_OPENS):
            event.stop()
            self.action_open_draft()
        elif isinstance(address := meta.get(ADDRESS), str):
            event.stop()
            self.app.open_url(address)

    def action_card(self) -> None:
        """Open the card of the principle whose number was pressed, else of the first."""
        if self._pressed.isascii() and self._pressed.isdigit():
            self._open(int(self._pressed))
        elif self.listed:
            self._open(self.listed[0])

    def _open(self, number: int) -> None:
        found = record.principles(self.turn)
        if 0 < number <= len(found):
            self.post_message(CardWanted(found[number - 1][0]))

    def _ask(self, what: str) -> None:
        self.post_message(Asked(what, self.turn))

    def action_edit(self) -> None:
        """Change it and send it again."""
        self._ask("edit")

    def action_regenerate(self) -> None:
        """Have it answered again."""
        self._ask("regenerate")

    def action_fork(self) -> None:
        """Go on from here."""
        self._ask("fork")

    def action_copy(self) -> None:
        """Copy it."""
        self._ask("copy")

    def action_earlier(self) -> None:
        """Show the version before."""
        self._ask("earlier")

    def action_later(self) -> None:
        """Show the version after."""
        self._ask("later")

    def action_open_draft(self) -> None:
        """Open it in the draft view."""
        self._ask("open_draft")

    def action_previous(self) -> None:
        """Go to the message before."""
        self._ask("previous")

    def action_next(self) -> None:
        """Go to the message after."""
        self._ask("next")


def _close(block: Block) -> Block:
    """`block` right below the heading."""
    return Block(block.content, block.first, block.rest, gap=False)
