"""What a turn comes to, and the answers that need no model."""

from __future__ import annotations

from dataclasses import dataclass

from coach.dialogue.revision import Revision
from coach.domain import Conversation, Draft, ReplyKind, Retrieved, RewriteResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """A Reply without what every reply has; see there for the fields."""

    kind: ReplyKind
    text: str
    draft: Draft | None
    current: str
    rewrite: RewriteResult | None = None
    principles: tuple[Retrieved, ...] = ()
    cited: tuple[str, ...] = ()
    in_scope: bool = True
    note: str = ""


def said(
    conversation: Conversation,
    text: str,
    kind: ReplyKind = ReplyKind.ADVICE,
    *,
    in_scope: bool = True,
) -> Turned:
    """Words of the coach that leave the draft as it is."""
    return Turned(
        kind=kind,
        text=text,
        draft=conversation.draft,
        current=conversation.current,
        in_scope=in_scope,
    )


def rewritten(draft: Draft, result: RewriteResult, note: str) -> Turned:
    """A draft's first version."""
    return version(draft, result.rewrite, note, result)


def version(draft: Draft, text: str, note: str, result: RewriteResult | None = None) -> Turned:
    """`text` as the latest version of `draft`."""
    principles = result.principles if result else ()
    used = {change.principle for change in result.changes} if result else set()
    return Turned(
        kind=ReplyKind.REWRITE,
        text=text,
        draft=draft,
        current=text,
        rewrite=result,
        principles=principles,
        cited=tuple(item.guidance.id for item in principles if item.guidance.id in used),
        note=note,
    )


def question_back(wish: Revision, draft: Draft, current: str) -> Turned | None:
    """A question instead of a change that nobody but the user could make, when the
    turn asks for nothing else."""
    others = wish.wording or wish.circumstances or wish.swap or wish.add or wish.again
    if others or not (wish.impossible or wish.unfound):
        return None
    if wish.unfound:
        text = (
            f'I cannot find "{" ".join(wish.unfound[0].split())}" in it. Which words do you mean? '
            "Put them in quotation marks, and I will find them."
        )
    elif wish.impossible == "translated":
        text = (
            "I do not translate, because I could not promise that every fact survives. "
            "Shall I change something about the message as it is?"
        )
    else:
        text = (
            f"I could only make it {wish.impossible} by making things up. What should it say? "
            'Write for example: add "I am in town on Friday.", and I will find the place for it.'
        )
    return Turned(kind=ReplyKind.QUESTION, text=text, draft=draft, current=current)
