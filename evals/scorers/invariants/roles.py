"""Who writes and who reads stay who they are.

A word that one text gives to the writer ("my invoice", "we forgot") and another
to the reader ("your invoice", "you forgot") tells that the roles were swapped.
The thread is mirrored: its "I" is the reader of the message.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from coach.facts.people import addressees, signature
from coach.text.content import STOP_WORDS, stem
from evals.datasets.cases import RewriteCase
from evals.records import Violation

WRITER, READER = "writer", "reader"
_OTHER = {WRITER: READER, READER: WRITER}
_PRONOUN = {
    **dict.fromkeys(("i", "we", "my", "our", "mine", "ours"), WRITER),
    **dict.fromkeys(("you", "your", "yours"), READER),
}
# What is handed over ("take my shift") changes hands in good rewrites, too.
_HANDED = r"(?<!\btake )(?<!\btook )(?<!\bcover )(?<!\bswap )(?<!\bborrow )(?<!\blend )(?<!\blent )"
_POSSESSIVE = re.compile(
    _HANDED + r"\b(my|our|your)\s+(?:own\s+)?([a-z][a-z'’-]{3,})", re.IGNORECASE
)
# The verb that follows a subject at once; helping verbs say nothing about roles.
_SUBJECT = re.compile(
    r"\b(i|we|you|mine|ours|yours)\s+(?:(?:also|just|really|already|always|never|still|only)\s+)?"
    r"([a-z]{3,}ed|[a-z]{4,})\b(?:\s+(?:the|an?)\b)?(?:\s+([a-z]{4,})\b)?",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[\"“]([^\"“”]{3,})[\"”]")
# Both sides of a conversation do these, and think and feel them: only together with what
# comes next ("you send half") do they tell who is who.
_SHARED = frozenset(
    """able agree appreciate believe called come could deserve does enjoyed expect feel felt find
    found from give going gone happen have heard help hope just keep know learn like liked live
    look looked love made make mean meet might must need never only order plan prefer really said
    saying seen send sent shall should show some start still sure take talk tell thank that them
    then there they think this thought told took tried understand want wanted were what when will
    wish with wonder work would write wrote always ever even both need time side team best
    """.split()
)


def roles(case: RewriteCase, text: str) -> Iterator[Violation]:
    """Neither signed by the reader, nor addressed to the writer, nor with what is the
    one's given to the other."""
    writer = signature(case.draft)
    reader = addressees(case.draft) | signature(case.in_reply_to)
    for name in sorted(signature(text) & (reader - writer)):
        yield Violation(kind="role-swapped", evidence=f"signed by {name}")
    for name in sorted(addressees(text) & (writer - reader)):
        yield Violation(kind="role-swapped", evidence=f"written to {name}")
    known = owners(case.draft)
    for word, whose in owners(case.in_reply_to).items():
        known[word] |= {_OTHER[one] for one in whose}
    for word, whose in owners(_without_quotes(text, case.in_reply_to)).items():
        if known.get(word) and not known[word] & whose:
            yield Violation(kind="role-swapped", evidence=f"{'/'.join(sorted(whose))}: {word}")


def _without_quotes(text: str, thread: str) -> str:
    """`text` without what it quotes of `thread`: there "you" is the writer."""
    return _QUOTE.sub(lambda found: found[0] * (found[1] not in thread), text)


def owners(text: str) -> dict[str, set[str]]:
    """For each noun after a possessive and verb after a subject: whose it is."""
    found: Mapping[str, set[str]] = defaultdict(set)
    for match in _POSSESSIVE.finditer(text):
        _note(found, match[1], "'s ", match[2])
    for match in _SUBJECT.finditer(text):
        verb, after = match[2].lower(), (match[3] or "").lower()
        if verb not in _SHARED:
            _note(found, match[1], " ", verb)
        elif after and after not in STOP_WORDS and after not in _SHARED:
            _note(found, match[1], f" {stem(verb)} ", after)
    return defaultdict(set, found)


def _note(found: Mapping[str, set[str]], pronoun: str, mark: str, word: str) -> None:
    word = word.lower().replace("’", "'")
    if word not in STOP_WORDS and word not in _SHARED:
        found[mark + stem(word)].add(_PRONOUN[pronoun.lower()])
