"""What holds for every text."""

import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coach.domain import Draft
from coach.facts import check, ledger
from coach.facts.ledger import SINGLE_KINDS

_PIECES = st.sampled_from(
    [
        "20%", "€1.5k ", "3 pm", " on 12/03/2026", "twenty-one ", "Don't ", "no ",
        "we'll refund ", "@", "#a", "www.", ".com", "+44 20 7946 0018", '"', "“", "”", "'",
        "’", "«", "»", "[", "]", "\x1b[31m", "\n", " ", "e\u0301", "👩‍👩‍👧", "🇩🇪",
        "Ünï Çode", "ÅB12", "LAUNCH30", "½", "²", "٣", "1,000.000", "1.2.3.4",
        "half past ", "three", "Sat ", "may ", "Best,\n", "Hi Anna, ", "ß", "İ", "\u202e",
        "\u0000",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=25).map("".join))


@given(TEXTS)
@settings(max_examples=250, deadline=None)
def test_spans_are_exact_whole_and_apart(text: str) -> None:
    bounds = {match.start() for match in regex.finditer(r"\X", text)} | {len(text)}
    facts = ledger(text)
    assert list(facts) == sorted(facts, key=lambda fact: (fact.start, -fact.end, fact.kind))
    end = 0
    for fact in facts:
        assert 0 <= fact.start < fact.end <= len(text)
        assert text[fact.start : fact.end] == fact.text
        assert {fact.start, fact.end} <= bounds
        if fact.kind in SINGLE_KINDS:
            assert fact.start >= end
            end = fact.end


@given(TEXTS, TEXTS, st.booleans())
@example("İ0%", "", False)  # one letter that becomes two when folded
@settings(max_examples=120, deadline=None)
def test_a_text_keeps_its_own_facts_and_invents_none(text: str, reply: str, asked: bool) -> None:
    found = check(Draft(text=text, in_reply_to=reply), text, asked=asked)
    assert found.missing == ()
    assert found.invented == ()


@given(TEXTS, TEXTS)
@settings(max_examples=120, deadline=None)
def test_any_two_texts_can_be_compared(draft: str, rewrite: str) -> None:
    once = check(Draft(text=draft), rewrite)
    assert once == check(Draft(text=draft), rewrite)
    # What the user's own notes say can be no invention.
    assert check(Draft(text=draft), rewrite, known=(rewrite,)).invented == ()
