"""How far a wish is fulfilled: one measured quantity a style, 0 to 1.

These numbers choose between candidates and say when none will do. They compare a
candidate with the version before it, so that asking again asks for more.
"""

from __future__ import annotations

import re
from math import ceil

from coach.domain import Style
from coach.facts.people import addressees
from coach.pipeline.styles import direct, register
from coach.pipeline.styles.brief import Brief
from coach.pipeline.styles.warmer import orders
from coach.signals.tokens import tokenise
from coach.signals.uptake import shared_stems

# A text of this share of the words is shorter as a person means it; one of less than
# `_TORSO` has lost its body.
_SHORTER_FROM, _SHORTER_AT, _TORSO = 0.97, 0.82, 0.35
# One sign of register in about this many words is noticed.
_WORDS_PER_SIGN = 40
_MOST_SIGNS = 4
_NOTICED_SHARE, _REST = 0.6, 0.4
_UPTAKE_WORDS = 3
# Their words and a thank-you, or fewer orders and a name, are all that can be wished.
_WARM = 0.7
_KIND = re.compile(r"\b(?:thank|thanks|grateful|sorry|glad|happy for|congratulations)\b", re.I)


def degree(brief: Brief, style: Style, text: str) -> float:
    """How much more of `style` is in `text` than in the current version, 0-1."""
    match style:
        case Style.SHORTER:
            return _shorter(brief, text)
        case Style.DIRECT:
            return _direct(brief, text)
        case Style.CASUAL | Style.FORMAL:
            return _register(brief, style, text)
        case Style.WARMER:
            return _warmer(brief, text)


def _shorter(brief: Brief, text: str) -> float:
    """By the share of words that is left."""
    ratio = len(text.split()) / max(len(brief.current.split()), 1)
    reached = (_SHORTER_FROM - ratio) / (_SHORTER_FROM - _SHORTER_AT)
    return _clipped(reached) if ratio >= _TORSO else 0.0


def _direct(brief: Brief, text: str) -> float:
    """By the words before the point, and by the phrases that only lead up to it."""
    sooner = direct.delay(brief, brief.current) - direct.delay(brief, text)
    fewer = direct.detours(brief, brief.current) - direct.detours(brief, text)
    return _clipped(1.5 * max(0.0, sooner) + 0.35 * fewer)


def _register(brief: Brief, style: Style, text: str) -> float:
    """By the signs of the other register that are gone, against how many of them a
    reader of a text of this length would notice."""
    before = register.markers(brief, brief.current, style)
    after = register.markers(brief, text, style)
    noticed = min(_MOST_SIGNS, max(1, ceil(len(text.split()) / _WORDS_PER_SIGN)))
    moved = before - after
    # Half a change of register reads like a slip, so going all the way counts, too.
    return _clipped(_NOTICED_SHARE * min(1.0, moved / noticed) + _REST * moved / max(before, 1))


def _warmer(brief: Brief, text: str) -> float:
    """By what is taken up, thanked for and addressed, less what is ordered."""
    return _clipped((_warmth(brief, text) - _warmth(brief, brief.current)) / _WARM)


def _warmth(brief: Brief, text: str) -> float:
    reply = brief.reading.draft.in_reply_to
    taken, _ = shared_stems(tokenise(text), reply) if reply else (set(), set())
    uptake = min(1.0, len(taken) / _UPTAKE_WORDS)
    kind = min(1, len(_KIND.findall(text)))
    named = bool(addressees(text))
    return 0.45 * uptake + 0.2 * kind + 0.15 * named - 0.25 * min(3, orders(brief, text))


def _clipped(value: float) -> float:
    return min(1.0, max(0.0, value))
