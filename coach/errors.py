"""The errors a user can meet.

Every one of them says what happened, where, and how to mend it; the command
line turns them into one sentence on stderr and the exit code below, never into
a traceback.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process reports to the shell; scripts rely on these numbers."""

    OK = 0
    FAILED = 1
    BAD_INPUT = 2
    NOT_SET_UP = 3
    GATE_NOT_MET = 4
    INTERRUPTED = 130


class CoachError(Exception):
    """The base of every expected failure.

    `what` is a full sentence. `where` names a file, line, key or field, if one
    is to blame. `mend` is a command or an action that puts it right.
    """

    exit_code: ExitCode = ExitCode.FAILED

    def __init__(self, what: str, *, where: str | None = None, mend: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.mend = mend

    def __str__(self) -> str:
        where = f" ({self.where})" if self.where else ""
        mend = f" Try: {self.mend}" if self.mend else ""
        return f"{self.what}{where}{mend}"


class InputError(CoachError):
    """The text, an option or a file the user gave cannot be used."""

    exit_code = ExitCode.BAD_INPUT


class NotSetUpError(CoachError):
    """A model, an index or a folder the program needs is not there yet."""

    exit_code = ExitCode.NOT_SET_UP


class GateNotMetError(CoachError):
    """A threshold the user set was not reached."""

    exit_code = ExitCode.GATE_NOT_MET


class StoppedError(CoachError):
    """The user stopped the work; what was already written stays."""

    exit_code = ExitCode.INTERRUPTED


def nearest(word: str, known: list[str]) -> str | None:
    """The entry of `known` a typing error probably meant, or None."""
    import difflib

    close = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.5)
    return close[0] if close else None
