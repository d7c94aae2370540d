"""A text in the user's own editor: $VISUAL, $EDITOR, or what is there."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from coach.errors import CoachError
from coach.text.sanitise import sanitise

if TYPE_CHECKING:
    from textual.app import App

_USUAL = ("nano", "vi", "vim", "emacs")
# Prose: editors wrap it, and choose their mode by the name.
_NAME = "message.md"


def command(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The editor with its arguments; CoachError when there is none that starts."""
    path = environment.get("PATH")
    for variable in ("VISUAL", "EDITOR"):
        line = environment.get(variable, "").strip()
        if not line:
            continue
        try:
            words = shlex.split(line)
        except ValueError as error:
            raise CoachError(f"${variable} cannot be read: a quote is not closed.") from error
        if not words or shutil.which(words[0], path=path) is None:
            raise CoachError(
                f"The editor {line!r} cannot be found.",
                where=f"${variable}",
                mend=f"export {variable}=nano, or another that is installed",
            )
        return tuple(words)
    found = next((name for name in _USUAL if shutil.which(name, path=path)), None)
    if found is None:
        raise CoachError(
            "There is no editor: $VISUAL and $EDITOR are not set.",
            mend="export EDITOR=nano, or another that is installed",
        )
    return (found,)


async def edit(
    app: App[Any], text: str, environment: Mapping[str, str] | None = None
) -> str | None:
    """What became of `text` in the user's editor, clean; None when nothing did.

    The app waits meanwhile: the terminal is the editor's. CoachError when there is no
    editor, it cannot start, or it failed; then `text` still holds, and what was saved
    is in a file that the error names.
    """
    editor = command(os.environ if environment is None else environment)
    folder = Path(tempfile.mkdtemp(prefix="coach-"))  # 0700
    file = folder / _NAME
    keep = False
    try:
        file.touch(mode=0o600)
        # A text file ends its last line; what is appended begins on a line of its own.
        line_end = "" if not text or text.endswith("\n") else "\n"
        file.write_text(text + line_end, encoding="utf-8")
        status = _run(app, (*editor, str(file)))
        keep = True  # until it is known that nothing in it would be lost
        after = _read(file) if file.exists() else text
        keep = status != 0 and after not in {text, text + "\n"}
        if status != 0:
            raise _failed(editor[0], status, file if keep else None)
    except OSError as error:
        raise CoachError(
            f"The text cannot be handed to the editor: {error.strerror}.", where=str(file)
        ) from error
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)
    return _changed(text, after)


def _run(app: App[Any], words: tuple[str, ...]) -> int:
    """Give `words` the terminal; the exit status."""
    try:
        with app.suspend(), _interrupts_are_the_editors():
            return subprocess.run(words, check=False).returncode
    except SuspendNotSupported as error:
        raise CoachError("An editor cannot be opened from this terminal.") from error
    except OSError as error:
        raise CoachError(f"The editor {words[0]!r} cannot be started: {error.strerror}.") from error


@contextlib.contextmanager
def _interrupts_are_the_editors() -> Iterator[None]:
    """Ctrl-C in the editor reaches this process as well, which must go on.

    A handler and not SIG_IGN, which the editor would inherit.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CoachError(
            "The editor saved something that is not UTF-8; the text is as it was.",
            where=str(file),
            mend="save it as UTF-8",
        ) from error


def _changed(before: str, after: str) -> str | None:
    after = sanitise(after)
    if not before.endswith("\n"):
        # Editors end the last line, which nobody typed.
        after = after.removesuffix("\n")
    return None if after == sanitise(before) else after


def _failed(name: str, status: int, saved: Path | None) -> CoachError:
    how = f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"
    return CoachError(
        f"The editor {name!r} {how}; the text is as it was.",
        where=f"what it saved is in {saved}" if saved else None,
    )
