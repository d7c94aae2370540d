"""What raises and lowers each score, and what must not move it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.meta import tone_robustness
from evals.meta.tone_robustness import STOCK, cries, padded
from evals.scorers import tone
from evals.scorers.tone import broadcast, hype, pressure, receptiveness, warmth, without_stock

SCORES = list(tone_robustness.SCORES.values())
PLAIN = "Hi Mara, the boiler was checked on Tuesday. The report is in the folder."
MESSAGES = (
    PLAIN,
    "We never got the 40 chairs from Ikea and nobody called. This is ridiculous, fix it by Friday!",
    "I see why the fee bothers you, and you may be right about the second invoice. I could check "
    "it with Samira on 4 May. Would that help?",
    "LAST CHANCE!! Book now, only 3 spots left, don't miss out!!! 200 people already joined!",
    "buy one get one free",
    "ok",
    "",
)


@pytest.mark.parametrize("score", SCORES)
@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_scores_between_nought_and_one(score, text):
    assert 0 <= score(text) <= 1


@settings(deadline=None)
@given(st.text(max_size=200))
def test_a_cry_raises_pressure_wherever_it_stands(text):
    for louder in cries(text):
        assert pressure(louder) > pressure(text)


def test_a_cry_raises_pressure_that_is_already_high():
    text = MESSAGES[3] * 40
    assert pressure(text) > 0.9
    assert all(pressure(text) < pressure(louder) < 1 for louder in cries(text))


def test_a_cry_inside_a_phrase_does_not_hide_the_phrase():
    whole = tone.features("Only three seats left")
    split = tone.features("Only three LAST CHANCE!! seats left")
    assert whole["pressure.scarcity.left"] == split["pressure.scarcity.left"] == 1


@pytest.mark.parametrize("score", [receptiveness, warmth])
@pytest.mark.parametrize("phrase", STOCK)
@pytest.mark.parametrize("text", MESSAGES)
def test_stock_empathy_buys_nothing(score, phrase, text):
    assert score(padded(text, phrase)) <= score(text)
    assert score(f"{phrase} {text}") <= score(text)


@pytest.mark.parametrize(
    "ending", ["Kind regards,\nDonal Keaveney", "see you friday", "#kiln", "🙂"]
)
@pytest.mark.parametrize("phrase", STOCK)
def test_stock_behind_a_line_without_a_full_stop_buys_nothing(ending, phrase):
    text = f"The boiler was checked. {ending}"
    assert receptiveness(f"{text} {phrase}") <= receptiveness(text)
    assert warmth(f"{text} {phrase}") <= warmth(text)


def test_a_clause_that_leads_somewhere_is_no_stock():
    text = "Although the fee is high and I see your point, I agree with Samira on the roof."
    assert without_stock(text) == text


def test_more_than_a_trace_of_stock_costs():
    padding = " I hear you. I understand your point. I know how you feel."
    assert receptiveness(PLAIN + padding) < 0.8 * receptiveness(PLAIN)


def test_stock_sentences_are_left_out_and_concrete_ones_stay():
    text = "I hear you. I understand that the boiler leaks. What do you think? I don't agree."
    assert (
        without_stock(text).split() == "I understand that the boiler leaks. I don't agree.".split()
    )


@settings(deadline=None)
@given(st.text(max_size=200))
def test_leaving_out_stock_twice_changes_nothing_more(text):
    once = without_stock(text)
    assert without_stock(once) == once
    assert len(once) <= len(text)


TEMPLATES = (
    "Hi {name}, I think the {product} from {day} is great, but {price} is too much for me. Could "
    "you ask {name} again?",
    "Only 3 seats left for {product}! Book by {day}, {name}. It costs {price}.",
    "We at {product} value our customers. {name} will call you on {day} about the {price}.",
    "{name} said {product} is wrong. I don't see why we should pay {price} before {day}.",
)
FILLINGS = (
    {"name": "Anna", "product": "Kestrel", "day": "Friday", "price": "$20"},
    {"name": "Will Best", "product": "Velo Nord", "day": "12 June", "price": "1,450 euros"},
    {"name": "Oluwaseun", "product": "BOSCH", "day": "Monday 3 May", "price": "€9.99"},
    {"name": "Hope", "product": "Thinkpad", "day": "the 4th of July", "price": "twenty pounds"},
)


@pytest.mark.parametrize("score", SCORES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_names_dates_products_and_sums_do_not_matter(score, template):
    found = [score(template.format(**filling)) for filling in FILLINGS]
    assert max(found) - min(found) <= 0.05


@pytest.mark.parametrize(
    ("score", "more", "less"),
    [
        (receptiveness, MESSAGES[2], MESSAGES[1]),
        (
            warmth,
            "Hello! I would love to take the desk, it looks great. Could you possibly go lower?",
            "I will pay 90 and not a penny more. That is final, take it or leave it.",
        ),
        (pressure, "Hurry, the offer ends tonight and only 2 are left.", PLAIN),
        (
            pressure,
            "After all I have done for you, surely you can answer. I'm counting on you.",
            PLAIN,
        ),
        (
            pressure,
            "Just bumping this, still no reply? I will take it that you are not interested.",
            PLAIN,
        ),
        (hype, "Our revolutionary, world-class oven is simply the BEST EVER!!!", PLAIN),
        (hype, "A seamless end-to-end solution that empowers your team.", PLAIN),
        (broadcast, "Dear valued customer, we at Holm pride ourselves on our service.", PLAIN),
        (broadcast, "Hello everyone! Are you tired of waiting? Whether you're a baker or", PLAIN),
    ],
)
def test_each_score_tells_the_plain_cases_apart(score, more, less):
    assert score(more) > score(less) + 0.15


def test_one_exclamation_mark_is_friendly():
    assert pressure("See you on Tuesday!") == pressure("See you on Tuesday.")
    assert hype("See you on Tuesday!") == hype("See you on Tuesday.")
    assert warmth("See you on Tuesday!") > warmth("See you on Tuesday.")


def test_length_alone_is_no_pressure():
    sentence = "The pipe runs behind the wall and comes out under the sink. "
    assert pressure(sentence * 30) == pressure(sentence)
    assert hype(sentence * 30) == hype(sentence)


def test_acronyms_are_no_shouting():
    assert hype("The NHS and the BBC use USB.") == hype("The hospital and the radio use cables.")
    assert hype("You MUST SEE THIS") > hype("You must see this")


def test_repeating_kindness_saturates():
    once = "I would be glad to see the desk. "
    assert warmth(once * 20) - warmth(once * 5) < 0.01
