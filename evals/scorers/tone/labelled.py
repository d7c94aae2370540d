"""The public labelled sets, read in place, and their folds.

None of their text is part of this project: `--data DIR` says where they are.
"""

from __future__ import annotations

import csv
import hashlib
import random
import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coach.errors import InputError
from evals.scorers.tone.families import small
from evals.scorers.tone.masking import mask

FOLDS = 5
SEED = 4


@dataclass(frozen=True, slots=True)
class Source:
    """Where the labels of a model come from, and how predictions are compared with them."""

    model: str
    metric: Literal["spearman", "auc"]
    file: str
    text: str
    label: str
    page: str | None = None


SOURCES = (
    Source("receptiveness", "spearman", "receptiveness.csv", "text", "receptiveness"),
    Source("warmth", "auc", "phone_offers.csv", "message", "warm"),
    Source("pressure", "auc", "dark_patterns.csv", "text", "label", page="page_id"),
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """Rows in file order. Rows with the same `group` must share a fold."""

    source: Source
    texts: tuple[str, ...]
    labels: tuple[float, ...]
    groups: tuple[int, ...]
    sha256: str

    def folds(self, repeat: int = 0) -> list[int]:
        """A fold (0 to FOLDS - 1) for each row: groups dealt out at random."""
        names = sorted(set(self.groups))
        random.Random(SEED + repeat).shuffle(names)
        dealt = {name: index % FOLDS for index, name in enumerate(names)}
        return [dealt[group] for group in self.groups]


def load(source: Source, folder: Path) -> Labelled:
    """The set in `folder`. InputError when the file is no such table."""
    path = folder / source.file
    try:
        raw = path.read_bytes()
        rows = list(csv.DictReader(raw.decode("utf-8").splitlines(keepends=True)))
        texts = tuple(row[source.text] for row in rows)
        labels = tuple(float(row[source.label]) for row in rows)
        pages = [row[source.page] if source.page else None for row in rows]
    except (OSError, UnicodeDecodeError, KeyError, TypeError, ValueError, csv.Error) as error:
        raise InputError(
            f"The labelled set cannot be read: {error!r}",
            where=str(path),
            mend=f"give a UTF-8 CSV with the columns {source.text} and {source.label}",
        ) from error
    return Labelled(
        source, texts, labels, tuple(_groups(texts, pages)), hashlib.sha256(raw).hexdigest()
    )


_LETTERS = re.compile(r"\W+")
# Near-duplicates differ in a number, a name or their end.
_SAME_START = 48


def _groups(texts: Sequence[str], pages: Sequence[str | None]) -> Iterator[int]:
    """For each row the first row that shares its page or its start, names and numbers masked."""
    parent = list(range(len(texts)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    seen: dict[Hashable, int] = {}
    for index, (text, page) in enumerate(zip(texts, pages, strict=True)):
        keys: list[Hashable] = [
            ("start", _LETTERS.sub(" ", small(mask(text))).strip()[:_SAME_START])
        ]
        if page is not None:
            keys.append(("page", page))
        for key in keys:
            parent[root(index)] = root(seen.setdefault(key, index))
    return (root(index) for index in range(len(texts)))
