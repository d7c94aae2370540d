"""Which systems there are for which suite."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from coach.api import Coach
from coach.errors import InputError, nearest
from coach.inference import ChatModel
from coach.stop import StopSignal
from evals.systems import texts
from evals.systems.base import BaseAdviser, BaseRewriter
from evals.systems.ports import Suite, System
from evals.systems.product import NAME, CoachAdviser, CoachRewriter
from evals.systems.texts import TextSystem
from evals.systems.timing import Clock


@dataclass(frozen=True, slots=True)
class Parts:
    """What systems are made of. `coach` and `model` share one loaded model and are
    only asked for by the systems of `NEED_MODEL`."""

    coach: Callable[[], Coach]
    model: Callable[[], ChatModel]
    clock: Clock
    stop: StopSignal = field(default_factory=StopSignal)


# What a case is differs between suites; the table below keeps the two apart.
_AnySystem = System[Any]
_Maker = Callable[[Suite, Parts], _AnySystem]

_REWRITE: Mapping[str, _Maker] = {
    NAME: lambda suite, parts: CoachRewriter(suite, parts.coach(), parts.clock, parts.stop),
    "rules": lambda suite, _: TextSystem("rules", suite, texts.by_rules),
    "base": lambda suite, parts: BaseRewriter(suite, parts.model(), parts.clock, parts.stop),
    "draft": lambda suite, _: TextSystem("draft", suite, texts.copy),
    "stuffed": lambda suite, _: TextSystem("stuffed", suite, texts.stuffed),
    "template": lambda suite, _: TextSystem("template", suite, texts.template),
    "empty": lambda suite, _: TextSystem("empty", suite, texts.empty),
    "reference": lambda suite, _: TextSystem("reference", suite, texts.reference),
}
_ADVICE: Mapping[str, _Maker] = {
    NAME: lambda _, parts: CoachAdviser(parts.coach(), parts.clock, parts.stop),
    "base": lambda _, parts: BaseAdviser(parts.model(), parts.clock, parts.stop),
    "template": lambda suite, _: TextSystem("template", suite, texts.advice_template),
    "empty": lambda suite, _: TextSystem("empty", suite, texts.empty),
}

NAMES: Mapping[Suite, tuple[str, ...]] = {
    "rewrite": tuple(_REWRITE),
    "hard": tuple(_REWRITE),
    "advice": tuple(_ADVICE),
}
NEED_MODEL = frozenset({NAME, "base"})


def build(suite: Suite, names: Sequence[str], parts: Parts) -> list[_AnySystem]:
    """The systems `names` for `suite`, in that order; those a suite does not know are
    left out, since `all` runs several. InputError for a name no suite knows."""
    makers = _ADVICE if suite == "advice" else _REWRITE
    for name in names:
        if name not in _REWRITE and name not in _ADVICE:
            guess = nearest(name, list(_REWRITE))
            meant = f" Did you mean {guess!r}?" if guess else ""
            raise InputError(
                f"There is no system {name!r}.{meant}",
                where="--system",
                mend=f"one of: {', '.join(_REWRITE)}, all",
            )
    return [makers[name](suite, parts) for name in names if name in makers]
