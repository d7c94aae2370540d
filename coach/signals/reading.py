"""Everything the detectors share about one draft, found once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from coach.domain import Draft, Finding, FindingKind
from coach.signals import phrases
from coach.signals.principles import PRINCIPLE
from coach.signals.tokens import MARK, Tokens, tokenise
from coach.text.graphemes import Clusters
from coach.text.sentences import Sentence

_QUOTE_LIMIT = 48
# Somebody else's words, or a title: not the writer's to change.
_QUOTATION = re.compile(
    r"\"[^\"\n]+\"|“[^”\n]+”|«[^»\n]+»|„[^“”\n]+[“”]|(?<!\w)['‘][^'’\n]+['’](?!\w)"
)


@cache
def _matcher() -> phrases.Matcher:
    from coach.signals.lexicon import buzzwords, hype, manner, offers, push, reply, tone

    lists = {
        name: value
        for module in (hype, buzzwords, push, offers, manner, reply, tone)
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str)
    }
    return phrases.Matcher(lists)


@dataclass(slots=True)
class Reading:
    """`hits` by section of the word lists; `quotations` are spans in quotation marks."""

    draft: Draft
    asked: bool
    tokens: Tokens
    hits: dict[str, list[phrases.Hit]]
    clusters: Clusters
    quotations: list[tuple[int, int]]
    findings: list[Finding] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.draft.text

    @property
    def sentences(self) -> list[Sentence]:
        return self.tokens.sentences

    def has(self, section: str, inside: range | None = None) -> bool:
        """Whether a hit of `section` begins inside the token range (anywhere if None)."""
        hits = self.hits.get(section, ())
        return any(inside is None or hit.first in inside for hit in hits)

    def within(self, section: str, sentence: Sentence) -> list[phrases.Hit]:
        inside = self.tokens.inside(sentence)
        return [hit for hit in self.hits.get(section, ()) if hit.first in inside]

    def sentence_of(self, hit: phrases.Hit) -> Sentence:
        start = self.tokens.starts[hit.first]
        return next(s for s in self.sentences if s.start <= start < s.end)

    def denied(self, hit: phrases.Hit) -> bool:
        """Such as "don't hurry", "no discount", "without pressure": the opposite is said."""
        before = self.tokens.words[hit.first - 1] if hit.first else ""
        return before in {"not", "no", "never", "without"}

    def surface(self, hit: phrases.Hit) -> str:
        """The text of a hit, shortened for a message."""
        start, end = self.span(hit)
        return quoted(self.text[start:end])

    def span(self, hit: phrases.Hit) -> tuple[int, int]:
        return self.tokens.starts[hit.first], self.tokens.ends[hit.last - 1]

    def words_in(self, inside: range) -> int:
        return sum(self.tokens.kinds[i] != MARK for i in inside)

    def add(
        self, kind: FindingKind, start: int, end: int, message: str, suggestion: str | None = None
    ) -> None:
        if any(first < start and end < last for first, last in self.quotations):
            return
        wide = self.clusters.around(start, end)
        if wide != (start, end) and suggestion:
            suggestion = None
        start, end = wide
        text = self.text[start:end]
        if text and text != suggestion:
            self.findings.append(
                Finding(start, end, text, kind, message, PRINCIPLE[kind], suggestion)
            )


def read(draft: Draft, asked: bool) -> Reading:
    tokens = tokenise(draft.text)
    hits: dict[str, list[phrases.Hit]] = {}
    for hit in _matcher().find(tokens):
        hits.setdefault(hit.section, []).append(hit)
    quotations = [match.span() for match in _QUOTATION.finditer(draft.text)]
    return Reading(draft, asked, tokens, hits, Clusters(draft.text), quotations)


def sections(text: str) -> tuple[Tokens, dict[str, list[phrases.Hit]]]:
    """Tokens and hits of a text that is not the draft."""
    reading = read(Draft(text=text), asked=False)
    return reading.tokens, reading.hits


def quoted(text: str) -> str:
    """`text` in quotes on one line, cut to a length a message can carry."""
    line = " ".join(text.split())
    return f'"{line[: _QUOTE_LIMIT - 3].rstrip()}..."' if len(line) > _QUOTE_LIMIT else f'"{line}"'


def each(reading: Reading, *names: str) -> Iterator[phrases.Hit]:
    for name in names:
        yield from reading.hits.get(name, ())


def mostly(reading: Reading, sentence: Sentence, hits: list[phrases.Hit]) -> bool:
    """Whether the sentence says little besides what was matched."""
    kinds = reading.tokens.kinds
    covered = {i for hit in hits for i in range(hit.first, hit.last) if kinds[i] != MARK}
    return len(covered) * 2 >= reading.words_in(reading.tokens.inside(sentence))
