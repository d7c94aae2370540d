"""The app's end of the engine process."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from coach.errors import CoachError, StoppedError
from coach.events import Delta, Done, Event, Failed
from tui import logfile
from tui.engine.jobs import Job
from tui.engine.ports import Broken, EngineState, Idle, Loading, Ready
from tui.engine.wire import Cold, Start, Step, Stop, ToApp, ToEngine, Told, Warm

COMMAND = (sys.executable, "-m", "tui.engine.worker")

# Drawing more often than this cannot be seen and costs more than it shows.
_FRAME_SECONDS = 1 / 30
# What the user waits for a stop at most; the engine needs longer only when the
# system is overloaded, and then what comes later is thrown away.
_STOP_SECONDS = 0.15

# What came over which link; a number is the exit status of the process behind it.
_Heard = tuple["Connection[ToEngine, ToApp]", "ToApp | int"]


class ProcessRun:
    """A job on its way; see the port."""

    def __init__(
        self, number: int, on_event: Callable[[Event], None], stop: Callable[[ProcessRun], None]
    ) -> None:
        self.number = number
        self.ended = False
        self._on_event = on_event
        self._stop = stop
        self._partial: list[str] = []

    def stop(self) -> None:
        if not self.ended:
            self._stop(self)

    def give_up(self) -> None:
        """End it on this side, whatever the engine still does."""
        self.deliver(Failed(StoppedError("Stopped."), "".join(self._partial)))

    def deliver(self, event: Event) -> None:
        if self.ended:
            return
        match event:
            case Delta(text):
                self._partial.append(text)
            case Done() | Failed():
                self.ended = True
        self._on_event(event)


class EngineProcess:
    """Starts the process, speaks with it, and starts it again when it died.

    `log` takes what the process writes to its stderr. Used from the app's event
    loop only.
    """

    def __init__(self, log: Path, command: Sequence[str] = COMMAND) -> None:
        self._command = tuple(command)
        self._log = log
        self._state: EngineState = Idle()
        self._on_state: Callable[[EngineState], None] = lambda state: None
        self._runs: dict[int, ProcessRun] = {}
        self._number = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._link: Connection[ToEngine, ToApp] | None = None
        self._inbox = _Inbox(self._receive)
        self._since = 0.0

    @property
    def state(self) -> EngineState:
        return self._state

    def start(self, on_state: Callable[[EngineState], None]) -> None:
        """See the port."""
        self._on_state = on_state
        if self._link is None:
            self._launch()
        else:  # whoever was quick has sent something already
            on_state(self._state)

    def submit(self, job: Job, on_event: Callable[[Event], None]) -> ProcessRun:
        """See the port."""
        self._number += 1
        run = ProcessRun(self._number, on_event, self._stop)
        self._runs[run.number] = run
        if self._link is None:
            self._launch()
        self._send(Start(run.number, job))
        return run

    def close(self) -> None:
        """See the port."""
        process = self._process
        # The listener closes the link: closed from here, its number could be given to
        # another file while the listener still reads from it.
        self._link = self._process = None
        self._runs.clear()
        if process is not None:
            process.kill()

    # -- the process ---------------------------------------------------------------

    def _launch(self) -> None:
        self._since = time.monotonic()
        self._change(Loading("Starting the coach", self._since))
        ours, theirs = socket.socketpair()
        try:
            with logfile.opened(self._log) as log, theirs:
                self._process = subprocess.Popen(
                    [*self._command, str(theirs.fileno())],
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    # Ctrl-C in the terminal is for the app.
                    start_new_session=True,
                )
        except OSError as error:
            ours.close()
            self._lost(CoachError(f"The coach cannot be started: {error.strerror}."))
            return
        link: Connection[ToEngine, ToApp] = Connection(ours.detach())
        self._link = link
        loop = asyncio.get_running_loop()
        threading.Thread(
            target=_listen, args=(link, self._process, loop, self._inbox), daemon=True
        ).start()

    def _send(self, told: ToEngine) -> None:
        if self._link is None:
            return  # the launch failed, and every run was told
        # A process that died is heard of by the listener, which tells every run.
        with contextlib.suppress(OSError):
            self._link.send(told)

    def _stop(self, run: ProcessRun) -> None:
        self._send(Stop(run.number))
        asyncio.get_running_loop().call_later(_STOP_SECONDS, run.give_up)

    def _change(self, state: EngineState) -> None:
        self._state = state
        self._on_state(state)

    # -- what it says --------------------------------------------------------------

    def _receive(self, link: Connection[ToEngine, ToApp], told: ToApp | int) -> None:
        if link is not self._link:
            return  # from a process we gave up
        match told:
            case Told(number, event):
                if run := self._runs.get(number):
                    run.deliver(event)
                    if run.ended:
                        del self._runs[number]
            case Step(what, done, total, unit):
                if isinstance(self._state, Loading):
                    self._change(Loading(what, self._since, done, total, unit))
            case Warm(model):
                self._change(Ready(model, time.monotonic() - self._since))
            case Cold(error):
                self._change(Broken(error))
            case int(code):
                self._link = self._process = None
                self._lost(_died(code))

    def _lost(self, error: CoachError) -> None:
        self._change(Broken(error))
        runs, self._runs = self._runs, {}
        for run in runs.values():
            run.deliver(Failed(error, "".join(run._partial)))


class _Inbox:
    """Carries what the listener thread hears to the event loop, a frame at a time.

    One callback a token would cost more than decoding the token. Everything
    takes this one way, so that an end never overtakes what came before it.
    """

    def __init__(self, receive: Callable[[Connection[ToEngine, ToApp], ToApp | int], None]) -> None:
        self._receive = receive
        self._lock = threading.Lock()
        self._waiting: list[_Heard] = []
        self._last = 0.0

    def put(
        self,
        loop: asyncio.AbstractEventLoop,
        link: Connection[ToEngine, ToApp],
        told: ToApp | int,
    ) -> None:
        with self._lock:
            self._waiting.append((link, told))
            if len(self._waiting) > 1:
                return  # the flush for the first of them takes this one along
        # A closed loop means that the app has ended.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(self._schedule, loop)

    def _schedule(self, loop: asyncio.AbstractEventLoop) -> None:
        due = max(0.0, self._last + _FRAME_SECONDS - loop.time())
        loop.call_later(due, self._flush, loop)

    def _flush(self, loop: asyncio.AbstractEventLoop) -> None:
        self._last = loop.time()
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for link, told in _joined(waiting):
            self._receive(link, told)


def _joined(waiting: list[_Heard]) -> list[_Heard]:
    """`waiting` with neighbouring Deltas of one run made one."""
    joined: list[_Heard] = []
    for link, told in waiting:
        match (joined[-1] if joined else None, told):
            case ((before, Told(run, Delta(text))), Told(same, Delta(more))) if (
                before is link and run == same
            ):
                joined[-1] = (link, Told(run, Delta(text + more)))
            case _:
                joined.append((link, told))
    return joined


def _listen(
    link: Connection[ToEngine, ToApp],
    process: subprocess.Popen[bytes],
    loop: asyncio.AbstractEventLoop,
    inbox: _Inbox,
) -> None:
    """Until the process is gone; its exit status comes last."""
    try:
        while True:
            inbox.put(loop, link, link.recv())
    except (EOFError, OSError):
        link.close()
        process.kill()  # it may live on without its end of the link
        inbox.put(loop, link, process.wait())


def _died(code: int) -> CoachError:
    if code in {-9, 137}:
        return CoachError(
            "The coach was ended by the system, most likely for lack of memory.",
            mend="close other programs, or choose a smaller model (coach model list)",
        )
    return CoachError(
        f"The coach ended unexpectedly (status {code}).",
        mend="see the log (F12); your next message starts it again",
    )
