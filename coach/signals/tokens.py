"""Words, numbers, addresses and marks of a text, with their places.

Contractions are two tokens ("don't" is "do" and "not"), so that the word lists
need one form only; both carry the span of the whole word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from coach.text.sentences import Sentence, sentences

WORD, NUMBER, LINK, TAG, MARK = range(5)

_DOMAINS = "com|org|net|io|co|uk|de|eu|app|dev|shop|store|me|ly|ai|example|info|biz|us|ca|au|nl|fr"
LINK_PATTERN = (
    r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]'’]|www\.[^\s<>\"]*[^\s<>\".,;:!?)\]'’]"
    rf"|(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{_DOMAINS})\b(?:/[^\s<>\".,;:!?)\]]*)?"
)
_TOKEN = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    rf"|(?P<link>{LINK_PATTERN})"
    r"|(?P<tag>[#@]\w+)"
    r"|(?P<number>\d+(?:[.,:]\d+)*)(?=[^\W\d]|\b|%)"
    r"|(?P<word>[^\W_]+(?:['’][^\W_]+)*)"
    r"|(?P<joint>(?<=\w)[-‐‑](?=\w))"
    r"|(?P<mark>[^\w\s]|_)",
    re.IGNORECASE,
)
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty "
    "fifty hundred thousand dozen few".split()
)
_NOT = {"can't": "can", "won't": "will", "shan't": "shall", "ain't": "is"}
_ENDINGS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}
# After these, 's is "is"; after anything else it may be a possessive.
_IS = frozenset("it that there here what who where how he she everything nothing this".split())
# What can stand between the beginning of a clause and its imperative.
_LEAD_IN = frozenset("so and but please just then now or simply also kindly well ps".split())
_PAUSE = frozenset(",;:–—.!?…)(/*•")


def split_words(word: str) -> list[str]:
    """The tokens one written word stands for, in lower case."""
    word = word.lower().replace("’", "'")
    if "'" not in word:
        return ["can", "not"] if word == "cannot" else [word]
    if word.endswith("n't"):
        return [_NOT.get(word, word[:-3]), "not"]
    stem, _, ending = word.rpartition("'")
    if ending in _ENDINGS:
        return [stem, _ENDINGS[ending]]
    if ending == "s" and stem in _IS:
        return [stem, "is"]
    return ["let", "us"] if word == "let's" else [word]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists, because one pass over them must take microseconds.

    `clause_start[i]`: an order or a greeting can begin at token i.
    `joined[i]`: a hyphen ties token i to the one before it.
    """

    text: str
    words: list[str]
    kinds: list[int]
    starts: list[int]
    ends: list[int]
    clause_start: list[bool]
    joined: list[bool]
    sentences: list[Sentence]

    def at(self, offset: int) -> int:
        """Index of the first token that starts at `offset` or later."""
        return bisect_left(self.starts, offset)

    def inside(self, sentence: Sentence) -> range:
        """Indices of the tokens of `sentence`."""
        return range(self.at(sentence.start), self.at(sentence.end))

    def surface(self, index: int) -> str:
        return self.text[self.starts[index] : self.ends[index]]

    def compound(self, first: int, last: int) -> tuple[int, int]:
        """tokens[first:last] widened to what hyphens tie to them: "ultra-scalable"."""
        joined = self.joined
        while first > 0 and joined[first]:
            first -= 1
        while last < len(joined) and joined[last]:
            last += 1
        return first, last

    def cuts_contraction(self, first: int, last: int) -> bool:
        """Whether tokens[first:last] begins or ends in the middle of a word."""
        starts = self.starts
        return (first > 0 and starts[first - 1] == starts[first]) or (
            last < len(starts) and starts[last] == starts[last - 1]
        )


def tokenise(text: str) -> Tokens:
    words: list[str] = []
    kinds: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    joined: list[bool] = []
    hyphen = False
    for match in _TOKEN.finditer(text):
        group = match.lastgroup
        if group == "joint":
            hyphen = True
            continue
        start, end = match.span()
        pieces = [match[0].lower()]
        if group == "word":
            pieces = split_words(match[0])
            kind = NUMBER if pieces[0] in _NUMBER_WORDS else WORD
        elif group == "number":
            kind = NUMBER
        elif group == "mark":
            kind = MARK
        else:
            kind = TAG if group == "tag" else LINK
        for piece in pieces:
            words.append(piece)
            kinds.append(kind)
            starts.append(start)
            ends.append(end)
            joined.append(hyphen)
        hyphen = False
    spans = sentences(text)
    tokens = Tokens(text, words, kinds, starts, ends, [False] * len(words), joined, spans)
    for sentence in spans:
        _mark_clauses(tokens, tokens.inside(sentence))
    return tokens


def _mark_clauses(tokens: Tokens, inside: range) -> None:
    begins = True
    for index in inside:
        word = tokens.words[index]
        tokens.clause_start[index] = begins and tokens.kinds[index] != MARK
        if tokens.kinds[index] == MARK:
            begins = begins or word in _PAUSE
        else:
            begins = begins and word in _LEAD_IN
