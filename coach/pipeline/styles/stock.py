"""Phrases that sound warm and say nothing: a model's favourites, and nobody's own."""

from __future__ import annotations

from coach.facts.comparison import contains
from coach.text.patterns import Pattern

_STOCK = Pattern(
    r"\bI hope (?:this|you|your|all|everything)\b[^.!?\n]{0,40}\b(?:well|great|good|fine)\b",
    r"\b(?:I|we) (?:completely |totally |fully |really )?(?:understand|hear|appreciate|value) "
    r"(?:your|how|that this)\b",
    r"\bthank you for (?:reaching out|your (?:patience|understanding|message|feedback|interest"
    r"|time|support|cooperation|attention|inquiry|comment)|getting in touch|contacting)\b",
    r"\b(?:have|wishing you) a (?:great|lovely|nice|wonderful|good|fantastic) "
    r"(?:day|week|weekend|evening|one)\b",
    r"\b(?:feel free|don['’]t hesitate|do not hesitate|please let (?:me|us) know if)\b",
    r"\b(?:looking|look) forward to (?:hearing|seeing|your)\b",
    r"\b(?:any|if you have) (?:further |other |more )?questions\b",
    r"\b(?:sincerely|truly|deeply) (?:apologi[sz]e|appreciate|sorry)\b",
    r"\b(?:inconvenience|frustration)\b",
    r"\b(?:I|we)['’]?(?:m|re| am| are) here (?:to help|for you)\b",
    r"\b(?:happy|glad|here) to (?:help|assist)\b",
)


def stock_phrase(text: str, own: str) -> str:
    """The first stock phrase of `text` that is not in `own`, "" for none."""
    for match in _STOCK.finditer(text):
        if not contains(own, match.group()):
            return match.group()
    return ""
