"""The rewrite is in the language of the draft."""

from __future__ import annotations

from coach.domain import FailureKind, GuardFailure
from coach.guards.context import GuardContext
from coach.text.language import language, script

_NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish",
    "it": "Italian", "nl": "Dutch", "pt": "Portuguese",
}  # fmt: skip


def same_language(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """Language and script as in the draft; abstains where either is unsure."""
    drafted, said = language(context.draft.text), language(candidate)
    if drafted and said and drafted != said:
        return (_failure(_NAMES[drafted], _NAMES[said]),)
    before, after = script(context.draft.text), script(candidate)
    if before and after and before != after:
        return (_failure(before.capitalize(), after.capitalize()),)
    return ()


def _failure(drafted: str, said: str) -> GuardFailure:
    return GuardFailure(
        FailureKind.LANGUAGE, f"The draft is in {drafted}, the rewrite in {said}.", said
    )
