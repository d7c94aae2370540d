"""stdout is data, stderr is talk.

Data is written as UTF-8 whatever the locale says, because a result that depends
on the locale cannot be piped on. Talk quotes the user's text, so everything in
it is cleaned of what could drive the terminal.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Mapping, Sequence
from typing import IO

from coach.errors import CoachError
from coach.text.sanitise import sanitise

Json = Mapping[str, object] | Sequence[object]


class ClosedOutputError(Exception):
    """Whoever read our stdout has gone away (`| head -1`); not a failure."""


def emit(text: str) -> None:
    """Write `text` and a line end to stdout.

    Raises ClosedOutputError when nobody reads any more, and CoachError when the
    place it goes to refuses it (disk full).
    """
    write(text if text.endswith("\n") else text + "\n")
    flush()


def write(text: str) -> None:
    """Write a piece of the result as it is; errors as in `emit`."""
    stream = sys.stdout
    if stream is None:
        raise CoachError("Standard output is closed, so there is nowhere to put the result.")
    try:
        # Unpaired surrogates cannot be encoded and mean nothing.
        stream.buffer.write(text.encode("utf-8", "replace"))
    except BrokenPipeError as error:
        raise ClosedOutputError from error
    except OSError as error:
        raise _refused(error) from error


def flush() -> None:
    """Push out what `write` was given; errors as in `emit`."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ClosedOutputError from error
    except OSError as error:
        raise _refused(error) from error


def emit_json(document: Json) -> None:
    """Write one JSON document to stdout."""
    import json

    emit(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))


def say(text: str) -> None:
    """Write one line of talk to stderr; a stderr nobody reads is no failure."""
    stream = sys.stderr
    if stream is None:
        return
    with contextlib.suppress(OSError, ValueError):
        stream.write(sanitise(text) + "\n")
        stream.flush()


def write_talk(text: str) -> None:
    """Write talk that is already laid out, colours and all, to stderr.

    Whoever made `text` has cleaned what it quotes.
    """
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def abandon_stdout() -> None:
    """Make the interpreter's own flush at exit go nowhere.

    Without this Python writes "Exception ignored ... BrokenPipeError" at exit
    and turns the exit code into 120.
    """
    stream = sys.stdout
    if stream is not sys.__stdout__ or not isinstance(stream, io.TextIOWrapper):
        return
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether a person looks at `stream`; False for a closed one."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def colour_wanted(stream: IO[str] | None) -> bool:
    """Colour only for a person, and never against NO_COLOR (https://no-color.org)
    or on a terminal that calls itself dumb."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return is_terminal(stream)


def _refused(error: OSError) -> CoachError:
    abandon_stdout()
    return CoachError(f"The result cannot be written: {error.strerror}.", where="standard output")
