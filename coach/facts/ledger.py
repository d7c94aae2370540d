"""The ledger: every fact of a text, with its exact span."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from coach.domain import Fact, FactKind
from coach.facts import contacts, dates, names, negations, numbers, prices, promises, quotes, times
from coach.text.graphemes import Clusters

Scanner = Callable[[str], Iterable[Fact]]

# Who wins where two readings of the same characters compete: the more specific
# first. A later reading is dropped when it overlaps an earlier one.
_SINGLE: tuple[Scanner, ...] = (
    contacts.urls,
    contacts.emails,
    contacts.handles,
    contacts.tags,
    names.codes,
    dates.scan,
    prices.scan,
    times.scan,
    contacts.phones,
    numbers.scan,
    names.scan,
)
# Phrases hold facts of the other kinds and overlap them, but not each other.
_PHRASES: tuple[Scanner, ...] = (quotes.scan, promises.scan, negations.scan)

SINGLE_KINDS = frozenset(FactKind) - {FactKind.QUOTE, FactKind.NEGATION, FactKind.PROMISE}


# A draft and its thread are read again with each rewrite they are held against.
@lru_cache(maxsize=32)
def ledger(text: str) -> tuple[Fact, ...]:
    """All facts of `text`, in the order they stand there.

    Facts of the kinds in `SINGLE_KINDS` never overlap each other; quotes,
    promises and negations may contain others, never one of their own kind.
    """
    clusters = Clusters(text)
    found = [*_claimed(text, _SINGLE, clusters)]
    for scanner in _PHRASES:
        found.extend(_claimed(text, (scanner,), clusters))
    return tuple(sorted(found, key=lambda fact: (fact.start, -fact.end, fact.kind)))


def _claimed(text: str, scanners: Iterable[Scanner], clusters: Clusters) -> Iterator[Fact]:
    taken = bytearray(len(text))
    for scanner in scanners:
        longest_first = sorted(scanner(text), key=lambda fact: (fact.start - fact.end, fact.start))
        for fact in longest_first:
            start, end = clusters.around(fact.start, fact.end)
            if start >= end or any(taken[start:end]):
                continue
            taken[start:end] = b"\x01" * (end - start)
            yield Fact(fact.kind, text[start:end], fact.value, start, end)
