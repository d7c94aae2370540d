"""Hype and buzzwords: findings of single words."""

from __future__ import annotations

from coach.domain import FindingKind as Kind
from coach.signals.phrases import Hit
from coach.signals.reading import Reading, each
from coach.signals.repair import drop_adjective, drop_words, swap
from coach.signals.tokens import Tokens

_OWN = frozenset("our my its we i us their this these".split())
_OFFER_NOUNS = frozenset(
    "offer offers deal deals discount product products service services platform app software tool "
    "tools solution solutions course courses collection range line opportunity price prices sale "
    "launch feature features package packages program programme membership results experience "
    "quality value team brand new event webinar masterclass gift gifts journey lineup line-up "
    "speakers collection designs flavours flavors news update updates technology sensor way".split()
)
# Whole claims, not adjectives: nothing can be left out of them.
_CLAIMS = frozenset({"HYPE_CLAIMS", "HYPE_PROMISE"})
# First halves of compounds: those that add nothing, and those that deny the second.
_HEIGHTENING = frozenset("ultra super hyper mega extra highly truly most all ever".split())
_DENYING = frozenset("non not anti un pre post".split())
_THEIRS = frozenset("you your yours thank thanks had".split())


def find_words(reading: Reading) -> None:
    _hype(reading)
    _buzzwords(reading)


def _hype(reading: Reading) -> None:
    hits = list(each(reading, "HYPE_CLAIMS"))
    hits += [hit for hit in each(reading, "HYPE_STRONG") if not _literal(reading.tokens, hit)]
    hits += [hit for hit in each(reading, "HYPE_WEAK") if _self_praise(reading, hit)]
    hits += [hit for hit in each(reading, "HYPE_TIED") if _tied(reading.tokens, hit)]
    if reading.asked or any(map(reading.has, ("OFFER_STRONG", "URGENCY"))):
        hits += each(reading, "HYPE_PROMISE")
    hits = [hit for hit in hits if not reading.denied(hit)]
    hits.sort(key=lambda hit: (hit.first, -hit.last))
    taken = -1
    for hit in _chained(reading.tokens, hits):
        if hit.first < taken:
            continue
        taken = hit.last
        message = (
            f"{reading.surface(hit)} is praise nobody can check; say what is true and specific."
        )
        _add_lighter(reading, Kind.HYPE, hit, message)


def _chained(tokens: Tokens, hits: list[Hit]) -> list[Hit]:
    """Neighbours such as "amazing, revolutionary" as one hit, so that they go together."""
    chained: list[Hit] = []
    for hit in hits:
        if chained and _touch(tokens, chained[-1], hit):
            chained[-1] = Hit(chained[-1].section, chained[-1].first, hit.last, None)
        else:
            chained.append(hit)
    return chained


def _touch(tokens: Tokens, left: Hit, right: Hit) -> bool:
    between = tokens.words[left.last : right.first]
    adjectives = not _CLAIMS & {left.section, right.section}
    linked = len(between) < 3 and all(word in {",", "and", "&"} for word in between)
    return adjectives and left.last <= right.first and linked


def _literal(tokens: Tokens, hit: Hit) -> bool:
    """Uses that are no praise: "killer whale", "award-winning" as a fact stays praise."""
    word = tokens.words[hit.first]
    following = tokens.words[hit.last] if hit.last < len(tokens.words) else ""
    before = tokens.words[hit.first - 1] if hit.first else ""
    return (
        (
            word == "killer"
            and (
                following in {"whale", "whales", "bee", "bees"} or before in {"the", "weed", "pain"}
            )
        )
        or (word == "exclusive" and following in {"of", "to", "or", "economy"})
        or (word == "elite" and following in {"athletes", "sport", "runners"})
        or (word == "epic" and following in {"poem", "poems", "poetry", "novel", "fantasy"})
        or (word == "proven" and before in {"be", "been", "was", "not", "is", "has", "have"})
        or (word == "ultimate" and following in {"frisbee", "goal", "responsibility"})
        or (word == "premier" and following in {"league", "inn"})
        or (
            word in {"first", "five", "top"}
            and before in {"the", "a"}
            and following in {"stamp", "stamps", "mail", "post", "review", "reviews"}
        )
        or (word == "ninja" and following in {"turtle", "turtles"})
        or (word == "legendary" and before == "the")
        or (word == "insane" and before in {"is", "went", "are", "legally", "was"})
        or (
            word == "disruptive"
            and following in {"behaviour", "behavior", "noise", "pupil", "pupils", "student"}
        )
        or (word == "state" and following == "museum")
        or (word == "unprecedented" and before in {"is", "was"})
        or (word == "magical" and before in {"was"})
    )


def _tied(tokens: Tokens, hit: Hit) -> bool:
    """Such as "a must-have", "this must see film"; not "it must have been"."""
    article = hit.first > 0 and tokens.words[hit.first - 1] in {"a", "an", "the", "this"}
    return tokens.joined[hit.last - 1] or article


def _self_praise(reading: Reading, hit: Hit) -> bool:
    tokens = reading.tokens
    words = tokens.words
    inside = tokens.inside(reading.sentence_of(hit))
    sentence = words[inside.start : inside.stop]
    if words[hit.first] == "powerful" and words[hit.last : hit.last + 1] in (
        ["storm"],
        ["engine"],
        ["wind"],
    ):
        return False
    near = set(words[max(inside.start, hit.first - 3) : hit.first])
    if near & {"your", "you", "not", "no"}:
        return False
    if set(words[hit.last : min(hit.last + 3, inside.stop)]) & _OFFER_NOUNS:
        return "thank" not in sentence and "thanks" not in sentence
    if near & {"our", "my", "its"}:
        return not set(sentence) & {"thank", "thanks"}
    public = reading.draft.channel.public and not reading.draft.channel.reply
    return public and not set(sentence) & _THEIRS and bool(set(sentence) & _OWN)


def _buzzwords(reading: Reading) -> None:
    for hit in each(reading, "BUZZWORDS"):
        words = reading.surface(hit)
        if hit.replacement:
            message = f"{words} is a buzzword; the plain word is shorter and clearer."
        else:
            message = f"{words} is a buzzword; say the simple thing behind it."
        _add_lighter(reading, Kind.BUZZWORD, hit, message)


def _add_lighter(reading: Reading, kind: Kind, hit: Hit, message: str) -> None:
    """With the replacement if there is one, else without the words if that works."""
    tokens = reading.tokens
    replacement = hit.replacement
    first, last = tokens.compound(hit.first, hit.last)
    if replacement and replacement.endswith(tokens.surface(hit.last - 1)):
        last = hit.last  # "leverage data-driven": the second half stays where it is
    besides = {*tokens.words[first : hit.first], *tokens.words[hit.last : last]} - _HEIGHTENING
    if besides and (replacement or besides & _DENYING):
        # A plain word for half of "cloud-ready" would lose the other half, and
        # "non-disruptive" is the point.
        reading.add(kind, *reading.span(hit), message)
        return
    edit = drop_adjective(tokens, first, last) if kind == Kind.HYPE or not replacement else None
    if hit.section in _CLAIMS:
        edit = None
    if edit is None and replacement:
        edit = swap(tokens, first, last, replacement)
    elif edit is None and replacement == "":
        edit = drop_words(tokens, first, last)
    if edit is None:
        reading.add(kind, *reading.span(hit), message)
    else:
        reading.add(kind, edit[0], edit[1], message, edit[2])
