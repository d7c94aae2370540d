"""One line of a batch: JSON in, a checked item out."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass
from typing import Any, Literal

from coach.channels import channel
from coach.domain import Draft
from coach.errors import InputError
from coach.incoming import clean
from coach.text.sanitise import sanitise

KEYS = ("id", "draft", "situation", "channel", "asked", "in_reply_to")


@dataclass(frozen=True, slots=True)
class Item:
    """`draft.text` is the situation when advice is asked for."""

    id: str
    line: int
    draft: Draft


def parse_line(raw: bytes, number: int, task: Literal["rewrite", "advise", "score"]) -> Item:
    """The item in line `number` (from 1); InputError naming the line and the key.

    Keys that are none of ours are left alone, unless they look like a misspelt
    one: people keep notes beside their drafts.
    """
    where = f"line {number}"
    data = _object(raw, where)
    _refuse_misspelt(data, where)
    key = "situation" if task == "advise" else "draft"
    if key not in data:
        raise InputError(f"There is no {key!r} in the line.", where=where)
    text = clean(_text(data, key, where), where, key)
    asked = data.get("asked")
    if asked is not None and not isinstance(asked, bool):
        raise InputError("'asked' must be true, false or null.", where=where)
    try:
        to = channel(_text(data, "channel", where) or "other")
    except InputError as error:
        raise InputError(error.what, where=where, mend=error.mend) from error
    draft = Draft(
        text=text,
        channel=to,
        in_reply_to=sanitise(_text(data, "in_reply_to", where)).strip(),
        asked=asked,
    )
    return Item(_identity(data, number, where), number, draft)


def _object(raw: bytes, where: str) -> dict[str, Any]:
    try:
        data = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"The line is not UTF-8 (byte {error.start}).", where=where) from error
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it is nested too deeply"
        raise InputError(f"The line is not JSON: {reason}.", where=where) from error
    if not isinstance(data, dict):
        raise InputError('The line must be an object, like {"draft": "..."}.', where=where)
    return data


def _refuse_misspelt(data: dict[str, Any], where: str) -> None:
    for key in data:
        if key in KEYS:
            continue
        meant = difflib.get_close_matches(key.lower().replace("-", "_"), KEYS, n=1, cutoff=0.8)
        if meant and meant[0] not in data:
            raise InputError(f"{key!r} is no key; did you mean {meant[0]!r}?", where=where)


def _text(data: dict[str, Any], key: str, where: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f"{key!r} must be a text in quotes.", where=where)
    return value


def _identity(data: dict[str, Any], number: int, where: str) -> str:
    value = data.get("id")
    if value is None:
        return f"line-{number}"
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise InputError("'id' must be a text or a whole number.", where=where)
    return sanitise(str(value)) or f"line-{number}"
