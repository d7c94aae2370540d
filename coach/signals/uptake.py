"""Whether a reply takes up what the other person wrote.

Only concrete words count: stock empathy ("I understand your point") fits every
message and shows no listening, which is how word-list scorers are gamed.
"""

from __future__ import annotations

from functools import lru_cache

from coach.signals.lexicon.plain import FUNCTION_WORDS, GREETINGS, STOCK
from coach.signals.tokens import MARK, Tokens, tokenise

# The ledger's stems (`coach.facts.words`) match more, which is right for facts
# and wrong here: a match by chance would count as listening. With them 9 of 480
# replies to somebody passed as taking up what they had not.
_SUFFIXES = tuple("ations ation ments ment ings ing ness ies ied ers er ed es ly s e y".split())


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A light stem, good enough to see that "delivered" takes up "delivery"."""
    word = word.removesuffix("'s").removesuffix("’s")
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = word[: -len(suffix)]
            break
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word.rstrip("iey") if len(word) > 4 else word


def content_stems(tokens: Tokens, inside: range | None = None) -> set[str]:
    """Stems of the concrete words: no function words, no stock words, no names in a greeting."""
    greeting = _greeting_end(tokens)
    found = set()
    for index in inside if inside is not None else range(len(tokens.words)):
        word = tokens.words[index]
        if index < greeting or tokens.kinds[index] == MARK or not (len(word) > 1 or word.isdigit()):
            continue
        if word not in FUNCTION_WORDS and word not in STOCK and (len(word) > 2 or word.isdigit()):
            found.add(stem(word))
    return found


def shared_stems(draft: Tokens, other: str) -> tuple[set[str], set[str]]:
    """(what the draft takes up, what the other person's message offered to take up)."""
    theirs = content_stems(tokenise(other))
    return content_stems(draft) & theirs, theirs


def _greeting_end(tokens: Tokens) -> int:
    """Tokens of "Dear Ms Haddad," and of a handle at the beginning are names."""
    if not tokens.words:
        return 0
    if tokens.words[0] in GREETINGS or tokens.words[0].startswith("@"):
        for index in range(1, min(7, len(tokens.words))):
            if tokens.words[index] in {",", "!", ".", ":", "-", "–"}:
                return index
            if "\n" in tokens.text[tokens.ends[index - 1] : tokens.starts[index]]:
                return index
    return 1 if tokens.words[0].startswith("@") else 0
