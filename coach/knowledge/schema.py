"""The shape of what is in the knowledge folder: cards, pairs, sources.

The constraints on the fields are checked when a file is loaded, so that code
which holds one of these values never has to check it again.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from coach.domain import Guidance

_Line = Annotated[str, Meta(min_length=1, max_length=400, pattern=r"^\S[^\n]*$")]
_Text = Annotated[str, Meta(min_length=1, max_length=6000, pattern=r"\S")]
_Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class CardExample(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One message before and after the principle was applied.

    `note` says in one sentence what changed and why. `asked` is None where it
    makes no difference whether the reader asked.
    """

    channel: _Id
    before: _Text
    after: _Text
    note: _Line
    in_reply_to: str = ""
    asked: bool | None = None


class Card(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One principle. `applies_when` holds situations as users describe them; `why`
    is the prose below the front matter; `sources` are keys of `sources.yaml`,
    empty where the principle follows from the others.
    """

    id: _Id
    title: Annotated[str, Meta(min_length=1, max_length=80, pattern=r"^\S[^\n]*$")]
    rule: Annotated[str, Meta(min_length=1, max_length=160, pattern=r"^\S[^\n]*$")]
    sources: tuple[str, ...]
    related: Annotated[tuple[str, ...], Meta(min_length=2, max_length=4)]
    applies_when: Annotated[tuple[_Line, ...], Meta(min_length=4, max_length=6)]
    do: Annotated[tuple[_Line, ...], Meta(min_length=2, max_length=4)]
    dont: Annotated[tuple[_Line, ...], Meta(min_length=2, max_length=4)]
    examples: Annotated[tuple[CardExample, ...], Meta(min_length=2, max_length=2)]
    why: _Text

    @property
    def guidance(self) -> Guidance:
        """What retrieval returns for this card."""
        return Guidance(self.id, self.title, self.rule, self.sources)


class Pair(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A before/after pair from `pairs/<channel>.jsonl`; `principles` are card ids."""

    id: _Id
    channel: _Id
    asked: bool
    in_reply_to: str
    before: _Text
    after: _Text
    principles: Annotated[tuple[str, ...], Meta(min_length=1, max_length=3)]
    note: _Line


class Situation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of `situations.jsonl`: what somebody may ask, written for search only.

    `principles` are card ids, the one that fits best first; none where the coach
    has nothing to say (taxes, recipes, code), so that search can tell.
    """

    text: Annotated[str, Meta(min_length=1, max_length=300, pattern=r"^\S[^\n]*$")]
    principles: Annotated[tuple[str, ...], Meta(max_length=4)]


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article the principles were drawn from; `author` or `year` None: unknown."""

    title: _Line
    author: str | None = None
    year: int | None = None
