"""The no-markup member of the family for Markdown, which here is somebody else's text.

Not Textual's own Markdown widget: it makes a widget of every paragraph, list and
cell, colours code, shows pictures, and takes "[1]: ..." for a definition, which
it swallows. This one knows the few things that letters are made of, and shows
everything else as the characters it is written with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.css.styles import RulesMap
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widget import Widget

from coach.text.sanitise import sanitise
from tui.widgets.plain import plain

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Where a click on this stretch leads: a number of a citation, an address.
CITATION, ADDRESS = "citation", "address"

_CITED = re.compile(r"\[(\d{1,2})\]")
_URL = re.compile(r"https?://[^\s<>\"'`\])}]+(?<![.,;:!?])")
_NARROWEST = 12
_DEEPEST = 16
_STYLES = {"em_open": "italic", "strong_open": "bold"}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item ... `first` and `rest` stand before its first
    and its other lines, in `style`; `gap`: a blank line comes before it."""

    content: Content
    first: str = ""
    rest: str = ""
    gap: bool = True
    style: str = "$muted"


def parse(text: str, cited: int = 0, bullet: str = "•", bar: str = "│") -> tuple[Block, ...]:
    """`text`, Markdown, as blocks. "[1]" to "[`cited`]" can be clicked. Never raises."""
    tokens = _parser().parse(sanitise(text))
    # The parser drops what is nested deeper than it goes.
    if any(token.level >= _DEEPEST for token in tokens):
        return (as_it_is(text),)
    return tuple(_Reader(cited, f"{bullet} ", f"{bar} ").read(tokens))


def without_marks(text: str) -> str:
    """What `parse` shows, as plain text: "**so**" is "so", and "[1]" stays."""
    return Flow(parse(text, bullet="-", bar=">")).at(None).plain


class Flow(Visual):
    """Blocks one below the other, as wide as there is room."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = tuple(blocks)
        self._width: int | None = -1
        self._content = Content("")

    def at(self, width: int | None) -> Content:
        """All of it for `width` cells; None: never broken. What stands under a bullet
        is broken here, the rest by whoever draws it."""
        if width != self._width:
            self._width, self._content = width, self._lay_out(width)
        return self._content

    def _lay_out(self, width: int | None) -> Content:
        lines: list[Content] = []
        for block in self._blocks:
            if block.gap and lines:
                lines.append(Content(""))
            lines += _lines(block, width)
        return Content("\n").join(lines)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """See Visual."""
        return self.at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """See Visual."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """See Visual."""
        return self.at(width).get_height(rules, width)


class Blocks(Widget):
    """Shows blocks."""

    DEFAULT_CSS = "Blocks { height: auto; }"

    def __init__(self, blocks: Sequence[Block] = (), **kwargs: Any) -> None:
        super().__init__(markup=False, **kwargs)
        self._flow = Flow(blocks)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show `blocks` from now on."""
        self._flow = Flow(blocks)
        width, height = self.content_size
        # Laying out all that is on the screen costs more than drawing a line anew, and
        # most of what is streamed adds no line.
        fits = width > 0 and self._flow.get_height({}, width) == height
        self.refresh(layout=not fits)

    def render(self) -> Flow:
        """The blocks."""
        return self._flow

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the mouse has marked, as it was laid out."""
        return selection.extract(self._flow.at(self.content_size.width).plain), "\n"


def _lines(block: Block, width: int | None) -> list[Content]:
    if not block.rest and not block.first:
        return [block.content]
    room = None if width is None else width - len(block.rest)
    first, rest = (block.first, block.rest) if room is None or room >= _NARROWEST else ("", "")
    if room is None:
        lines = block.content.split(allow_blank=True)
    else:
        lines = block.content.wrap(max(room, 1) if first else max(width or 1, 1))
    return [
        Content.assemble((rest if number else first, block.style), line)
        for number, line in enumerate(lines)
    ]


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST + 8})
    # What these would take away or turn into something else stays text. Without
    # "lheading" a line above a row of dashes does not grow into a heading.
    return parser.disable(["reference", "image", "html_block", "html_inline", "lheading", "code"])


class _Reader:
    """One walk over the tokens, with what surrounds the place it has come to."""

    def __init__(self, cited: int, bullet: str, bar: str) -> None:
        self._cited = cited
        self._bullet = bullet
        self._bar = bar
        self._around: list[str] = []  # what stands before every line
        self._item = ""  # a bullet that waits for its first line
        self._counts: list[int | None] = []
        self._begun = False  # whether the list has a line above this one
        self._style = ""

    def read(self, tokens: Sequence[Token]) -> Iterator[Block]:
        for token in tokens:
            match token.type:
                case "bullet_list_open":
                    self._open_list(None)
                case "ordered_list_open":
                    self._open_list(int(token.attrs.get("start", 1)))
                case "bullet_list_close" | "ordered_list_close":
                    self._counts.pop()
                case "list_item_open":
                    yield from self._orphan()
                    self._open_item()
                case "list_item_close":
                    yield from self._orphan()
                    self._around.pop()
                case "blockquote_open":
                    self._around.append(self._bar)
                case "blockquote_close":
                    self._around.pop()
                case "heading_open":
                    self._style = "bold"
                case "heading_close":
                    self._style = ""
                case "inline":
                    yield self._block(self._inline(token))
                case "fence" | "code_block":
                    yield self._block(Content(token.content.rstrip("\n")).stylize("$accent"))
                case "hr":
                    yield self._block(Content("* * *").stylize("$muted"))

    def _open_list(self, start: int | None) -> None:
        if not self._counts:
            self._begun = False
        self._counts.append(start)

    def _open_item(self) -> None:
        number = self._counts[-1]
        sign = self._bullet if number is None else f"{number}. "
        if number is not None:
            self._counts[-1] = number + 1
        self._item = sign
        self._around.append(" " * len(sign))

    def _orphan(self) -> Iterator[Block]:
        """The bullet of an item that turned out to be empty."""
        if self._item:
            yield self._block(Content(""))

    def _block(self, content: Content) -> Block:
        rest = "".join(self._around)
        first, gap = rest, True
        if self._item:
            first = rest[: len(rest) - len(self._item)] + self._item
            gap = not self._begun
            self._item = ""
            self._begun = True
        return Block(content, first, rest, gap)

    def _inline(self, token: Token) -> Content:
        parts: list[str] = []
        spans: list[tuple[int, int, str | Style]] = []
        opened: list[tuple[int, str | Style]] = []
        end = 0
        for child in token.children or ():
            piece = ""
            if child.type in {"softbreak", "hardbreak"}:
                piece = "\n"
            elif child.type.endswith("_open"):
                opened.append((end, _STYLES.get(child.type) or _link(child)))
            elif child.type.endswith("_close"):
                start, style = opened.pop()
                spans.append((start, end, style))
            else:
                piece = child.content
                if child.type == "code_inline":
                    spans.append((end, end + len(piece), "$accent"))
            parts.append(piece)
            end += len(piece)
        content = Content("".join(parts))
        if self._style:
            content = content.stylize(self._style)
        for start, stop, style in spans:
            content = content.stylize(style, start, stop)
        return self._clickable(content)

    def _clickable(self, content: Content) -> Content:
        shown = content.plain
        for match in _URL.finditer(shown):
            content = linked(content, ADDRESS, match[0], *match.span())
        for match in _CITED.finditer(shown):
            if 0 < int(match[1]) <= self._cited:
                content = linked(content, CITATION, int(match[1]), *match.span())
        return content


def linked(content: Content, kind: str, target: str | int, start: int, end: int) -> Content:
    """`content` with a stretch whose click carries `target` in its style's meta."""
    marked = content.stylize(Style.from_meta({kind: target}), start, end)
    return marked.stylize("bold $primary" if kind == CITATION else "underline", start, end)


def as_it_is(text: str, indent: str = "") -> Block:
    """`text` as a block of exactly its characters."""
    return Block(plain(text), indent, indent)


def _link(token: Token) -> Style:
    # The underline is said in the style itself: a span holds one of the two.
    return Style.from_meta({ADDRESS: str(token.attrs.get("href", ""))}) + Style(underline=True)
