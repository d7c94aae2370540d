"""A principle card or a note, laid out for reading."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from coach.cli import output
from coach.cli.style import Style, block
from coach.knowledge import Card, Note, Source


def card_text(card: Card, sources: Mapping[str, Source]) -> str:
    """A principle with everything on its card."""
    style = Style(output.colour_wanted(sys.stdout))
    parts = [style.heading(card.title, card.id), block(card.rule), "", block(card.why)]
    parts += _list(style, "It applies when", card.applies_when, "  · ")
    parts += _list(style, "Do", card.do, "  + ")
    parts += _list(style, "Do not", card.dont, "  - ")
    for example in card.examples:
        parts += ["", style.heading("Example", example.channel)]
        if example.in_reply_to:
            parts += [style.dim(block(example.in_reply_to, first="  > ", rest="  > ")), ""]
        parts.append(style.removed(block(example.before, first="  - ", rest="    ")))
        parts.append(style.added(block(example.after, first="  + ", rest="    ")))
        parts.append(style.dim(block(example.note, first="    ")))
    named = [_source(sources[number]) for number in card.sources]
    parts += _list(style, "From", named or ["It follows from the other principles."], "  · ")
    parts += _list(style, "See also", [", ".join(card.related)], "  ")
    return "\n".join(parts)


def note_text(note: Note) -> str:
    """A section of the user's own notes, as they wrote it."""
    style = Style(output.colour_wanted(sys.stdout))
    return f"{style.heading(note.title, f'{note.id}, yours')}\n{note.text}"


def _list(style: Style, title: str, lines: Iterable[str], mark: str) -> list[str]:
    return ["", style.heading(title), *(block(line, first=mark) for line in lines)]


def _source(source: Source) -> str:
    author = f"{source.author}, " if source.author else ""
    year = f" ({source.year})" if source.year else ""
    return f"{author}{source.title}{year}"
