"""Colour and layout for people: 80 columns, and readable without any colour."""

from __future__ import annotations

import textwrap

WIDTH = 80

_BOLD, _DIM, _RED, _GREEN, _YELLOW = "1", "2", "31", "32", "33"


class Style:
    """Wraps text in SGR sequences (ECMA-48, 8.3.117), or does nothing."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def bold(self, text: str) -> str:
        """A heading."""
        return self._paint(_BOLD, text)

    def dim(self, text: str) -> str:
        """What may be overlooked."""
        return self._paint(_DIM, text)

    def removed(self, text: str) -> str:
        """Text that went."""
        return self._paint(_RED, text)

    def added(self, text: str) -> str:
        """Text that came, or something that went well."""
        return self._paint(_GREEN, text)

    def warned(self, text: str) -> str:
        """Something to look at."""
        return self._paint(_YELLOW, text)

    def heading(self, title: str, aside: str = "") -> str:
        """`title`, a rule, and `aside` at the right end of the line."""
        end = f" {aside}" if aside else ""
        rule = "─" * max(3, WIDTH - len(title) - len(end) - 1)
        return f"{self.bold(title)} {self.dim(rule + end)}"

    def _paint(self, code: str, text: str) -> str:
        # Each line on its own, so that a pager which cuts lines keeps the colour right.
        if not self._colour:
            return text
        return "\n".join(f"\x1b[{code}m{line}\x1b[0m" if line else "" for line in text.split("\n"))


def block(text: str, *, first: str = "  ", rest: str | None = None) -> str:
    """`text` wrapped at 80 columns, its own line breaks kept; `first` stands in
    front of the first line and `rest` in front of the others."""
    rest = " " * len(first) if rest is None else rest
    lines: list[str] = []
    for number, line in enumerate(text.strip("\n").split("\n")):
        mark = first if number == 0 else rest
        wrapped = textwrap.wrap(
            line,
            WIDTH,
            initial_indent=mark,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines += wrapped or [mark.rstrip()]
    return "\n".join(lines)
