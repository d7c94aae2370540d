"""What an index was made with, and the file that says so.

The card is the last thing written when an index is built and names the folder
that holds it: without a readable card there is no index, whatever else lies there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec

from coach.errors import NotSetUpError
from coach.paths import atomic_write
from coach.retrieval.ports import EmbedderIdentity

# Raise it when the layout of the index or the way passages are written changes.
SCHEMA = 1
FILE = "identity.json"


class IndexMismatchError(NotSetUpError):
    """The index was made by another embedder or another version of the program."""


class IdentityCard(msgspec.Struct, frozen=True, kw_only=True):
    """`knowledge` is the digest of the passages, `passages` how many there are,
    `folder` the name of the Chroma folder beside the card.
    """

    schema: int
    embedder: str
    embedder_sha256: str
    dimension: int
    knowledge: str
    passages: int
    # A damaged card must not lead out of the index.
    folder: Annotated[str, msgspec.Meta(pattern=r"^v-[0-9a-f]{12}$")]

    def check(self, embedder: EmbedderIdentity, *, where: Path) -> None:
        """IndexMismatchError when vectors of `embedder` cannot be compared with it."""
        differences = [
            f"{name} {stored!r}, not {wanted!r}"
            for name, stored, wanted in (
                ("layout", self.schema, SCHEMA),
                ("embedder", self.embedder, embedder.name),
                ("embedder file", self.embedder_sha256[:12], embedder.sha256[:12]),
                ("dimension", self.dimension, embedder.dimension),
            )
            if stored != wanted
        ]
        if differences:
            raise IndexMismatchError(
                f"The index was made with {', '.join(differences)}.",
                where=str(where),
                mend="coach knowledge reindex",
            )


def read_card(index: Path) -> IdentityCard | None:
    """The card in the folder `index`, or None when there is none that can be read."""
    try:
        return msgspec.json.decode((index / FILE).read_bytes(), type=IdentityCard)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def write_card(index: Path, card: IdentityCard) -> None:
    """Make `card` the current one, whole or not at all."""
    with atomic_write(index / FILE) as handle:
        handle.write(msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n")
