"""The principles, the before/after pairs, and the user's own notes."""

from coach.knowledge.base import ELSEWHERE, KnowledgeBase, Passage, load
from coach.knowledge.notes import Note, add, facts_of, remove
from coach.knowledge.schema import Card, CardExample, Pair, Situation, Source

__all__ = [
    "ELSEWHERE",
    "Card",
    "CardExample",
    "KnowledgeBase",
    "Note",
    "Pair",
    "Passage",
    "Situation",
    "Source",
    "add",
    "facts_of",
    "load",
    "remove",
]
