"""What goes in and out: files, the clipboard, the user's own editor."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from coach.errors import CoachError
from tui.draft import files
from tui.screens.ask import AskScreen, PromptScreen

if TYPE_CHECKING:
    from tui.app import CoachApp


class Handing:
    """Everything here is awaited in a worker; CoachError when it cannot be done."""

    def __init__(
        self, coach: CoachApp, final: Callable[[], tuple[str, str]], say: Callable[[str], None]
    ) -> None:
        """`final` gives the text to hand out and says what it is ("The rewrite"); `say`
        shows a sentence."""
        self._coach = coach
        self._final = final
        self._say = say
        self._file: Path | None = None

    def forget(self) -> None:
        """The draft is another, and comes from no file."""
        self._file = None

    async def open(self, show: Callable[[str], None]) -> None:
        """`show` the text of a file the user names."""
        problem: CoachError | None = None
        value = ""
        detail = "The path of a text file. ~ is your home folder."
        while True:
            typed = await self._coach.push_screen_wait(
                PromptScreen("Open a draft", value, detail=detail, problem=problem)
            )
            if typed is None:
                return
            value = typed
            try:
                path = files.path_of(typed)
                text = await asyncio.to_thread(files.read, path)
            except CoachError as error:
                problem = error
            else:
                show(text)
                self._file = path
                return

    async def save(self) -> None:
        """Write the final text to a file the user names."""
        text, _ = self._final()
        if not text:
            self._say("Nothing to save yet.")
            return
        detail = "The path of the file. ~ is your home folder."
        value = str(self._file) if self._file else ""
        problem: CoachError | None = None
        while True:
            typed = await self._coach.push_screen_wait(
                PromptScreen("Save the final text", value, detail=detail, problem=problem)
            )
            if typed is None:
                return
            value = typed
            try:
                path = files.path_of(typed)
                if not await self._may_write(path):
                    continue
                await asyncio.to_thread(files.write, path, text)
            except CoachError as error:
                # What is typed stays: a wrong letter is not a reason to type it all again.
                problem = error
            else:
                self._file = path
                self._say(f"Saved to {path}.")
                return

    async def copy(self) -> None:
        """Put the final text on the clipboard, and say whether it worked."""
        text, what = self._final()
        if not text:
            self._say("Nothing to copy yet.")
            return
        copied = await self._coach.services.clipboard.copy(self._coach, text)
        self._say(f"{what}: {copied.how}" if copied.ok else copied.how)

    async def edit(self, text: str, show: Callable[[str], None]) -> None:
        """`show` what the user makes of `text` in their own editor, if anything."""
        from tui import external_editor

        edited = await external_editor.edit(self._coach, text)
        if edited is not None:
            show(edited)

    async def _may_write(self, path: Path) -> bool:
        """Whether nothing is overwritten that the user did not mean."""
        there = await asyncio.to_thread(files.exists, path)
        if not there or path == self._file or path.is_dir():
            return True
        overwrite: bool | None = await self._coach.push_screen_wait(
            AskScreen(
                "There is a file with this name already. Overwrite it?",
                yes="Overwrite",
                no="Keep it",
                detail=str(path),
            )
        )
        return bool(overwrite)
