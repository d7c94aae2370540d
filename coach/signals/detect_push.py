"""Urgency and pressure: whole sentences where nothing else is said in them."""

from __future__ import annotations

from coach.domain import FindingKind as Kind
from coach.signals.reading import Reading, mostly
from coach.signals.repair import drop_sentence, holds_facts


def find_push(reading: Reading) -> None:
    _urgency(reading)
    _pressure(reading)


def _urgency(reading: Reading) -> None:
    tokens = reading.tokens
    for sentence in reading.sentences:
        hits = [h for h in reading.within("URGENCY", sentence) if not reading.denied(h)]
        if not hits:
            continue
        inside = tokens.inside(sentence)
        message = f"{reading.surface(hits[0])} hurries the reader; let them decide when."
        if mostly(reading, sentence, hits) and not holds_facts(tokens, inside):
            reading.add(Kind.URGENCY, *drop_sentence(reading.text, sentence)[:2], message, "")
            continue
        for hit in hits:
            start, end = reading.span(hit)
            message = f"{reading.surface(hit)} hurries the reader; let them decide when."
            calm = None
            if (
                tokens.words[hit.first] in {"only", "just"}
                and tokens.words[hit.first + 1][0].isdigit()
            ):
                calm = reading.text[tokens.starts[hit.first + 1] : end]
            reading.add(Kind.URGENCY, start, end, message, calm)


def _pressure(reading: Reading) -> None:
    tokens = reading.tokens
    for sentence in reading.sentences:
        hits = [h for h in reading.within("PRESSURE", sentence) if not reading.denied(h)]
        if not hits:
            continue
        message = (
            f"{reading.surface(hits[0])} presses the reader; a free choice is met more gladly."
        )
        if mostly(reading, sentence, hits) and not holds_facts(tokens, tokens.inside(sentence)):
            reading.add(Kind.PRESSURE, *drop_sentence(reading.text, sentence)[:2], message, "")
            continue
        for hit in hits:
            message = (
                f"{reading.surface(hit)} presses the reader; a free choice is met more gladly."
            )
            reading.add(Kind.PRESSURE, *reading.span(hit), message)
