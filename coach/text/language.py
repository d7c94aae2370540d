"""Which language a message is written in, from its most frequent words.

A profile of function words is enough to tell a handful of European languages
apart in a sentence or two (Grefenstette 1995, "Comparing two language
identification schemes"); other scripts are told by their letters. Short texts
have no answer.
"""

from __future__ import annotations

import re
import unicodedata

_PROFILES: dict[str, frozenset[str]] = {
    "en": frozenset(
        "the and you your for that this with are have was not but what our will can from they would"
        " there which when how of to is it we be on my i if at or do thanks please".split()
    ),
    "de": frozenset(
        "der die das und ist nicht ich sie wir ihr mit für auf ein eine einen dem den von zu auch"
        " wie haben sind wird bei uns noch oder aber wenn kann im am es dass mir danke"
        " bitte hat".split()
    ),
    "fr": frozenset(
        "le la les et est une des pas vous nous je pour dans que qui avec sur ce cette mais votre"
        " notre du au aux ne il elle sont avez merci bonjour ou plus très être".split()
    ),
    "es": frozenset(
        "el la los las y es una no que de en por para con su nuestro pero como está muy más esta"
        " este usted gracias hola ha han del al se lo tu mi si cuando qué".split()
    ),
    "it": frozenset(
        "il la gli le e è una non che di per con il nostro ma come questo questa sono ho hai del"
        " della nel grazie ciao più anche si lo un al dei alla ci vi".split()
    ),
    "nl": frozenset(
        "de het een en is niet ik je wij we u voor met van op aan dat die zijn heb hebben maar ook"
        " als bij naar om er nog wel dank onze ons wat kan te".split()
    ),
    "pt": frozenset(
        "o a os as e é uma não que de em por para com seu nosso mas como está muito mais esta este"
        " você obrigado obrigada olá do da no na se um ao são nos".split()
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
_MINIMUM_WORDS = 6
_MINIMUM_SHARE = 0.15
_LEAD = 1.35


def script(text: str) -> str:
    """The Unicode script most letters of `text` belong to ("LATIN", "CYRILLIC",
    "CJK" ...), or "" when it has fewer than three letters."""
    counts: dict[str, int] = {}
    for char in text:
        if char.isalpha():
            name = "LATIN" if char.isascii() else unicodedata.name(char, "?").split(" ")[0]
            counts[name] = counts.get(name, 0) + 1
    if sum(counts.values()) < 3:
        return ""
    return max(counts, key=lambda name: counts[name])


def language(text: str) -> str | None:
    """One of "en", "de", "fr", "es", "it", "nl", "pt"; None when unsure or too short."""
    found = [word.lower() for word in _WORD.findall(text)]
    if len(found) < _MINIMUM_WORDS:
        return None
    scores = {name: sum(word in profile for word in found) for name, profile in _PROFILES.items()}
    best, second = sorted(scores, key=lambda name: -scores[name])[:2]
    if scores[best] / len(found) < _MINIMUM_SHARE or scores[best] < scores[second] * _LEAD:
        return None
    return best
