"""What a turn's `data` holds, and how the coach's values are made from it again.

    kind         "advice", "question", "rewrite"
    principles   [{"id", "title"}], in the order of their numbers
    cited        ids
    draft        {"text", "channel", "in_reply_to", "asked"}, what is under discussion
    current      its latest version
    rewrite      the `rewrite` document
    note         what was done, in a sentence
    seed         which one the answer was made with
    error        {"what", "where", "mend"} of an answer that failed

What is read back may have been written by another version or by hand: whatever
does not fit is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coach.domain import Conversation, Draft, Exchange, Guidance, Reply, RewriteResult
from coach.errors import CoachError, InputError
from coach.history.records import Role, Status
from tui.chat.thread import Turn

Data = dict[str, Any]


def of_reply(reply: Reply, seed: int) -> Data:
    """The data of an answer."""
    from coach import documents

    principles = [
        {"id": found.guidance.id, "title": found.guidance.title} for found in reply.principles
    ]
    data: Data = {
        "kind": str(reply.kind),
        "principles": principles,
        "cited": list(reply.cited),
        "current": reply.current,
        "note": reply.note,
        "seed": seed,
    }
    if reply.draft is not None:
        data["draft"] = of_draft(reply.draft)
    if reply.rewrite is not None:
        data["rewrite"] = documents.rewrite(reply.rewrite)
    return data


def of_principles(found: Sequence[Guidance]) -> Data:
    """The data of an answer whose end has not come."""
    return {"principles": [{"id": each.id, "title": each.title} for each in found]}


def of_draft(draft: Draft) -> Data:
    """A draft as data."""
    return {
        "text": draft.text,
        "channel": draft.channel.name,
        "in_reply_to": draft.in_reply_to,
        "asked": draft.asked,
    }


def of_error(error: CoachError) -> Data:
    """An error as data."""
    return {"what": error.what, "where": error.where, "mend": error.mend}


def conversation(before: Sequence[Turn], message: Turn) -> Conversation:
    """What the coach needs to know before it answers `message`: what was said before,
    and the draft under discussion, which `message` itself may have brought."""
    draft, current = under_discussion([*before, message])
    turns = tuple(
        Exchange("user" if turn.role is Role.USER else "coach", turn.text)
        for turn in before
        if turn.text.strip()
    )
    return Conversation(turns=turns, draft=draft, current=current)


def under_discussion(turns: Sequence[Turn]) -> tuple[Draft | None, str]:
    """The draft under discussion after `turns`, and its latest version."""
    for turn in reversed(turns):
        if (draft := _draft(turn.data.get("draft"))) is not None:
            current = turn.data.get("current")
            return draft, current if isinstance(current, str) and current else draft.text
    return None, ""


def principles(turn: Turn) -> list[tuple[str, str]]:
    """(id, title) of the principles, in the order of their numbers. Those the answer
    does not cite are among them: the numbers count all."""
    found = turn.data.get("principles")
    if not isinstance(found, list):
        return []
    known = [each for each in found if isinstance(each, dict)]
    return [(str(each.get("id", "")), str(each.get("title", ""))) for each in known]


def error_of(turn: Turn) -> CoachError | None:
    """Why an answer failed."""
    data = turn.data.get("error")
    if not isinstance(data, dict):
        return None
    where, mend = data.get("where"), data.get("mend")
    return CoachError(
        str(data.get("what", "")),
        where=None if where is None else str(where),
        mend=None if mend is None else str(mend),
    )


def rewrite_of(turn: Turn) -> RewriteResult | None:
    """The rewrite as the draft view takes it."""
    import msgspec

    data = turn.data.get("rewrite")
    if not isinstance(data, dict):
        return None
    try:
        score = data["score"]
        fields = {
            **data,
            "score_before": score["before"],
            "score_after": score["after"],
            "principles": [
                {"guidance": found, "score": found["score"]} for found in data["principles"]
            ],
        }
        return msgspec.convert(fields, RewriteResult)
    except (KeyError, TypeError, msgspec.ValidationError):
        return None


def is_rewrite(turn: Turn) -> bool:
    """Whether the text is a message to send, and not something said to the user."""
    return turn.role is Role.COACH and turn.data.get("kind", turn.kind) == "rewrite"


def unfinished(turn: Turn) -> bool:
    """Whether an answer can be gone on with."""
    return turn.role is Role.COACH and turn.status in {Status.PARTIAL, Status.FAILED}


def _draft(data: object) -> Draft | None:
    from coach.channels import OTHER, channel

    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        return None
    asked = data.get("asked")
    try:
        where = channel(str(data.get("channel", OTHER.name)))
    except InputError:
        where = OTHER
    return Draft(
        text=data["text"],
        channel=where,
        in_reply_to=str(data.get("in_reply_to") or ""),
        asked=asked if isinstance(asked, bool) else None,
    )
