"""The titles of the principles, read once and in a thread: 29 cards take a while."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from coach.errors import CoachError
from tui.services import Services


class Principles:
    """Titles by id, and the facts in the user's own notes; empty until `load` is done."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._titles: dict[str, str] = {}
        self.facts: tuple[str, ...] = ()

    def title(self, principle: str) -> str:
        """What the principle is called; its id as long as nothing better is known."""
        return self._titles.get(principle, principle)

    async def load(self) -> CoachError | None:
        """Read them; the error when a note of the user's cannot be read."""
        try:
            self._titles, self.facts = await asyncio.to_thread(_read, self._services)
        except CoachError as error:
            return error
        return None


def _read(services: Services) -> tuple[dict[str, str], tuple[str, ...]]:
    from coach.knowledge import facts_of

    knowledge = services.knowledge
    titles = {card.id: card.title for card in knowledge.cards.values()}
    titles |= {note.id: note.title for note in knowledge.notes.values()}
    facts: Sequence[str] = tuple(facts_of(knowledge.notes))
    return titles, tuple(facts)
