"""Content words: what a text is about, without its grammar.

For comparing what two texts speak of. Facts and guards have lists and stems of
their own (`coach.facts.words`): there "no", "more" and "after" carry meaning,
and a name must not be taken for grammar. So have the detectors
(`coach.signals.lexicon.plain`), to which a function word means that no noun
follows.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,:]*")

STOP_WORDS = frozenset(
    """a about above after again all also am an and any are aren't as at be because been before
    being below between both but by can can't cannot could couldn't did didn't do does doesn't
    doing don't down during each few for from further get gets got had hadn't has hasn't have
    haven't having he her here hers him his how i i'd i'll i'm i've if in into is isn't it it's
    its itself just let let's like me more most much my myself no nor not now of off on once one
    only or other our ours out over own please really same she should shouldn't so some such
    than that that's the their theirs them then there there's these they they're this those
    through to too under until up us very was wasn't we we'd we'll we're we've were weren't what
    when where which while who whom why will with won't would wouldn't yet you you'd you'll
    you're you've your yours""".split()
)


def words(text: str) -> list[str]:
    """The words and numbers of `text`, lower case, apostrophes straight."""
    return [match.group().lower().replace("’", "'") for match in _WORD.finditer(text)]


def stem(word: str) -> str:
    """`word` without the commonest English endings: enough to match "delays" with
    "delayed", not a linguistic stem."""
    for ending in ("'s", "ings", "ing", "edly", "ied", "ies", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            return word + "y" if ending in {"ied", "ies"} else word
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def content(text: str) -> list[str]:
    """The stems of the content words of `text`, in order, repeats included."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]
