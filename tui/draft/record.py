"""The drafts and rewrites of this view in the history.

The draft is a message of the user's, each version of it an answer, the versions
beside each other; `data` is as in tui.chat.record, so that the chat can go on from
it. When the history cannot be written, that is said, and the rewriting goes on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from coach import documents
from coach.domain import Draft, RewriteResult, Style
from coach.errors import CoachError, InputError
from coach.history import Kind, Role, Status
from tui.chat.record import of_draft, of_error, of_principles
from tui.services import Services

Result = TypeVar("Result")


class Record:
    """Writes in a thread, one thing after the other; `tell` hears what goes wrong."""

    def __init__(self, services: Services, tell: Callable[[CoachError], None]) -> None:
        self._services = services
        self._tell = tell
        self._order = asyncio.Lock()  # first come, first served
        self._session: str | None = None
        self._draft: Draft | None = None
        self._question: str | None = None
        self._head: str | None = None

    async def asks(self, draft: Draft, style: Style | None = None) -> str | None:
        """Store `draft` and an answer that is still to be written; the answer's id, None
        when it cannot be stored."""
        return await self._write(lambda: self._asks(draft, style))

    async def answered(self, answer: str | None, draft: Draft, result: RewriteResult) -> None:
        """The answer about `draft` is there."""
        if answer is not None:
            data = _of_result(draft, result)
            await self._update(answer, text=result.rewrite, status=Status.DONE, data=data)

    async def ended(self, answer: str | None, partial: str, error: CoachError | None) -> None:
        """The answer was stopped (without an `error`), or could not be made."""
        status = Status.FAILED if error else Status.PARTIAL
        data = {"kind": str(Kind.REWRITE), "error": of_error(error)} if error else None
        await self._update(answer, text=partial, status=status, data=data)

    async def keep(self, draft: Draft) -> None:
        """Store a draft that goes without ever having been rewritten."""
        if draft.text.strip() and draft != self._draft:
            await self._write(lambda: self._store_draft(draft))

    def begin_anew(self) -> None:
        """What comes next is another conversation."""
        self._session = self._draft = self._question = self._head = None

    # -- in a thread -----------------------------------------------------------------

    def _asks(self, draft: Draft, style: Style | None) -> str:
        try:
            session, question = self._store_draft(draft)
        except InputError:
            # Deleted, perhaps in another window: what comes now begins another one.
            self.begin_anew()
            session, question = self._store_draft(draft)
        answer = self._services.store.add(
            session,
            Role.COACH,
            "",
            parent=question,
            kind=Kind.REWRITE,
            status=Status.PENDING,
            data={"kind": str(Kind.REWRITE), "style": str(style) if style else None},
        )
        self._head = answer.id
        return answer.id

    def _store_draft(self, draft: Draft) -> tuple[str, str]:
        """The session and the message of `draft`, stored unless it is there already."""
        store = self._services.store
        if self._session is None:
            self._session = store.start().id
        if self._question is None or draft != self._draft:
            message = store.add(
                self._session,
                Role.USER,
                draft.text,
                parent=self._head,
                kind=Kind.REWRITE,
                data={"draft": of_draft(draft)},
            )
            self._question = self._head = message.id
            self._draft = draft
        return self._session, self._question

    async def _update(self, answer: str | None, **changes: Any) -> None:
        if answer is not None:
            identity = answer
            await self._write(lambda: self._services.store.update(identity, **changes))

    async def _write(self, work: Callable[[], Result]) -> Result | None:
        async with self._order:
            try:
                return await asyncio.to_thread(work)
            except CoachError as error:
                self._tell(error)
                return None


def _of_result(draft: Draft, result: RewriteResult) -> dict[str, Any]:
    return {
        "kind": str(Kind.REWRITE),
        **of_principles([found.guidance for found in result.principles]),
        "cited": [],
        "draft": of_draft(draft),
        "current": result.rewrite,
        "rewrite": documents.rewrite(result),
    }
