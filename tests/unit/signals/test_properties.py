"""What must hold for every text: exact spans, whole characters, no way to game the score."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.channels import CHANNELS
from coach.domain import Draft
from coach.signals import applied, case_type, find, infer_asked, score
from coach.signals.scoring import DIMENSIONS
from tests.unit.signals.examples import CASES

PIECES = [
    "LAST CHANCE!!",
    "Book your demo now",
    "an amazing, revolutionary product",
    "we leverage synergies",
    "Dear valued customers,",
    "We are thrilled to announce that",
    "Sorry to bother you, but",
    "https://shop.example.com/?ref=1 for £20",
    "don't miss out",
    "cafe\u0301",
    "👩‍👩‍👧‍👦",
    "🇩🇪🇫🇷",
    "❤️",
    "👍🏽",
    "ว่าไง",
    "שלום",
    "[/b] [1] {{x}} \x1b[31m",
    "\r\n",
    "\n\n",
    "?!?!",
    "'s n't ' ’ “quote",
    "-",
    "…",
]
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=10).map("".join),
)
drafts = st.builds(
    Draft,
    text=texts,
    channel=st.sampled_from(list(CHANNELS.values())),
    in_reply_to=st.one_of(st.just(""), texts),
    asked=st.sampled_from([None, True, False]),
)
# Good messages, poor ones, questions, replies: what a score can be padded with.
EXAMPLES = [e for found, not_found in CASES.values() for e in found + not_found]
STOCK = [
    "I understand your point. What do you think?",
    "I hear you. Thank you for sharing your thoughts with me.",
    "I totally understand how you feel.",
    "That is a valid point and I appreciate your feedback. How do you see it?",
]


@settings(max_examples=300, deadline=None)
@given(drafts)
def test_spans_are_exact_whole_characters_and_sorted(draft: Draft) -> None:
    findings = find(draft)
    edges = {m.start() for m in regex.finditer(r"\X", draft.text)} | {len(draft.text)}
    for finding in findings:
        assert draft.text[finding.start : finding.end] == finding.text
        assert finding.text
        assert {finding.start, finding.end} <= edges
        assert finding.suggestion != finding.text
        assert "\n" not in finding.message
    assert list(findings) == sorted(findings, key=lambda f: f.start)


@settings(max_examples=200, deadline=None)
@given(drafts)
def test_score_is_in_range_and_deterministic(draft: Draft) -> None:
    report = score(draft)
    assert 0 <= report.score <= 100
    assert tuple(report.dimensions) == DIMENSIONS
    assert all(0 <= value <= 1 for value in report.dimensions.values())
    assert report == score(draft)
    assert case_type(draft) == case_type(draft)
    assert isinstance(infer_asked(draft), bool)
    assert isinstance(applied(draft.text, report.findings), str)


@pytest.mark.parametrize("stock", STOCK)
@pytest.mark.parametrize("example", EXAMPLES, ids=str)
@pytest.mark.parametrize("gap", [" ", "\n\n"], ids=["same line", "new paragraph"])
def test_stock_empathy_raises_nothing(example, stock: str, gap: str) -> None:
    channel = CHANNELS[example.channel]
    plain = Draft(text=example.text, channel=channel, in_reply_to=example.in_reply_to)
    stuffed = Draft(
        text=example.text + gap + stock, channel=channel, in_reply_to=example.in_reply_to
    )
    before, after = score(plain), score(stuffed)
    assert after.score <= before.score
    for name, value in after.dimensions.items():
        assert value <= before.dimensions[name], name


@settings(max_examples=200, deadline=None)
@given(drafts, st.sampled_from([" ", "\n"]), st.sampled_from(STOCK))
def test_stock_empathy_raises_nothing_whatever_the_text(draft: Draft, gap: str, stock: str) -> None:
    stuffed = Draft(text=f"{draft.text}.{gap}{stock}", channel=draft.channel, asked=draft.asked)
    plain = Draft(text=f"{draft.text}.", channel=draft.channel, asked=draft.asked)
    assert score(stuffed).score <= score(plain).score


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_last_chance_always_costs(example) -> None:
    channel = CHANNELS[example.channel]
    before = score(Draft(text=example.text, channel=channel, in_reply_to=example.in_reply_to))
    after = score(
        Draft(
            text=example.text + " LAST CHANCE!!",
            channel=channel,
            in_reply_to=example.in_reply_to,
        )
    )
    assert after.dimensions["pressure"] < before.dimensions["pressure"]
    assert after.score < before.score


TEMPLATES = [
    "Hi {name}, the {product} arrives on {date}. Does that suit you?",
    "We are thrilled to announce the {product}! Book your demo now, {name}.",
    "Dear {name}, only 3 {product}s left, hurry! Offer ends on {date}.",
    "{name} and I met on {date} to mend the {product}.",
    "You should have read the manual of the {product}, {name}. Sent on {date}.",
]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("channel", ["email", "linkedin-post", "cold-email"])
def test_names_dates_and_products_hardly_matter(template: str, channel: str) -> None:
    scores = [
        score(
            Draft(
                text=template.format(name=name, date=date, product=product),
                channel=CHANNELS[channel],
            )
        ).score
        for name in ("Anna", "Mr Okafor", "Zoë", "Pal", "Marketing")
        for date in ("3 May", "Friday", "12/10", "tomorrow")
        for product in ("lamp", "TimePilot", "Fell 5", "kayak")
    ]
    assert max(scores) - min(scores) <= 5


@pytest.mark.parametrize(
    "text",
    [
        "A revolutionary\u0301 lamp.",
        "Come and see it!!\ufe0f",
        "You NEED\u0308 it.",
        "Act now\u200d\U0001f525",
        "A lamp, \U0001f468\u200d\U0001f469\u200d\U0001f467!!\u20dd",
        "Hurry\u0323, before it's too late\u0301.",
    ],
)
def test_marks_that_belong_to_a_found_word_are_kept_with_it(text: str) -> None:
    edges = {m.start() for m in regex.finditer(r"\X", text)} | {len(text)}
    findings = find(Draft(text=text))
    assert findings
    for finding in findings:
        assert {finding.start, finding.end} <= edges


@pytest.mark.parametrize(
    "text",
    [
        "Last chance.",
        "Our revolutionary lamp is here.",
        "We offer tailored packages.",
        "Dear valued customers, the shop is open.",
        "We leverage our data.",
        "This mailbox is not monitored.",
    ],
)
def test_every_dimension_moves_the_score(text: str) -> None:
    assert score(Draft(text=text)).score <= 95


def test_counts_saturate() -> None:
    losses = []
    previous = 100
    for count in range(1, 5):
        now = score(Draft(text="Our revolutionary lamp is here. " * count)).score
        losses.append(previous - now)
        previous = now
    assert losses == sorted(losses, reverse=True)
    assert losses[0] > losses[-1]


def test_i_and_you_and_one_exclamation_mark_cost_nothing() -> None:
    text = "I saw your post and I think you are right! I planted mine in May."
    assert score(Draft(text=text)).score == 100
