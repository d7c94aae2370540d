"""The conversation that is being had: what is said, what is kept, what is answered.

Answers are written one after the other; what is sent meanwhile waits its turn. The
message of the user is in the history before the coach hears of it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from coach.domain import Guidance
from coach.domain import Reply as Answer
from coach.errors import StoppedError
from coach.events import Candidate, Citation, Delta, Done, Event, Failed, Found
from coach.history.records import Role, Status
from tui.chat import record
from tui.chat.keeper import Keeper
from tui.chat.thread import Thread, Turn
from tui.engine import Ready, Reply, Run

if TYPE_CHECKING:
    from tui.chat.ports import Stage
    from tui.services import Services

# How often an answer that is being written is kept, for when the machine goes off.
_KEEP_EVERY_S = 1.0

WAITING, READING = "Waiting until the coach is ready", "Reading"
LOOKING_UP, WRITING, CHECKING = "Looking up principles", "Writing", "Checking the facts"


@dataclass(eq=False, slots=True)
class _Pending:
    """An answer that is waited for. `before` is what it already had, when it is gone
    on with."""

    turn: Turn
    question: Turn
    seed: int
    before: str = ""
    text: str = ""
    doing: str = READING
    found: list[Guidance] = field(default_factory=list)
    as_text: bool = False
    stored: bool = False
    run: Run | None = None
    saved: float = 0.0

    @property
    def shown(self) -> str:
        """What to show of it now: never less than was there before."""
        return self.text if self.text.startswith(self.before) else self.before


class Talk:
    """One conversation. Used from the app's event loop."""

    def __init__(self, services: Services, stage: Stage, thread: Thread | None = None) -> None:
        self._services = services
        self._stage = stage
        self.thread = thread or Thread()
        self._keeper = Keeper(services, self.thread, stage.not_kept, stage.kept_again)
        self._waiting: list[_Pending] = []
        self._current: _Pending | None = None

    # -- what the user says ----------------------------------------------------------

    def say(self, text: str, parent: Turn | None, data: dict[str, Any] | None = None) -> Turn:
        """Add a message of the user under `parent`, and have it answered."""
        above = None if parent is None else parent.number
        question = self.thread.add(Role.USER, text, parent=above, data=data)
        self._keeper.add(question)
        self._answer(question, seed=0)
        return question

    def again(self, answer: Turn) -> None:
        """Have the message behind `answer` answered once more. What was answered stays
        as an earlier version, if there was anything."""
        question = self.thread.parent(answer)
        if question is None or self.is_pending(answer):
            return
        versions = self.thread.versions(answer)
        if answer.text.strip():
            seeds = [int(version.data.get("seed", 0)) for version in versions]
            self._answer(question, seed=max(seeds) + 1)
        else:
            self._resubmit(answer, question)

    def go_on(self, answer: Turn) -> bool:
        """Go on with an answer that was stopped or broke off; False for any other.

        The coach cannot be given the beginning of a sentence to finish. It is asked
        the same again, with the same seed: as a rule it comes by the same words and
        then goes on. When it does not, the beginning stays as an earlier version.
        """
        question = self.thread.parent(answer)
        if question is None or not record.unfinished(answer):
            return False
        self._resubmit(answer, question)
        return True

    def answer_to(self, question: Turn) -> None:
        """Have a message answered that has no answer."""
        self._answer(question, seed=0)

    def stop(self) -> bool:
        """End the answer that is being written and forget those that wait for their
        turn; what is there of them stays. False when there is none."""
        waiting, self._waiting = self._waiting, []
        for pending in waiting:
            self._end(pending, Status.PARTIAL, pending.before)
        if self._current is not None and self._current.run is not None:
            self._current.run.stop()
            return True
        return bool(waiting)

    @property
    def doing(self) -> str:
        """What the coach is at, "" when no answer is waited for."""
        return self._current.doing if self._current else ""

    def step(self, turn: Turn) -> tuple[str, bool]:
        """What the coach is at with `turn`, and whether it will be a message to send."""
        for pending in [self._current, *self._waiting]:
            if pending is not None and pending.turn is turn:
                return pending.doing, pending.as_text
        return "", False

    @staticmethod
    def is_pending(turn: Turn) -> bool:
        """Whether `turn` is an answer that is waited for."""
        return turn.status is Status.PENDING

    # -- where one stands ------------------------------------------------------------

    def stand_at(self, turn: Turn | None) -> None:
        """Show the conversation up to `turn`; what is said next follows it."""
        self.thread.head = None if turn is None else turn.number
        self._keeper.stand()
        self._stage.in_background(self._keeper.flush())
        self._stage.path_changed()

    # -- keeping ---------------------------------------------------------------------

    def keep_now(self) -> None:
        """Write everything before the app ends, the answer so far included."""
        for pending in [self._current, *self._waiting]:
            if pending is not None:
                pending.turn.text, pending.turn.status = pending.shown, Status.PARTIAL
                self._keeper.update(pending.turn)
        self._keeper.flush_now()

    def forget(self) -> None:
        """Keep nothing more of it."""
        self._keeper.give_up()

    # -- answering -------------------------------------------------------------------

    def engine_changed(self) -> None:
        """Whether the coach is ready has changed."""
        if self._current is not None and self._current.doing in {WAITING, READING}:
            self._at(self._current, self._first_step())

    def _answer(self, question: Turn, seed: int) -> None:
        answer = self.thread.add(
            Role.COACH, "", parent=question.number, status=Status.PENDING, data={"seed": seed}
        )
        self._keeper.add(answer)
        self._queue(_Pending(answer, question, seed))

    def _resubmit(self, answer: Turn, question: Turn) -> None:
        seed = answer.data.get("seed", 0)
        answer.status = Status.PENDING
        answer.data.pop("error", None)
        self._keeper.update(answer)
        self._queue(
            _Pending(answer, question, seed if isinstance(seed, int) else 0, before=answer.text)
        )

    def _queue(self, pending: _Pending) -> None:
        self._waiting.append(pending)
        pending.doing = self._first_step()
        self._stage.path_changed()
        self._stage.draw(pending.turn, pending.doing, pending.as_text)
        self._stage.in_background(self._store_then_start(pending))

    async def _store_then_start(self, pending: _Pending) -> None:
        if self._keeper.well:
            await self._keeper.flush()
        else:  # waiting for a history that did not answer before would only cost time
            self._stage.in_background(self._keeper.flush())
        pending.stored = True
        self._next()

    def _next(self) -> None:
        if self._current is not None or not self._waiting or not self._waiting[0].stored:
            return
        pending = self._current = self._waiting.pop(0)
        pending.saved = time.monotonic()
        self._at(pending, self._first_step())
        asked = record.conversation(self.thread.before(pending.question), pending.question)
        pending.run = self._services.engine.submit(
            Reply(asked, pending.question.text, pending.seed),
            # Through the screen's own queue, so that a defect of ours ends the app with
            # everything kept, and does not vanish in the engine's callback.
            partial(self._stage.later, self._hear, pending),
        )

    def _first_step(self) -> str:
        return READING if isinstance(self._services.engine.state, Ready) else WAITING

    def _hear(self, pending: _Pending, event: Event) -> None:
        if pending is not self._current:
            return
        match event:
            case Delta(text):
                pending.text += text
                pending.turn.text = pending.shown
                self._at(pending, WRITING)
                self._keep_sometimes(pending)
            case Found():
                # Only a draft has findings, and its rewrite is no Markdown.
                pending.as_text = True
                self._at(pending, READING)
            case Citation(guidance):
                pending.found.append(guidance)
                pending.turn.data.update(record.of_principles(pending.found))
                self._at(pending, LOOKING_UP)
            case Candidate():
                self._at(pending, CHECKING)
            case Done(answer):
                assert isinstance(answer, Answer), "a Reply is asked for, and nothing else"
                data = record.of_reply(answer, pending.seed)
                self._end(pending, Status.DONE, answer.text, data)
            case Failed(StoppedError(), partial):
                self._end(pending, Status.PARTIAL, partial)
            case Failed(error, partial):
                told = {"error": record.of_error(error)}
                self._end(pending, Status.FAILED, partial, pending.turn.data | told)

    def _at(self, pending: _Pending, doing: str) -> None:
        pending.doing = doing
        self._stage.draw(pending.turn, doing, pending.as_text)
        self._stage.busy()

    def _keep_sometimes(self, pending: _Pending) -> None:
        if time.monotonic() - pending.saved >= _KEEP_EVERY_S:
            pending.saved = time.monotonic()
            self._keeper.update(pending.turn)
            self._stage.in_background(self._keeper.flush())

    def _end(
        self, pending: _Pending, status: Status, text: str, data: dict[str, Any] | None = None
    ) -> None:
        before, said = pending.before.strip(), text.strip()
        # Stopped again before it came to anything new.
        nothing_new = status is not Status.DONE and before.startswith(said) and bool(before)
        turn = pending.turn
        if nothing_new:
            text = pending.before
        elif not said.startswith(before):
            turn = self._another_version(pending)
        turn.status, turn.text = status, text
        turn.data = turn.data if data is None else data
        self._keeper.update(turn)
        self._stage.in_background(self._keeper.flush())
        if pending is self._current:
            self._current = None
            self._stage.busy()
        self._stage.path_changed()
        self._stage.draw(turn, "", False)
        self._next()

    def _another_version(self, pending: _Pending) -> Turn:
        """A turn for what turned out differently than it had begun, which stays."""
        old = pending.turn
        old.text, old.status = pending.before, Status.PARTIAL
        self._keeper.update(old)
        head = self.thread.head
        new = self.thread.add(
            Role.COACH, "", parent=old.parent, data={"seed": pending.seed}, kind=old.kind
        )
        if head != old.number:  # the user has gone elsewhere meanwhile
            self.thread.head = head
        self._keeper.add(new)
        return new
