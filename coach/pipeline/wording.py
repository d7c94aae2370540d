"""The words that advice suggests to send: said by the user, ready to be sent."""

from __future__ import annotations

import re
from functools import cache

from coach import prompts
from coach.domain import Draft
from coach.guards.context import GuardContext
from coach.guards.leaks import leak
from coach.guards.roles import role_flip
from coach.text.content import content, stem
from coach.text.sanitise import clean_final
from coach.text.sentences import sentences

_QUOTED = re.compile(r"(?P<open>[\"“])(?P<text>[^\"“”\n]+)(?P<close>[\"”])")
# "[Name]", "[landlord's name]": a gap that only the user can fill. "[1]" is a citation.
_GAP = re.compile(r"\s*\[[^\]\d\n][^\]\n]{0,40}\]")
# What both sides of any conversation have.
_BOTH_HAVE = frozenset(
    stem(word)
    for word in """
    post posts message reply comment mail email question complaint feedback review work
    house home name time day week problem business company shop order own opinion view
    answer call page point situation concern concerns way side part help advice patience
    interest trust account invoice appointment booking friend family group customer
    client
    """.split()
)
# Stands for a suggestion of which nothing is left; no text has it.
_EMPTY = "\ue002"
# One shared word is chance, two are the example.
_FOREIGN = 2
_BETWEEN = (
    r"(?:(?:had|have|has|to|was|were|am|are|is|been|just|also|already|really|only|even|never|still"
    r"|recently|publicly|finally)\s+){0,4}"
)
_FIRST = re.compile(rf"\b(?:I|we)(?:['’](?:ve|d|m|re))?\s+{_BETWEEN}(?P<verb>[^\W\d_]+)", re.I)
_THIRD = re.compile(
    rf"\b(?:she|he|they|who|guest|customer|client|man|woman|neighbou?r|colleague|boss|friend|buyer"
    rf"|landlord|tenant|reader|member|follower|person|somebody|someone)\s+{_BETWEEN}"
    r"(?P<verb>[^\W\d_]+)",
    re.I,
)
# What both sides of any conversation do.
_SHARED = frozenset(
    stem(word)
    for word in """be is was are were have had do did say said tell told ask asked write wrote want
    wanted need needed know knew think thought see saw get got go went come came would could should
    will can may might must not feel felt hope like love understand understood talk reply answer
    work make made take took give gave find found let know agree the a an in on at so and
    but""".split()
)


def sendable(advice: str, told: str) -> str:
    """`advice` without gaps to fill in, without suggested sentences that mix up who
    did or owns what in `told`, and without the prompt's own examples.

    Small models lose track of who is "I" in words they suggest; such a sentence would
    be sent as it stands.
    """
    theirs = _verbs(_THIRD, told) - _verbs(_FIRST, told)
    # Whoever tells a situation is the writer of the words suggested for it.
    context = GuardContext(
        Draft(text=_QUOTED.sub(" ", told), in_reply_to=" ".join(_quotes(told))),
        asked=False,
        protected=_example_words(),
    )

    own = _owned("my|our", told) - _owned("your|his|her|their", told)
    said: set[str] = set()

    def fits(part: str) -> bool:
        flipped = _owned("your", part) & own or role_flip(part, context)
        mixed = _verbs(_FIRST, part) & theirs or flipped
        return not mixed and not leak(part, context)

    def checked(match: re.Match[str]) -> str:
        text = match.group("text")
        parts = [sentence.text for sentence in sentences(text)]
        kept = [part for part in parts if fits(part)]
        inner = text.strip() if len(kept) == len(parts) else " ".join(kept)
        if inner in said:
            return _EMPTY
        said.add(inner)
        return f"{match.group('open')}{inner}{match.group('close')}" if inner else _EMPTY

    filled = _GAP.sub("", advice.replace(_EMPTY, ""))
    return clean_final(_without_examples(_without_torsos(_QUOTED.sub(checked, filled)), told))


@cache
def _example_words() -> tuple[str, ...]:
    """The words that the prompt's examples suggest."""
    turns = prompts.load("advise").fixed
    said = (turn.content for turn in turns if turn.role == "assistant")
    return tuple(quote for text in said for quote in _quotes(text))


def _quotes(text: str) -> list[str]:
    return [match.group("text") for match in _QUOTED.finditer(text)]


@cache
def _example_subjects() -> tuple[frozenset[str], ...]:
    """What each example is about: the words its situation and its answer share."""
    turns = prompts.load("advise").fixed[1:]
    pairs = zip(turns[::2], turns[1::2], strict=True)
    return tuple(
        frozenset(content(asked.content.rpartition("Situation:")[2])) & set(content(given.content))
        for asked, given in pairs
    )


def _without_examples(advice: str, told: str) -> str:
    """`advice` without sentences about an example's subject instead of the user's."""
    own = set(content(told))
    foreign = [subject - own for subject in _example_subjects()]
    kept = advice
    for sentence in reversed(sentences(advice)):
        said = set(content(sentence.text))
        if any(len(said & subject) >= _FOREIGN for subject in foreign):
            kept = kept[: sentence.start] + kept[sentence.end :].lstrip(" ")
    return kept


def _owned(owner: str, text: str) -> frozenset[str]:
    """What `owner` has in `text`, in words that only one side of a talk has."""
    plain = _QUOTED.sub(" ", text)
    found = re.findall(rf"\b(?:{owner})\s+([^\W\d_]{{3,}})", plain, re.IGNORECASE)
    return frozenset(stem(word.lower()) for word in found) - _BOTH_HAVE


def _verbs(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    found = {stem(match.group("verb").lower()) for match in pattern.finditer(text)}
    return frozenset(found - _SHARED)


_SENTENCE_END = re.compile(r"[.!?][\"”]?(?:[ \t]*\[\d{1,2}(?:, \d{1,2})*\]\.?)?|\n")
# What belonged to a suggestion: its full stop and its citation.
_AFTER_EMPTY = re.compile(r"^\.?[ \t]*(?:\[\d{1,2}(?:, \d{1,2})*\])?\.?[ \t]*")


def _without_torsos(advice: str) -> str:
    """`advice` without "You could write" where nothing follows any more."""
    before, *rest = advice.split(_EMPTY)
    for after in rest:
        # The sentence that led to it goes back to where the last one ended.
        ends = [match.end() for match in _SENTENCE_END.finditer(before)]
        before = before[: ends[-1] if ends else 0] + _AFTER_EMPTY.sub(" ", after)
    return before.strip()
