"""Taking up what there was before: a conversation, unsent words, earlier messages."""

from __future__ import annotations

import asyncio
import importlib
from typing import TYPE_CHECKING

from coach.errors import CoachError
from coach.history import Kind, Role, Status
from tui.unsent import COMPOSER, adopt

if TYPE_CHECKING:
    from coach.history import ConversationStore, Unsent
    from tui.chat.screen import ChatScreen

# What the first answer needs and the first frame does not.
_LATER = ("markdown_it", "tui.chat.message", "tui.chat.talk", "tui.chat.handling")


async def come_back(screen: ChatScreen) -> None:
    """Everything of it, once the first frame is there."""
    services = screen.coach.services
    try:
        store = await asyncio.to_thread(lambda: services.store)
        if wanted := screen.coach.resumes:
            await resume_or_say(screen, wanted)
        unsent = (await adopt(services)).get(COMPOSER)
        if unsent is not None and unsent.text.strip():
            _give_back(screen, unsent)
        screen.composer.offer(await asyncio.to_thread(store.prompts, 200, Kind.CHAT))
        if not screen.started and not await asyncio.to_thread(store.sessions, 1):
            await screen.welcome()
    except CoachError as error:
        screen.stage.not_kept(error)
    await asyncio.to_thread(_import_the_rest)


async def resume_or_say(screen: ChatScreen, session: str) -> bool:
    """Go on with the conversation `session`, or say why not; whether it was possible."""
    from tui.chat.talk import Talk
    from tui.chat.thread import Thread

    services = screen.coach.services

    def read(store: ConversationStore) -> tuple[str, Thread]:
        found = store.session(session)
        return found.title, Thread.of(found.id, store.messages(found.id), found.head)

    try:
        title, thread = await asyncio.to_thread(lambda: read(services.store))
    except CoachError as error:
        screen.coach.tell(error)
        return False
    for turn in thread.turns:
        if turn.status is Status.PENDING:  # another window is at it; not this one
            turn.status = Status.PARTIAL
    screen.take_up(Talk(services, screen.stage, thread))
    screen.status.note(f"Resumed: {title}" if title else "Resumed.")
    return True


async def resume_draft_or_say(screen: ChatScreen, session: str) -> None:
    """Go on with `session` for a user who is in the draft view: there, with its rewrite,
    when it is about a draft, else in the chat."""
    from tui.chat import record

    if not await resume_or_say(screen, session):
        return
    for turn in reversed(screen.talk.thread.path()):
        if turn.kind is not Kind.REWRITE:
            break
        if record.rewrite_of(turn) is not None or turn.role is Role.USER:
            screen.coach.draft_view.make_room()
            screen.handling.open_draft(turn)
            return
    screen.coach.action_switch()


def _give_back(screen: ChatScreen, unsent: Unsent) -> None:
    if screen.composer.text:
        screen.composer.remember(unsent.text)
        key = screen.key("composer.older")
        screen.status.note(f"What you had not sent is still there: {key} brings it back.")
    else:
        screen.composer.write(unsent.text)
        screen.autosave.given_back(unsent.text)
        screen.status.note("Here is what you had not sent.")


def _import_the_rest() -> None:
    for name in _LATER:
        importlib.import_module(name)
