"""Broadcast, institutional voice, mass address, flattery, apologies, hidden interest."""

from __future__ import annotations

import re

from coach.domain import FindingKind as Kind
from coach.signals.lexicon.manner import BROADCAST_FEELING, BROADCAST_VERB
from coach.signals.phrases import Hit
from coach.signals.reading import Reading, each
from coach.signals.repair import drop_sentence, drop_words, holds_facts, same_case, swap
from coach.signals.tokens import LINK, MARK
from coach.text.sentences import Sentence

_FEELING = re.compile(
    rf"\b(?:(?:so|super|very|absolutely|truly|beyond|incredibly|extremely|really|more than)\s+)*"
    rf"(?:{'|'.join(BROADCAST_FEELING)})(?:\s+and\s+(?:{'|'.join(BROADCAST_FEELING)}))?\s+to\s+"
    rf"(?:finally\s+)?(?:officially\s+)?"
    rf"(?:be\s+(?P<being>\w+ing)|(?P<verb>{'|'.join(BROADCAST_VERB)})(?P<that>\s+that)?)\b",
    re.IGNORECASE,
)
# Nothing but the writer's own pleasure stands before it: "We are", "I'm so", "At Acme we're".
_SELF = re.compile(r"(?P<self>\b(?:i|we)\s+)?(?:['’](?:m|re)|\b(?:am|are|is))\s+$", re.IGNORECASE)


def find_manner(reading: Reading) -> None:
    _broadcast(reading)
    _institution(reading)
    _mass(reading)
    _flattery(reading)
    _apologies(reading)
    _interest(reading)


def _broadcast(reading: Reading) -> None:
    text = reading.text
    spans: list[tuple[int, int]] = []
    for match in _FEELING.finditer(text):
        before = _SELF.search(text[max(0, match.start() - 30) : match.start()])
        opens = any(s.start == match.start() for s in reading.sentences)
        if not before and not opens:
            continue
        verb = (match["verb"] or match["being"]).lower()
        if verb in {"offer", "invite", "report", "inform", "welcome", "share"} and not _proclaims(
            reading
        ):
            continue
        message = f"{match[0]!r} opens like a press release; say the news itself.".replace(
            "'", '"', 2
        )
        begin = match.start() - len(before[0]) if before else match.start()
        lead = re.match(r"\s+(\S)", text[match.end() :])
        if match["that"] and lead and (opens or any(s.start == begin for s in reading.sentences)):
            end = match.end() + lead.end()
            reading.add(Kind.BROADCAST, begin, end, message, lead[1].upper())
        else:
            plain = BROADCAST_VERB.get(verb, verb) + (" that" if match["that"] else "")
            plain = same_case(match[0], plain) if opens else plain
            reading.add(Kind.BROADCAST, match.start(), match.end(), message, plain)
        spans.append((begin, match.end()))
    for hit in each(reading, "BROADCAST"):
        start, end = reading.span(hit)
        if not any(s < end and start < e for s, e in spans):
            message = f"{reading.surface(hit)} announces instead of talking with the reader."
            _sentence_or_words(reading, Kind.BROADCAST, hit, message)


def _proclaims(reading: Reading) -> bool:
    """Such as "Happy to share my notes" between two people is no announcement."""
    channel = reading.draft.channel
    return (channel.public and not channel.reply) or channel.name in {
        "cold-email",
        "other",
        "email",
    }


def _sentence_or_words(reading: Reading, kind: Kind, hit: Hit, message: str) -> None:
    """Take out the whole sentence if it says nothing else, else the words if that works."""
    tokens = reading.tokens
    sentence = reading.sentence_of(hit)
    inside = tokens.inside(sentence)
    start, end = reading.span(hit)
    if hit.replacement is None:
        reading.add(kind, start, end, message)
        return
    if reading.words_in(inside) - (hit.last - hit.first) <= 1 and not holds_facts(tokens, inside):
        reading.add(kind, *drop_sentence(reading.text, sentence)[:2], message, "")
        return
    edit = drop_words(tokens, hit.first, hit.last)
    if edit and (tokens.words[hit.last] in {",", ":"} or hit.section == "BELITTLING"):
        reading.add(kind, edit[0], edit[1], message, edit[2])
    else:
        reading.add(kind, start, end, message)


def _institution(reading: Reading) -> None:
    done: set[int] = set()
    for hit in each(reading, "INSTITUTION"):
        sentence = reading.sentence_of(hit)
        if sentence.start in done or _is_place(reading, hit):
            continue
        done.add(sentence.start)
        message = f"{reading.surface(hit)} sounds like an office; say it as you would face to face."
        words = reading.tokens.words[hit.first : hit.last]
        if words[0] in {"please", "kindly"} and hit.replacement == "":
            edit = drop_words(reading.tokens, hit.first, hit.last)
            if edit:
                reading.add(Kind.INSTITUTIONAL_WE, edit[0], edit[1], message, edit[2])
                continue
        _sentence_or_words(reading, Kind.INSTITUTIONAL_WE, hit, message)


def _is_place(reading: Reading, hit: Hit) -> bool:
    """Such as "at noon we", "here at eight": a time or a place, not a company."""
    words = reading.tokens.words[hit.first : hit.last]
    if words[0] == "at" or words[:2] in (["here", "at"], ["we", "at"]):
        middle = hit.first + words.index("at") + 1
        return not reading.tokens.surface(middle)[:1].isupper()
    return False


def _mass(reading: Reading) -> None:
    channel = reading.draft.channel
    hits = list(each(reading, "MASS"))
    if channel.name in _TO_STRANGERS or channel.reply:
        hits += each(reading, "MASS_GROUP")
    done = -1
    for hit in hits:
        if hit.first < done or _names_them(reading, hit):
            continue
        done = hit.last
        message = f"{reading.surface(hit)} speaks to a crowd; each reader is one person."
        if hit.replacement and hit.replacement != "you":
            start, end, new = swap(reading.tokens, hit.first, hit.last, hit.replacement)
            reading.add(Kind.MASS_ADDRESS, start, end, message, new)
        else:
            reading.add(Kind.MASS_ADDRESS, *reading.span(hit), message, hit.replacement)


def _names_them(reading: Reading, hit: Hit) -> bool:
    """Such as "Hi Team Badgers", "Dear parents of Class 3b": these readers are known."""
    tokens = reading.tokens
    following = tokens.surface(hit.last) if hit.last < len(tokens.words) else ""
    same_line = (
        following and "\n" not in tokens.text[tokens.ends[hit.last - 1] : tokens.starts[hit.last]]
    )
    return bool(same_line) and (following in {"of", "from", "at"} or following[:1].isupper())


_TO_STRANGERS = frozenset({"cold-email", "linkedin-dm", "linkedin-connection-request"})


def _flattery(reading: Reading) -> None:
    done: set[int] = set()
    hits = list(each(reading, "FAKE"))
    if reading.draft.channel.name in _TO_STRANGERS:
        hits += each(reading, "FAKE_GREETING")
    for hit in hits:
        sentence = reading.sentence_of(hit)
        if sentence.start in done:
            continue
        inside = reading.tokens.inside(sentence)
        # Somebody who names what they saw has really looked.
        if any(reading.tokens.words[i][:1].isdigit() for i in inside) or '"' in sentence.text:
            continue
        done.add(sentence.start)
        message = f"{reading.surface(hit)} could be sent to anyone; name what you really noticed."
        besides = reading.words_in(inside) - (hit.last - hit.first)
        says_more = sentence.text.endswith("?") or _WHO_I_AM.search(sentence.text)
        if besides <= (0 if hit.replacement == "" else 9) and not says_more:
            start, end, nothing = drop_sentence(reading.text, sentence)
            reading.add(Kind.FAKE_PERSONAL, start, end, message, nothing)
        elif hit.replacement is None:
            reading.add(Kind.FAKE_PERSONAL, *reading.span(hit), message)


_WHO_I_AM = re.compile(
    r"^(?:hi|hello|hey|dear)\b|\b(?:i run|i work|i['’]m the|i am the|founder|my name is|because"
    r"|since|your (?:post|article|talk) (?:on|about))\b",
    re.IGNORECASE,
)


def _apologies(reading: Reading) -> None:
    tokens = reading.tokens
    belittling = list(each(reading, "BELITTLING"))
    done: set[int] = set()
    sorry = list(each(reading, "SORRY"))
    if not reading.draft.channel.reply or len(sorry) > 1:
        for hit in belittling:
            sentence = reading.sentence_of(hit)
            if sentence.start in done:
                continue
            done.add(sentence.start)
            message = f"{reading.surface(hit)} makes you smaller than you need to be; ask plainly."
            _sentence_or_words(reading, Kind.OVER_APOLOGY, hit, message)
    if len(sorry) < 3:
        return
    for hit in sorry[1:]:
        sentence = reading.sentence_of(hit)
        if sentence.start in done:
            continue
        done.add(sentence.start)
        message = f"{reading.surface(hit)} comes {len(sorry)} times; one apology is heard better."
        inside = tokens.inside(sentence)
        if reading.words_in(inside) <= 4 and not holds_facts(tokens, inside):
            reading.add(Kind.OVER_APOLOGY, *drop_sentence(reading.text, sentence)[:2], message, "")
        else:
            reading.add(Kind.OVER_APOLOGY, *reading.span(hit), message)


_REF_LINK = re.compile(
    r"[?&](?:ref|aff|affiliate|referral|partner|via|tag|utm_[a-z]+)=", re.IGNORECASE
)


def _interest(reading: Reading) -> None:
    if reading.has("DISCLOSING"):
        return
    tokens = reading.tokens
    linked = any(
        kind == LINK and "@" not in w for kind, w in zip(tokens.kinds, tokens.words, strict=True)
    )
    referred = list(each(reading, "REFERRAL"))
    recommended = list(each(reading, "RECOMMENDING"))
    tracked = _REF_LINK.search(reading.text) is not None
    if not ((recommended and (tracked or referred)) or (tracked and referred)):
        glowing = (
            recommended and linked and (reading.has("HYPE_STRONG") or reading.has("HYPE_WEAK"))
        )
        if not glowing:
            return
    hit = (recommended or referred)[0]
    sentence = reading.sentence_of(hit)
    reading.add(
        Kind.UNDISCLOSED_INTEREST,
        sentence.start,
        sentence.end,
        f"{reading.surface(hit)} recommends something; if you gain from it, say so here.",
    )


def last_words(reading: Reading) -> Sentence | None:
    """The last sentence with nothing else against it and too long for a signature."""
    for sentence in reversed(reading.sentences):
        inside = reading.tokens.inside(sentence)
        flagged = any(f.start == sentence.start and f.end >= sentence.end for f in reading.findings)
        if not flagged and sum(reading.tokens.kinds[i] != MARK for i in inside) > 5:
            return sentence
    return reading.sentences[-1] if reading.sentences else None
