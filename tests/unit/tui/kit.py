"""An app with everything real but the model, the clipboard and the user's folders."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from coach.config import AppSettings, Settings
from coach.paths import Paths
from tests.fakes.engine import ScriptedEngine
from tui.app import CoachApp
from tui.services import Services

NARROW, WIDE = (80, 24), (140, 45)


def paths(root: Path) -> Paths:
    """Folders of a user who has just come."""
    return Paths(config=root / "config", data=root / "data", cache=root / "cache")


def app(root: Path, engine: ScriptedEngine | None = None, **given: Any) -> CoachApp:
    """The app over folders in `root`; `given` are arguments of Services or CoachApp."""
    outside = {name: given.pop(name) for name in ("resume", "draft") if name in given}
    settings = given.pop("settings", Settings(app=AppSettings(theme="dark", ascii=False)))
    services = Services(
        given.pop("paths", paths(root)),
        settings,
        given_engine=engine or ScriptedEngine(),
        window_id=given.pop("window_id", "this-window"),
        **given,
    )
    return CoachApp(services, **outside)
