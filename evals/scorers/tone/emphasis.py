"""Emphasis in letters and marks: shouted words, rows of exclamation marks, picture rows."""

from __future__ import annotations

import re

# Everyday words only: an acronym or a brand in capitals is no shout, and whether the
# product is called ACME or Oxfam must change nothing. "day" is missing: it is a mark.
_EVERYDAY = frozenset(
    """a about again ahead all amazing an and any are as at attention awesome be because been before
    best better big biggest book but buy by call can chance click come could days deal deals did
    do don't download ends even ever every everybody everyone everything exclusive extra fast few
    final finally first for free from get go going gone good grab great has have here how huge hurry
    i if important in is it it's join just last latest left let like limited look lot love make many
    me miss more most much must my need never new next no not nothing now of off offer on once one
    only or order our out over people please price really right sale save secure see sell selling
    share shop should sign so sold some soon special start still stop super sure take tell thank
    thanks that the their them then there these they this those time to today tomorrow tonight too
    up urgent us use very wait want was we what when where which while who why will win with without
    world yes you your yours""".split()
)
_SHOUTED = re.compile(r"(?<![\w'])[A-Z][A-Z']+(?![\w'])")
_RUN = re.compile(r"[!?]*!{2,}[!?]*|\?{2,}!*")
_PICTURES = re.compile(
    r"[\N{ROCKET}\N{FIRE}\N{SPARKLES}\N{COLLISION SYMBOL}\N{PARTY POPPER}\N{MONEY BAG}"
    r"\N{HUNDRED POINTS SYMBOL}\N{BLACK RIGHT-POINTING TRIANGLE}"
    r"\N{WHITE RIGHT POINTING BACKHAND INDEX}"
    r"\N{POLICE CARS REVOLVING LIGHT}\N{ALARM CLOCK}\N{HOURGLASS}\N{GLOWING STAR}\N{TROPHY}]"
)


def shouts(text: str) -> float:
    """Everyday words in capitals."""
    return float(sum(word.lower() in _EVERYDAY for word in _SHOUTED.findall(text)))


def exclaims(text: str) -> float:
    """Exclamation marks beyond the first, which is friendly, and one more for every run."""
    return float(max(0, text.count("!") - 1) + len(_RUN.findall(text)))


def pictures(text: str) -> float:
    """Rockets, fires and other pictures of excitement."""
    return float(len(_PICTURES.findall(text)))
