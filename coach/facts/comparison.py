"""A rewrite's facts against the draft's and against what it may say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.domain import Draft, Fact, FactCheck, FactKind, Finding
from coach.facts.commitments import invented_promise
from coach.facts.equality import carries, name_parts, supports
from coach.facts.importance import may_go, must_keep
from coach.facts.ledger import SINGLE_KINDS, ledger
from coach.facts.lexicon import GENERIC_ACRONYMS, ORDINARY_WORDS
from coach.facts.polarity import lost
from coach.facts.words import FUNCTION_WORDS, parts, stem, stems
from coach.text.patterns import Pattern

_IDIOMATIC = 3  # "one question", "two things", "three words": a way of speaking
# "today" mostly means "nowadays" or "as I write"; as a deadline it is a new fact.
_BY_THEN = Pattern(r"\b(?:by|until|till|before|only|from)\s+$")
_DEMONYM = Pattern(r"(?:ian|an|ish|ese|ch|ic)s?$")
_FOLDED_APOSTROPHE = str.maketrans("’", "'")


@dataclass(frozen=True, slots=True)
class Comparison:
    """`kept` and `missing` are must-keep facts of the draft, `left_out` those it may
    lose and did, `invented` facts of the rewrite that no source has."""

    kept: tuple[Fact, ...]
    missing: tuple[Fact, ...]
    left_out: tuple[Fact, ...]
    invented: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything a rewrite may draw on."""

    text: str
    facts: tuple[Fact, ...]
    words: frozenset[str]
    stems: frozenset[str]


def sources_of(draft: Draft, known: Sequence[str] = ()) -> Sources:
    """The draft, the message it answers, and the user's own fact texts."""
    texts = [draft.text, draft.in_reply_to, *known]
    whole = "\n\n".join(texts)
    known_words = frozenset(part for word in set(parts(whole)) for part in (word, stem(word)))
    return Sources(
        text=whole,
        facts=tuple(fact for text in texts for fact in ledger(text)),
        words=known_words,
        stems=frozenset(stems(whole)),
    )


def compare(
    draft: Draft,
    rewrite: str,
    *,
    findings: Sequence[Finding] = (),
    asked: bool = False,
    known: Sequence[str] = (),
) -> Comparison:
    """Which must-keep facts `rewrite` carries, and which facts it made up."""
    wanted = must_keep(draft, findings, asked)
    said = ledger(rewrite)
    kept = tuple(fact for fact in wanted if _is_kept(fact, draft.text, rewrite, said))
    sources = sources_of(draft, known)
    return Comparison(
        kept=kept,
        missing=tuple(fact for fact in wanted if fact not in kept),
        left_out=tuple(
            fact for fact in may_go(draft, wanted) if not _is_kept(fact, draft.text, rewrite, said)
        ),
        invented=tuple(fact for fact in said if _is_invented(fact, rewrite, sources)),
    )


def check(
    draft: Draft,
    rewrite: str,
    *,
    findings: Sequence[Finding] = (),
    asked: bool = False,
    known: Sequence[str] = (),
) -> FactCheck:
    """`compare` in surface forms, each once, in the order of the texts."""
    found = compare(draft, rewrite, findings=findings, asked=asked, known=known)
    # A negation passes where nothing says the contrary; kept is what is still said.
    kept = [
        fact
        for fact in found.kept
        if fact.kind is not FactKind.NEGATION or contains(rewrite, fact.text)
    ]
    return FactCheck(
        kept=_surfaces(kept),
        missing=_surfaces(found.missing),
        invented=_surfaces(found.invented),
        left_out=_surfaces(found.left_out),
    )


def _surfaces(facts: Sequence[Fact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.text for fact in facts))


def _is_kept(fact: Fact, draft: str, rewrite: str, said: Sequence[Fact]) -> bool:
    if fact.kind is FactKind.NEGATION:
        return not lost(fact, draft, rewrite)
    if contains(rewrite, fact.text):
        return True
    if fact.kind is FactKind.PROMISE:
        return bool(set(fact.value.split(":")) - {""} & stems(rewrite))
    if fact.kind is FactKind.NAME:
        return bool(name_parts(fact.value) & set(parts(rewrite)))
    if fact.kind is FactKind.QUOTE:
        words = name_parts(fact.value)
        return len(words & set(parts(rewrite))) * 2 >= len(words)
    if fact.kind is FactKind.NUMBER and fact.value.split(" ")[0] == "1":
        unit = fact.value.partition(" ")[2]
        counted = rf"\b(?:one|an?|single|per|every|each)[\s-]+{unit}"
        return re.search(counted, rewrite.lower()) is not None
    return any(carries(other, fact) for other in said if not _is_its_own(other, fact, draft))


def _is_its_own(said: Fact, wanted: Fact, draft: str) -> bool:
    """Whether `said` is a number of the draft that has nothing to do with `wanted`: the
    house in "Mill Street 12" is not what is left of "12 June"."""
    if said.kind is not FactKind.NUMBER or wanted.kind is FactKind.NUMBER:
        return False
    if said.value.startswith("nth:"):
        return False
    return any(own.kind is FactKind.NUMBER and own.value == said.value for own in ledger(draft))


def _is_invented(fact: Fact, rewrite: str, sources: Sources) -> bool:
    if fact.kind is FactKind.NEGATION or contains(sources.text, fact.text):
        return False
    if fact.kind is FactKind.PROMISE:
        return invented_promise(fact, rewrite, sources.stems)
    if fact.kind is FactKind.NAME:
        return _is_new_name(fact, sources)
    if fact.kind is FactKind.QUOTE:
        return len(name_parts(fact.value) - sources.words) > 1
    if any(supports(source, fact) for source in _matching(fact, sources)):
        return False
    if fact.kind is FactKind.DATE and fact.value == "today":
        return _BY_THEN.search(rewrite[: fact.start]) is not None
    if fact.kind is FactKind.NUMBER:
        return not _is_manner_of_speaking(fact)
    return fact.kind in SINGLE_KINDS


def _matching(fact: Fact, sources: Sources) -> Iterator[Fact]:
    """The source facts that may stand for `fact`: a bare number makes a price
    only where the sources speak of that currency."""
    currency = fact.value.split("/")[0].rpartition(" ")[2]
    priced = any(
        source.kind is FactKind.PRICE and source.value.split("/")[0].endswith(f" {currency}")
        for source in sources.facts
    )
    for source in sources.facts:
        if fact.kind is FactKind.PRICE and source.kind is FactKind.NUMBER and not priced:
            continue
        yield source


def _is_new_name(fact: Fact, sources: Sources) -> bool:
    named = parts(fact.value)
    new = [
        part
        for part in named
        if part not in sources.words
        and stem(part) not in sources.words
        and part not in FUNCTION_WORDS
        and part not in ORDINARY_WORDS
        and not part.isdigit()
        and not _is_demonym(part, sources.words)
    ]
    joined = "".join(named)
    return bool(new) and fact.value not in GENERIC_ACRONYMS and joined not in sources.words


def _is_demonym(part: str, words: frozenset[str]) -> bool:
    """Whether it is "Norwegian" where a source says "Norway", and the reverse."""
    return any(
        word[:4] == part[:4] and _DEMONYM.search(word if len(word) > len(part) else part)
        for word in words
        if len(word) > 4 and len(part) > 4
    )


def _is_manner_of_speaking(fact: Fact) -> bool:
    amount = fact.value.split(" ")[0]
    spelled = not any(char.isdigit() for char in fact.text)
    if amount.startswith("nth:"):
        return spelled and amount in {"nth:1", "nth:2", "nth:3"}
    if amount == "1" and spelled:
        return True
    return spelled and " " not in fact.value and amount.isdigit() and int(amount) <= _IDIOMATIC


def contains(text: str, part: str) -> bool:
    """Whether `part` stands in `text` as it is, not as a piece of a longer word or number."""
    folded = part.casefold().translate(_FOLDED_APOSTROPHE)
    within = text.casefold().translate(_FOLDED_APOSTROPHE)
    at = within.find(folded)
    while at >= 0:
        end = at + len(folded)
        if _free_before(within, at, folded) and _free_after(within, end, folded):
            return True
        at = within.find(folded, at + 1)
    return False


def _free_before(text: str, at: int, part: str) -> bool:
    if at == 0 or not part[0].isalnum():
        return True
    before = text[at - 1]
    if before.isalnum():
        return False
    if part[0].isdigit():
        return not (before in ".,:/" and text[at - 2 : at - 1].isdigit()) and before not in "€$£"
    return True


def _free_after(text: str, end: int, part: str) -> bool:
    after = text[end : end + 1]
    if not after or not part[-1].isalnum():
        return True
    if after.isalnum():
        return False
    if part[-1].isdigit():
        return not (after in ".,:/" and text[end + 1 : end + 2].isdigit()) and after not in "%€$£"
    return True
