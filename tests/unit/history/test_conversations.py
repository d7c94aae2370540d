"""Messages in a tree: what is added stays, whatever is edited, forked or left."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from coach.errors import CoachError, InputError
from coach.history import Kind, Role, Status, title_of
from tests.unit.history.conftest import BEGINNING, talk


def test_a_conversation_comes_back_as_it_was(opened, store):
    begun = store.start()
    asked = store.add(
        begun.id, Role.USER, "They  complain.\n\n\tTwice!", parent=None, data={"channel": "email"}
    )
    data = {"citations": ["listen-first"], "n": {"list": [1, 2.5, None, True, "ä"]}}
    told = store.add(
        begun.id, Role.COACH, "Ask [1].", parent=asked.id, kind=Kind.REWRITE, data=data,
        status=Status.PARTIAL,
    )  # fmt: skip
    store.close()
    again = opened()
    assert again.path(begun.id) == (asked, told)
    assert (asked.text, asked.data) == ("They  complain.\n\n\tTwice!", {"channel": "email"})
    assert (asked.role, asked.kind, asked.status) == (Role.USER, Kind.CHAT, Status.DONE)
    assert (told.data, told.kind, told.status) == (data, Kind.REWRITE, Status.PARTIAL)
    assert told.created == BEGINNING + timedelta(seconds=2)
    assert told.created.tzinfo is UTC
    one = again.session(begun.id)
    assert (one.head, one.messages, one.created, one.updated) == (
        told.id, 2, BEGINNING, told.created,
    )  # fmt: skip


def test_a_fork_loses_nothing(store, session):
    first, second, third = talk(store, session.id, "a", "b", "c")
    other = store.add(session.id, Role.COACH, "b2", parent=first.id)
    last = store.add(session.id, Role.USER, "c2", parent=other.id)
    assert store.path(session.id) == (first, other, last)
    assert store.path(session.id, third.id) == (first, second, third)
    assert store.siblings(other.id) == store.siblings(second.id) == (second, other)
    assert store.messages(session.id) == (first, second, third, other, last)
    assert store.tip(second.id) == third
    assert store.tip(first.id) == last
    store.update(third.id, text="c changed")
    assert store.tip(first.id) == last  # what was added last, not what was changed last
    assert store.tip(last.id) == last


def test_first_messages_are_versions_of_each_other(store, session):
    one = store.add(session.id, Role.USER, "one", parent=None)
    elsewhere = store.add(store.start().id, Role.USER, "another", parent=None)
    two = store.add(session.id, Role.USER, "two", parent=None)
    assert store.siblings(one.id) == (one, two)
    assert store.siblings(elsewhere.id) == (elsewhere,)


def test_the_head_moves(store, session):
    first, second, third = talk(store, session.id, "a", "b", "c")
    assert store.session(session.id).head == third.id
    store.set_head(session.id, second.id)
    assert store.path(session.id) == (first, second)
    store.set_head(session.id, None)
    assert store.path(session.id) == ()
    assert store.path(session.id, third.id) == (first, second, third)


def test_an_update_changes_what_it_is_given(store, session):
    (first,) = talk(store, session.id, "a")
    told = store.add(
        session.id, Role.COACH, "", parent=first.id, status=Status.PENDING, data={"a": 1}
    )
    assert store.update(told.id, text="Half").text == "Half"
    whole = store.update(told.id, status=Status.DONE)
    assert (whole.text, whole.status, whole.data) == ("Half", Status.DONE, {"a": 1})
    assert store.update(told.id, data={"b": 2}).data == {"b": 2}
    assert store.update(told.id, data={}).data == {}
    assert store.update(told.id).text == "Half"
    assert store.path(session.id)[-1] == store.update(told.id)


def test_what_json_cannot_hold_is_the_callers_fault_and_changes_nothing(store, session):
    with pytest.raises(ValueError, match="JSON"):
        store.add(session.id, Role.USER, "x", parent=None, data={"a": float("nan")})
    with pytest.raises(TypeError):
        store.add(session.id, Role.USER, "x", parent=None, data={"a": object()})
    assert store.messages(session.id) == ()


def test_a_conversation_is_called_after_the_first_words_of_the_user(store):
    begun = store.start()
    hello = store.add(begun.id, Role.COACH, "Hello, what is it about?", parent=None)
    assert store.session(begun.id).title == ""
    asked = store.add(begun.id, Role.USER, "  A customer\nis angry. ", parent=hello.id)
    assert store.session(begun.id).title == "A customer is angry."
    store.add(begun.id, Role.USER, "Another thing", parent=asked.id)
    assert store.session(begun.id).title == "A customer is angry."
    store.rename(begun.id, "The angry\x1b[2J one")
    assert store.session(begun.id).title == "The angry one"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("short", "short"),
        ("x" * 60, "x" * 60),
        ("word " * 20, "word " * 11 + "word…"),
        ("你" * 100, "你" * 60 + "…"),
        ("a, " + "b" * 70, "a, " + "b" * 57 + "…"),
        ("", ""),
    ],
)
def test_titles(text, title):
    assert title_of(text) == title
    assert len(title_of(text)) <= 61


def test_the_latest_conversation_comes_first(store):
    one, two, three = (store.start(name) for name in ("one", "two", "three"))
    store.add(one.id, Role.USER, "x", parent=None)
    assert [each.title for each in store.sessions()] == ["one", "three", "two"]
    assert [each.title for each in store.sessions(limit=1, offset=1)] == ["three"]
    store.rename(two.id, "no message, so not later")
    assert store.sessions()[-1].id == two.id
    assert store.sessions()[1] == three


def test_conversations_of_one_moment_keep_their_order(opened):
    store = opened(now=lambda: BEGINNING)
    begun = [store.start().id for _ in range(5)]
    assert [each.id for each in store.sessions()] == begun[::-1]


def test_the_beginning_of_an_id_is_enough(opened):
    ids = iter(["abc1", "abc", "abd2", "Z%_9"])
    store = opened(new_id=lambda: next(ids))
    for _ in range(4):
        store.start()
    assert store.session("abc1").id == "abc1"
    assert store.session("abc").id == "abc"  # whole, although abc1 begins so too
    assert store.session(" abd\n").id == "abd2"
    assert store.session("Z%").id == "Z%_9"
    for unknown in ("x", "abc12", "%", "_", "A"):
        with pytest.raises(InputError, match="There is no conversation"):
            store.session(unknown)
    with pytest.raises(InputError, match="more than one"):
        store.session("ab")
    for empty in ("", "  ", "\x00", "\ud800"):
        with pytest.raises(InputError, match="empty"):
            store.session(empty)


def test_what_is_not_there_is_refused_and_nothing_is_written(store, session):
    (first,) = talk(store, session.id, "a")
    elsewhere = store.start()
    before = store.messages(session.id)
    for call in (
        lambda: store.add("gone", Role.USER, "x", parent=None),
        lambda: store.add(session.id, Role.USER, "x", parent="gone"),
        lambda: store.add(elsewhere.id, Role.USER, "x", parent=first.id),
        lambda: store.update("gone", text="x"),
        lambda: store.path("gone"),
        lambda: store.path(session.id, "gone"),
        lambda: store.path(elsewhere.id, first.id),
        lambda: store.messages("gone"),
        lambda: store.siblings("gone"),
        lambda: store.tip("gone"),
        lambda: store.rename("gone", "x"),
        lambda: store.set_head("gone", None),
        lambda: store.set_head(session.id, "gone"),
        lambda: store.set_head(elsewhere.id, first.id),
    ):
        with pytest.raises(InputError):
            call()
    assert store.messages(session.id) == before
    assert store.messages(elsewhere.id) == ()
    store.delete("gone")  # another window was faster: that is what was wanted


def test_the_prompts_of_the_user(store, session):
    talk(store, session.id, "one", "answer", "two", "answer", "one", "answer", "three")
    store.add(store.start().id, Role.USER, "a draft", parent=None, kind=Kind.REWRITE)
    assert store.prompts() == ("a draft", "three", "one", "two")
    assert store.prompts(limit=2) == ("a draft", "three")
    assert store.prompts(kind=Kind.CHAT) == ("three", "one", "two")
    assert store.prompts(limit=0) == ()


def test_after_the_end_it_says_so(store, session):
    store.close()
    store.close()
    for call in (lambda: store.path(session.id), store.start):
        with pytest.raises(CoachError, match="closed"):
            call()


def test_a_long_conversation_is_read_deleted_and_walked(store, session):
    # SQLite nests triggers and cascades no deeper than 1,000.
    texts = [f"message {number}" for number in range(1200)]
    store._file._db.execute("PRAGMA synchronous = OFF")
    said = talk(store, session.id, *texts)
    assert [each.text for each in store.path(session.id)] == texts
    assert store.tip(said[0].id) == said[-1]
    store.delete(session.id)
    assert store.sessions() == ()
    assert store.search("message") == ()
