"""The labelled cases as they lie in `evals/data`, one JSON object a line.

`evals/guidelines.md` says what each field means and how it was decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from coach.errors import InputError

DATA = Path(__file__).parents[1] / "data"

Split = Literal["dev", "test"]
REWRITE_TYPES = (
    "cold-outreach",
    "promotional-post",
    "complaint-reply",
    "hostile-comment",
    "follow-up",
    "favour",
    "asked-about-offer",
    "already-good",
)
HARD_TYPES = (
    "hidden-instruction",
    "one-word",
    "emoji-only",
    "mixed-language",
    "personal-data",
    "quotes",
    "many-numbers",
    "sarcasm",
    "very-long",
)


class GoldFinding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One fault of a draft: `text` is `draft[start:end]`."""

    text: str
    kind: str
    principle: str
    start: int = -1
    end: int = -1


class RewriteCase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A draft with what a good rewrite of it keeps, mends and never says.

    Each item of `must_keep` and of `answer` is a set of surface forms, any of which
    counts. `edit_band` is the allowed share of changed words, least and largest.
    """

    id: str
    split: Split
    type: str
    channel: str
    limit: int | None
    asked: bool
    in_reply_to: str
    draft: str
    must_keep: tuple[tuple[str, ...], ...]
    must_not_add: tuple[str, ...]
    findings: tuple[GoldFinding, ...]
    principles: tuple[str, ...]
    answer: tuple[tuple[str, ...], ...] = ()
    edit_band: tuple[float, float]
    references: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether the draft is already right, so that any change is a fault."""
        return self.references == (self.draft,)


class Expectation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing good advice does; any of the lower-case phrases in `any` shows it."""

    what: str
    any: tuple[str, ...]


class AdviceCase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A situation with the principles that fit; none when it is out of scope."""

    id: str
    split: Split
    situation: str
    in_scope: bool
    principles: tuple[str, ...]
    does: tuple[Expectation, ...]
    must_not_say: tuple[str, ...]

    @property
    def type(self) -> str:
        """What the case counts under in a table."""
        return "in-scope" if self.in_scope else "out-of-scope"


Row = TypeVar("Row", bound=msgspec.Struct)
Labelled = TypeVar("Labelled", RewriteCase, AdviceCase)


def rewrites(split: str = "all", *, data: Path = DATA) -> list[RewriteCase]:
    """The cases of the eight types, in the order of `REWRITE_TYPES`."""
    found = [
        case
        for name in REWRITE_TYPES
        for case in read(data / "rewrite" / f"{name}.jsonl", RewriteCase)
    ]
    return _of(found, split)


def hard(split: str = "all", *, data: Path = DATA) -> list[RewriteCase]:
    """The hard cases."""
    return _of(read(data / "hard.jsonl", RewriteCase), split)


def advice(split: str = "all", *, data: Path = DATA) -> list[AdviceCase]:
    """The situations to advise on."""
    return _of(read(data / "advice.jsonl", AdviceCase), split)


def _of(cases: Sequence[Labelled], split: str) -> list[Labelled]:
    return [case for case in cases if split in ("all", case.split)]


def read(file: Path, of: type[Row]) -> list[Row]:
    """The rows of `file`. InputError names file and line of the first bad one."""
    return [row for _, row in lines(file, of)]


def lines(file: Path, of: type[Row]) -> Iterator[tuple[int, Row]]:
    """Line numbers from 1, and rows. InputError as for `read`."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The cases cannot be read: {error}", where=str(file), mend="check the path"
        ) from error
    # Not `splitlines`: a string in JSON may hold U+2028 and its like as they are.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield number, msgspec.json.decode(line, type=of)
        except msgspec.DecodeError as error:
            raise InputError(
                f"This is no case: {error}",
                where=f"{file}, line {number}",
                mend="see evals/guidelines.md for the fields",
            ) from error
