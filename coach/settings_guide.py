"""What each setting means, in the words of the settings screen and of docs/settings.md.

What values it takes is read from the structs of coach.config, so that the two
cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import inspect

from coach.channels import CHANNELS
from coach.config import Settings, flat

NOT_SET = "auto"


@dataclass(frozen=True, slots=True)
class Guide:
    """One setting. `at_once`: a running app heeds it; else it holds from the next start.

    `choices` are the values it can have, empty for a number, whose least and greatest
    are in `bounds`. `default` is None where the program decides by itself.
    """

    key: str
    title: str
    meaning: str
    at_once: bool
    default: object
    choices: tuple[str, ...] = ()
    bounds: tuple[int, int] | None = None

    @property
    def values(self) -> str:
        """What it can be in the file, for a person."""
        if self.bounds is None:
            return ", ".join(choice for choice in self.choices if not self._by_itself(choice))
        low, high = self.bounds
        return f"a whole number from {low:,} to {high:,}"

    def _by_itself(self, choice: str) -> bool:
        """Whether `choice` is to have nothing in the file."""
        return choice == NOT_SET and self.default is None


_WORDS: dict[str, tuple[str, str, bool]] = {
    "model.threads": (
        "Processor threads",
        "How many threads the model uses. Unless you set it, the coach takes what suits "
        "this processor.",
        False,
    ),
    "model.context": (
        "Context",
        "How many tokens a question and its answer share; 100 tokens are about 75 words. "
        "More takes more memory.",
        False,
    ),
    "rewrite.channel": (
        "Usual channel",
        "Where your drafts go out unless you say otherwise. The length limit and the manners "
        "follow from it. In the app it holds for new drafts.",
        True,
    ),
    "rewrite.variants": (
        "Rewrites to choose from",
        "How many rewrites the model writes before the best one is chosen. More takes longer "
        "and may find a better one.",
        False,
    ),
    "advise.max_tokens": (
        "Longest advice",
        "How long advice may get, in tokens; 100 tokens are about 75 words.",
        False,
    ),
    "retrieval.limit": (
        "Principles",
        "How many principles a rewrite or an answer may lean on.",
        False,
    ),
    "app.theme": (
        "Colours",
        "The colours of the app: dark, light, or plain, which uses the sixteen colours of your "
        "terminal. With auto the coach goes by the terminal.",
        True,
    ),
    "app.ascii": (
        "Plain signs",
        "Whether the app draws with ASCII signs only. With auto it goes by the terminal's "
        "character set.",
        False,
    ),
    "app.clipboard": (
        "Copying",
        "Where copied text goes: through the terminal (OSC 52), which also works over SSH, to "
        "the system's own clipboard, or both.",
        True,
    ),
}


def guides() -> tuple[Guide, ...]:
    """Every setting but [keys], in the order of the structs."""
    return tuple(_guide(key, value) for key, value in flat(Settings()))


def spelt(value: object) -> str:
    """`value` as a person writes it, without quotes."""
    if value is None:
        return NOT_SET
    return str(value).lower() if isinstance(value, bool) else str(value)


def read(key: str, answer: str) -> object:
    """The value that `answer` stands for; None for "auto" where the program decides.

    A number that is none stays a text, for the check of the file to refuse.
    """
    guide = next(guide for guide in guides() if guide.key == key)
    if answer == NOT_SET and guide.default is None:
        return None
    if guide.bounds is not None:
        digits = answer.replace(",", "").replace("_", "").strip()
        return int(digits) if digits.isascii() and digits.isdigit() else answer
    return {"true": True, "false": False}.get(answer, answer)


def _guide(key: str, default: object) -> Guide:
    title, meaning, at_once = _WORDS[key]
    choices, bounds = _values(key)
    return Guide(key, title, meaning, at_once, default, choices, bounds)


def _values(key: str) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    if key == "rewrite.channel":
        return tuple(CHANNELS), None
    table, _, name = key.partition(".")
    struct = next(each.type for each in msgspec.structs.fields(Settings) if each.name == table)
    kind: Any = next(each.type for each in msgspec.structs.fields(struct) if each.name == name)
    return _of(inspect.type_info(kind))


def _of(kind: inspect.Type) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    match kind:
        case inspect.UnionType(types):
            [known] = [each for each in types if not isinstance(each, inspect.NoneType)]
            choices, bounds = _of(known)
            return (NOT_SET, *choices) if choices else (), bounds
        case inspect.LiteralType(values):
            # msgspec sorts them; "auto" and "both" are what most people want.
            texts = [str(value) for value in values]
            return tuple(sorted(texts, key=lambda text: text not in {NOT_SET, "both"})), None
        case inspect.BoolType():
            return ("true", "false"), None
        case inspect.IntType(ge=int(low), le=int(high)):
            return (), (low, high)
    raise TypeError(f"A setting has a kind the guide does not know: {kind}")
