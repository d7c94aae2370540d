from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import CoachError, InputError
from coach.knowledge import ELSEWHERE, decode, load
from coach.knowledge.schema import Card
from coach.paths import Paths
from tests.fakes.knowledge import (
    card_fields,
    pair_fields,
    small_knowledge,
    write_card,
    write_pairs,
)

RELATED = ["no-hype", "own-complaints-fast"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_knowledge(tmp_path / "knowledge")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "config", tmp_path / "data", tmp_path / "cache")


def test_a_card_carries_every_field(root: Path, paths: Paths) -> None:
    knowledge = load(paths, shipped=root)
    card = knowledge.cards["listen-first"]
    assert card.title == "Listen first"
    assert card.why == "because it is so."
    assert card.examples[0].after == "After 1."
    assert card.examples[0].asked is None
    assert knowledge.guidance("listen-first").sources == ("000",)
    assert knowledge.sources["000"].author == "A. Writer"
    assert knowledge.pairs[0].principles == ("no-hype",)


@pytest.mark.parametrize(
    ("change", "field", "expected"),
    [
        ({"rule": None}, "rule", "missing"),
        ({"rule": "x" * 161}, "rule", "160"),
        ({"rule": "two\nlines"}, "rule", "matching regex"),
        ({"title": 7}, "title", "Expected str, got int"),
        ({"applies_when": ["One."]}, "applies_when", "length >= 4"),
        ({"dont": [False, "x"]}, "dont[0]", "Expected str, got bool"),
        ({"examples": []}, "examples", "length"),
        ({"aplies_when": ["x"]}, "aplies_when", "'applies_when'"),
        ({"why": "here"}, "why", "below the front matter"),
        ({"related": ["no-hype", "listn-first"]}, "related[1]", "'listen-first'"),
        ({"related": ["no-hype", "listen-first"]}, "related[1]", "another card"),
        ({"related": ["no-hype", "no-hype"]}, "related[1]", "once"),
        ({"sources": ["007"]}, "sources[0]", "source '007'"),
    ],
)
def test_a_wrong_field_is_named_with_what_was_expected(
    root: Path, paths: Paths, change: dict[str, Any], field: str, expected: str
) -> None:
    write_card(root, card_fields("listen-first", RELATED) | change)
    if None in change.values():
        write_card(root, card_fields("listen-first", RELATED, **change))
    with pytest.raises(CoachError) as caught:
        load(paths, shipped=root)
    assert caught.value.where == f"principles/listen-first.md: {field}"
    assert expected in caught.value.what


@pytest.mark.parametrize(
    ("change", "field", "expected"),
    [
        ({"chanel": "email"}, "examples[0].chanel", "'channel'"),
        ({"channel": "emial"}, "examples[0].channel", "'email'"),
        ({"note": ""}, "examples[0].note", "length >= 1"),
    ],
)
def test_a_wrong_field_of_an_example_is_named(
    root: Path, paths: Paths, change: dict[str, Any], field: str, expected: str
) -> None:
    fields = card_fields("listen-first", RELATED)
    fields["examples"][0] |= change
    write_card(root, fields)
    with pytest.raises(CoachError) as caught:
        load(paths, shipped=root)
    assert caught.value.where == f"principles/listen-first.md: {field}"
    assert expected in caught.value.what


def test_the_id_is_the_name_of_the_file(root: Path, paths: Paths) -> None:
    file = write_card(root, card_fields("listen-first", RELATED))
    file.rename(file.with_name("listen.md"))
    with pytest.raises(CoachError, match="must be the same") as caught:
        load(paths, shipped=root)
    assert caught.value.where == "principles/listen.md: id"


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("no front matter", "principles/listen-first.md", "no front matter"),
        ("---\nid: a\nnote: One: two\n---\nx", "principles/listen-first.md:3", "colon"),
        ("---\nid: a\ndo: x\ndo: y\n---\nx", "principles/listen-first.md:4", "'do' is there twice"),
        ("---\n- a\n- b\n---\nx", "principles/listen-first.md", "Fields were expected"),
    ],
)
def test_broken_front_matter_names_the_line(
    root: Path, paths: Paths, text: str, where: str, what: str
) -> None:
    (root / "principles" / "listen-first.md").write_text(text)
    with pytest.raises(CoachError) as caught:
        load(paths, shipped=root)
    assert caught.value.where == where
    assert what in caught.value.what


def test_a_card_that_is_not_utf8_is_named(root: Path, paths: Paths) -> None:
    (root / "principles" / "listen-first.md").write_bytes(b"---\nid: \xff\n---\n")
    with pytest.raises(CoachError, match="not UTF-8"):
        load(paths, shipped=root)


@pytest.mark.parametrize(
    ("change", "field", "expected"),
    [
        ({"principles": ["no-hyp"]}, "principles[0]", "'no-hype'"),
        ({"principles": []}, "principles", "length >= 1"),
        ({"channel": "fax"}, "channel", "channel 'fax'"),
        ({"asked": "yes"}, "asked", "Expected bool"),
        ({"befor": "x"}, "befor", "'before'"),
    ],
)
def test_a_wrong_pair_names_line_and_field(
    root: Path, paths: Paths, change: dict[str, Any], field: str, expected: str
) -> None:
    write_pairs(root, pair_fields("email-01"), pair_fields("email-02") | change)
    with pytest.raises(CoachError) as caught:
        load(paths, shipped=root)
    assert caught.value.where == f"pairs/email.jsonl:2: {field}"
    assert expected in caught.value.what


def test_pair_ids_are_unique_over_all_files(root: Path, paths: Paths) -> None:
    write_pairs(root, pair_fields("email-01"), name="zz.jsonl")
    with pytest.raises(CoachError, match="twice"):
        load(paths, shipped=root)


def test_a_line_that_is_not_json_is_named(root: Path, paths: Paths) -> None:
    (root / "pairs" / "email.jsonl").write_text('\n{"id": \n')
    with pytest.raises(CoachError, match="not valid JSON") as caught:
        load(paths, shipped=root)
    assert caught.value.where == "pairs/email.jsonl:2"


def test_situations_are_passages_of_their_first_principle(root: Path, paths: Paths) -> None:
    (root / "situations.jsonl").write_text(
        '{"text": "They are angry.", "principles": ["own-complaints-fast", "listen-first"]}\n'
        '{"text": "How do I boil an egg?", "principles": []}\n'
    )
    by_text = {p.text: p for p in load(paths, shipped=root).passages()}
    assert by_text["They are angry."].owner == "own-complaints-fast"
    assert by_text["They are angry."].also == ("listen-first",)
    assert by_text["How do I boil an egg?"].owner == ELSEWHERE


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        ('{"text": "x", "principles": ["no-hyp"]}', "principles[0]", "'no-hype'"),
        ('{"text": "x", "principles": ["no-hype", "no-hype"]}', "principles[1]", "twice"),
        ('{"text": "", "principles": []}', "text", "length >= 1"),
        ('{"txt": "x", "principles": []}', "txt", "'text'"),
    ],
)
def test_a_wrong_situation_names_line_and_field(
    root: Path, paths: Paths, line: str, field: str, expected: str
) -> None:
    (root / "situations.jsonl").write_text(line + "\n")
    with pytest.raises(CoachError) as caught:
        load(paths, shipped=root)
    assert caught.value.where == f"situations.jsonl:1: {field}"
    assert expected in caught.value.what


def test_an_installation_without_cards_says_so(tmp_path: Path, paths: Paths) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(CoachError, match="incomplete"):
        load(paths, shipped=tmp_path / "empty")


def test_unknown_guidance_names_the_nearest(root: Path, paths: Paths) -> None:
    with pytest.raises(InputError, match="'listen-first'"):
        load(paths, shipped=root).guidance("listen-frist")


def test_passages_are_title_with_rule_and_every_situation(root: Path, paths: Paths) -> None:
    passages = list(load(paths, shipped=root).passages())
    own = [p.text for p in passages if p.owner == "no-hype"]
    assert own[0] == "No hype. The rule about no hype."
    assert len(own) == 5
    assert len({p.id for p in passages}) == len(passages)


def test_the_digest_changes_with_what_is_indexed_and_only_then(root: Path, paths: Paths) -> None:
    before = load(paths, shipped=root)
    fields = card_fields("no-hype", ["listen-first", "own-complaints-fast"])
    write_card(root, fields | {"do": ["Another one.", "Another two."]})
    assert load(paths, shipped=root).digest == before.digest
    write_card(root, fields | {"title": "Leave out the hype"})
    after = load(paths, shipped=root)
    assert after.digest != before.digest
    kept = {p.id for p in before.passages()} & {p.id for p in after.passages()}
    assert len(kept) == len(list(before.passages())) - 1


@given(st.text(max_size=300))
def test_no_front_matter_makes_the_decoder_crash(text: str) -> None:
    # No text hypothesis can write is a card, so the one right outcome is an error.
    with pytest.raises(CoachError) as caught:
        decode.build(
            Card, decode.front_matter(f"---\n{text}\n---\n", where="x.md")[0], where="x.md"
        )
    assert (caught.value.where or "").startswith("x.md")
