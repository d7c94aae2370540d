"""Spans and replacements that leave a sentence standing.

Every function returns (start, end, suggestion) for a Finding, or None when the
words cannot go without somebody rewriting the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.domain import Finding
from coach.signals.lexicon.plain import FUNCTION_WORDS, GREETINGS
from coach.signals.tokens import LINK, MARK, TAG, WORD, Tokens
from coach.text.sentences import Sentence

Edit = tuple[int, int, str]

_INTENSIFIERS = frozenset(
    "most more very truly really absolutely so super totally simply utterly completely just "
    "genuinely quite pretty beyond the-most".split()
)
_DEGREE = frozenset("how so too that as".split())
_AN_LETTERS = frozenset("AEFHILMNORSX")
_AN_WORDS = ("hour", "honest", "honour", "honor", "heir", "8", "11", "18")
_A_WORDS = ("uni", "use", "user", "usual", "util", "euro", "eu", "one", "once", "ubiq", "ufo", "u.")


def article_before(word: str) -> str:
    """Such as "a" or "an", by sound as far as spelling tells."""
    if len(word) > 1 and word.isupper():
        return "an" if word[0] in _AN_LETTERS else "a"
    low = word.lower()
    if low.startswith(_AN_WORDS):
        return "an"
    if low.startswith(_A_WORDS) and not low.startswith(("unin", "unim", "unid")):
        return "a"
    return "an" if low[:1] in "aeiou" else "a"


def same_case(old: str, new: str) -> str:
    """`new` with the capital of `old`, if it has one."""
    return new[:1].upper() + new[1:] if old[:1].isupper() and new else new


def swap(tokens: Tokens, first: int, last: int, new: str) -> Edit:
    """Replace tokens[first:last], mending an article in front."""
    start, end = tokens.starts[first], tokens.ends[last - 1]
    new = same_case(tokens.text[start:end], new)
    return _with_article(tokens, first, start, end, new, new.split(" ")[0])


def drop_adjective(tokens: Tokens, first: int, last: int) -> Edit | None:
    """Take out tokens[first:last], an adjective, if a noun phrase follows it."""
    words = tokens.words
    if tokens.cuts_contraction(first, last) or last >= len(words):
        return None
    sentence_end = _sentence_end(tokens, first)
    begin, after = first, last
    while begin > 0 and words[begin - 1] in _INTENSIFIERS and not _new_sentence(tokens, begin):
        begin -= 1
    if begin > 0 and words[begin - 1] in _DEGREE:
        return None
    if words[after] in {"and", ",", "&", "or"} and _describes(tokens, after + 1, sentence_end):
        after += 1
    elif _describes(tokens, after, sentence_end) and _second_of_two(tokens, begin):
        # "a fast and amazing tool" loses "and amazing", not only "amazing".
        return tokens.ends[begin - 2], tokens.ends[last - 1], ""
    if not _describes(tokens, after, sentence_end):
        return None
    start, end = tokens.starts[begin], tokens.starts[after]
    if "\n" in tokens.text[start:end]:
        return None
    following = tokens.surface(after)
    if _new_sentence(tokens, begin) and following[:1].islower():
        return start, tokens.ends[after], following[:1].upper() + following[1:]
    return _with_article(tokens, begin, start, end, "", following)


def _second_of_two(tokens: Tokens, index: int) -> bool:
    words, kinds = tokens.words, tokens.kinds
    return (
        index > 1
        and words[index - 1] in {"and", "&"}
        and kinds[index - 2] == WORD
        and words[index - 2] not in FUNCTION_WORDS
        and not _new_sentence(tokens, index)
    )


def _describes(tokens: Tokens, index: int, sentence_end: int) -> bool:
    return (
        index < len(tokens.words)
        and tokens.starts[index] < sentence_end
        and tokens.kinds[index] in {WORD, TAG}
        and tokens.words[index] not in FUNCTION_WORDS
    )


def drop_words(tokens: Tokens, first: int, last: int) -> Edit | None:
    """Take out tokens[first:last], an adverb or an insertion, with its comma."""
    if tokens.cuts_contraction(first, last):
        return None
    start, end = tokens.starts[first], tokens.ends[last - 1]
    stranded = first > 0 and tokens.words[first - 1] in FUNCTION_WORDS
    if stranded and (last >= len(tokens.words) or tokens.kinds[last] == MARK):
        return None
    if last >= len(tokens.words) or tokens.starts[last] >= _sentence_end(tokens, first):
        return (tokens.ends[first - 1], end, "") if not _new_sentence(tokens, first) else None
    if tokens.kinds[last] == MARK:
        greeted = tokens.words[last] == "," and _greeting_before(tokens, first)
        if not greeted and (tokens.words[last] not in ",:" or not _new_sentence(tokens, first)):
            return None if _new_sentence(tokens, first) else (tokens.ends[first - 1], end, "")
        last += 1
        if last >= len(tokens.words) or tokens.starts[last] >= _sentence_end(tokens, first):
            return None
    if tokens.words[last] == "but" and last + 1 < len(tokens.words):
        last += 1
    end = tokens.starts[last]
    if _new_sentence(tokens, first):
        following = tokens.surface(last)
        return start, tokens.ends[last], following[:1].upper() + following[1:]
    return start, end, ""


def _greeting_before(tokens: Tokens, index: int) -> bool:
    """Whether nothing but "Dear client," stands in the sentence before tokens[index]."""
    begin = index
    while begin > 0 and not _new_sentence(tokens, begin):
        begin -= 1
    words = tokens.words[begin:index]
    return len(words) > 1 and words[0] in GREETINGS and "," not in words[:-1] and words[-1] == ","


def drop_sentence(text: str, sentence: Sentence) -> Edit:
    """Take out the sentence and the spaces that set it off from the next one."""
    end = sentence.end
    while end < len(text) and text[end] in " \t":
        end += 1
    return sentence.start, end, ""


def holds_facts(tokens: Tokens, inside: range) -> bool:
    """Whether a sentence says something that may not silently vanish."""
    return any(tokens.kinds[i] in {LINK, TAG} or tokens.words[i][:1].isdigit() for i in inside)


def _new_sentence(tokens: Tokens, index: int) -> bool:
    start = tokens.starts[index]
    return any(
        s.start <= start < s.end and not re.search(r"\w", tokens.text[s.start : start])
        for s in tokens.sentences
    )


def _sentence_end(tokens: Tokens, index: int) -> int:
    start = tokens.starts[index]
    return next((s.end for s in tokens.sentences if s.start <= start < s.end), len(tokens.text))


def _with_article(
    tokens: Tokens, first: int, start: int, end: int, new: str, following: str
) -> Edit:
    """Widen the span over "a" or "an" where the next word asks for the other one."""
    if first == 0 or tokens.words[first - 1] not in {"a", "an"}:
        return start, end, new
    article = tokens.surface(first - 1)
    right = same_case(article, article_before(following))
    gap = tokens.text[tokens.ends[first - 1] : start]
    if right == article or gap != " ":
        return start, end, new
    return tokens.starts[first - 1], end, f"{right} {new}"


def applied(text: str, findings: Iterable[Finding]) -> str:
    """`text` with every suggestion carried out; of overlapping ones the widest."""
    wanted = [finding for finding in findings if finding.suggestion is not None]
    wanted.sort(key=lambda finding: (finding.start - finding.end, finding.start))
    chosen: list[Finding] = []
    for finding in wanted:
        if all(finding.end <= c.start or finding.start >= c.end for c in chosen):
            chosen.append(finding)
    chosen.sort(key=lambda finding: finding.start, reverse=True)
    for finding in chosen:
        assert finding.suggestion is not None
        text = text[: finding.start] + finding.suggestion + text[finding.end :]
    return text
