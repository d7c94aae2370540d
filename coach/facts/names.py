"""Proper names and codes: people, firms, products, places, model numbers.

There is no gazetteer that holds them all, so a name is known by its shape: a
capital where a sentence does not call for one, a capital inside a word, digits
inside a word, or capitals throughout.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from coach.domain import Fact, FactKind
from coach.facts.capitals import (
    Token,
    headlines,
    is_camel,
    is_code,
    is_ordinary,
    is_shout,
    is_upper,
    loud_runs,
    stressed,
    tokens_of,
)
from coach.facts.lexicon import GIVEN_NAMES
from coach.facts.people import signature_span
from coach.facts.words import FUNCTION_WORDS
from coach.text.language import language
from coach.text.patterns import Pattern

_IBAN = Pattern(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[\dA-Z]{4}){2,7}(?: ?[\dA-Z]{1,3})?(?!\w)", flags=0)
_CODE = Pattern(
    r"(?<![\w.@#/-])(?=[A-Za-z]*[A-Z])[A-Za-z]{1,12}-?\d[\dA-Za-z]*"
    r"(?:[-.]\d[\dA-Za-z]*)*(?:-[A-Z][\dA-Za-z]*)*(?!\w)",
    flags=0,
)
# Between two words of one name: "Head of Logistics", "Brown & Co".
_LINKS = frozenset("of de van von der den di da del la le & du am y el".split())


def codes(text: str) -> Iterator[Fact]:
    """Account numbers, promo codes and model numbers that begin with a letter."""
    for pattern in (_IBAN, _CODE):
        for match in pattern.finditer(text):
            value = match.group().replace(" ", "").lower()
            yield Fact(FactKind.NAME, match.group(), value, *match.span())


def scan(text: str) -> Iterator[Fact]:
    """Names and codes of `text`; the value is the name in lower case."""
    words = _Words(text)
    marked = [words.is_name(index) for index in range(len(words.tokens))]
    yield from _runs(text, words.tokens, marked)


class _Words:
    """The words of one text and what is known about their capitals."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self.lower = {token.bare for token in self.tokens if token.text[0].islower()}
        self.midway = {
            token.bare
            for token in self.tokens
            if not token.initial and token.text[0].isupper() and not is_upper(token.text)
        }
        self.headlines = headlines(text, self.tokens)
        self.loud = loud_runs(text, self.tokens)
        self.stressed = stressed(text, self.tokens)
        self.german = language(text) == "de"  # every noun has a capital there
        self.signature = signature_span(text) or (0, 0)

    def is_name(self, index: int) -> bool:
        if index in self.loud:
            return False
        token = self.tokens[index]
        begin, end = self.signature
        return (
            self._looks_like_name(index)
            or (not self.german and self._begins_name(index))
            or (begin <= token.start < end and _could_be_name(token))
        )

    def _looks_like_name(self, index: int) -> bool:
        token = self.tokens[index]
        shown, bare = token.text, token.bare
        if is_code(shown):
            return True
        if not shown[0].isupper():
            return is_camel(shown)
        if "'" in bare and bare.split("'")[0] in FUNCTION_WORDS:
            return False
        if is_ordinary(bare):
            return False
        if is_upper(shown):
            return self._is_acronym(index)
        if is_camel(shown) or bare in GIVEN_NAMES:
            return True
        if self.german or index in self.headlines:
            return False
        if token.initial:
            return bare in self.midway and bare not in self.lower
        return len(shown) > 1

    def _is_acronym(self, index: int) -> bool:
        """Short capitals, unless they only raise the voice."""
        token = self.tokens[index]
        if not 2 <= len(token.text) <= 5 or token.bare in self.lower or is_shout(token.bare):
            return False
        return index not in self.stressed or token.bare in self.midway

    def _begins_name(self, index: int) -> bool:
        """Two capitals in a row at the start of a sentence: "Van Houten", "Elm Court"."""
        token = self.tokens[index]
        if not token.initial or index + 1 >= len(self.tokens) or not token.text[0].isupper():
            return False
        following = self.tokens[index + 1]
        return (
            self.text[token.end : following.start] in {" ", " & "}
            and following.text[0].isupper()
            and not following.initial
            and not is_upper(token.text)
            and not is_upper(following.text)
            and not is_ordinary(token.bare)
            and following.bare not in FUNCTION_WORDS
            and "'" not in token.bare
        )


def _could_be_name(token: Token) -> bool:
    return token.text[0].isupper() and not is_upper(token.text) and not is_ordinary(token.bare)


def _runs(text: str, tokens: list[Token], marked: list[bool]) -> Iterator[Fact]:
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


def _continues(text: str, tokens: list[Token], marked: list[bool], last: int) -> int:
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
