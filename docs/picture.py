"""`python docs/picture.py`: the README's picture, made by running the program.

Runs the demo's command in a pseudo-terminal and draws what it printed. Needs the
model (`make setup`).
"""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "images" / "rewrite.svg"
ARGUMENTS = ["rewrite", "examples/launch-post.txt", "--channel", "facebook-post", "--explain"]
# The picture ends where the reader has seen what was changed and why.
LAST_HEADING = "Checks"
COLUMNS = 80


def recorded() -> str:
    """What the command writes to a terminal of COLUMNS columns."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    with subprocess.Popen(
        [sys.executable, "-m", "coach", *ARGUMENTS],
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment,
    ) as run:
        os.close(slave)
        chunks = []
        while True:
            try:
                chunk = os.read(master, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not chunk:
                break
            chunks.append(chunk)
    if run.returncode:
        raise SystemExit(f"coach ended with {run.returncode}")
    return b"".join(chunks).decode("utf-8").replace("\r\n", "\n")


def draw(printed: str) -> None:
    """Write PICTURE."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ coach {' '.join(ARGUMENTS)}", style="bold"), "")
    for line in printed.splitlines():
        text = Text.from_ansi(line)
        if text.plain.startswith(LAST_HEADING):
            break
        console.print(text)
    PICTURE.parent.mkdir(exist_ok=True)
    console.save_svg(str(PICTURE), title="coach")


if __name__ == "__main__":
    draw(recorded())
    print(f"written: {PICTURE.relative_to(ROOT)}")
