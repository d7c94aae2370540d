"""Where the data that ships with the program is found.

In an installed wheel the folders lie inside the package; in a source checkout
(an editable install included) they lie at the top of the repository, beside it.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from coach.errors import CoachError


def folder(name: str) -> Traversable:
    """The shipped folder `name` ("prompts" or "knowledge").

    Raises CoachError when the installation is incomplete.
    """
    packaged = files("coach") / "_data" / name
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).resolve().parent.parent / name
    if checkout.is_dir():
        return checkout
    raise CoachError(
        f"The installation is incomplete: its folder {name!r} is missing.",
        where=str(packaged),
        mend="pip install --force-reinstall coach-writing",
    )
