"""The `knowledge` documents: a listing, and one card or note in full."""

from __future__ import annotations

from coach.documents import Document
from coach.knowledge import Card, CardExample, KnowledgeBase, Note, Source


def listing(base: KnowledgeBase) -> list[Document]:
    """`[{"id", "title", "rule", "origin", "sources"}]`, the principles first."""
    found = [card.guidance for card in base.cards.values()]
    found += [note.guidance for note in base.notes.values()]
    return [
        {
            "id": item.id,
            "title": item.title,
            "rule": item.rule,
            "origin": item.origin,
            "sources": list(item.sources),
        }
        for item in found
    ]


def entry(base: KnowledgeBase, name: str) -> Document:
    """One card or one note; the two differ in their "origin" and their keys."""
    if name in base.notes:
        return _note(base.notes[name])
    return _card(base.cards[name], base)


def _card(card: Card, base: KnowledgeBase) -> Document:
    return {
        "id": card.id,
        "title": card.title,
        "rule": card.rule,
        "origin": "builtin",
        "why": card.why,
        "applies_when": list(card.applies_when),
        "do": list(card.do),
        "dont": list(card.dont),
        "examples": [_example(example) for example in card.examples],
        "related": list(card.related),
        "sources": [_source(number, base.sources[number]) for number in card.sources],
    }


def _note(note: Note) -> Document:
    return {
        "id": note.id,
        "title": note.title,
        "rule": note.guidance.rule,
        "origin": "user",
        "text": note.text,
        "file": note.file,
    }


def _example(example: CardExample) -> Document:
    return {
        "channel": example.channel,
        "asked": example.asked,
        "in_reply_to": example.in_reply_to,
        "before": example.before,
        "after": example.after,
        "note": example.note,
    }


def _source(number: str, source: Source) -> Document:
    return {"id": number, "title": source.title, "author": source.author, "year": source.year}
