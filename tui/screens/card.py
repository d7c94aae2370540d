"""A principle's card: the rule, why, where it comes from, and what it looks like."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from coach.errors import CoachError, InputError
from coach.text.sanitise import clean_line
from tui.keys import closing
from tui.screens.overlay import Reading
from tui.widgets.keybar import KeyBar
from tui.widgets.markdown import Block, Blocks, as_it_is, parse
from tui.widgets.plain import titled

if TYPE_CHECKING:
    from coach.knowledge import Card, KnowledgeBase, Note, Source
    from tui.glyphs import Glyphs


class CardScreen(Reading):
    """The card of the principle or the user's note `guidance_id`."""

    BINDINGS: ClassVar[list[BindingType]] = [closing()]
    AUTO_FOCUS = None

    DEFAULT_CSS = """
    CardScreen #card { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    CardScreen Blocks { max-width: 96; }
    """

    def __init__(self, guidance_id: str) -> None:
        super().__init__()
        self._wanted = guidance_id

    def compose(self) -> ComposeResult:
        """The frame; what is on the card takes a moment to read."""
        with Vertical(classes="box") as box:
            titled(box, "")
            with VerticalScroll(id="card", can_focus=False):
                yield Blocks([as_it_is("Looking it up")])
            yield KeyBar()

    def on_mount(self) -> None:
        """Read the card."""
        self.run_worker(self._read())

    async def _read(self) -> None:
        services = self.coach.services
        try:
            known = await asyncio.to_thread(lambda: services.knowledge)
            title, blocks = card_of(known, self._wanted, services.glyphs)
        except CoachError as error:
            title, blocks = self._wanted, [as_it_is(f"{services.glyphs.warn} {error}")]
        titled(self.query_one(".box"), title)
        self.query_one(Blocks).show_blocks(blocks)


def card_of(known: KnowledgeBase, wanted: str, glyphs: Glyphs) -> tuple[str, list[Block]]:
    """Title and content of the card or note `wanted`; InputError when there is none."""
    if wanted in known.notes:
        note = known.notes[wanted]
        return note.title, list(_note(note, glyphs))
    if wanted in known.cards:
        card = known.cards[wanted]
        sources = [known.sources[each] for each in card.sources if each in known.sources]
        return card.title, list(_principle(card, sources, glyphs))
    guidance = known.guidance(wanted)  # raises, and names the nearest
    raise InputError(f"There is no card for {guidance.title!r}.")


def _note(note: Note, glyphs: Glyphs) -> Iterable[Block]:
    yield Block(Content("From your own notes: " + clean_line(note.file)).stylize("$muted"))
    yield from parse(note.text, bullet=glyphs.bullet, bar=_bar(glyphs))


def _principle(card: Card, sources: list[Source], glyphs: Glyphs) -> Iterable[Block]:
    yield Block(Content(card.rule).stylize("bold"))
    yield from parse(card.why, bullet=glyphs.bullet, bar=_bar(glyphs))
    yield Block(Content(_sources(sources)).stylize("$muted"))
    yield from _items("Do", card.do, "+ ", "$added")
    yield from _items("Don't", card.dont, "- ", "$removed")
    yield from _items("Applies when", card.applies_when, f"{glyphs.bullet} ", "$muted")
    for example in card.examples:
        where = example.channel.replace("-", " ")
        yield Block(Content.assemble(("Example", "bold $primary"), (f"  {where}", "$muted")))
        if example.in_reply_to:
            yield from _quoted("They wrote", example.in_reply_to, f"{_bar(glyphs)} ", "$muted")
        yield from _quoted("Before", example.before, "- ", "$removed")
        yield from _quoted("After", example.after, "+ ", "$added")
        yield Block(Content(example.note).stylize("italic"))


def _sources(sources: list[Source]) -> str:
    if not sources:
        return "It follows from the other principles; no article says it."
    told = [
        ", ".join(str(part) for part in (source.author, f"“{source.title}”", source.year) if part)
        if source.author
        else source.title
        for source in sources
    ]
    return f"Source: {'; '.join(told)}"


def _items(title: str, items: Iterable[str], sign: str, style: str) -> Iterable[Block]:
    yield Block(Content(title).stylize("bold $primary"))
    for item in items:
        yield Block(Content(item), sign, " " * len(sign), gap=False, style=style)


def _quoted(title: str, text: str, bar: str, style: str) -> Iterable[Block]:
    yield Block(Content(title).stylize("$muted"), gap=False)
    yield Block(as_it_is(text).content, bar, bar, gap=False, style=style)


def _bar(glyphs: Glyphs) -> str:
    return "|" if glyphs.here == ">" else "│"
