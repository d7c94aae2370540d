"""The principles, the before/after pairs, and the user's own notes."""

from coach.knowledge.base import KnowledgeBase, Passage, load
from coach.knowledge.notes import Note, add, facts_of, remove
from coach.knowledge.schema import Card, CardExample, Pair, Source

__all__ = [
    "Card",
    "CardExample",
    "KnowledgeBase",
    "Note",
    "Pair",
    "Passage",
    "Source",
    "add",
    "facts_of",
    "load",
    "remove",
]
