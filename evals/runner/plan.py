"""What was asked for on the command line, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from coach.errors import InputError, NotSetUpError
from evals.datasets.cases import DATA, REWRITE_TYPES
from evals.systems import NAMES, NEED_MODEL, SUITES, Suite

ALL = "all"
# What the extra brings, under the names it is imported by.
_EXTRA = ("inspect_ai", "harper", "sklearn", "krippendorff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`file` holds cases of the user's own, `outputs` generations of an earlier run to
    score again; `command` is what was typed."""

    suites: tuple[Suite, ...]
    command: str = ""
    split: str = "dev"
    limit: int | None = None
    per_type: int | None = None
    systems: tuple[str, ...] = ("coach",)
    epochs: int = 1
    greedy: bool = False
    model: str | None = None
    file: Path | None = None
    outputs: Path | None = None
    baseline: Path | None = None
    out: Path | None = None
    viewer: bool = False
    score: bool = True

    def __post_init__(self) -> None:
        if self.file is not None and len(self.suites) > 1:
            raise InputError(
                "A file of cases is of one suite.",
                where="--cases",
                mend="coach eval rewrite --cases FILE",
            )
        if self.outputs is not None and not self.score:
            raise InputError("Generations that are there need no generating.", where="--outputs")
        if self.viewer and (self.out is None or self.outputs is not None):
            raise InputError(
                "The viewer shows the logs of a run, so it needs a run and a folder.",
                where="--viewer",
                mend="add --out DIR, and leave --outputs away",
            )
        if not self.score and self.out is None:
            raise InputError(
                "What is only generated has to go somewhere.",
                where="--generate-only",
                mend="add --out DIR",
            )

    def names(self, suite: Suite) -> tuple[str, ...]:
        """The systems asked for, "all" spelt out; names are checked when they are built."""
        known = NAMES[suite]
        spelt = [
            name for wanted in self.systems for name in (known if wanted == ALL else (wanted,))
        ]
        return tuple(dict.fromkeys(spelt))

    @property
    def needs_model(self) -> bool:
        """Whether a model has to be there."""
        return self.outputs is None and any(
            name in NEED_MODEL for suite in self.suites for name in self.names(suite)
        )

    @property
    def data(self) -> tuple[Path, ...]:
        """The files the cases come from."""
        if self.file is not None:
            return (self.file,)
        files = {
            "rewrite": tuple(DATA / "rewrite" / f"{name}.jsonl" for name in REWRITE_TYPES),
            "hard": (DATA / "hard.jsonl",),
            "advice": (DATA / "advice.jsonl",),
        }
        return tuple(file for suite in self.suites for file in files[suite])


def require_extra() -> None:
    """NotSetUpError with the command that installs what the evaluation needs."""
    missing = [name for name in _EXTRA if find_spec(name) is None]
    if missing:
        raise NotSetUpError(
            f"The evaluation is not installed: {', '.join(missing)} is missing.",
            mend="pip install 'coach-writing[eval]'",
        )


def suites_of(name: str) -> tuple[Suite, ...]:
    """The suites of generated texts that `name` means."""
    return tuple(suite for suite in SUITES if name in (suite, ALL))
