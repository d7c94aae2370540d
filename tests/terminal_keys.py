"""What a terminal sends for a key, in the encoding of xterm.

The names are Textual's ("ctrl+r", "shift+tab", "alt+enter"), so that a test reads
the same whether it drives the app through a pilot or through a terminal. The
codes are those of https://invisible-island.net/xterm/ctlseqs/ctlseqs.html.
"""

from __future__ import annotations

_SINGLE = {
    "backspace": "\x7f",
    "enter": "\r",
    "escape": "\x1b",
    "space": " ",
    "tab": "\t",
}
# Keys that are sent as CSI 1 ; modifiers letter.
_LETTER = {
    "up": "A",
    "down": "B",
    "right": "C",
    "left": "D",
    "end": "F",
    "home": "H",
}
_FUNCTION = {"f1": "P", "f2": "Q", "f3": "R", "f4": "S"}
# Keys that are sent as CSI number ; modifiers ~.
_NUMBER = {
    "insert": 2, "delete": 3, "pageup": 5, "pagedown": 6,
    "f5": 15, "f6": 17, "f7": 18, "f8": 19, "f9": 20, "f10": 21, "f11": 23, "f12": 24,
}  # fmt: skip
_MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}
_CONTROL = {"space": "\x00", "backslash": "\x1c", "underscore": "\x1f", "slash": "\x1f"}


def encode(key: str) -> bytes:
    """The bytes of one key press; ValueError for a name nobody knows.

    Shift+Enter and its like have no code of their own in this encoding: what is
    sent is what terminals with the kitty keyboard protocol send, because the
    others send a plain Enter (press that to test them).
    """
    *names, base = key.split("+") if key != "+" else [key]
    unknown = [name for name in names if name not in _MODIFIERS]
    if unknown or not base:
        raise ValueError(f"There is no key {key!r}.")
    return _encode(key, set(names), base).encode()


def _encode(key: str, modifiers: set[str], base: str) -> str:
    code = 1 + sum(_MODIFIERS[name] for name in modifiers)
    if base in _LETTER:
        return f"\x1b[1;{code}{_LETTER[base]}" if modifiers else f"\x1b[{_LETTER[base]}"
    if base in _FUNCTION:
        return f"\x1b[1;{code}{_FUNCTION[base]}" if modifiers else f"\x1bO{_FUNCTION[base]}"
    if base in _NUMBER:
        return f"\x1b[{_NUMBER[base]};{code}~" if modifiers else f"\x1b[{_NUMBER[base]}~"
    if key == "shift+tab":
        return "\x1b[Z"
    if base == "enter" and modifiers - {"alt"}:
        return f"\x1b[13;{code}u"
    if len(base) > 1 and base not in _SINGLE and base not in _CONTROL:
        raise ValueError(f"There is no key {key!r}.")
    text = _SINGLE.get(base, base)
    if "ctrl" in modifiers:
        text = _control(key, base)
    elif "shift" in modifiers:
        text = text.upper()
    return f"\x1b{text}" if "alt" in modifiers else text


def _control(key: str, base: str) -> str:
    if base in _CONTROL:
        return _CONTROL[base]
    if len(base) == 1 and "a" <= base <= "z":
        return chr(ord(base) & 0x1F)
    raise ValueError(f"A terminal has no code for {key!r}.")
