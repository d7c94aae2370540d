"""Who is "I" and who is "you" must stay as it was.

The draft's first person is the writer, its second person the reader; in the
message it answers it is the other way round. From both texts follows who owns
what and who did what; a candidate that says the contrary has changed sides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.domain import FailureKind, GuardFailure
from coach.facts import quotes
from coach.facts.people import addressees, signature
from coach.facts.words import FUNCTION_WORDS, stem
from coach.guards.context import GuardContext, failed
from coach.text.patterns import Pattern, any_of

_OWNED = Pattern(
    r"(?:(?P<before>[^\W\d_]+)\s+)?\b(?P<owner>my|our|your)\s+"
    r"(?:\d+\s+)?(?P<thing>[^\W\d_]+(?:['’-][^\W\d_]+)*)"
    r"(?=(?:\s+(?P<after>[^\W\d_]+\s+[^\W\d_]+))?)"
)
# "Could you send", "if you ordered", "what did you order": asked or supposed, not told.
_SUPPOSING = any_of(
    "can|could|would|will|should|may|might|if|unless|whether|when|whenever",
    "once|please|do|did|does|shall|than|as",
)
_BETWEEN = any_of(
    "have|had|did|do|will|would|just|also|already|really|only|even|never|always",
    r"recently|kindly|again|both|all|were|was|are|am|been|not|\w+ly",
)
_ACTED = Pattern(
    rf"(?P<supposed>\b{_SUPPOSING}\s+)?"
    r"\b(?P<actor>I|we|you)(?:['’](?:ve|d|ll|re|m))?\s+"
    rf"(?:{_BETWEEN}\s+){{0,3}}(?P<verb>[^\W\d_]+(?:['’]t)?)"
)
# Verbs anybody does about anything: they tell nothing about sides.
_LIGHT = frozenset(
    stem(word)
    for word in """
    be have do get go come know think see want need say tell ask like make take give let feel look
    find try keep mean hope love hear read understand use put work help talk write call start
    stop can could would should may might will must tend happen seem guess wonder believe
    agree care live learn mention notice remember forget wish plan expect prefer decide choose
    add answer reply share show meet speak wait watch check bring leave stay enjoy miss run
    move turn end sit lot either too here there then now out up so if when that this with and
    or but to for in on at about free able ready sure happy glad sorry right welcome
    interested new please ever still might notic describe explain point set pass spend cover
    change know""".split()
)
# Things both sides have one of each.
_SHARED = frozenset(
    stem(word)
    for word in """
    own side time day week month year name life work job team home house family kids child
    children people person experience opinion view idea thought question answer reply message
    mail email post comment advice help way part end turn case place mind head hand heart eye
    own best first last next business company industry area town city street neighbourhood
    world friend colleague feedback problem point story situation thing topic subject
    understanding patience interest support trust attention profile page plan call phone
    number hands eyes words honest""".split()
)


@dataclass(frozen=True, slots=True)
class _Sides:
    """Stems the writer ("first") and the reader ("second") own or did."""

    first: frozenset[str]
    second: frozenset[str]

    def swapped(self) -> _Sides:
        return _Sides(self.second, self.first)

    def __or__(self, other: _Sides) -> _Sides:
        return _Sides(self.first | other.first, self.second | other.second)


def role_flip(candidate: str, context: GuardContext) -> tuple[GuardFailure, ...]:
    """The candidate is still said by the writer of the draft, to the same reader."""
    evidence = _names_flipped(candidate, context) or _sides_flipped(candidate, context)
    return failed(
        FailureKind.ROLE_FLIPPED, f'"{evidence}" changes who is speaking to whom.', evidence
    )


def _names_flipped(candidate: str, context: GuardContext) -> str:
    writer, reader = signature(context.draft.text), addressees(context.draft.text)
    only_writer, only_reader = writer - reader, reader - writer
    greeted, signed = addressees(candidate), signature(candidate)
    wrong = (greeted & only_writer) - only_reader or (signed & only_reader) - only_writer
    return next(iter(sorted(wrong)), "")


def _sides_flipped(candidate: str, context: GuardContext) -> str:
    draft, reply = context.draft.text, context.draft.in_reply_to
    for sides_of, occurrences in ((_owned_sides, _owned), (_acting_sides, _acted)):
        told = sides_of(draft) | sides_of(reply).swapped()
        for person, what, shown in occurrences(_without_quotes(candidate)):
            own, other = (
                (told.first, told.second) if person == "first" else (told.second, told.first)
            )
            if what in other and what not in own:
                return shown
    return ""


def _without_quotes(text: str) -> str:
    """`text` with what others said blanked out: their "I" is not the writer."""
    for fact in quotes.scan(text):
        text = text[: fact.start] + " " * len(fact.text) + text[fact.end :]
    return text


def _owned_sides(text: str) -> _Sides:
    return _sides(_owned(text))


def _acting_sides(text: str) -> _Sides:
    return _sides(_acted(text))


def _sides(found: list[tuple[str, str, str]]) -> _Sides:
    return _Sides(
        frozenset(what for person, what, _ in found if person == "first"),
        frozenset(what for person, what, _ in found if person == "second"),
    )


def _owned(text: str) -> list[tuple[str, str, str]]:
    found = []
    for match in _OWNED.finditer(text):
        person = "second" if match["owner"].lower() == "your" else "first"
        shown = f"{match['owner']} {match['thing']}"
        if match["thing"].lower() in FUNCTION_WORDS:
            continue
        for key in _keys(match):
            found.append((person, key, shown))
    return found


def _keys(match: re.Match[str]) -> list[str]:
    """What tells this thing from others: for one that both sides may have, only
    together with the words beside it."""
    thing = stem(match["thing"])
    if thing not in _SHARED:
        return [thing]
    keys = []
    before = (match["before"] or "").lower()
    if before and before not in FUNCTION_WORDS:
        keys.append(f"{stem(before)} {thing}")
    if match["after"]:
        keys.append(f"{thing} {match['after'].lower()}")
    return keys


def _acted(text: str) -> list[tuple[str, str, str]]:
    found = []
    for match in _ACTED.finditer(text):
        person = "second" if match["actor"].lower() == "you" else "first"
        verb = stem(match["verb"])
        if match["supposed"] or "n't" in match.group().replace("’", "'"):
            continue
        if verb not in _LIGHT and match["verb"].lower() not in FUNCTION_WORDS:
            found.append((person, verb, " ".join(match.group().split())))
    return found
