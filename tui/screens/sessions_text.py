"""What the list of conversations says, as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from coach.history.export import UNTITLED, local, note, who
from coach.text.sanitise import clean_line
from tui.widgets.plain import plain

if TYPE_CHECKING:
    from coach.history import Match, Message, Session

_NO_SESSIONS = (
    "There are no earlier conversations yet. What you talk about, and what you rewrite, is kept "
    "on this machine and listed here."
)
# A preview of a long conversation shows its end.
_LAST = 6
_LONGEST = 600


def title(session: Session) -> str:
    """The title on one line, or what stands for none."""
    return clean_line(session.title) or UNTITLED


def row(session: Session) -> Content:
    """One line of the list: when, how many messages, what."""
    return Content.assemble(
        (f"{local(session.updated)} ", "$muted"),
        (f"{session.messages:>4}  ", "$muted"),
        title(session),
    )


def merged(
    sessions: Sequence[Session], wanted: str, matches: Sequence[Match]
) -> tuple[list[Session], dict[str, Match]]:
    """What to list for a search: those with the words in the title, then those with them
    in a message, best first; and the best match of each by the session's id."""
    if not wanted:
        return list(sessions), {}
    best: dict[str, Match] = {}
    for match in matches:
        best.setdefault(match.session.id, match)
    words = wanted.casefold().split()
    titled = [
        session for session in sessions if all(word in title(session).casefold() for word in words)
    ]
    known = {session.id for session in titled}
    return [
        *titled,
        *(each.session for each in best.values() if each.session.id not in known),
    ], best


def found_text(wanted: str, shown: Sequence[Session], total: int) -> str:
    """The line above the list."""
    if not wanted:
        return _counted(total) if total else _NO_SESSIONS
    return f"{_counted(len(shown))} with {wanted!r}" if shown else f"Nothing with {wanted!r}."


def preview(session: Session, messages: Sequence[Message], match: Match | None) -> Content:
    """The marked conversation: where the search found something, then its end."""
    parts = [plain(title(session)).stylize("bold")]
    if match is not None:
        parts.append(_found(match))
    left_out = len(messages) - _LAST
    if left_out > 0:
        parts.append(plain(f"({left_out} messages before)").stylize("$muted"))
    parts += [_message(message) for message in messages[-_LAST:]]
    if not messages:
        parts.append(plain("It has no messages.").stylize("$muted"))
    return Content("\n\n").join(parts)


def _found(match: Match) -> Content:
    text = Content(match.snippet)
    for start, end in match.marks:
        # Not by colour alone: reverse is there without any.
        text = text.stylize("bold reverse", start, end)
    head = f"Found in a message of {local(match.message.created)}:\n"
    return Content.assemble((head, "$muted"), text)


def _message(message: Message) -> Content:
    text = message.text.strip()
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST].rstrip()} (...)"
    if note(message):
        text = f"{text}\n({note(message)})"
    return Content.assemble((f"{who(message)}, {local(message.created)}\n", "$muted"), plain(text))


def file_name(session: Session) -> str:
    """A name for a file with this conversation: of plain letters, so that every disk takes it."""
    words = re.findall(r"[a-z0-9]+", title(session).casefold())
    return f"{'-'.join(words)[:40].strip('-') or 'conversation'}.md"


def _counted(number: int) -> str:
    return "1 conversation" if number == 1 else f"{number:,} conversations"
