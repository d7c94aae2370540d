"""What was typed and not sent waits for its window, or for the next one."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.history.conftest import BEGINNING


def nobody(_window: str) -> bool:
    return False


def test_it_is_kept_replaced_and_forgotten(store):
    store.save_unsent("w", "composer", "Hal", {"cursor": 3})
    store.save_unsent("w", "draft", "Dear")
    store.save_unsent("w", "composer", "Half", {"cursor": 4})
    store.save_unsent("other", "composer", "theirs")
    kept = store.unsent("w")
    assert {place: (each.text, each.data) for place, each in kept.items()} == {
        "composer": ("Half", {"cursor": 4}),
        "draft": ("Dear", {}),
    }
    assert kept["composer"].saved == BEGINNING + timedelta(seconds=2)
    store.save_unsent("w", "composer", "")
    store.save_unsent("w", "nowhere", "")
    assert set(store.unsent("w")) == {"draft"}
    assert store.unsent("other")["composer"].text == "theirs"


def test_a_new_window_takes_over_the_newest_of_each_place(store):
    store.save_unsent("dead1", "composer", "older")
    store.save_unsent("dead1", "draft", "a draft")
    store.save_unsent("dead2", "composer", "newer")
    store.save_unsent("living", "composer", "being typed")
    store.save_unsent("living", "reply", "being typed")
    taken = store.adopt_unsent("new", lambda window: window == "living")
    assert {place: each.text for place, each in taken.items()} == {
        "composer": "newer",
        "draft": "a draft",
    }
    assert store.unsent("new") == taken
    assert store.unsent("dead2") == {}
    assert set(store.unsent("living")) == {"composer", "reply"}
    # Nothing that was typed is lost: the older one waits for the next window.
    assert store.adopt_unsent("new", nobody).keys() == {"reply"}
    assert store.adopt_unsent("third", lambda window: window == "new")["composer"].text in {
        "older", "being typed",
    }  # fmt: skip


def test_what_a_window_has_itself_is_left_alone(store):
    store.save_unsent("new", "composer", "mine")
    store.save_unsent("dead", "composer", "theirs")
    assert store.adopt_unsent("new", nobody) == {}
    assert store.unsent("new")["composer"].text == "mine"
    assert store.unsent("dead")["composer"].text == "theirs"


def test_a_window_is_not_asked_whether_it_lives_itself(store):
    store.save_unsent("new", "composer", "mine")
    assert store.adopt_unsent("new", lambda window: window != "new") == {}
