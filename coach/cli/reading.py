"""The one place where the command line takes a text in: a file, a pipe, an option."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from coach import incoming
from coach.cli import output
from coach.errors import InputError


@dataclass(frozen=True, slots=True)
class Source:
    """A clean text and where it came from; only a file still has it when we fail."""

    text: str
    origin: Literal["file", "stdin", "option"]


def read_source(file: str | None, text: str | None, what: str) -> Source:
    """The text meant by FILE, - or --text; `what` is what it is ("draft").

    Exactly one may be given; with none, a pipe is read. Raises InputError.
    """
    if file is not None and text is not None:
        raise InputError(
            f"There are two {what}s: one from {file!r} and one from --text.", mend="give only one"
        )
    if file == "":  # coach rewrite "$FILE", and FILE is not set
        raise InputError("The name of the file is empty.", mend="name a file, or - for a pipe")
    if text is not None:
        return Source(from_option(text, "--text", what), "option")
    if file is None and (sys.stdin is None or output.is_terminal(sys.stdin)):
        raise InputError(
            f"There is no {what} to work on.",
            mend="name a file, use --text 'your text', or - to paste it",
        )
    if file is None or file == "-":
        return Source(_from_stdin(what), "stdin")
    return Source(incoming.read_file(Path(file), what), "file")


def from_option(text: str, option: str, what: str) -> str:
    """A text given as the value of `option`, checked like any other."""
    # The shell hands over bytes; Python marks those that are not UTF-8 as surrogates.
    return incoming.decode(text.encode("utf-8", "surrogateescape"), option, what)


def _from_stdin(what: str) -> str:
    if sys.stdin is None:
        raise InputError(f"There is no {what}: standard input is closed.")
    if output.is_terminal(sys.stdin) and output.is_terminal(sys.stderr):
        output.say(f"Type or paste your {what}, then press Ctrl-D on a line of its own.")
    try:
        data = _all_of(sys.stdin.buffer)
    except (OSError, ValueError) as error:
        raise InputError(f"The {what} cannot be read: {error}.", where="standard input") from error
    return incoming.decode(data, "standard input", what)


def _all_of(stream: IO[bytes]) -> bytes:
    """Everything, but at most one byte more than is allowed (/dev/zero has no end).

    One call, which ends at the first end of file: asked again, a terminal would
    wait for a second Ctrl-D.
    """
    return stream.read(incoming.MAX_BYTES + 1) or b""
