"""What goes in and out: files, the clipboard, the user's own editor."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from coach.errors import CoachError
from tui.draft import files
from tui.screens.ask import AskScreen, PromptScreen

if TYPE_CHECKING:
    from tui.app import CoachApp


class Handing:
    """Remembers the file the draft came from. Everything here is awaited in a worker;
    CoachError when it cannot be done."""

    def __init__(self, coach: CoachApp) -> None:
        self._coach = coach
        self.file: Path | None = None

    def forget(self) -> None:
        """The draft is another, and comes from nowhere."""
        self.file = None

    async def open(self) -> str | None:
        """The text of a file the user names; None when they thought better of it."""
        typed = await self._coach.push_screen_wait(
            PromptScreen("Open a draft", detail="The path of a text file. ~ is your home folder.")
        )
        while typed is not None:
            try:
                path = files.path_of(typed)
                text = await asyncio.to_thread(files.read, path)
            except CoachError as error:
                self._coach.tell(error)
                typed = await self._coach.push_screen_wait(
                    PromptScreen("Open a draft", typed, detail=error.what)
                )
            else:
                self.file = path
                return text
        return None

    async def save(self, text: str) -> str | None:
        """Write `text` to a file the user names; a sentence that says so."""
        detail = "The path of the file. ~ is your home folder."
        value = str(self.file) if self.file else ""
        while True:
            typed = await self._coach.push_screen_wait(
                PromptScreen("Save the final text", value, detail=detail)
            )
            if typed is None:
                return None
            value = typed
            try:
                path = files.path_of(typed)
                if not await self._may_write(path):
                    continue
                await asyncio.to_thread(files.write, path, text)
            except CoachError as error:
                # What is typed stays: a wrong letter is not a reason to type it all again.
                self._coach.tell(error)
                detail = error.what
            else:
                self.file = path
                return f"Saved to {path}."

    async def copy(self, text: str, what: str) -> str:
        """Put `text` on the clipboard; a sentence that says whether it worked."""
        copied = await self._coach.services.clipboard.copy(self._coach, text)
        return f"{what}: {copied.how}" if copied.ok else copied.how

    async def edit(self, text: str) -> str | None:
        """What the user made of `text` in their own editor; None when nothing."""
        from tui.external_editor import edit

        return await edit(self._coach, text)

    async def _may_write(self, path: Path) -> bool:
        """Whether nothing is overwritten that the user did not mean."""
        there = await asyncio.to_thread(files.exists, path)
        if not there or path == self.file or path.is_dir():
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
