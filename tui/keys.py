"""From the table of actions to Textual's bindings, with the user's own keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from coach.errors import InputError, nearest
from tui.actions import ACTIONS, Scope, of

if TYPE_CHECKING:
    from collections.abc import Mapping


def bindings(scope: Scope) -> list[Binding]:
    """The bindings of a screen or widget whose actions are those of `scope`.

    An action without a key gets none here; the palette still offers it.
    """
    return [
        Binding(
            ",".join(action.keys),
            action.method,
            action.short,
            show=action.bar > 0,
            priority=action.priority,
            id=action.id,
        )
        for action in of(scope)
        if action.keys
    ]


def keymap(chosen: Mapping[str, str], where: str = "[keys]") -> dict[str, str]:
    """`chosen` (action id to comma-separated keys) as Textual's keymap.

    Raises InputError for an action that does not exist, for an empty key and for
    a key that another action of the same scope already has.
    """
    for name, keys in chosen.items():
        if name not in ACTIONS:
            guess = nearest(name, list(ACTIONS))
            meant = f" Did you mean {guess!r}?" if guess else ""
            raise InputError(
                f"There is no action {name!r}.{meant}",
                where=where,
                mend="see docs/keys.md, or press F1 in the app",
            )
        if not all(key.strip() for key in keys.split(",")):
            raise InputError(f"The key for {name!r} is empty.", where=where)
    _refuse_clashes(chosen, where)
    return dict(chosen)


def keys_of(name: str, chosen: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the action `name`, as remapped."""
    if name in chosen:
        return tuple(key.strip() for key in chosen[name].split(","))
    return ACTIONS[name].keys


def _refuse_clashes(chosen: Mapping[str, str], where: str) -> None:
    for scope in Scope:
        owners: dict[str, str] = {}
        for action in of(scope):
            for key in keys_of(action.id, chosen):
                other = owners.setdefault(key, action.id)
                if other != action.id:
                    raise InputError(
                        f"The key {key!r} is given to {other!r} and to {action.id!r}.",
                        where=where,
                    )
