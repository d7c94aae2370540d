"""The index on disk: opened, brought up to date, rebuilt.

    <index>/identity.json    which version is current, and what it was made with
    <index>/v-<random>/      one version, a Chroma folder that is never changed
    <index>/.lock            held while a version is made

A new version is made in a folder of its own and becomes current when the card
that names it replaces the old one: readers see the old or the new, never half.
Vectors of passages whose text did not change are taken over.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from coach.errors import CoachError, NotSetUpError
from coach.knowledge import Passage
from coach.paths import ensure_folder
from coach.progress import Progress
from coach.retrieval import store
from coach.retrieval.corpus import Corpus
from coach.retrieval.identity import SCHEMA, IdentityCard, read_card, write_card
from coach.retrieval.ports import Embedder
from coach.retrieval.store import DamagedIndexError, VectorStore

_VERSION = "v-"
_EMBED_BATCH = 32
# Long enough for another process to embed a large folder of notes.
_LOCK_SECONDS = 600.0


class Index:
    """The index of `corpus` in the folder `root`."""

    def __init__(
        self,
        root: Path,
        corpus: Corpus,
        embedder: Embedder,
    ) -> None:
        self._root = root
        self.corpus = corpus
        self._embedder = embedder

    def open(self, progress: Progress) -> VectorStore:
        """The current version, made or brought up to date first if need be.

        IndexMismatchError when another embedder or layout made it; CoachError
        when it has to be written and cannot be.
        """
        current = self._current()
        if current is not None:
            return current
        with self._locked():
            # Another process may have made it while this one waited.
            return self._current() or self._make(self._reusable(), progress)

    def rebuild(self, progress: Progress) -> VectorStore:
        """Make a new version and embed every passage anew."""
        with self._locked():
            return self._make({}, progress)

    def _current(self) -> VectorStore | None:
        card = read_card(self._root)
        if card is None:
            return None
        card.check(self._embedder.identity, where=self._root)
        if card.knowledge != self.corpus.digest:
            return None
        try:
            return VectorStore(self._root / card.folder, card)
        except DamagedIndexError:
            return None

    def _reusable(self) -> dict[str, Any]:
        """Vectors by passage id of the version that is there, as far as it can be read."""
        card = read_card(self._root)
        if card is None:
            return {}
        try:
            old = VectorStore(self._root / card.folder, card)
        except DamagedIndexError:
            return {}
        try:
            return old.vectors()
        except DamagedIndexError:
            return {}
        finally:
            old.close()

    def _make(self, reusable: dict[str, Any], progress: Progress) -> VectorStore:
        vectors = {p.id: reusable[p.id] for p in self.corpus.passages if p.id in reusable}
        vectors |= self._embed([p for p in self.corpus.passages if p.id not in vectors], progress)
        identity = self._embedder.identity
        card = IdentityCard(
            schema=SCHEMA,
            embedder=identity.name,
            embedder_sha256=identity.sha256,
            dimension=identity.dimension,
            knowledge=self.corpus.digest,
            passages=len(self.corpus.passages),
            folder=f"{_VERSION}{uuid.uuid4().hex[:12]}",
        )
        previous = read_card(self._root)
        folder = ensure_folder(self._root / card.folder)
        try:
            store.write(folder, card, self.corpus.passages, vectors)
            opened = VectorStore(folder, card)
        except Exception as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise CoachError(
                f"The index cannot be written: {error}.",
                where=str(self._root),
                mend="free some disk space, or set COACH_HOME to a folder you can write to",
            ) from error
        write_card(self._root, card)
        # The last version stays for a reader that has just read its card.
        self._sweep({card.folder, previous.folder if previous else ""})
        return opened

    def _embed(self, passages: Sequence[Passage], progress: Progress) -> dict[str, Any]:
        vectors: dict[str, Any] = {}
        if not passages:
            return vectors
        self._embedder.verify()
        progress.begin("Indexing", len(passages), "passages")
        # A batch is as slow as its longest text.
        passages = sorted(passages, key=lambda passage: len(passage.text))
        for start in range(0, len(passages), _EMBED_BATCH):
            batch = passages[start : start + _EMBED_BATCH]
            for passage, vector in zip(
                batch, self._embedder.embed([p.text for p in batch]), strict=True
            ):
                vectors[passage.id] = vector
            progress.advance(len(batch))
        progress.end()
        return vectors

    def _sweep(self, keep: set[str]) -> None:
        for entry in self._root.glob(f"{_VERSION}*"):
            if entry.name not in keep:
                shutil.rmtree(entry, ignore_errors=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        ensure_folder(self._root)
        lock = FileLock(self._root / ".lock", mode=0o600)
        try:
            lock.acquire(timeout=_LOCK_SECONDS)
        except Timeout as error:
            raise CoachError(
                "Another coach has been building the index for ten minutes.",
                where=str(self._root),
                mend="end the other one, then run: coach knowledge reindex",
            ) from error
        except OSError as error:
            raise NotSetUpError(
                f"The index has to be built, and its folder cannot be written: {error.strerror}.",
                where=str(self._root),
                mend="make it writable or set COACH_HOME, then run: coach knowledge reindex",
            ) from error
        try:
            yield
        finally:
            lock.release()
