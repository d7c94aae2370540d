"""A conversation, a line about it, and what a search found, laid out for reading."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from coach.cli import output
from coach.cli.style import Style, block
from coach.history import Match, Message, Session
from coach.history.export import UNTITLED, local, note, who


def line(session: Session) -> str:
    """Id, time of the last message, title."""
    return f"{session.id}  {local(session.updated)}  {session.title or UNTITLED}"


def conversation_text(session: Session, messages: Iterable[Message]) -> str:
    """The messages under a heading each."""
    style = Style(output.colour_wanted(sys.stdout))
    parts = [style.bold(line(session))]
    for message in messages:
        parts += ["", style.heading(who(message), local(message.created))]
        if message.text.strip():
            parts.append(block(message.text))
        if note(message):
            parts.append(style.warned(f"  ({note(message)})"))
    return "\n".join(parts)


def match_text(match: Match) -> str:
    """The conversation, and the piece of the message with what matched in bold."""
    style = Style(output.colour_wanted(sys.stdout))
    shown, end = [], 0
    for start, stop in match.marks:
        shown += [match.snippet[end:start], style.bold(match.snippet[start:stop])]
        end = stop
    text = "".join([*shown, match.snippet[end:]])
    return f"{line(match.session)}\n  {style.dim(who(match.message) + ':')} {text}"
