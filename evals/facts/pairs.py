"""The clean pairs: those of knowledge/pairs and the examples on the cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import msgspec

from coach import channels
from coach.domain import Draft
from coach.knowledge.decode import front_matter, json_value


class _Record(msgspec.Struct):
    channel: str
    before: str
    after: str
    asked: bool = False
    in_reply_to: str = ""


@dataclass(frozen=True, slots=True)
class CleanPair:
    """A draft and a good rewrite of it."""

    name: str
    draft: Draft
    after: str

    @property
    def asked(self) -> bool:
        """Whether the reader asked about the offer."""
        return bool(self.draft.asked)


def clean_pairs(root: Traversable) -> list[CleanPair]:
    """All pairs under the knowledge folder `root`, in a fixed order.

    Raises CoachError naming the file when one cannot be read.
    """
    return [*_from_pairs(root / "pairs"), *_from_cards(root / "principles")]


def _from_pairs(folder: Traversable) -> Iterator[CleanPair]:
    for file in _files(folder, ".jsonl"):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if line.strip():
                where = f"{file.name}:{number}"
                yield _pair(where, json_value(line.encode(), where=where))


def _from_cards(folder: Traversable) -> Iterator[CleanPair]:
    for file in _files(folder, ".md"):
        head, _ = front_matter(file.read_text("utf-8"), where=file.name)
        for number, example in enumerate(head.get("examples", []), 1):
            yield _pair(f"{file.name}:examples[{number}]", example)


def _files(folder: Traversable, ending: str) -> list[Traversable]:
    if not folder.is_dir():
        return []
    found = [entry for entry in folder.iterdir() if entry.name.endswith(ending)]
    return sorted(found, key=lambda entry: entry.name)


def _pair(name: str, data: object) -> CleanPair:
    record = msgspec.convert(data, _Record)
    draft = Draft(
        text=record.before,
        channel=channels.channel(record.channel),
        in_reply_to=record.in_reply_to,
        asked=record.asked,
    )
    return CleanPair(name, draft, record.after)
