"""Hype, buzzwords and shouting: findings of single words."""

from __future__ import annotations

import re

from coach.domain import FindingKind as Kind
from coach.signals.phrases import Hit
from coach.signals.reading import Reading, each, quoted
from coach.signals.repair import drop_adjective, drop_words, same_case, swap
from coach.signals.tokens import TAG, WORD, Tokens

_OWN = frozenset("our my its we i us their this these".split())
_OFFER_NOUNS = frozenset(
    "offer offers deal deals discount product products service services platform app software tool "
    "tools solution solutions course courses collection range line opportunity price prices sale "
    "launch feature features package packages program programme membership results experience "
    "quality value team brand new event webinar masterclass gift gifts journey lineup line-up "
    "speakers collection designs flavours flavors news update updates technology sensor way".split()
)
_THEIRS = frozenset("you your yours thank thanks had".split())


def find_words(reading: Reading) -> None:
    _hype(reading)
    _buzzwords(reading)
    _shouting(reading)


def _hype(reading: Reading) -> None:
    hits = [hit for hit in each(reading, "HYPE_CLAIMS")]
    hits += [hit for hit in each(reading, "HYPE_STRONG") if not _literal(reading.tokens, hit)]
    hits += [hit for hit in each(reading, "HYPE_WEAK") if _self_praise(reading, hit)]
    hits.sort(key=lambda hit: (hit.first, -hit.last))
    taken = -1
    for hit in _chained(reading.tokens, hits):
        if hit.first < taken:
            continue
        taken = hit.last
        message = f"{reading.surface(hit)} is praise the reader cannot check; say what is true and specific."
        _add_lighter(reading, Kind.HYPE, hit, message)


def _chained(tokens: Tokens, hits: list[Hit]) -> list[Hit]:
    """Neighbours such as "amazing, revolutionary" as one hit, so that they go together."""
    chained: list[Hit] = []
    for hit in hits:
        if chained:
            last = chained[-1]
            between = tokens.words[last.last : hit.first]
            if last.section != "HYPE_CLAIMS" and hit.section != "HYPE_CLAIMS":
                if last.last <= hit.first and all(w in {",", "and", "&"} for w in between) and len(between) < 3:
                    chained[-1] = Hit(last.section, last.first, hit.last, None)
                    continue
        chained.append(hit)
    return chained


def _literal(tokens: Tokens, hit: Hit) -> bool:
    """Uses that are no praise: "killer whale", "award-winning" as a fact stays praise."""
    word = tokens.words[hit.first]
    following = tokens.words[hit.last] if hit.last < len(tokens.words) else ""
    before = tokens.words[hit.first - 1] if hit.first else ""
    return (
        (word == "killer" and (following in {"whale", "whales", "bee", "bees"} or before in {"the", "weed", "pain"}))
        or (word == "exclusive" and following in {"of", "to", "or", "economy"})
        or (word == "elite" and following in {"athletes", "sport", "runners"})
        or (word == "epic" and following in {"poem", "poems", "poetry", "novel", "fantasy"})
        or (word == "proven" and before in {"be", "been", "was", "not", "is", "has", "have"})
        or (word == "ultimate" and following in {"frisbee", "goal", "responsibility"})
        or (word == "premier" and following in {"league", "inn"})
        or (word in {"first", "five", "top"} and before in {"the", "a"} and following in {"stamp", "stamps", "mail", "post", "review", "reviews"})
        or (word == "ninja" and following in {"turtle", "turtles"})
        or (word == "legendary" and before == "the")
        or (word == "insane" and before in {"is", "went", "are", "legally", "was"})
        or (word == "disruptive" and following in {"behaviour", "behavior", "noise", "pupil", "pupils", "student"})
        or (word == "state" and following == "museum")
        or (word == "unprecedented" and before in {"is", "was"})
        or (word == "magical" and before in {"was"})
    )


def _self_praise(reading: Reading, hit: Hit) -> bool:
    tokens = reading.tokens
    words = tokens.words
    inside = tokens.inside(reading.sentence_of(hit))
    sentence = words[inside.start : inside.stop]
    if words[hit.first] == "powerful" and words[hit.last : hit.last + 1] in (["storm"], ["engine"], ["wind"]):
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
    edit = drop_adjective(tokens, hit.first, hit.last) if kind == Kind.HYPE or not hit.replacement else None
    if hit.section == "HYPE_CLAIMS":
        edit = None
    if edit is None and hit.replacement:
        edit = swap(tokens, hit.first, hit.last, hit.replacement)
    elif edit is None and hit.replacement == "":
        edit = drop_words(tokens, hit.first, hit.last)
    if edit is None:
        reading.add(kind, *reading.span(hit), message)
    else:
        reading.add(kind, edit[0], edit[1], message, edit[2])


_MARKS = re.compile(r"[!?！？]*[!！][!?！？]*|[?？]{2,}")
_CAPS = re.compile(r"(?<![\w@#./'’&-])[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’]+(?![\w@./-]|['’]\w)")
# Words people shout. A word in capitals that is not here, alone among small
# letters, may be a name or an abbreviation and is left alone.
_SHOUTED = frozenset(
    "the and for not you your are was will now today free new all best only never always stop must "
    "need want this that they them their what why how when who here there more most very huge big "
    "amazing awesome ultimate incredible massive epic love great please read act hurry sale off buy "
    "save win limited time last chance final days hours left gone order shop book call don't can't "
    "won't isn't it's i'm we're you're again still every everyone everything nobody nothing just "
    "seriously really so much many finally yes no wow omg thrilled excited proud honoured wrong "
    "killing magic fast before until tonight tomorrow click join get go see know think stop look "
    "attention important urgent asap warning exclusive offer deal deals guaranteed results money back "
    "zero my our we us me he she it is be do does did has have had been any over out up down in on at "
    "to of or but if with from than then ever even lose losing miss missing wake help share follow "
    "like comment unbelievable insane crazy absolutely totally completely literally half price "
    "announcement news launch launching live here's tag waiting wait simply future revolutionary "
    "game changing changer life day days year years week month people thing things way right first "
    "second too late early long short good bad worst better less own work working world same other "
    "another real true truth lie lies lying fake scam terrible horrible disgusting unacceptable refund "
    "rude worse hate sorry thanks thank super extra special bonus gift gifts win winner prize "
    "opportunity secret stunning perfect hot brand instantly immediately quickly down".split()
)
# Never to be put into small letters, though the letters spell a word.
_ACRONYMS = frozenset("IT US WHO AM PM OK ID TV UK EU AI HR PR ER GO IN AT OR NOW".split()) - {"NOW"}


def _shouting(reading: Reading) -> None:
    text = reading.text
    marks = list(_MARKS.finditer(text))
    exclaiming = [m for m in marks if "!" in m[0] or "！" in m[0]]
    for index, match in enumerate(marks):
        if len(match[0]) > 1:
            calm = "?" if "?" in match[0] or "？" in match[0] else "."
            reading.add(
                Kind.SHOUTING,
                *match.span(),
                f"{quoted(match[0])} sounds like shouting; one mark is enough.",
                calm,
            )
        elif len(exclaiming) > 1 and index and match in exclaiming[1:]:
            reading.add(
                Kind.SHOUTING,
                *match.span(),
                "One exclamation mark is friendly; a second one starts to shout.",
                ".",
            )
    _capitals(reading)


def _capitals(reading: Reading) -> None:
    text = reading.text
    for run in _runs(reading):
        start, end = run[0].start(), run[-1].end()
        words = [match[0] for match in run]
        shouted = [word for word in words if word.lower().replace("’", "'") in _SHOUTED]
        certain = [word for word in shouted if len(word) > 2 and word not in _ACRONYMS]
        # One word must be one people shout; in a row of three or more, most.
        if not certain or (len(words) > 2 and len(shouted) * 2 < len(words)):
            continue
        if len(words) <= 2 and len(shouted) < len(words):
            run = [match for match in run if match[0] in certain]
            start, end = run[0].start(), run[-1].end()
        calm = _calm(reading, start, end)
        reading.add(
            Kind.SHOUTING, start, end, f"{quoted(text[start:end])} in capitals reads as shouting.", calm
        )


def _runs(reading: Reading) -> list[list[re.Match[str]]]:
    """Words in capitals, grouped where only spaces or light marks lie between."""
    runs: list[list[re.Match[str]]] = []
    tagged = [
        (reading.tokens.starts[i], reading.tokens.ends[i])
        for i, kind in enumerate(reading.tokens.kinds)
        if kind not in {WORD, 1} and (kind == TAG or reading.tokens.ends[i] - reading.tokens.starts[i] > 3)
    ]
    for match in _CAPS.finditer(reading.text):
        if any(start <= match.start() < end for start, end in tagged):
            continue
        if runs and re.fullmatch(r"[ ,]{1,2}", reading.text[runs[-1][-1].end() : match.start()]):
            runs[-1].append(match)
        else:
            runs.append([match])
    return runs


def _calm(reading: Reading, start: int, end: int) -> str:
    def lower(match: re.Match[str]) -> str:
        word = match[0]
        low = word.lower()
        if low.replace("’", "'") not in _SHOUTED and len(word) <= 5:
            return word
        return low if not low.startswith(("i'", "i’")) else low.capitalize()

    calm = _CAPS.sub(lower, reading.text[start:end])
    first = any(s.start == start for s in reading.sentences) or not re.search(
        r"\w", reading.text[max((s.start for s in reading.sentences if s.start <= start), default=0) : start]
    )
    return same_case("A" if first else "a", calm)
