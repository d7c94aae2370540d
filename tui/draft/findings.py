"""The list of what stands in the way of a good answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from coach.domain import Finding
from tui.actions import Scope
from tui.draft.assess import LONGEST_READ, Assessment
from tui.draft.spans import Span, moved
from tui.keys import bindings
from tui.widgets.plain import Plain, PlainList, option

_GOOD = "Nothing stands in the way of a good answer."


class FindingsList(PlainList):
    """One entry a finding: its kind, the reason, the principle behind it."""

    scope: ClassVar[Scope] = Scope.FINDINGS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.FINDINGS)]

    class Jump(Message):
        """The reader wants to see the words of `finding`."""

        def __init__(self, finding: Finding) -> None:
            self.finding = finding
            super().__init__()

    class Card(Message):
        """The reader wants to know more about `principle`."""

        def __init__(self, principle: str) -> None:
            self.principle = principle
            super().__init__()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.findings: tuple[Finding, ...] = ()

    def show(self, findings: tuple[Finding, ...], title: Callable[[str], str], mark: str) -> None:
        """List `findings`; the marked entry stays where it is, as far as there is one."""
        at = self.highlighted
        self.findings = findings
        self.set_options([option(_entry(found, title, mark)) for found in findings])
        if findings and at is not None:
            self.highlighted = min(at, len(findings) - 1)

    def action_jump(self) -> None:
        """Go to the words."""
        if self.marked is not None:
            self.post_message(self.Jump(self.marked))

    def action_card(self) -> None:
        """Open the principle."""
        if self.marked is not None and self.marked.principle:
            self.post_message(self.Card(self.marked.principle))

    def on_focus(self) -> None:
        """Begin at the first entry."""
        if self.highlighted is None and self.findings:
            self.highlighted = 0

    def on_option_list_option_selected(self, event: PlainList.OptionSelected) -> None:
        """A click does what Enter does."""
        event.stop()
        self.action_jump()

    @property
    def marked(self) -> Finding | None:
        """The finding of the marked entry."""
        if self.highlighted is None or self.highlighted >= len(self.findings):
            return None
        return self.findings[self.highlighted]


class Findings(Vertical):
    """The list under a line that says how many there are."""

    DEFAULT_CSS = """
    Findings {
        height: auto;
        max-height: 40%;
        padding: 0 1;
        & > #findings-count { height: auto; color: $muted; }
        & > FindingsList, & > FindingsList:focus {
            height: auto;
            max-height: 1fr;
            border: none;
            padding: 0;
            background: $background;
            scrollbar-size-vertical: 1;
        }
        & > FindingsList > .option-list--option-highlighted { background: $background; }
        & > FindingsList:focus > .option-list--option-highlighted { background: $panel; }
    }
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # Held, not looked up: a reading may end while the app does.
        self._count = Plain("", id="findings-count")
        self._list = FindingsList(id="findings-list")
        self._read = ""

    def compose(self) -> ComposeResult:
        """How many, then which."""
        yield self._count
        yield self._list

    def show(self, found: Assessment, title: Callable[[str], str], mark: str) -> None:
        """List what `found` holds."""
        self._read = found.draft.text
        self._list.show(found.findings, title, mark)
        self._list.display = bool(found.findings)
        self._count.show(_headline(found))

    def where(self, finding: Finding, text: str) -> Span | None:
        """Where the words of `finding` stand in `text` by now; None when they are gone."""
        there = moved([Span(finding.start, finding.end)], self._read, text)
        return there[0] if there else None


def _headline(found: Assessment) -> str:
    if found.unread:
        return f"Longer than {LONGEST_READ:,} characters: too long to mark as you type."
    if found.score is None:
        return ""
    number = len(found.findings)
    return f"{number} to look at. Tab goes there." if number else _GOOD


def _entry(finding: Finding, title: Callable[[str], str], mark: str) -> Content:
    kind = str(finding.kind).replace("-", " ")
    principle = f"  ({title(finding.principle)})" if finding.principle else ""
    return Content.assemble(
        (f"{mark} {kind} ", "bold $finding"), finding.message, (principle, "$muted")
    )
