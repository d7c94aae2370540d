"""`python -m docs.pictures [NAME ...]`: the pictures of the README, made by running the program.

    rewrite   what `coach rewrite` prints
    chat      an answer in the chat
    card      the card of a principle that the answer cites
    draft     a draft and its rewrite, change by change

Needs the model (`make setup`). Sampling has a fixed seed, the user's own history
and settings are neither read nor changed, and nothing of this machine is in the
pictures.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text
from textual.pilot import Pilot

from coach.config import AppSettings, Settings
from coach.events import Event
from coach.paths import Paths
from tests.homes import link_model
from tests.terminal import Terminal
from tui.app import CoachApp
from tui.engine import Job, Ready
from tui.engine.process import EngineProcess, ProcessRun
from tui.keys import keys_of
from tui.services import Services

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
# The loading of the model and one answer, on a slow machine.
PATIENCE = 300.0

PRINT_COLUMNS = 80
ARGUMENTS = ["rewrite", "examples/launch-post.txt", "--channel", "facebook-post", "--explain"]
# The printed picture ends where the reader has seen what was changed and why.
LAST_HEADING = "Checks"

SIZE = (110, 32)
MESSAGES = (
    "Someone in a Facebook group asks which accountant to take, and I am one. What do I write?",
    "Please look at this: Hi Lena, I'm an accountant in Ghent and do the books of 14 small shops. "
    "We are the BEST choice you can make!!! Book your call now, only 2 places left this week. "
    "What does your business do?",
)
DRAFT = ROOT / "examples" / "launch-post.txt"


class WatchedEngine(EngineProcess):
    """The real engine; it can tell whether it has nothing more to do."""

    def __init__(self, log: Path) -> None:
        super().__init__(log)
        self._given: list[ProcessRun] = []

    def submit(self, job: Job, on_event: Callable[[Event], None]) -> ProcessRun:
        """See the port."""
        run = super().submit(job, on_event)
        self._given.append(run)
        return run

    @property
    def done(self) -> bool:
        """Whether it is ready, was given something, and has ended all of it."""
        ready = isinstance(self.state, Ready)
        return ready and bool(self._given) and all(run.ended for run in self._given)


class Session:
    """The app without a terminal, with the real model and a home folder of its own."""

    def __init__(self, home: Path, draft: str = "") -> None:
        paths = Paths(config=home / "config", data=home / "data", cache=home / "cache")
        self.engine = WatchedEngine(paths.log_file)
        look = Settings(app=AppSettings(theme="dark", ascii=False))
        self.services = Services(paths, look, given_engine=self.engine)
        self.app = CoachApp(self.services, draft=draft)

    async def press(self, pilot: Pilot[Any], action: str) -> None:
        """Press the key of `action`."""
        await pilot.press(keys_of(action, {})[0])
        await pilot.pause()

    async def answered(self, pilot: Pilot[Any]) -> None:
        """Wait until the engine has done all it was given, and that is on the screen."""
        limit = time.monotonic() + PATIENCE
        while not self.engine.done:
            if self.app.crash is not None or time.monotonic() > limit:
                raise SystemExit(f"no answer: {self.app.crash or self.engine.state}")
            await pilot.pause(0.1)
        await pilot.pause(0.5)

    def take(self, name: str) -> None:
        """Write the screen as it is to the picture `name`."""
        _write(name, self.app.export_screenshot(title="Coach"))


async def chat(home: Path, wanted: set[str]) -> None:
    """The pictures of the chat and of a card opened from it."""
    session = Session(home)
    async with session.app.run_test(size=SIZE) as pilot:
        for message in MESSAGES:
            session.app.chat.composer.write(message)
            await session.press(pilot, "composer.send")
            await session.answered(pilot)
        if "chat" in wanted:
            session.take("chat")
        if "card" in wanted:
            await session.press(pilot, "composer.messages")
            await session.press(pilot, "message.card")
            if session.app.screen is session.app.chat:
                raise SystemExit("the answer cites no principle, so that no card opens")
            session.take("card")
    session.services.close()


async def draft(home: Path) -> None:
    """The picture of the draft view, with the changes in hand."""
    session = Session(home, draft=DRAFT.read_text(encoding="utf-8").strip())
    async with session.app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        await session.press(pilot, "draft.rewrite")
        await session.answered(pilot)
        await session.press(pilot, "draft.changes")
        session.take("draft")
    session.services.close()


def rewrite() -> None:
    """The picture of what the command line prints."""
    # The progress on stderr is no part of the picture.
    shell = ["sh", "-c", 'exec "$@" 2>/dev/null', "sh", sys.executable, "-m", "coach"]
    with Terminal([*shell, *ARGUMENTS], columns=PRINT_COLUMNS, folder=ROOT) as terminal:
        code = terminal.wait_for_exit(PATIENCE)
        printed = terminal.raw().decode("utf-8").replace("\r\n", "\n")
    if code:
        raise SystemExit(f"coach ended with {code}")
    console = Console(record=True, width=PRINT_COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ coach {' '.join(ARGUMENTS)}", style="bold"), "")
    for line in printed.splitlines():
        text = Text.from_ansi(line)
        if text.plain.startswith(LAST_HEADING):
            break
        console.print(text)
    _write("rewrite", console.export_svg(title="coach"))


def _write(name: str, svg: str) -> None:
    # Whoever looks at the picture learns nothing about who made it.
    for private in {str(Path.home()), str(ROOT), tempfile.gettempdir()} - {"/", "/tmp"}:
        if private in svg:
            raise SystemExit(f"{name}: a path of this machine is in the picture")
    IMAGES.mkdir(exist_ok=True)
    target = IMAGES / f"{name}.svg"
    target.write_text(svg, encoding="utf-8")
    print(f"written: {target.relative_to(ROOT)}")


def main() -> None:
    """Make all pictures, or those that are named."""
    names = ("rewrite", "chat", "card", "draft")
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="one of " + ", ".join(names))
    wanted = set(parser.parse_args().names or names)
    if wanted - set(names):
        parser.error(f"there is no picture {', '.join(sorted(wanted - set(names)))}")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        home = Path(temporary) / "home"
        link_model(home)
        # The engine's process asks the environment.
        os.environ["COACH_HOME"] = str(home)
        # Textual draws without colours where the shell asks for that.
        os.environ.pop("NO_COLOR", None)
        os.environ["COLORTERM"] = "truecolor"
        if "rewrite" in wanted:
            rewrite()
        if wanted & {"chat", "card"}:
            asyncio.run(chat(home, wanted))
        if "draft" in wanted:
            asyncio.run(draft(home))


if __name__ == "__main__":
    main()
