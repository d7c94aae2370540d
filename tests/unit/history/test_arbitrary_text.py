"""Texts from outside: what goes in comes out, cleaned of what could do harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.history import Role, SqliteStore, title_of
from coach.text.sanitise import clean_line, sanitise

# Also what only a broken program makes: control characters and lone surrogates.
ANY = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=60)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | ANY
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY, inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One store for the examples of a property, without waiting for the disk."""
    store = SqliteStore(tmp_path_factory.mktemp("shared") / "history.db")
    store._file._db.execute("PRAGMA synchronous = OFF")
    yield store
    store.close()


@given(ANY)
def test_a_text_comes_back_sanitised_and_otherwise_as_it_was(shared, text):
    session = shared.start(text)
    added = shared.add(session.id, Role.USER, text, parent=None)
    changed = shared.update(added.id, text=text + text)
    assert added.text == sanitise(text)
    assert shared.path(session.id) == (changed,)
    assert changed.text == sanitise(text + text)
    assert shared.session(session.id).title == (clean_line(text) or title_of(sanitise(text)))
    shared.save_unsent("w", "p", text)
    assert [each.text for each in shared.unsent("w").values()] == [sanitise(text)] * bool(
        sanitise(text)
    )
    assert shared.prompts(1) == (sanitise(text + text),)


@given(st.dictionaries(ANY, JSON, max_size=3))
def test_data_comes_back_with_clean_texts(shared, data):
    session = shared.start()
    added = shared.add(session.id, Role.COACH, "x", parent=None, data=data)
    assert added == shared.path(session.id)[0]
    assert len(str(added.data)) == len(sanitise(str(added.data)))
    assert shared.update(added.id, data=added.data) == added


def test_data_is_cleaned_in_depth(shared):
    session = shared.start()
    data = {"a\x1b[0m": [{"b": "\x1b]52;c;aGk=\x07hi\ud800"}, ("x\u202e",)]}
    added = shared.add(session.id, Role.COACH, "x", parent=None, data=data)
    assert added.data == {"a": [{"b": "hi"}, ["x"]]}


def test_what_somebody_wrote_into_the_file_is_cleaned_too(shared):
    session = shared.start("t")
    shared.add(session.id, Role.USER, "x", parent=None)
    bad = "a\x1b]0;title\x07b"
    with shared._file.writing() as db:
        db.execute(
            "UPDATE messages SET text = ?, data = ? WHERE session = ?",
            (bad, '{"k": "a\\u001b[2Jb"}', session.id),
        )
        db.execute("UPDATE sessions SET title = ? WHERE id = ?", (bad, session.id))
    (message,) = shared.path(session.id)
    assert (message.text, message.data) == ("ab", {"k": "ab"})
    assert shared.session(session.id).title == "ab"
    with shared._file.writing() as db:  # bytes that are no UTF-8
        db.execute("UPDATE messages SET text = CAST(x'61ff62' AS TEXT) WHERE id = ?", [message.id])
    assert shared.path(session.id)[0].text == "a\ufffdb"
