"""The words of a text as a search for names sees them: what their capitals say.

A capital tells of a name only where nothing else calls for it: not at the
beginning of a sentence, not in a headline, not where somebody raises the voice.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from coach.facts.lexicon import ORDINARY_WORDS, SHOUTED_WORDS
from coach.facts.words import FUNCTION_WORDS
from coach.signals.lexicon.plain import ACRONYMS, SHOUTED
from coach.text.patterns import Pattern
from coach.text.sentences import Sentence, sentences

_TOKEN = Pattern(r"(?:[^\W_][\u0300-\u036f]*)+(?:[-'’&.+/](?:[^\W_][\u0300-\u036f]*)+)*", flags=0)
_POSSESSIVES = ("'s", "’s", "'S", "’S")
_OPENERS = frozenset(':"“”„‘«»([{—–|•*>!?…')
# After these, unlike after a space or an opener, a capital is the word's own.
_INSIDE = frozenset(",;&/-'’.@#$€£%+)")
_LEAD = Pattern(r"(?:(?:P\.?\s?){1,2}S\b\.?|\d{1,2}[.)])[\s:,–—-]*")
_STRETCHED = Pattern(r"([^\W\d])\1{2,}")
# What is said of somebody or very much so comes next: "we ADORE", "so CLOSE".
_BEFORE_STRESS = frozenset(
    "i we you they he she who be so really very truly absolutely totally always never too".split()
)
_VOWEL = frozenset("AEIOUY")


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `bare` is folded, with straight apostrophes and no possessive;
    `initial`: it stands where every word gets a capital."""

    text: str
    start: int
    end: int
    initial: bool
    bare: str


def tokens_of(text: str) -> list[Token]:
    """The words of `text` in order; "R&D" and "Jean-Luc" are one."""
    openings = [at for sentence in sentences(text) for at in _openings(sentence)]
    found: list[Token] = []
    passed = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        initial = False
        while passed < len(openings) and openings[passed] <= start:
            initial = True
            passed += 1
        shown = match.group()
        for ending in _POSSESSIVES:
            shown = shown.removesuffix(ending)
        initial = initial or _opens(_last_before(text, start))
        bare = shown.casefold().replace("’", "'")
        found.append(Token(shown, start, start + len(shown), initial, bare))
    return found


def _openings(sentence: Sentence) -> list[int]:
    """Where a capital says nothing: at its beginning and after "P.S." or a list number."""
    lead = _LEAD.match(sentence.text)
    return [sentence.start, sentence.start + lead.end()] if lead else [sentence.start]


def _opens(before: str) -> bool:
    if not before or before in _OPENERS:
        return True
    return not (before.isalnum() or unicodedata.combining(before) or before in _INSIDE)


def _last_before(text: str, at: int) -> str:
    """The last character before `at` that is no space; "" at the start."""
    at -= 1
    while at >= 0 and text[at] in " \t":
        at -= 1
    return text[at] if at >= 0 else ""


def is_ordinary(bare: str) -> bool:
    """Whether it is an everyday word, "sooo" and "hiii" included."""
    forms = {bare}
    # "AAA" and "III" are no stretched "a" and "i".
    if len(set(bare)) > 1 and _STRETCHED.search(bare):
        forms |= {_STRETCHED.sub(r"\1", bare), _STRETCHED.sub(r"\1\1", bare)}
    return any(form in FUNCTION_WORDS or form in ORDINARY_WORDS for form in forms)


def is_code(word: str) -> bool:
    """LAUNCH30, VX-9, E7, 3b, A4: letters and digits in one word."""
    return any(char.isdigit() for char in word) and any(char.isalpha() for char in word)


def is_camel(word: str) -> bool:
    """TimePilot, iPhone: a capital inside."""
    return any(left.islower() and right.isupper() for left, right in pairwise(word))


def is_upper(word: str) -> bool:
    """Capitals throughout: an acronym or a raised voice."""
    return len(word) > 1 and word.isupper()


def is_shout(bare: str) -> bool:
    """Whether people write the word in capitals to be loud."""
    return bare in SHOUTED_WORDS or bare in SHOUTED


def loud_runs(text: str, tokens: list[Token]) -> set[int]:
    """Indices of words inside two or more neighbouring words in capitals."""
    found: set[int] = set()
    for index, (left, right) in enumerate(pairwise(tokens)):
        if (
            is_upper(left.text)
            and (is_upper(right.text) or right.text == "I")
            and not is_code(left.text)
            and not is_code(right.text)
            and not text[left.end : right.start].strip(" !,.?-–:'’")
            and max(len(left.text), len(right.text)) > 3
        ):
            found |= {index, index + 1}
    return found


def stressed(text: str, tokens: list[Token]) -> set[int]:
    """Indices of single words in capitals for emphasis: "we ADORE it".

    Known by what stands before; a word without a vowel, or known as an acronym,
    stays one ("we NHS staff").
    """
    return {
        index
        for index, (left, right) in enumerate(pairwise(tokens), 1)
        if left.bare.split("'")[0] in _BEFORE_STRESS
        and is_upper(right.text)
        and len(right.text) > 2
        and text[left.end : right.start] in {" ", "'s ", "’s "}
        and right.text not in ACRONYMS
        and _VOWEL & set(right.text)
    }


def headlines(text: str, tokens: list[Token]) -> set[int]:
    """Indices of words in lines where nearly every word has a capital."""
    found: set[int] = set()
    line: list[int] = []
    for index, token in enumerate(tokens):
        if line and "\n" in text[tokens[line[-1]].end : token.start]:
            found |= _if_headline(tokens, line)
            line = []
        line.append(index)
    return found | _if_headline(tokens, line)


def _if_headline(tokens: list[Token], line: list[int]) -> set[int]:
    longer = [index for index in line if len(tokens[index].text) > 3]
    capital = sum(tokens[index].text[0].isupper() for index in longer)
    return set(line) if len(longer) >= 5 and capital >= 0.8 * len(longer) else set()
