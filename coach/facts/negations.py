"""Negations and the word they govern."""

from __future__ import annotations

from collections.abc import Iterator

from coach.domain import Fact, FactKind
from coach.facts.words import FUNCTION_WORDS, WORD, stem
from coach.text.patterns import Pattern, any_of

_NEGATION = Pattern(
    r"(?<![\w])(?P<cue>"
    r"(?:\w+n['’]t)(?!\w)|cannot|cant|dont|doesnt|didnt|isnt|wont|wasnt"
    r"|not|never|without|nobody|nothing|none|neither|no(?!\.\s?\d)|nor"
    r"|nicht|kein|keine|keinen|pas"
    r")(?!\w)"
)
# What stands between a negation and what it denies.
_PASSED_OVER = FUNCTION_WORDS - {"no", "yes", "please", "thanks", "hi", "hello"} | frozenset(
    "anyone anything anybody really actually currently yet longer quite necessarily possible "
    "able".split()
)
_BREAK = Pattern(r"[.!?;:\n,()]", flags=0)
_PRONOUNS = frozenset("it him her them me us you this that".split())
_LOOK_AHEAD = 6
# Set phrases that deny nothing about the matter.
_IDIOM = Pattern(
    any_of(
        r"don['’]?t (?:miss|wait|worry|hesitate|forget|sleep on|let)",
        r"can['’]?t (?:wait|believe|help but)",
        r"not only",
        r"why (?:not|don['’]?t|won['’]?t)",
        r"not to mention",
        r"no (?:wonder|doubt|problem|worries|pressure|brainer|matter|way)",
        r"won['’]?t regret",
        r"nothing (?:but|like|short)",
        r"never (?:again|mind)|nobody knows|not just|if not|or not|isn['’]?t it|aren['’]?t you",
        r"don['’]?t you|doesn['’]?t it|what not",
        r"without (?:further|question|doubt)",
        r"no one|no excuses?",
    )
    + r"\b",
)


def scan(text: str) -> Iterator[Fact]:
    """Negations with what they govern: value "not:work" for "doesn't work".

    The span reaches from the negation to the governed word; idioms that deny
    nothing ("don't miss", "not only") are left out. An answer "No," has the
    value "not:".
    """
    idioms = [match.span() for match in _IDIOM.finditer(text)]
    for match in _NEGATION.finditer(text):
        if any(start <= match.start() < end for start, end in idioms):
            continue
        governed = _governed(text, match["cue"].lower(), match.end())
        if governed is not None:
            word, end = governed
            yield Fact(
                FactKind.NEGATION,
                text[match.start() : end],
                f"not:{stem(word)}",
                match.start(),
                end,
            )
        elif _is_answer(text, match.start(), match.end()):
            yield Fact(FactKind.NEGATION, match.group(), "not:", *match.span())


def _governed(text: str, cue: str, at: int) -> tuple[str, int] | None:
    for passed, match in enumerate(WORD.compiled.finditer(text, at, at + 80)):
        if passed >= _LOOK_AHEAD or _BREAK.search(text[at : match.start()]):
            return None
        word = match.group().lower().replace("’", "'")
        if cue == "without" and word in _PRONOUNS:
            return None  # "without it you pay" does not deny the paying
        if passed and _NEGATION.fullmatch(word):
            return None  # "without you nothing works": the second one governs
        if word not in _PASSED_OVER:
            return word, match.end()
    return None


def _is_answer(text: str, start: int, end: int) -> bool:
    before = text[:start].rstrip()[-1:]
    return (
        text[start:end].lower() == "no"
        and (before in {"", ".", "!", "?", ",", "\n", ":"})
        and text[end : end + 1] in {",", ".", "!", ";", ":"}
    )
