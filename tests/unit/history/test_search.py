"""Any text is a safe query, and finds what has its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.history import Role, SqliteStore
from coach.history.query import to_fts, to_marks
from tests.unit.history.conftest import talk

MARKS = "\"'*()[]{}^:+-~|\\/,.;%_"


def found(store: SqliteStore, query: str) -> list[str]:
    return sorted(match.message.text for match in store.search(query))


@pytest.fixture
def letters(store, session) -> SqliteStore:
    talk(
        store, session.id,
        "The parcel is late, says Zoë.", "Say sorry first.", "It cost 45.50 EUR (net)",
        "NOT a parcel AND near", "Größe 你好 世界",
    )  # fmt: skip
    return store


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("parcel", ["NOT a parcel AND near", "The parcel is late, says Zoë."]),
        ("PARC late", ["The parcel is late, says Zoë."]),
        ("zoe", ["The parcel is late, says Zoë."]),
        ("parcel sorry", []),
        ("45.50", ["It cost 45.50 EUR (net)"]),
        ("(net)", ["It cost 45.50 EUR (net)"]),
        ('"net', ["It cost 45.50 EUR (net)"]),
        ("NOT parcel", ["NOT a parcel AND near"]),
        ("AND", ["NOT a parcel AND near"]),
        ("text:parcel", []),
        ("grosse", []),
        ("größe", ["Größe 你好 世界"]),
        ("你好", ["Größe 你好 世界"]),
        ("...", []),
        ("", []),
        ("\x00\x1b[2J", []),
    ],
)
def test_what_is_found(letters, query, texts):
    assert found(letters, query) == texts


def test_the_best_comes_first_with_its_conversation(letters):
    other = letters.start("Other")
    letters.add(other.id, Role.USER, "parcel parcel parcel", parent=None)
    first, *rest = letters.search("parcel")
    assert (first.session.id, first.session.title) == (other.id, "Other")
    assert first.message.session == other.id
    assert len(rest) == 2
    assert len(letters.search("parcel", limit=1)) == 1


def test_the_snippet_is_plain_and_marked(store, session):
    text = "lorem\nipsum " * 40 + "and\nthe [b]Parcel[/b], a parcel" + " dolor" * 40
    store.add(session.id, Role.USER, text, parent=None)
    (match,) = store.search("parcel")
    assert [match.snippet[start:end] for start, end in match.marks] == ["Parcel", "parcel"]
    assert "\n" not in match.snippet
    assert "[b]Parcel[/b]" in match.snippet
    assert len(match.snippet) < 200
    assert match.message.text == text


def test_an_update_is_found_by_its_new_words_only(store, session):
    (message,) = talk(store, session.id, "early words")
    store.update(message.id, text="later words")
    assert found(store, "early") == []
    assert found(store, "later") == ["later words"]


@given(st.text(max_size=80) | st.text(alphabet=MARKS + " abAND\x00\n你", max_size=40))
def test_no_query_is_an_error(shared, query):
    shared.search(query)


@given(st.lists(st.text(alphabet=MARKS + "abcÄß你0", min_size=1, max_size=8), max_size=4))
def test_a_text_is_found_by_itself(shared, words):
    text = " ".join(words)
    session = shared.start()
    message = shared.add(session.id, Role.USER, text, parent=None)
    hits = {match.message.id for match in shared.search(text, limit=10_000)}
    assert (message.id in hits) == any(map(str.isalnum, text))
    for match in shared.search(text):
        assert all(0 <= a < b <= len(match.snippet) for a, b in match.marks)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One store for the examples of a property, without waiting for the disk."""
    store = SqliteStore(tmp_path_factory.mktemp("shared") / "history.db")
    store._file._db.execute("PRAGMA synchronous = OFF")
    yield store
    store.close()


def test_a_pasted_letter_is_no_long_query():
    assert len(to_fts("word " * 10_000)) < 200
    assert len(to_fts("x" * 10_000)) < 500


def test_marks_are_taken_out():
    assert to_marks("a \x02b\x03\nc\x02d\x03") == ("a b cd", ((2, 3), (5, 6)))
