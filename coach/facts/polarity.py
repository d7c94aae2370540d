"""Denied in one text, claimed in the other.

Both directions compare a word where one text denies it with the places where
the other uses it: same word, no denial in the same clause, and enough of the
same words around it that both speak of the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coach.domain import Fact, FactKind
from coach.facts import negations
from coach.facts.words import FUNCTION_WORDS, WORD, stem
from coach.text.patterns import Pattern, any_of
from coach.text.sentences import sentences

# Wider than the negations that govern a word: anything that makes a claim less than one.
_DENIAL = Pattern(
    r"\b"
    + any_of(
        r"not|no|never|nobody|nothing|none|neither|nor|without|cannot|hardly|barely",
        r"rather than|instead of|no one|unable",
        r"dont|doesnt|cant|wont|didnt|isnt|\w+n['’]t",
        r"refus\w*|avoid\w*|stop\w*",
    )
    + r"\b"
)
_CLAUSE_END = Pattern(
    r"[,;:()](?=\s|$)|\s[-–—]\s|\s(?:but|because|so that|and|or)\s|[.!?]+(?=\s|$)", flags=0
)
# What holds only then, or only up to then, is neither denied nor claimed flatly.
_CONDITION = Pattern(r"\b(?:if|unless|whether|until|till|after|before|otherwise|when|once)\b")
# "cannot pay more than 20" and "can pay up to 20" say the same.
_MEASURE = Pattern(
    r"\b(?:more|less|fewer|longer|later|earlier|most|least) than\b|\b(?:beyond|above)\b"
)
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Use:
    """A content word in its place: what stands near it, whether its clause
    denies anything or the sentence asks, whether it is held
    against a measure, and whether it holds under a condition."""

    word: str
    near: frozenset[str]
    denied: bool
    measured: bool
    conditional: bool
    start: int


def uses(text: str) -> Iterator[Use]:
    """Every content word of `text` with its surroundings."""
    for sentence in sentences(text):
        asks = sentence.text.endswith("?")
        found = [
            (stem(match.group()), match.start())
            for match in WORD.compiled.finditer(text, sentence.start, sentence.end)
            if match.group().lower().replace("’", "'") not in FUNCTION_WORDS
        ]
        bounds = [sentence.start] + [
            match.end()
            for match in _CLAUSE_END.compiled.finditer(text, sentence.start, sentence.end)
        ]
        for index, (word, start) in enumerate(found):
            begin = max(bound for bound in bounds if bound <= start)
            end = min((bound for bound in bounds if bound > start), default=sentence.end)
            around = found[max(0, index - _NEAR) : index + _NEAR + 1]
            yield Use(
                word,
                frozenset(other for other, _ in around) - {word},
                denied=asks or _DENIAL.search(text[begin:end]) is not None,
                measured=_MEASURE.search(text[begin:end]) is not None,
                conditional=_CONDITION.search(text[begin:end]) is not None,
                start=start,
            )


def contradiction(denier: str, claimer: str) -> tuple[Fact, ...]:
    """The negations of `denier` whose word `claimer` only claims, about the same thing."""
    denials = [fact for fact in negations.scan(denier) if fact.value != "not:"]
    if not denials:
        return ()
    claims = list(uses(claimer))
    own = list(uses(denier))
    return tuple(fact for fact in denials if _is_claimed(fact, own, claims))


def _is_claimed(denial: Fact, own: list[Use], claims: list[Use]) -> bool:
    governed = denial.value.removeprefix("not:")
    here = next(
        (use for use in own if denial.start <= use.start < denial.end and use.word == governed),
        None,
    )
    there = [use for use in claims if use.word == governed]
    if here is None or here.measured or not there or any(use.denied for use in there):
        return False
    # The denier may itself claim the word of something else: "the lift works, the door doesn't".
    elsewhere = [use for use in own if use.word == governed and not use.denied]
    return any(
        use.conditional == here.conditional
        and _same_matter(here, use)
        and not any(len(other.near & use.near) >= len(here.near & use.near) for other in elsewhere)
        for use in there
    )


def _same_matter(left: Use, right: Use) -> bool:
    shared = left.near & right.near
    smaller = min(len(left.near), len(right.near))
    return len(shared) >= min(2, smaller)


def lost(negation: Fact, draft: str, rewrite: str) -> bool:
    """Whether `rewrite` claims what `negation` denied in `draft`. A rewrite that
    leaves the matter out, or asks about it, has lost no negation."""
    if negation.kind is not FactKind.NEGATION or negation.value == "not:":
        return False
    return any(fact.start == negation.start for fact in contradiction(draft, rewrite))
