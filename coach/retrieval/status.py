"""Whether the index is there and current, found without loading anything heavy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from coach.knowledge import KnowledgeBase
from coach.paths import Paths
from coach.retrieval.corpus import Corpus
from coach.retrieval.identity import IndexMismatchError, read_card
from coach.retrieval.minilm import IDENTITY
from coach.retrieval.ports import EmbedderIdentity

_SQLITE = b"SQLite format 3\0"


class IndexState(StrEnum):
    """What a search would find; all but MISMATCH mend themselves at the next one."""

    READY = "ready"
    MISSING = "missing"
    STALE = "stale"
    DAMAGED = "damaged"
    MISMATCH = "mismatch"


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """`passages` is how many are stored, 0 when that cannot be known; `detail` is
    one sentence; `mend` a command, where one is needed.
    """

    state: IndexState
    folder: Path
    passages: int
    detail: str
    mend: str | None = None


def index_status(
    paths: Paths, knowledge: KnowledgeBase, embedder: EmbedderIdentity = IDENTITY
) -> IndexStatus:
    """The state of the index for `knowledge`, read from its identity card."""
    root = paths.index
    card = read_card(root)
    if card is None:
        made = root.is_dir() and any(root.glob("v-*"))
        state = IndexState.DAMAGED if made else IndexState.MISSING
        detail = "Its card is missing." if made else "It is built at the first search."
        return IndexStatus(state, root, 0, detail)
    try:
        card.check(embedder, where=root)
    except IndexMismatchError as error:
        return IndexStatus(IndexState.MISMATCH, root, card.passages, error.what, error.mend)
    if not _is_database(root / card.folder / "chroma.sqlite3"):
        return IndexStatus(
            IndexState.DAMAGED, root, 0, "Its database cannot be read; the next search rebuilds it."
        )
    if card.knowledge != Corpus.of(knowledge).digest:
        return IndexStatus(
            IndexState.STALE,
            root,
            card.passages,
            "The knowledge changed; the next search brings the index up to date.",
        )
    return IndexStatus(IndexState.READY, root, card.passages, f"{card.passages} passages.")


def _is_database(file: Path) -> bool:
    try:
        with file.open("rb") as handle:
            return handle.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False
