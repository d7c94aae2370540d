"""What one run of the program knows: its folders, its settings, the draft at risk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.config import Settings
    from coach.paths import Paths


@dataclass
class Session:
    """Made once per process; click hands it to the commands as `ctx.obj`.

    `at_risk` is a text that no file holds; it is saved when the program crashes,
    and when it came through a pipe (`piped`) also at every other failure: the
    shell's history has what was typed, but nobody has what was piped. `command`
    is what the user called, for the crash report.
    """

    at_risk: str = ""
    piped: bool = False
    command: str = ""
    interrupted: bool = False

    @cached_property
    def paths(self) -> Paths:
        """The user's folders."""
        from coach.paths import Paths

        return Paths.from_environment()

    @cached_property
    def settings(self) -> Settings:
        """The effective settings; InputError when the file cannot be used."""
        from coach.config import load

        return load(self.paths).settings
