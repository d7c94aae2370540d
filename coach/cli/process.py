"""From anything that can happen in a command to one sentence and an exit code."""

from __future__ import annotations

import errno
import os
import signal
import sys
import warnings
from collections.abc import Callable, Sequence
from types import FrameType

from coach.cli import output, plugins
from coach.cli.session import Session
from coach.errors import CoachError, ExitCode, InputError

# What the operating system says when a folder or a disk, not the program, is at fault.
_ENVIRONMENT = frozenset({
    errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EMFILE,
})  # fmt: skip

# PyTorch reports it as a RuntimeError.
_TORCH_OUT_OF_MEMORY = "DefaultCPUAllocator: "


def run_process(argv: Sequence[str]) -> int:
    """Run the program as a process of its own: signals, warnings, the last flush."""
    if not sys.warnoptions:
        # Warnings of libraries are for their developers; -W brings them back.
        warnings.simplefilter("ignore")
    session = Session()
    _install_interrupt(session)
    code = run(argv, session, apps=True)
    # From here on only the interpreter's clean-up remains: Ctrl-C may simply end it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if code == ExitCode.INTERRUPTED:
        # Threads of libraries must not hold up, or write over, somebody who said stop.
        os._exit(code)
    return code


def run(argv: Sequence[str], session: Session, *, apps: bool = False) -> int:
    """Run one command line; never raises, whatever the command does.

    With `apps`, an app that takes the terminal over is opened without click.
    """
    session.command = _without_values(argv)

    def command() -> int | None:
        app = _app(argv) if apps else None
        return app(session) if app is not None else _call(argv, session)

    try:
        return _guarded(command, session)
    except KeyboardInterrupt:  # pressed again while the first was being handled
        return int(ExitCode.INTERRUPTED)
    except Exception as error:  # the report of a failure failed, too
        output.say(f"coach: Something went wrong inside the program ({type(error).__name__}).")
        return int(ExitCode.FAILED)


def _app(argv: Sequence[str]) -> Callable[[Session], int] | None:
    """What opens the chat, if that is all the command line asks for: its first frame
    has no time for click."""
    if list(argv) not in ([], ["chat"]):
        return None
    if not (output.is_terminal(sys.stdin) and output.is_terminal(sys.stdout)):
        return None
    return plugins.app("chat")


def _call(argv: Sequence[str], session: Session) -> int | None:
    import click

    from coach.cli.app import root
    from coach.cli.usage import sentence

    try:
        with root.make_context("coach", list(argv), obj=session) as context:
            code = root.invoke(context)
    except click.exceptions.Exit as leave:
        code = leave.exit_code
    except click.Abort as error:
        raise KeyboardInterrupt from error
    except click.ClickException as error:
        raise InputError(sentence(error)) from error
    output.flush()
    return code if isinstance(code, int) else None


def _guarded(command: Callable[[], int | None], session: Session) -> int:
    try:
        return int(command() or ExitCode.OK)
    except output.ClosedOutputError:
        return _unread()
    except KeyboardInterrupt:
        return _stopped(session)
    except CoachError as error:
        return _expected(error, session)
    except Exception as error:
        if session.interrupted:
            # Native modules turn a Ctrl-C during their import into other errors.
            return _stopped(session)
        if isinstance(error, BrokenPipeError) and _stdout_is_closed():
            return _unread()  # click itself prints the help
        translated = _environment(error)
        if translated is not None:
            return _expected(translated, session)
        from coach.cli.crash import report

        output.say(f"coach: {report(error, session)}")
        return int(ExitCode.FAILED)


def _expected(error: CoachError, session: Session) -> int:
    if error.exit_code is ExitCode.INTERRUPTED:
        return _stopped(session)
    output.say(f"coach: {error}")
    if error.exit_code in (ExitCode.FAILED, ExitCode.NOT_SET_UP):
        _keep_draft(session)
    return int(error.exit_code)


def _unread() -> int:
    output.abandon_stdout()
    return int(ExitCode.OK)


def _stdout_is_closed() -> bool:
    """Whether the pipe behind stdout has lost its reader; other pipes break, too."""
    import select

    poll = select.poll()
    try:
        poll.register(sys.stdout.fileno(), 0)
    except (AttributeError, OSError, ValueError):
        return False
    return bool(poll.poll(0))


def _stopped(session: Session) -> int:
    output.say("coach: Stopped.")
    _keep_draft(session)
    return int(ExitCode.INTERRUPTED)


def _keep_draft(session: Session) -> None:
    if session.at_risk and session.piped:
        from coach.cli.crash import keep

        output.say(keep(session))


def _environment(error: Exception) -> CoachError | None:
    if isinstance(error, MemoryError) or _TORCH_OUT_OF_MEMORY in str(error):
        return CoachError(
            "There is not enough memory.", mend="close other programs, or coach doctor"
        )
    if isinstance(error, OSError) and error.errno in _ENVIRONMENT:
        return CoachError(
            f"The system refused: {error.strerror}.",
            where=str(error.filename) if error.filename else None,
            mend="coach doctor",
        )
    return None


def _install_interrupt(session: Session) -> None:
    def handler(_signal: int, _frame: FrameType | None) -> None:
        if session.interrupted:
            # The second time means now, whatever the clean-up is doing. Records
            # and settings are written whole or not at all, so nothing can tear.
            if output.is_terminal(sys.stderr):
                os.write(2, b"\x1b[?25h\n")  # a bar may have hidden the cursor
            os._exit(int(ExitCode.INTERRUPTED))
        session.interrupted = True
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # nohup, a background job
        signal.signal(signal.SIGINT, handler)


def _without_values(argv: Sequence[str]) -> str:
    """Commands and option names only: values can be somebody's letter."""
    names = [word.split("=")[0] for word in argv if word.startswith("--")]
    first = argv[0] if argv and argv[0].isalpha() else ""
    return " ".join(filter(None, [first, *names]))
