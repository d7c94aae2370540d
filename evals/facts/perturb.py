"""Errors put into good rewrites, one at a time.

Each function takes a pair and a source of chance and returns the damaged
rewrite, or None where the rewrite offers no place for that error.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from coach.domain import Fact, FactKind, FailureKind
from coach.facts import ledger, must_keep
from coach.facts.comparison import contains, sources_of
from coach.facts.equality import carries, name_parts, supports
from coach.facts.ledger import SINGLE_KINDS
from coach.signals import find
from coach.text.sentences import sentences
from evals.facts.pairs import CleanPair

Perturbation = Callable[[CleanPair, random.Random], str | None]

_NAMES = (
    "My colleague Jonas Weber said the same.",
    "We saw this at Kestrel Labs too.",
    "Ask for Ines Okonkwo at the desk.",
    "It was in Rotterdam.",
    "Priya can tell you more.",
    "It also works with TurboSync.",
    "Best,\nMarguerite",
)
_PROMISES = (
    "We'll refund you in full.",
    "I'll send you a replacement tomorrow.",
    "We will compensate you for the trouble.",
    "I guarantee that you will see a difference.",
    "We'd like to offer you a voucher.",
    "You'll get a discount on the next one.",
    "I'm going to deliver it to your door.",
    "We will install it for you at no extra cost.",
)
_PRICES = ("It costs €47.", "The price is $1,350.", "That is £83 per month.", "You pay 62 euros.")
_URLS = (
    "See www.kestrel-labs.example for more.",
    "More at https://example.org/offer.",
    "Everything is on brightpath.io/start.",
)
_NUMBERS = (
    "It took us 17 days.",
    "About 640 people have tried it.",
    "That is 37% of all cases.",
    "We have done this for thirteen years.",
    "Call 0161 496 0733 for more.",
    "We start at 6:45 pm.",
    "It is on 23 August.",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|can|could|will|would|does|do|did|has|have|had|should)\b(?! not)"
)
_CONTRACTED = {
    "can't": "can", "won't": "will", "shan't": "shall", "cannot": "can",
}  # fmt: skip


def drop_fact(pair: CleanPair, chance: random.Random) -> str | None:
    """Take one fact out that the rewrite must carry."""
    said = ledger(pair.after)
    wanted = [
        fact
        for fact in must_keep(pair.draft, find(pair.draft), pair.asked)
        if fact.kind in SINGLE_KINDS
    ]
    chance.shuffle(wanted)
    for fact in wanted:
        damaged = _without(pair.after, fact, said)
        if damaged is not None:
            return damaged
    return None


def _without(text: str, fact: Fact, said: tuple[Fact, ...]) -> str | None:
    carriers = [
        other
        for other in said
        if other.kind in SINGLE_KINDS and (carries(other, fact) or other.text == fact.text)
    ]
    if not carriers:
        return None
    for other in sorted(carriers, key=lambda found: -found.start):
        text = text[: other.start] + text[other.end :]
    if fact.kind is FactKind.NAME:
        for part in name_parts(fact.value):
            text = re.sub(rf"\b{re.escape(part)}\b", "", text, flags=re.IGNORECASE)
    text = re.sub(r"[ \t]{2,}", " ", text)
    return None if contains(text, fact.text) else text


def change_digit(pair: CleanPair, chance: random.Random) -> str | None:
    """Change one digit of a number, price, time or phone to a new value."""
    said = [
        fact
        for fact in ledger(pair.after)
        if any(char.isdigit() for char in fact.text)
        and fact.kind
        in {FactKind.NUMBER, FactKind.PRICE, FactKind.TIME, FactKind.PHONE, FactKind.DATE}
    ]
    known = sources_of(pair.draft)
    chance.shuffle(said)
    for fact in said:
        places = [at for at in range(fact.start, fact.end) if pair.after[at].isdigit()]
        at = chance.choice(places)
        for digit in chance.sample("123456789", 9):
            damaged = pair.after[:at] + digit + pair.after[at + 1 :]
            again = [new for new in ledger(damaged) if new.start <= at < new.end]
            if (
                digit != pair.after[at]
                and again
                and again[0].kind is fact.kind
                and not any(supports(source, again[0]) for source in known.facts)
                and not contains(known.text, again[0].text)
            ):
                return damaged
    return None


def swap_date(pair: CleanPair, chance: random.Random) -> str | None:
    """Put another weekday or month for one that the draft names."""
    for names in (_WEEKDAYS, _MONTHS):
        for fact in ledger(pair.after):
            if fact.kind is not FactKind.DATE:
                continue
            for name in names:
                match = re.search(rf"\b{name}\b", fact.text)
                if match is None or not contains(pair.draft.text, name):
                    continue
                fresh = [other for other in names if other not in sources_of(pair.draft).text]
                at = fact.start + match.start()
                return pair.after[:at] + chance.choice(fresh) + pair.after[at + len(name) :]
    return None


def add_name(pair: CleanPair, chance: random.Random) -> str | None:
    """Mention a person, firm, product or place nobody named."""
    return _appended(pair, chance, _NAMES)


def add_promise(pair: CleanPair, chance: random.Random) -> str | None:
    """Commit the writer to something, or offer it."""
    return _appended(pair, chance, _PROMISES)


def add_price(pair: CleanPair, chance: random.Random) -> str | None:
    """Name a price."""
    return _appended(pair, chance, _PRICES)


def add_url(pair: CleanPair, chance: random.Random) -> str | None:
    """Point to an address."""
    return _appended(pair, chance, _URLS)


def add_number(pair: CleanPair, chance: random.Random) -> str | None:
    """State a number, a time, a date or a phone number."""
    return _appended(pair, chance, _NUMBERS)


def _appended(pair: CleanPair, chance: random.Random, lines: tuple[str, ...]) -> str | None:
    line = chance.choice(lines)
    if "\n" in line:
        return f"{pair.after}\n\n{line}"
    found = sentences(pair.after)
    at = chance.choice(found).end
    if any(fact.start < at < fact.end for fact in ledger(pair.after)):
        at = len(pair.after)
    return f"{pair.after[:at]} {line}{pair.after[at:]}"


def lose_negation(pair: CleanPair, chance: random.Random) -> str | None:
    """Take a denial out that the rewrite has from the draft."""
    denied = {fact.value for fact in ledger(pair.draft.text) if fact.kind is FactKind.NEGATION}
    said = [
        fact
        for fact in ledger(pair.after)
        if fact.kind is FactKind.NEGATION and fact.value in denied and fact.value != "not:"
    ]
    chance.shuffle(said)
    for fact in said:
        line = next(one for one in sentences(pair.after) if one.start <= fact.start < one.end)
        others = [f for f in ledger(line.text) if f.kind is FactKind.NEGATION]
        if len(others) > 1 or line.text.endswith("?"):
            continue
        word = fact.text.split()[0]
        claimed = _affirmed(word)
        if claimed is not None:
            rest = pair.after[fact.start + len(word) :]
            return pair.after[: fact.start] + claimed + (rest if claimed else rest.lstrip())
    return None


def _affirmed(word: str) -> str | None:
    plain = word.lower().replace("’", "'")
    if plain in _CONTRACTED:
        return _CONTRACTED[plain]
    if plain.endswith("n't"):
        return word[:-3]
    return {
        "not": "",
        "never": "always",
        "no": "a",
        "without": "with",
        "nothing": "everything",
    }.get(plain)


def flip_answer(pair: CleanPair, chance: random.Random) -> str | None:
    """Turn a yes into a no, or deny what the rewrite has word for word from the draft."""
    match = re.match(
        r"(?:(?:hi|hello|hey|dear)[^,.!\n]*[,.!]\s+)?(yes|no)\b", pair.after, re.IGNORECASE
    )
    if match and re.search(rf"\b{match[1]}\b", pair.draft.text, re.IGNORECASE):
        other = "no" if match[1].lower() == "yes" else "yes"
        other = other.capitalize() if match[1][0].isupper() else other
        return pair.after[: match.start(1)] + other + pair.after[match.end(1) :]
    places = []
    for found in _AUXILIARY.finditer(pair.after):
        line = next((s for s in sentences(pair.after) if s.start <= found.start() < s.end), None)
        phrase = " ".join(pair.after[found.start() :].split()[:4]).rstrip(".,!?")
        ahead = line is not None and not line.text.endswith("?") and len(phrase.split()) == 4
        if (
            ahead
            and phrase in pair.draft.text
            and not re.search(r"\b(?:no|not|never)\b|n['’]t", phrase)
        ):
            places.append(found.end())
    if not places:
        return None
    at = chance.choice(places)
    return f"{pair.after[:at]} not{pair.after[at:]}"


def swap_roles(pair: CleanPair, chance: random.Random) -> str | None:
    """Give the reader what is the writer's, or the other way round."""
    places = []
    for match in re.finditer(r"\b([Mm]y|[Oo]ur|[Yy]our) (\w{4,})", pair.after):
        phrase = match.group().lower()
        if phrase in pair.draft.text.lower() and f"your {match[2]}".lower() != f"our {match[2]}":
            places.append(match)
    if not places:
        return None
    match = chance.choice(places)
    other = "our" if match[1].lower() == "your" else "your"
    other = other.capitalize() if match[1][0].isupper() else other
    return pair.after[: match.start(1)] + other + pair.after[match.end(1) :]


def add_preamble(pair: CleanPair, chance: random.Random) -> str | None:
    """Talk about the rewrite before or after it."""
    before = ("Here is the rewritten message:\n\n", "Sure! Here's a better version:\n", "Rewrite: ")
    after = ("\n\nNote: I removed the hype.", "\n\nThis version keeps the facts and sounds warmer.")
    if chance.random() < 0.6:
        return chance.choice(before) + pair.after
    return pair.after + chance.choice(after)


def add_placeholder(pair: CleanPair, chance: random.Random) -> str | None:
    """Leave a gap to fill in."""
    return _appended(
        pair, chance, ("Best, [Your Name]", "See <link>.", "Ask {{name}}.", "Call XX.")
    )


_FACT = frozenset({FailureKind.FACT_MISSING, FailureKind.FACT_INVENTED})
PERTURBATIONS: dict[str, tuple[Perturbation, frozenset[FailureKind]]] = {
    "drop a fact": (drop_fact, frozenset({FailureKind.FACT_MISSING})),
    "change a digit": (change_digit, _FACT),
    "swap a date": (swap_date, _FACT),
    "add a name": (add_name, frozenset({FailureKind.FACT_INVENTED})),
    "add a promise": (add_promise, frozenset({FailureKind.PROMISE_INVENTED})),
    "add a price": (add_price, frozenset({FailureKind.FACT_INVENTED})),
    "add a URL": (add_url, frozenset({FailureKind.FACT_INVENTED})),
    "add a number": (add_number, frozenset({FailureKind.FACT_INVENTED})),
    "lose a negation": (lose_negation, frozenset({FailureKind.NEGATION_LOST})),
    "flip an answer": (
        flip_answer,
        frozenset({FailureKind.POLARITY_FLIPPED, FailureKind.NEGATION_LOST}),
    ),
    "swap the roles": (swap_roles, frozenset({FailureKind.ROLE_FLIPPED})),
    "add a preamble": (add_preamble, frozenset({FailureKind.PREAMBLE})),
    "add a placeholder": (add_placeholder, frozenset({FailureKind.PLACEHOLDER})),
}
"""Each error with what a guard must say about it."""
