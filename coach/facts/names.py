"""Proper names and codes: people, firms, products, places, model numbers.

There is no gazetteer that holds them all, so a name is known by its shape: a
capital where a sentence does not call for one, a capital inside a word, digits
inside a word, or capitals throughout.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from coach.domain import Fact, FactKind
from coach.facts.lexicon import GIVEN_NAMES, ORDINARY_WORDS, SHOUTED_WORDS
from coach.facts.people import signature_span
from coach.facts.words import FUNCTION_WORDS
from coach.text.language import language
from coach.text.patterns import Pattern
from coach.text.sentences import Sentence, sentences

_TOKEN = Pattern(r"(?:[^\W_][\u0300-\u036f]*)+(?:[-'’&.+/](?:[^\W_][\u0300-\u036f]*)+)*", flags=0)
_IBAN = Pattern(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[\dA-Z]{4}){2,7}(?: ?[\dA-Z]{1,3})?(?!\w)", flags=0)
_LEAD = Pattern(r"(?:(?:P\.?\s?){1,2}S\b\.?|\d{1,2}[.)])[\s:,–—-]*")
_LINKS = frozenset("of de van von der den di da del la le & du am y el".split())
_OPENERS = frozenset(':"“”„‘«»([{—–|•*>!?…')
_VALEDICTIONS = Pattern(
    r"(?:best|regards|wishes|cheers|thanks|thank you|thx|love|sincerely|faithfully|yours"
    r"|warmly|xx?|"
    r"grüße|gruß|cordialement|saludos|saluti|groeten|abraços|greetings|take care|talk soon"
    r"|see you)\W*$"
)


_CODE = Pattern(
    r"(?<![\w.@#/-])(?=[A-Za-z]*[A-Z])[A-Za-z]{1,12}-?\d[\dA-Za-z]*"
    r"(?:[-.]\d[\dA-Za-z]*)*(?:-[A-Z][\dA-Za-z]*)*(?!\w)",
    flags=0,
)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    initial: bool
    bare: str


def codes(text: str) -> Iterator[Fact]:
    """Account numbers, promo codes and model numbers that begin with a letter."""
    for pattern in (_IBAN, _CODE):
        for match in pattern.finditer(text):
            value = match.group().replace(" ", "").lower()
            yield Fact(FactKind.NAME, match.group(), value, *match.span())


def scan(text: str) -> Iterator[Fact]:
    """Names and codes of `text`; the value is the name in lower case."""
    tokens = _tokens(text)
    lower = {token.bare for token in tokens if token.text[0].islower()}
    midway = {
        token.bare
        for token in tokens
        if not token.initial and token.text[0].isupper() and not _shouted(token.text)
    }
    headline = _headline_tokens(text, tokens)
    shouting = _shouting_runs(text, tokens)
    german = language(text) == "de"
    signed = signature_span(text) or (0, 0)
    marked = [
        index not in shouting
        and (
            _is_name(token, lower, midway, german, index in headline)
            or (_next_is_name(text, tokens, index) and not german)
            or (signed[0] <= token.start < signed[1] and _could_be_name(token))
        )
        for index, token in enumerate(tokens)
    ]
    yield from _runs(text, tokens, marked)


def _tokens(text: str) -> list[_Token]:
    openings = [at for sentence in sentences(text) for at in _openings(sentence)]
    found: list[_Token] = []
    first_after = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        initial = False
        while first_after < len(openings) and openings[first_after] <= start:
            initial = True
            first_after += 1
        shown = match.group()
        for ending in ("'s", "’s", "'S", "’S"):
            shown = shown.removesuffix(ending)
        before = _last_before(text, start)
        initial = (
            initial
            or before in _OPENERS
            or not before
            or not (
                before.isalnum()
                or (before and unicodedata.combining(before))
                or before in ",;&/-'’.@#$€£%+)"
            )
        )
        found.append(_Token(shown, start, start + len(shown), initial, shown.casefold()))
    return found


def _openings(sentence: Sentence) -> list[int]:
    """Where a capital says nothing: at its beginning and after "P.S." or a list number."""
    lead = _LEAD.match(sentence.text)
    return [sentence.start, sentence.start + lead.end()] if lead else [sentence.start]


def _last_before(text: str, at: int) -> str:
    """The last character before `at` that is no space; "" at the start."""
    at -= 1
    while at >= 0 and text[at] in " \t":
        at -= 1
    return text[at] if at >= 0 else ""


def _could_be_name(token: _Token) -> bool:
    plain = token.bare.replace("’", "'")
    ordinary = plain in FUNCTION_WORDS or plain in ORDINARY_WORDS
    return token.text[0].isupper() and not _shouted(token.text) and not ordinary


def _is_name(
    token: _Token, lower: set[str], midway: set[str], german: bool, headline: bool
) -> bool:
    shown, bare = token.text, token.bare
    if is_code(shown):
        return True
    if not shown[0].isupper():
        return _camel(shown)
    if "'" in shown.replace("’", "'") and bare.replace("’", "'").split("'")[0] in FUNCTION_WORDS:
        return False
    if bare.replace("’", "'") in FUNCTION_WORDS or bare in ORDINARY_WORDS:
        return False
    if _shouted(shown):
        return 2 <= len(shown) <= 5 and bare not in SHOUTED_WORDS and bare not in lower
    if _camel(shown) or bare in GIVEN_NAMES:
        return True
    if german or headline:
        return False
    if token.initial:
        return bare in midway and bare not in lower
    return len(shown) > 1


def is_code(token: str) -> bool:
    """LAUNCH30, VX-9, E7, 3b, A4: letters and digits in one word."""
    has_digit = any(char.isdigit() for char in token)
    has_letter = any(char.isalpha() for char in token)
    return has_digit and has_letter


def _camel(token: str) -> bool:
    return any(left.islower() and right.isupper() for left, right in pairwise(token))


def _shouted(token: str) -> bool:
    return len(token) > 1 and token.isupper()


def _shouting_runs(text: str, tokens: list[_Token]) -> set[int]:
    """Indices of words inside two or more neighbouring words in capitals."""
    found: set[int] = set()
    for index in range(len(tokens) - 1):
        left, right = tokens[index], tokens[index + 1]
        if (
            _shouted(left.text)
            and (_shouted(right.text) or right.text == "I")
            and not is_code(left.text)
            and not is_code(right.text)
            and not text[left.end : right.start].strip(" !,.?-–:'’")
            and max(len(left.text), len(right.text)) > 3
        ):
            found |= {index, index + 1}
    return found


def _headline_tokens(text: str, tokens: list[_Token]) -> set[int]:
    """Indices of words in lines where nearly every word has a capital."""
    found: set[int] = set()
    line: list[int] = []
    for index, token in enumerate(tokens):
        if line and "\n" in text[tokens[line[-1]].end : token.start]:
            found |= _if_headline(tokens, line)
            line = []
        line.append(index)
    return found | _if_headline(tokens, line)


def _if_headline(tokens: list[_Token], line: list[int]) -> set[int]:
    longer = [index for index in line if len(tokens[index].text) > 3]
    capital = sum(tokens[index].text[0].isupper() for index in longer)
    return set(line) if len(longer) >= 5 and capital >= 0.8 * len(longer) else set()


def _next_is_name(text: str, tokens: list[_Token], index: int) -> bool:
    """Two capitals in a row at the start of a sentence: "Van Houten", "Elm Court"."""
    token = tokens[index]
    if not token.initial or index + 1 >= len(tokens) or not token.text[0].isupper():
        return False
    following = tokens[index + 1]
    bare = token.bare.replace("’", "'")
    return (
        text[token.end : following.start] in {" ", " & "}
        and following.text[0].isupper()
        and not following.initial
        and not _shouted(token.text)
        and not _shouted(following.text)
        and bare not in FUNCTION_WORDS
        and bare not in ORDINARY_WORDS
        and following.bare.replace("’", "'") not in FUNCTION_WORDS
        and "'" not in bare
    )


def _runs(text: str, tokens: list[_Token], marked: list[bool]) -> Iterator[Fact]:
    index = 0
    while index < len(tokens):
        if not marked[index]:
            index += 1
            continue
        last = index
        while True:
            step = _continues(text, tokens, marked, last)
            if not step:
                break
            last = step
        start, end = tokens[index].start, tokens[last].end
        value = " ".join(
            unicodedata.normalize("NFC", text[start:end]).casefold().replace("’", "'").split()
        )
        yield Fact(FactKind.NAME, text[start:end], value, start, end)
        index = last + 1


def _continues(text: str, tokens: list[_Token], marked: list[bool], last: int) -> int:
    """The index of the next word of the same name, 0 when the name ends here."""
    for step in range(1, 4):
        following = last + step
        if following >= len(tokens):
            return 0
        between = text[tokens[following - 1].end : tokens[following].start]
        if between not in {" ", " & ", ". "} or (
            between == ". " and len(tokens[following - 1].text) > 1
        ):
            return 0
        token = tokens[following]
        if marked[following] and (not token.initial or between == ". "):
            return following
        # "Musikschule Klangraum", "Head of Logistics": a link needs a name after it.
        if token.bare not in _LINKS:
            return 0
    return 0
