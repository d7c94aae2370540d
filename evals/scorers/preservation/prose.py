"""No prose that sounds like a machine or a text book of empathy, unless the writer's own does."""

from __future__ import annotations

import re

from coach.text.sentences import sentences
from evals.scorers.tone import without_stock
from evals.scorers.words import words

# Words and frames that language models use far more often than people who write
# messages (Kobak, Gonzalez-Marquez, Horvat and Lause 2025, "Delving into LLM-assisted
# writing in biomedical publications through excess vocabulary"; the frames are
# collected from model output on this project's own drafts).
_MACHINE = re.compile(
    r"""\b(?:
        delv\w+ | tapestr\w+ | testament\ to | realm | landscape\ of | multifaceted | pivotal
      | underscor\w+ | showcas\w+ | foster\w* | leverag\w+ | seamless\w* | elevat(?:e|es|ing)\ your
      | embark\w* | unlock\w*\ (?:the|your|new) | harness\w* | vibrant | invaluable | meticulous\w*
      | nestled | bespoke\ solution | holistic | robust | synerg\w+ | navigat\w+\ the
      | (?:in|for)\ today['’]s\ (?:\w+[\ -]){1,3}(?:world|landscape|market|age|environment)
      | i\ hope\ this\ (?:message|e-?mail|note)\ finds\ you | i\ trust\ this\ finds
      | i\ wanted\ to\ (?:take\ a\ moment|reach\ out|touch\ base)
      | (?:please\ )?(?:do\ not|don['’]t)\ hesitate\ to | feel\ free\ to\ reach\ out
      | rest\ assured | we\ (?:truly\ |really\ )?value\ your | valued\ (?:customer|client|member)s?
      | your\ (?:feedback|satisfaction)\ (?:is|means)\b | at\ your\ earliest\ convenience
      | we\ (?:are\ )?(?:committed|dedicated)\ to
      | i(?:['’]|\ a)m\ (?:thrilled|excited|delighted)\ to
      | looking\ forward\ to\ (?:connecting|collaborating|hearing\ your\ thoughts)
      | thank\ you\ for\ (?:bringing\ this\ to\ (?:our|my)\ attention|your\ understanding
          |your\ patience|reaching\ out|sharing\ your\ (?:thoughts|experience|feedback))
      | (?:it['’]s|it\ is|this\ is)\ not\ (?:just|only|merely)\ [^.!?\n]{3,60}
        \b(?:it['’]s|it\ is|but)
      | more\ than\ just\ an? | not\ only\b[^.!?\n]{3,60}\bbut\ also | a\ journey
      | game[\ -]chang\w+
      | meaningful\ (?:connection|conversation|dialogue|impact)s? | resonat\w+ | insightful
      | let['’]s\ (?:connect|explore|dive|unpack) | dive\ (?:in|deep|into) | moving\ forward
      | i\ completely\ understand | i\ appreciate\ your\ (?:feedback|perspective|concern)s?
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_EMPATHY = re.compile(
    r"\b(?:understand\w*|appreciat\w*|hear(?:d|ing)?|feel\w*|felt|thank\w*|valu\w+|sorry"
    r"|apolog\w+|imagine|respect\w*|grateful|shar(?:e|ing)|feedback|concern\w*|perspective)\b",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s?—\s?")
# One such frame can happen to anybody; four are a machine.
_EACH = 0.3
_DASH_COST = 0.1


def machine_prose(draft: str, text: str) -> float:
    """1 without new frames of machine prose, 0.3 less for each, 0.1 for each new em-dash."""
    frames = max(0, _count(_MACHINE, text) - _count(_MACHINE, draft))
    dashes = max(0, _count(_DASH, text) - _count(_DASH, draft))
    return max(0.0, 1.0 - _EACH * frames - _DASH_COST * dashes)


def stock(draft: str, text: str) -> float:
    """1 minus four times the share of words in stock sentences, beyond the draft's own."""
    return max(0.0, 1.0 - 4 * max(0.0, _stock_share(text) - _stock_share(draft)))


def _stock_share(text: str) -> float:
    """The share of words in sentences that only say that somebody understands, thanks,
    values or feels. "Come and have a look." says nothing else either, but it is no
    empathy from a text book."""
    left = {sentence.text for sentence in sentences(without_stock(text))}
    gone = [
        sentence.text
        for sentence in sentences(text)
        if sentence.text not in left and _EMPATHY.search(sentence.text)
    ]
    total = len(words(text))
    return sum(len(words(sentence)) for sentence in gone) / total if total else 0.0


def _count(pattern: re.Pattern[str], text: str) -> int:
    return len(pattern.findall(text))
