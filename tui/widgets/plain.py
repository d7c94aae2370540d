"""The only widgets through which text is shown: none of them reads markup.

Textual takes "[b]" in a string for markup, so that "[1]" vanishes and "[/a]"
ends the app. Everything here takes plain text, sanitised once more, or a
`Content`, which is styled by spans and not by what its text says. A test sees
to it that no other module uses the widgets these are made from.
"""

from __future__ import annotations

from typing import Any, cast

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from coach.text.sanitise import clean_line, sanitise

Text = str | Content


def plain(text: Text) -> Content:
    """`text` as something that shows exactly its characters."""
    return text if isinstance(text, Content) else Content(sanitise(text))


class Plain(Static):
    """Text that is shown as it is."""

    def __init__(self, text: Text = "", **kwargs: Any) -> None:
        super().__init__(plain(text), markup=False, **kwargs)

    def show(self, text: Text) -> None:
        """Show `text` from now on."""
        self.update(plain(text))


class PlainButton(Button):
    """A button whose label is plain text."""

    def __init__(self, label: Text, **kwargs: Any) -> None:
        super().__init__(plain(label), **kwargs)


class PlainInput(Input):
    """One line of input; whatever gets into it is one clean line."""

    def validate_value(self, value: str) -> str:
        """What is set as a whole."""
        return one_line(value)

    def replace(self, text: str, start: int, end: int) -> None:
        """What is typed and pasted, here so that the cursor ends behind it."""
        super().replace(one_line(text), start, end)

    def _on_paste(self, event: Any) -> None:
        # Textual's own handler, which comes next, would drop all lines but the first.
        event.text = one_line(event.text)


class PlainList(OptionList):
    """A list to choose from. Options are made by `option`."""

    def __init__(self, *options: Option, **kwargs: Any) -> None:
        super().__init__(*options, markup=False, **kwargs)


def option(text: Text, id: str | None = None, *, disabled: bool = False) -> Option:  # noqa: A002
    """An entry of a PlainList."""
    return Option(plain(text), id=id, disabled=disabled)


class PlainArea(TextArea):
    """An editor for prose: soft wraps, no line numbers, pasted text sanitised whole."""

    def __init__(self, text: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("soft_wrap", True)
        kwargs.setdefault("show_line_numbers", False)
        kwargs.setdefault("tab_behavior", "focus")
        super().__init__(sanitise(text), **kwargs)

    def load_text(self, text: str) -> None:
        """Show another text."""
        super().load_text(sanitise(text))

    async def _on_paste(self, event: Any) -> None:
        # Textual calls the handler of every class in turn: TextArea's comes next.
        event.text = sanitise(event.text)


def titled(widget: Widget, title: str, subtitle: str = "") -> None:
    """Set the titles in the border of `widget` as plain text."""
    # The setters take a Content as it is, which their annotations do not say.
    widget.border_title = cast(str, Content(clean_line(title)) if title else None)
    widget.border_subtitle = cast(str, Content(clean_line(subtitle)) if subtitle else None)


def one_line(text: str) -> str:
    """`text` sanitised, with spaces for line ends and tabs; other spaces as they are."""
    return sanitise(text).replace("\n", " ").replace("\t", " ")
