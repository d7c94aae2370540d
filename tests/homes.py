"""A home folder that is thrown away and has the user's model in it."""

from __future__ import annotations

from pathlib import Path

from coach.paths import Paths


def link_model(home: Path) -> None:
    """Give `home`, a COACH_HOME that does not exist yet or is empty, the model and the
    index that are set up for this user; nothing when there are none."""
    real = Paths.from_environment()
    for source, name in ((real.models, "data/models"), (real.index, "cache/index")):
        target = home / name
        target.parent.mkdir(parents=True, mode=0o700)
        if source.is_dir():
            target.symlink_to(source.absolute())
