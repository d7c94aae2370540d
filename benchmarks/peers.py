"""Other chat programs for the terminal that are written in Python with Textual.

Each is installed by pip into a virtual environment of its own, on request only,
and is configured so that it shows its chat as soon as it can. What they do at the
start differs from what Coach does, and that is the point: a user waits for it.

elia    Its message field has the focus on the first screen.
oterm   Its animated title is switched off. Without a chat its first screen has no
        message field, so only that screen is timed. It would talk to Ollama, which
        need not be there for that screen.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Peer:
    """`requirement` is what pip installs, `script` what it puts into `bin`, `first` a
    text of the first useful frame, `composer` whether that frame has the focus in a
    text field, `files` what its home folder needs to hold."""

    name: str
    requirement: str
    script: str
    first: str
    composer: bool
    files: tuple[tuple[str, str], ...] = ()


PEERS = (
    Peer("elia", "elia-chat==1.10.0", "elia", "Enter your message", composer=True),
    Peer(
        "oterm",
        "oterm==0.26.1",
        "oterm",
        "Welcome to oterm",
        composer=False,
        files=((".local/share/oterm/config.json", json.dumps({"splash-screen": False})),),
    ),
)


class NotInstalledError(Exception):
    """pip could not install a peer; the message is pip's last line."""


def install(peer: Peer, folder: Path) -> Path:
    """The program of `peer` in a virtual environment below `folder`, made if missing."""
    place = folder / peer.requirement.replace("==", "-")
    program = place / "bin" / peer.script
    if program.exists():
        return program
    print(f"installing {peer.requirement} ...", file=sys.stderr)
    for command in (
        [sys.executable, "-m", "venv", str(place)],
        [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", peer.requirement],
    ):
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.returncode:
            raise NotInstalledError((run.stderr.strip().splitlines() or ["pip said nothing"])[-1])
    if not program.exists():
        raise NotInstalledError(f"it brought no program {peer.script!r}")
    return program
