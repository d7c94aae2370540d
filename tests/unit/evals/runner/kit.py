"""Cases, a connection to a scripted model, and raters that need no data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from coach.api import Coach
from coach.config import Settings
from coach.errors import CoachError
from coach.inference import ChatModel
from coach.paths import Paths
from evals.datasets.cases import AdviceCase, Expectation, RewriteCase
from evals.records import Violation
from evals.runner.cached import Identity
from evals.runner.rescore import Raters
from evals.scorers.rate import Rating
from tests.fakes.inference import ScriptedModel
from tests.fakes.retrieval import ScriptedRetriever
from tests.unit.pipeline.kit import LISTEN, OPEN_QUESTION, ZeroEmbedder

PUSHY = "Hurry, last chance, buy my boots NOW!!! They cost 40 euros. Which size do you wear?"
GOOD = "The bus stops at the market from Monday. Which stop would help you most?"
IDENTITY = Identity(model="a" * 64, adapter="", context=4096, runtime="none 1.0")


def case(identity: str = "one", draft: str = PUSHY, **fields: Any) -> RewriteCase:
    """A rewrite case, valid but for what `fields` change."""
    given: dict[str, Any] = {
        "split": "dev",
        "type": "promotional-post",
        "channel": "facebook-post",
        "limit": None,
        "asked": False,
        "in_reply_to": "",
        "must_keep": (("40 euros",),),
        "must_not_add": ("refund",),
        "findings": (),
        "principles": ("p",),
        "edit_band": (0.1, 0.6),
        "references": ("My boots cost 40 euros. Which size do you wear?",),
    }
    return RewriteCase(id=identity, draft=draft, **{**given, **fields})


def situation(identity: str = "ask", **fields: Any) -> AdviceCase:
    """A situation to advise on."""
    given: dict[str, Any] = {
        "split": "dev",
        "situation": "A customer wrote that her boots leak. How do I answer?",
        "in_scope": True,
        "principles": ("listen-first",),
        "does": (Expectation(what="asks", any=("which",)),),
        "must_not_say": ("discount",),
    }
    return AdviceCase(id=identity, **{**given, **fields})


def write_cases(file: Path, cases: Sequence[RewriteCase | AdviceCase]) -> Path:
    """`cases` as a file of cases."""
    file.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in cases))
    return file


def paths(root: Path) -> Paths:
    """Folders below `root`."""
    return Paths(root / "config", root / "data", root / "cache")


class FakeConnection:
    """A Connection to `model`. `made` holds all of them, `closed` tells whether."""

    made: list[FakeConnection]

    def __init__(self, root: Path, model: ScriptedModel) -> None:
        self.closed = False
        self._model = model
        self.identity = IDENTITY
        self.chosen = model.info
        self._coach = Coach(
            paths(root),
            Settings(),
            model=model,
            retriever=ScriptedRetriever(default=(LISTEN, OPEN_QUESTION)),
            embedder=ZeroEmbedder(),
        )

    @property
    def computed(self) -> int:
        return len(self._model.requests)

    def model(self) -> ChatModel:
        return self._model

    def coach(self) -> Coach:
        return self._coach

    def close(self) -> None:
        self.closed = True


class Connect:
    """Stands in for the class Connection; `opened` holds what was asked for."""

    def __init__(self, root: Path, *script: Sequence[str] | CoachError) -> None:
        self.connection = FakeConnection(root, ScriptedModel(*script))
        self.opened: list[dict[str, Any]] = []

    def __call__(self, *_: object, **fields: Any) -> FakeConnection:
        self.opened.append(fields)
        return self.connection


def rate_rewrite(_case: RewriteCase, text: str) -> Rating:
    """Longer is better, up to 100 characters; "refund" is a violation."""
    bad = (Violation(kind="added", evidence="refund"),) if "refund" in text else ()
    share = min(1.0, len(text) / 100)
    return Rating(bad, share, share, {"length": share})


def rate_advice(_case: AdviceCase, document: Mapping[str, Any]) -> Rating:
    """1 when it cites something."""
    cited = float(bool(document["cited"]))
    return Rating((), cited, cited, {"words": float(len(str(document["advice"]).split()))})


def raters() -> Raters:
    """Both."""
    return Raters(rate_rewrite, rate_advice)
