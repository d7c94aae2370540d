"""The engine in a process of its own, with a scripted coach in it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from coach.domain import Conversation, Draft, RewriteResult
from coach.domain import Reply as Answer
from coach.errors import CoachError, NotSetUpError, StoppedError
from coach.events import Delta, Done, Event, Failed
from tui.engine import Broken, EngineState, Loading, Ready, Reply, Rewrite
from tui.engine.process import EngineProcess

WORKER = (sys.executable, "-m", "tests.fakes.worker")


class Desk:
    """An engine with everything it said."""

    def __init__(self, log: Path, command: tuple[str, ...] = WORKER) -> None:
        self.engine = EngineProcess(log, command)
        self.states: list[EngineState] = []
        self.events: list[Event] = []

    async def ask(self, message: str) -> Event:
        """Have `message` answered; the last event."""
        self.events.clear()
        run = self.engine.submit(Reply(Conversation(), message), self.events.append)
        await until(lambda: run.ended)
        return self.events[-1]


async def until(condition: Callable[[], bool]) -> None:
    """Let the loop turn until `condition`; pytest's own limit ends a test that never gets there."""
    while not condition():
        await asyncio.sleep(0.002)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    desk = Desk(tmp_path / "log" / "coach.log")
    desk.engine.start(desk.states.append)
    yield desk
    desk.engine.close()


async def test_it_says_what_it_loads_and_when_it_is_ready(desk: Desk) -> None:
    await until(lambda: isinstance(desk.engine.state, Ready))
    loading = [state for state in desk.states if isinstance(state, Loading)]
    assert ("Loading the model", 4, 4) in [(s.what, s.done, s.total) for s in loading]
    assert desk.engine.state.model == "fake-1"


async def test_what_is_asked_while_loading_is_answered_when_ready(desk: Desk) -> None:
    assert isinstance(desk.engine.state, Loading)
    answer = await desk.ask("hello [/b]")
    assert isinstance(answer, Done)
    assert isinstance(answer.result, Answer)
    assert answer.result.text == "You said: hello [/b]"


async def test_what_is_asked_before_the_start_is_answered(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "coach.log")
    run = desk.engine.submit(Reply(Conversation(), "early"), desk.events.append)
    desk.engine.start(desk.states.append)
    await until(lambda: run.ended)
    assert isinstance(desk.events[-1], Done)
    assert isinstance(desk.states[0], Loading)
    desk.engine.close()


async def test_a_job_cuts_short_what_is_only_made_ready_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATIENT", "1")
    desk = Desk(tmp_path / "coach.log")
    desk.engine.start(desk.states.append)
    assert isinstance(await desk.ask("hello"), Done)
    desk.engine.close()


async def test_pieces_arrive_joined_in_order_and_before_the_end(desk: Desk) -> None:
    await until(lambda: isinstance(desk.engine.state, Ready))
    await desk.ask(" ".join(str(number) for number in range(500)))
    pieces = [event.text for event in desk.events if isinstance(event, Delta)]
    assert "".join(pieces).split()[2:] == [str(number) for number in range(500)]
    assert len(pieces) < 100
    assert isinstance(desk.events[-1], Done)


async def test_a_rewrite_comes_over_whole(desk: Desk) -> None:
    run = desk.engine.submit(Rewrite(Draft(text="Buy now\nplease")), desk.events.append)
    await until(lambda: run.ended)
    assert isinstance(desk.events[-1], Done)
    result = desk.events[-1].result
    assert isinstance(result, RewriteResult)
    assert result.rewrite == "Buy now What do you think?"


async def test_stop_keeps_what_was_written(desk: Desk) -> None:
    run = desk.engine.submit(Reply(Conversation(), "SLOW"), desk.events.append)
    await until(lambda: bool(desk.events))
    run.stop()
    await until(lambda: run.ended)
    end = desk.events[-1]
    assert isinstance(end, Failed)
    assert isinstance(end.error, StoppedError)
    assert end.partial.startswith("on")


async def test_an_engine_that_does_not_hear_the_stop_is_not_waited_for(desk: Desk) -> None:
    run = desk.engine.submit(Reply(Conversation(), "DEAF"), desk.events.append)
    await until(lambda: bool(desk.events))
    run.stop()
    await until(lambda: run.ended)
    end = desk.events[-1]
    assert isinstance(end, Failed)
    assert end.partial == "deaf "


async def test_a_job_that_waits_can_be_stopped(desk: Desk) -> None:
    first = desk.engine.submit(Reply(Conversation(), "SLOW"), lambda event: None)
    second = desk.engine.submit(Reply(Conversation(), "x"), desk.events.append)
    second.stop()
    await until(lambda: second.ended)
    assert isinstance(desk.events[-1], Failed)
    first.stop()
    await until(lambda: first.ended)
    assert isinstance(await desk.ask("still there?"), Done)


@pytest.mark.parametrize(("message", "said"), [("DIE", "status 7"), ("KILL", "lack of memory")])
async def test_a_process_that_dies_is_told_and_started_again(
    desk: Desk, message: str, said: str
) -> None:
    end = await desk.ask(message)
    assert isinstance(end, Failed)
    assert said in end.error.what
    assert isinstance(desk.engine.state, Broken)
    assert isinstance(await desk.ask("again"), Done)


@pytest.mark.parametrize(("message", "said"), [("CRASH", "RuntimeError"), ("MEMORY", "memory")])
async def test_a_defect_is_a_sentence_and_the_next_job_works(
    desk: Desk, message: str, said: str
) -> None:
    end = await desk.ask(message)
    assert isinstance(end, Failed)
    assert said in end.error.what
    assert isinstance(await desk.ask("again"), Done)


async def test_the_traceback_of_a_defect_is_in_the_log_and_only_its_owner_reads_it(
    desk: Desk, tmp_path: Path
) -> None:
    await desk.ask("CRASH")
    log = tmp_path / "log" / "coach.log"
    assert "a defect" in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600


async def test_without_a_model_it_says_how_to_get_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLD", "1")
    desk = Desk(tmp_path / "coach.log")
    desk.engine.start(desk.states.append)
    await until(lambda: isinstance(desk.engine.state, Broken))
    assert isinstance(desk.engine.state, Broken)
    error: CoachError = desk.engine.state.error
    assert isinstance(error, NotSetUpError)
    assert error.mend == "coach model pull"
    desk.engine.close()


async def test_a_program_that_is_not_there_breaks_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "coach.log", ("no-such-program",))
    desk.engine.start(desk.states.append)
    assert isinstance(desk.engine.state, Broken)
    assert isinstance(await desk.ask("anyone?"), Failed)


async def test_closing_ends_the_process_at_once(desk: Desk) -> None:
    await until(lambda: isinstance(desk.engine.state, Ready))
    desk.engine.submit(Reply(Conversation(), "DEAF"), desk.events.append)
    await until(lambda: bool(desk.events))
    process = desk.engine._process
    assert process is not None
    desk.engine.close()
    assert await asyncio.to_thread(process.wait, 10) != 0
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)
