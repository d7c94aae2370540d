"""The labelled queries, and what the program would search for in each case."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from coach import signals
from coach.channels import channel
from coach.domain import Draft
from coach.retrieval import query

FILE = Path(__file__).with_name("queries.jsonl")
Split = Literal["dev", "test"]


class Case(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`relevant` holds principle ids, the best first; none when out of scope."""

    id: str
    split: Split
    kind: Literal["situation", "draft", "out_of_scope"]
    relevant: tuple[str, ...]
    query: str = ""
    draft: str = ""
    channel: str = "other"
    in_reply_to: str = ""
    asked: bool | None = None

    @property
    def text(self) -> str:
        """The query; for a draft, the one that the program builds from it."""
        if self.kind != "draft":
            return self.query
        draft = Draft(
            text=self.draft,
            channel=channel(self.channel),
            in_reply_to=self.in_reply_to,
            asked=self.asked,
        )
        return query.for_draft(draft, signals.find(draft), signals.case_type(draft))


def load(split: Split, file: Path = FILE) -> list[Case]:
    """The cases of `split`."""
    lines = file.read_text(encoding="utf-8").splitlines()
    cases = [msgspec.json.decode(line, type=Case) for line in lines if line.strip()]
    return [case for case in cases if case.split == split]
