"""Why the draft became what it is: from the changes themselves, not from a model."""

from __future__ import annotations

import re

from coach.dialogue.replies import Turned, said
from coach.domain import Change, Conversation, ReplyKind, Retrieved
from coach.pipeline.engine import Engine
from coach.pipeline.explain import explain
from coach.pipeline.reading import read

_MOST = 6
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_SHOWN = 120


def of_changes(engine: Engine, conversation: Conversation) -> Turned:
    """Each change between draft and latest version with its reason and principle."""
    draft = conversation.draft
    assert draft is not None
    reading = read(draft, engine.known)
    named = list(dict.fromkeys(finding.principle for finding in reading.findings))
    found = explain(reading, conversation.current or draft.text, set(named))
    if not found:
        return said(conversation, "I changed nothing: these are your own words.")
    used = [name for name in named if any(change.principle == name for change in found[:_MOST])]
    lines = [_line(change, used) for change in found[:_MOST]]
    if len(found) > _MOST:
        lines.append(f"And {len(found) - _MOST} more of the same kind.")
    told = said(conversation, "\n".join(lines))
    return Turned(
        kind=ReplyKind.ADVICE,
        text=told.text,
        draft=told.draft,
        current=told.current,
        principles=tuple(Retrieved(engine.principle(name), 1.0) for name in used),
        cited=tuple(used),
    )


def _line(change: Change, used: list[str]) -> str:
    mark = f" [{used.index(change.principle) + 1}]" if change.principle in used else ""
    before, after = _quoted(change.before), _quoted(change.after)
    if before and after:
        what = f"{before} became {after}"
    else:
        what = f"{before} is gone" if before else f"{after} is new"
    return f"- {what}: {change.reason[:1].lower()}{change.reason[1:].rstrip('.')}{mark}."


def _quoted(text: str) -> str:
    """`text` in quotes on one line, its Markdown characters as they are."""
    line = " ".join(text.split())
    if not line:
        return ""
    shown = line if len(line) <= _SHOWN else f"{line[: _SHOWN - 3].rstrip()}..."
    return '"' + _MARKUP.sub(r"\\\1", shown) + '"'
