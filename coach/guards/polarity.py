"""An answer must not turn into its opposite."""

from __future__ import annotations

from coach.domain import FactKind, FailureKind, GuardFailure
from coach.facts.polarity import contradiction, uses
from coach.facts.words import stem
from coach.guards.context import GuardContext, failed
from coach.text.patterns import Pattern, any_of

_BEGINS = any_of(r"^", r"(?<=[.!?:\n])\s*", r"(?<=[.!?:\n]\s)")
_GOES_ON = r"\b(?=\s*[,.!:;–-]|\s+(?:we|i|it|you|they|there|that)\b)"
_YES = Pattern(_BEGINS + r"(?P<word>yes|yep|yeah|yup|ja|oui|sí|si|sim)" + _GOES_ON)
_NO = Pattern(_BEGINS + r"(?P<word>no|nope|nein|non|não)" + _GOES_ON)
# "Jackets yes", "is ok yes": anywhere, a yes is an answer; a "no" often is not.
_SAYS_YES = Pattern(r"\b(?:yes|yep|yeah|yup)\b")
_OPPOSITES = (
    ("included", "excluded"), ("open", "closed"), ("allowed", "forbidden"),
    ("possible", "impossible"), ("available", "unavailable"),
    ("always", "never"), ("safe", "unsafe"), ("compatible", "incompatible"),
    ("minimum", "maximum"), ("increase", "decrease"), ("accept", "reject"),
)  # fmt: skip


def polarity(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """What the draft affirms is not denied, and its yes is not a no."""
    evidence = (
        _answer_flipped(candidate, context)
        or _denied(candidate, context)
        or _opposite(candidate, context)
    )
    return failed(
        FailureKind.POLARITY_FLIPPED,
        f'The draft does not say "{evidence}"; it says the opposite.',
        evidence,
    )


def _answer_flipped(candidate: str, context: GuardContext) -> str:
    draft = context.draft.text
    for meant, mine, other in ((_SAYS_YES, _YES, _NO), (_NO, _NO, _YES)):
        match = other.search(candidate)
        if meant.search(draft) and not other.search(draft) and match and not mine.search(candidate):
            return match["word"]
    return ""


def _denied(candidate: str, context: GuardContext) -> str:
    known = {fact.value for fact in context.sources.facts if fact.kind is FactKind.NEGATION}
    flipped = contradiction(candidate, context.draft.text)
    return next((fact.text for fact in flipped if fact.value not in known), "")


def _opposite(candidate: str, context: GuardContext) -> str:
    """The opposite of a word of the draft, said of the same thing."""
    meant = {use.word: use for use in uses(context.draft.text)}
    said = list(uses(candidate))
    known = context.sources.stems | {use.word for use in meant.values()}
    for pair in _OPPOSITES:
        for mine, other in (pair, pair[::-1]):
            drafted = meant.get(stem(mine))
            if drafted is None or stem(other) in known or any(u.word == stem(mine) for u in said):
                continue
            if any(use.word == stem(other) and use.near & drafted.near for use in said):
                return other
    return ""
