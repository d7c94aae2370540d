"""From the table of actions to Textual's bindings, with the user's own keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, _character_to_key, key_to_character

from coach.errors import InputError, nearest
from tui.actions import ACTIONS, Scope, of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def bindings(scope: Scope) -> list[Binding]:
    """The bindings of a screen or widget whose actions are those of `scope`.

    An action without a key gets none here; the palette still offers it.
    """
    return [binding(action.id) for action in of(scope) if action.keys]


def binding(name: str) -> Binding:
    """The binding of the action `name`, for a place that has only some of a scope."""
    action = ACTIONS[name]
    return Binding(
        ",".join(action.keys),
        action.method,
        action.short,
        show=action.bar > 0,
        priority=action.priority,
        id=action.id,
    )


def closing(short: str = "Close") -> Binding:
    """The key of "app.stop" for a modal screen, where Textual asks the app for none."""
    action = ACTIONS["app.stop"]
    return Binding(",".join(action.keys), "app.stop", short, id=action.id)


def keymap(
    chosen: Mapping[str, str], where: Callable[[str], str] = lambda name: "[keys]"
) -> dict[str, str]:
    """`chosen` (action id to comma-separated keys) as Textual's keymap.

    `where` says where the line for an action stands. Raises InputError for an action
    or a key that does not exist, for an empty key and for a key that another action
    of the same place already has.
    """
    for name, keys in chosen.items():
        if name not in ACTIONS:
            guess = nearest(name, list(ACTIONS))
            meant = f" Did you mean {guess!r}?" if guess else ""
            raise InputError(
                f"There is no action {name!r}.{meant}",
                where=where(name),
                mend="see docs/keys.md, or press F1 in the app",
            )
        for key in keys.split(","):
            if not key.strip():
                raise InputError(f"The key for {name!r} is empty.", where=where(name))
            action = ACTIONS[name]
            if action.priority and _types(_normal(key)) and _normal(key) not in action.keys:
                raise InputError(
                    f"{key.strip()!r} could not be typed any more if {name!r} had it.",
                    where=where(name),
                    mend="a key with ctrl or alt, or f1 to f12",
                )
            if not _exists(_normal(key)):
                raise InputError(
                    f"There is no key {key.strip()!r}, which {name!r} is to have.",
                    where=where(name),
                    mend="write it as in docs/keys.md, for example ctrl+e, alt+up or f5",
                )
    for name in chosen:
        _refuse_clash(name, chosen, where(name))
    return {name: ",".join(keys_of(name, chosen)) for name in chosen}


def keys_of(name: str, chosen: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the action `name`, as remapped."""
    if name in chosen:
        return tuple(_normal(key) for key in chosen[name].split(","))
    return ACTIONS[name].keys


# Places that lie in another one and hear its keys as well, as all hear the app's.
_INSIDE = {
    Scope.COMPOSER: Scope.CHAT,
    Scope.MESSAGE: Scope.CHAT,
    Scope.FINDINGS: Scope.DRAFT,
    Scope.CHANGES: Scope.DRAFT,
    Scope.SESSIONS: Scope.OVER,
}
# One key, two places of one screen: which of them it is depends on what is marked.
_SHARED = {frozenset({"sessions.resume", "over.choose"})}


def _refuse_clash(name: str, chosen: Mapping[str, str], where: str) -> None:
    """InputError when one of the keys of `name` has another meaning where it works."""
    scope = ACTIONS[name].scope
    mine = keys_of(name, chosen)
    for place in Scope:
        for other in of(place) if _together(scope, place) else ():
            if other.id == name or frozenset({other.id, name}) in _SHARED:
                continue
            taken = [key for key in mine if key in keys_of(other.id, chosen)]
            if taken:
                raise InputError(
                    f"The key {taken[0]!r} is given to {name!r} and to {other.id!r}.",
                    where=where,
                )


def _together(one: Scope, other: Scope) -> bool:
    """Whether keys of both places are heard at the same time."""
    return (
        one is other
        or Scope.APP in {one, other}
        or _INSIDE.get(one) is other
        or _INSIDE.get(other) is one
    )


_MODIFIERS = {"ctrl", "alt", "shift", "super", "hyper", "meta"}


def _normal(key: str) -> str:
    """`key` as Textual names it: "Ctrl+E" and "?" are "ctrl+e" and "question_mark"."""
    key = key.strip()
    *modifiers, base = key.split("+") if len(key) > 1 else [key]
    if modifiers or len(base) > 1:
        base = base.lower()
    if len(base) == 1:
        base = _character_to_key(base)
    return "+".join([*(modifier.lower() for modifier in modifiers), base])


def _exists(key: str) -> bool:
    """Whether a terminal can send `key`."""
    *modifiers, base = key.split("+")
    known = {*(each.value for each in Keys), *KEY_NAME_REPLACEMENTS.values()}
    named = base in known or key_to_character(base) is not None
    return named and _MODIFIERS.issuperset(modifiers)


def _types(key: str) -> bool:
    """Whether `key` writes a character."""
    character = key_to_character(key) if len(key) > 1 else key
    return "+" not in key and character is not None and character.isprintable()


def spelt(key: str) -> str:
    """`key` in full, as a manual writes it: "ctrl+r" is "Ctrl+R"."""
    *modifiers, base = key.split("+")
    character = key_to_character(base) if len(base) > 1 else base
    if base in _SPELT:
        last = _SPELT[base]
    elif character is not None and character.isprintable() and not character.isspace():
        last = character.upper() if modifiers else character
    else:
        last = base.capitalize()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), last])


_SPELT = {"escape": "Esc", "delete": "Del", "pageup": "Page Up", "pagedown": "Page Down"}
