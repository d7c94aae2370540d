"""Sentences that could stand under any message, left out before openness is judged.

Word counts are gamed by stock phrases: appending two of them raised a plain word-list
scorer on every text it was tried on. So a sentence counts only when it says
something that this message is about. Which phrases are meant is not listed:
a sentence is stock when every word of it is either grammar or belongs to the small
vocabulary of understanding, thanking and asking back.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from coach.text.sentences import sentences
from evals.scorers.tone.masking import mask
from evals.scorers.words import words

_GRAMMAR = frozenset(
    """a an the this that these those it its i me my mine we us our you your yours he she they
    them their one ones there here what which who why how when where if whether as so than then
    to of in on at by for from with about into out up over and or but because since while also
    too either both all any some every each much many more most lot lots bit little
    am is are was were be been being do does did done have has had having can could will would
    may might must shall should not no yes ok okay yeah oh well let lets don't doesn't didn't
    isn't aren't can't couldn't won't wouldn't i'm i've i'd i'll you're you've you'd you'll it's
    that's what's we're we've there's let's here's they're
    very really truly so quite just even still always never completely totally absolutely fully
    entirely deeply sincerely genuinely definitely certainly indeed clearly honestly exactly
    again now today further else always ever perhaps maybe way things thing something anything
    everything everyone anyone someone people person""".split()
)
# Says that somebody listened, feels or values, without saying to what.
_EMPATHY = frozenset(
    """understand understands understood understanding understandable hear hearing heard listen
    listening listened see seeing acknowledge acknowledging acknowledged recognise recognize
    recognised recognized realise realize appreciate appreciated appreciates appreciative
    appreciation value valued values respect respected respectful empathise empathize sympathise
    sympathize relate feel feels feeling feelings felt point points view views viewpoint
    perspective perspectives opinion opinions thought thoughts concern concerns frustration
    frustrating frustrated upset upsetting emotion emotions position stance side input
    feedback insight insights experience experiences coming say saying said mean means sense
    makes make made valid fair right true correct agree agreed agreement important matter matters
    interesting respectfully legitimate reasonable share sharing shared voice perspective heart
    hard difficult tough challenging sorry apologise apologize apologies empathy sympathy
    care caring cares reaching reach raise raising raised bring bringing brought attention
    bottom grateful gratitude honest honesty openness open candour candor tell telling told
    speak speaking expressing express expressed come came going through""".split()
)
# Politeness of the same kind.
_COURTESY = frozenset(
    """thank thanks thx cheers kind kindly kindness nice lovely great good best wonderful amazing
    awesome excellent glad happy pleased welcome please hope hoping look looking forward back soon
    know knowing think thinking thinks take takes taking taken time moment wish wishes day
    week weekend message comment comments reply response question questions letting get getting
    like love talk talking chat discuss discussing discussion conversation dialogue hearing
    ahead anytime free help helping helpful support word words wonderful answer
    answering asking ask asked curious interested learn learning want wanted need
    needed work works together sure course absolutely problem worries much""".split()
)
# To deny something is to say something: "I don't agree", "That is not fair at all".
_DENIALS = re.compile(r"(?:not|no|never|cannot|\w+n't)$")
# A name that is also a word, as in "Could you ask Hope again?", is concrete.
_MARK = re.compile(r"\b(?:NAME|DAY|URL|TAG|0)\b")
# A capital behind a word without punctuation may begin a sentence of its own.
_RUN_ON = re.compile(r"(?<![^\s,:;(])([^\s,:;(]+)\s+(?=[A-Z])")
# Only the last few are tried: time stays linear in a text of capitals.
_TAILS = 8
_LEADS_ON = _GRAMMAR | _EMPATHY
# "ask Hope again" is no run-on: a name that is also a word may stand behind any word.
_TELLING = _EMPATHY | {"thank", "thanks", "think"}
_STOCK = _GRAMMAR | _EMPATHY | _COURTESY
# "I agree", "You are right" and a bare question are judgements of this text; they
# are stock, but nobody pads a text by a single one of them.
_FREE = 1
_COST = 0.5


@dataclass(frozen=True, slots=True)
class Split:
    """A text without its stock sentences, and how many of these were about feeling."""

    rest: str
    empathy: int

    @property
    def factor(self) -> float:
        """What is left of an openness score: 1, falling to 1/2 with ever more padding."""
        excess = max(0, self.empathy - _FREE)
        return 1.0 - _COST * (1.0 - math.exp(-excess / 2))


# Four of the five scores and tier C ask for it, for every draft and every rewrite.
@lru_cache(maxsize=1024)
def split(text: str) -> Split:
    """Take the stock sentences out of `text`."""
    kept: list[str] = []
    empathy = 0
    last = 0
    for sentence in sentences(text):
        start = _stock_from(sentence.text)
        if start is not None:
            kept.append(text[last : sentence.start + start])
            last = sentence.end
            found = words(sentence.text[start:])
            empathy += any(word in _EMPATHY for word in found)
    kept.append(text[last:])
    return Split("".join(kept), empathy)


def _stock_from(sentence: str) -> int | None:
    """Where `sentence` becomes stock: at 0, behind a signature or line without a full stop
    ("Jon Holm I hear you."), or nowhere."""
    if _says_nothing(sentence):
        return 0
    for match in list(_RUN_ON.finditer(sentence))[-_TAILS:]:
        before, tail = match.group(1), sentence[match.end() :]
        listens = any(word in _TELLING for word in words(tail))
        if listens and before.lower() not in _LEADS_ON and _says_nothing(tail):
            return match.end()
    return None


def _says_nothing(sentence: str) -> bool:
    return is_stock(words(sentence)) and not _MARK.search(mask(sentence))


def without_stock(text: str) -> str:
    """`text` without the sentences that consist of stock phrases only."""
    return split(text).rest


def is_stock(found: list[str]) -> bool:
    """Whether these words are all grammar, empathy or courtesy, one is not grammar, and
    none denies."""
    return all(word in _STOCK and not _DENIALS.match(word) for word in found) and any(
        word not in _GRAMMAR for word in found
    )
