"""The one connection to a language model that all systems of a run share."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from coach.api import Coach
from coach.config import Settings
from coach.inference import ChatModel
from coach.loading import choose, info_of, open_model
from coach.models import InstalledModel
from coach.paths import Paths
from coach.progress import Progress, Silent
from evals.runner.cached import Cached, Identity
from evals.runner.greedy import Greedy

FOLDER = "evals"


@dataclass
class Connection:
    """Opens what systems need, when they need it, and closes it.

    `paths` are the user's: where the model is and where generations are kept. `own`
    tells that the user's settings and notes take part; without it the product runs as
    it comes, so that a result does not depend on whose machine it was.
    """

    paths: Paths
    settings: Settings
    wanted: str | None = None
    greedy: bool = False
    own: bool = False
    progress: Progress = field(default_factory=Silent)

    @cached_property
    def chosen(self) -> InstalledModel:
        """The model; NotSetUpError or InputError when there is none."""
        return choose(self.paths, self.wanted)

    @cached_property
    def identity(self) -> Identity:
        """What the model's answers depend on."""
        adapter = self.chosen.entry.adapter if self.chosen.entry else None
        return Identity(
            model=self.chosen.sha256,
            adapter=adapter.sha256 if adapter and self.chosen.adapter else "",
            context=self._effective.model.context,
            runtime=f"llama-cpp-python {version('llama-cpp-python')}",
        )

    def model(self) -> ChatModel:
        """The model, loaded when it is first asked for something that is not stored."""
        return self._model

    def coach(self) -> Coach:
        """The product on that model."""
        return self._coach

    @property
    def computed(self) -> int:
        """How many requests the model really worked on."""
        return self._cached.computed if "_cached" in self.__dict__ else 0

    def close(self) -> None:
        """Free the model, if it was loaded."""
        if "_cached" in self.__dict__:
            self._cached.close()

    @cached_property
    def _effective(self) -> Settings:
        if self.own:
            return self.settings
        # How many threads is a matter of the machine, not of the product.
        model = type(self.settings.model)(threads=self.settings.model.threads)
        return Settings(model=model)

    @cached_property
    def _cached(self) -> Cached:
        chosen, settings = self.chosen, self._effective.model
        return Cached(
            lambda: open_model(chosen, settings),
            info_of(chosen),
            self.identity,
            folder_of(self.paths) / "generations",
        )

    @cached_property
    def _model(self) -> ChatModel:
        return Greedy(self._cached) if self.greedy else self._cached

    @cached_property
    def _coach(self) -> Coach:
        paths = self.paths if self.own else _empty_home(folder_of(self.paths) / "home")
        return Coach(paths, self._effective, progress=self.progress, model=self._model)


def folder_of(paths: Paths) -> Path:
    """Where the evaluation keeps what can be derived again."""
    return paths.cache / FOLDER


def _empty_home(root: Path) -> Paths:
    """Folders without notes or settings; the index in them is kept between runs."""
    return Paths(config=root / "config", data=root / "data", cache=root / "cache")
