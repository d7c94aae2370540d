from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from training import diversity
from training.diversity import Corpus
from training.examples import Advice, Revision, Rewrite, Spoken

COMPLAINT = Rewrite(
    channel="review-reply",
    asked=False,
    in_reply_to="The soup was cold.",
    lines=(
        "Hi Zoë,",
        ("our soup is ALWAYS hot.", "defensive", ""),
        ("We will of course warm it.", "institutional-we", "We will warm it."),
        "Łukasz",
    ),
    open="Cold soup is no fun.",
    close="Would you come again?",
)
ANSWER = Rewrite(
    channel="dm",
    asked=True,
    in_reply_to="Is it open?",
    lines=(("What a super question!", "hype", ""), "See https://a.example/?page=2 for the hours."),
    open="Cold soup is served till nine.",
)
GOOD = Rewrite(channel="dm", asked=False, in_reply_to="", lines=("Back at six.",))
REWRITES = (COMPLAINT, ANSWER, GOOD)

ADVICE = (
    Advice(
        situation="s", principles=("a",), advice='Say it [1]. You could write: "Can I come?" Good.'
    ),
    Advice(situation="s", principles=(), advice="Who is it to?"),
    Advice(
        situation="s",
        principles=(),
        advice="Leave it.",
        history=(Spoken("user", "x"), Spoken("coach", "y")),
    ),
)


def rows(table: diversity.Table) -> dict[str, tuple[str, ...]]:
    return {first: rest for first, *others in table.rows for rest in [tuple(others)]}


def test_rewrites_are_counted_by_what_is_done_to_them() -> None:
    table = diversity.of_rewrites(REWRITES)

    assert table.title == "Rewrites (3)"
    assert rows(table) == {
        "asked": ("1", "33%"),
        "reply to a message": ("2", "67%"),
        "already good, left alone": ("1", "33%"),
        "exactly 1 line changed": ("1", "33%"),
        "exactly 2 lines changed": ("1", "33%"),
        "3 lines or more changed": ("0", "0%"),
        "with an opening": ("2", "67%"),
        "with a closing": ("1", "33%"),
        "message sent without any question": ("2", "67%"),
        "draft with a non-ASCII name": ("1", "33%"),
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Coming?", True),
        ('He said "why?"', True),
        ("See https://a.example/?page=2", False),
        (("Why not?", "defensive", ""), False),
        (("Why on earth not?", "defensive", "Why not?"), True),
        (("Why not?", "defensive", "Tell me."), False),
    ],
)
def test_a_question_counts_when_it_is_sent(
    line: str | tuple[str, str, str], expected: bool
) -> None:
    example = Rewrite(channel="dm", asked=False, in_reply_to="", lines=("Hi.", line))

    assert diversity.asks(example) is expected


def test_names_are_words_with_a_capital_and_an_accent() -> None:
    assert diversity.foreign("Zoë met Ann at the café in Łódź, naïve as ever") == {"Zoë", "Łódź"}


def test_each_draft_falls_into_one_band() -> None:
    drafts = [
        Rewrite(channel="dm", asked=False, in_reply_to="", lines=(" ".join(["ha"] * count),))
        for count in (14, 15, 29, 130, 131, 400)
    ]

    counts = {band: number for band, (number, _) in rows(diversity.of_lengths(drafts)).items()}

    assert counts == {
        "0 to 14": "1",
        "15 to 29": "2",
        "30 to 44": "0",
        "45 to 59": "0",
        "60 to 89": "0",
        "90 to 130": "1",
        "131 and more": "2",
    }


def test_faults_are_split_into_dropped_and_reworded() -> None:
    table = diversity.of_faults(REWRITES)

    assert table.title == "Faults by kind (lines kept: 4)"
    assert rows(table) == {
        "defensive": ("1", "1", "0"),
        "hype": ("1", "1", "0"),
        "institutional-we": ("1", "0", "1"),
        "all": ("3", "2", "1"),
    }


def test_channels_come_commonest_first() -> None:
    assert diversity.of_channels(REWRITES).rows == (
        ("dm", "2", "67%"),
        ("review-reply", "1", "33%"),
    )


def test_advice_is_counted_by_kind() -> None:
    assert rows(diversity.of_advice(ADVICE)) == {
        "with words to send": ("1", "33%"),
        "a clarifying question only": ("1", "33%"),
        "with history": ("1", "33%"),
        "no citation": ("2", "67%"),
    }


def test_requests_that_come_twice_are_told_from_those_that_come_once() -> None:
    shorter = Revision(change="shorter", message="a b", revised="a")
    warmer = Revision(change="warmer", message="a", revised="b", in_reply_to="c")

    assert rows(diversity.of_revisions((shorter, shorter, warmer))) == {
        "in reply to a message": ("1", "33%"),
        "a request that no other has": ("1", "33%"),
    }


def test_beginnings_are_two_words_whatever_their_case() -> None:
    found = diversity.beginnings(["Cold soup, sorry.", "cold soup again", "Sorry."])

    assert (found.total, found.distinct) == (3, 2)
    assert found.common == (("cold soup", 2), ("sorry", 1))


def test_a_gram_is_often_from_the_fourth_time_on() -> None:
    three = diversity.grams(["a no is fine"] * 3 + ["too short here"])
    four = diversity.grams(["a no is fine"] * 4 + ["you could write it"])

    assert (three.total, three.repeated) == (3, 0)
    assert (four.total, four.distinct, four.repeated) == (5, 2, 4)
    assert four.common[0] == ("a no is fine", 4)


def test_runs_do_not_reach_from_one_text_into_the_next() -> None:
    assert diversity.grams(["one two", "three four"]).total == 0


def test_targets_hold_what_is_learned_and_no_citation() -> None:
    found = diversity.targets(Corpus(REWRITES, ADVICE))

    assert found["openings"] == [COMPLAINT.open, ANSWER.open]
    assert found["closings"] == [COMPLAINT.close]
    assert found["rewordings"] == ["We will warm it."]
    assert found["advice"][0] == 'Say it . You could write: "Can I come?" Good.'


def test_a_folder_is_read_and_reported(tmp_path: Path) -> None:
    data = Corpus(REWRITES, ADVICE, (Revision(change="shorter", message="a b", revised="a"),))
    for name, examples in (
        ("rewrites", data.rewrites),
        ("advice", data.advice),
        ("revisions", data.revisions),
    ):
        (tmp_path / name).mkdir()
        lines = b"\n".join(msgspec.json.encode(example) for example in examples)
        (tmp_path / name / "a.jsonl").write_bytes(lines + b"\n")

    assert diversity.corpus(tmp_path) == data
    assert "| openings | 2 | 1 | 0.50 | 0 | 0.0% | cold soup (2) |" in diversity.report(data)


def test_nothing_is_reported_of_nothing() -> None:
    assert "### Rewrites (0)" in diversity.report(Corpus())
